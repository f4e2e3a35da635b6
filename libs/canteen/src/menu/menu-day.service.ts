import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import { placeInScope, type FacilityPlace } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type {
  CopiedMenuWeekDto,
  CopyMenuWeekDto,
  MenuDayLineDto,
  MenuWeekDto,
  MenuWeekQueryDto,
  SetMenuDayDto,
  SetMenuDishesDto,
  SetMenuWeekdaysDto,
  SetSoldOutDto,
} from './menu-day.dto.js';
import { copyDishes, setDishes } from './menu-dishes.js';
import { MenuErrors } from './menu.errors.js';
import { setFrom } from './set-from.js';

const DAYS = 7;

const WEEK = `
  SELECT day::date AS "businessDate", m.id, $1::uuid AS "facilityId", m.slot, m.kind, m.name, m.price_fen AS "priceFen",
    m.valid_from AS "validFrom", m.valid_to AS "validTo", m.offered, m.sold_out_at AS "soldOutAt", coalesce(o.dishes, '[]') AS dishes
  FROM generate_series($2::date, $2::date + 6, interval '1 day') AS day CROSS JOIN LATERAL canteen.menu_on($1::uuid, day::date) m
    LEFT JOIN LATERAL canteen.dishes_on($1::uuid, day::date) o ON o.slot = m.slot AND o.name = m.name
  ORDER BY day, m.slot, m.kind DESC, m.price_fen, m.name`;

/** The slot's lines of a day, offered when their name is among the given ones. $6 names. */
const SAY_OFFERED = `
  INSERT INTO canteen.menu_days (district_code, town_code, facility_id, business_date, slot, name, offered)
  SELECT $1, $2, $3, $4, m.slot, m.name, m.name = ANY ($6::text[])
  FROM canteen.menu_on($3::uuid, $4::date) m WHERE m.slot = $5
  ON CONFLICT ON CONSTRAINT menu_days_line_key DO UPDATE SET offered = EXCLUDED.offered`;

const SAY_SOLD_OUT = `
  INSERT INTO canteen.menu_days (district_code, town_code, facility_id, business_date, slot, name, sold_out_at)
  SELECT $1, $2, $3, $4, m.slot, m.name, CASE WHEN $7::boolean THEN now() END
  FROM canteen.menu_on($3::uuid, $4::date) m WHERE m.slot = $5 AND m.name = $6
  ON CONFLICT ON CONSTRAINT menu_days_line_key DO UPDATE SET sold_out_at =
    CASE WHEN EXCLUDED.sold_out_at IS NOT NULL THEN coalesce(menu_days.sold_out_at, EXCLUDED.sold_out_at) END`;

/** 今日菜单: which lines are offered on which weekday and date, and what is sold out. Prices stay dated rows of their own. */
@Injectable()
export class MenuDayService {
  constructor(private readonly database: Database) {}

  /** Seven days from `from` on. @throws MENU.FACILITY_NOT_IN_SCOPE */
  async week(scope: Scope, asked: MenuWeekQueryDto): Promise<MenuWeekDto> {
    const from = parseBusinessDate(asked.from ?? businessDateAt(new Date()));
    return this.database.scoped(scope, async (tx) => this.read(tx, await this.place(tx, scope, asked), from));
  }

  /** Says what a slot of a date offers. @throws MENU.FACILITY_NOT_IN_SCOPE, PAST_DAY, NO_SUCH_LINE */
  async setDay(scope: Scope, request: SetMenuDayDto): Promise<MenuWeekDto> {
    const on = notPast(request.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const place = await this.place(tx, scope, request);
      await this.offer(tx, place, { on, slot: request.slot, names: request.offered });
      const week = await this.read(tx, place, on);
      const known = new Set(week.days[0]?.lines.filter(({ slot }) => slot === request.slot).map(({ name }) => name));
      if (request.offered.some((name) => !known.has(name))) throw MenuErrors.NO_SUCH_LINE();
      return week;
    });
  }

  /** Says of which dishes a line is made on a date. @throws MENU.FACILITY_NOT_IN_SCOPE, PAST_DAY, NO_SUCH_LINE, NO_SUCH_DISH */
  async setDishes(scope: Scope, request: SetMenuDishesDto): Promise<MenuWeekDto> {
    const on = notPast(request.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const place = await this.place(tx, scope, request);
      await setDishes(tx, place, { on, slot: request.slot, name: request.name, dishIds: request.dishIds });
      return this.read(tx, place, on);
    });
  }

  /** @throws MENU.FACILITY_NOT_IN_SCOPE, PAST_DAY, NO_SUCH_LINE */
  async setSoldOut(scope: Scope, request: SetSoldOutDto): Promise<MenuWeekDto> {
    const on = notPast(request.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const place = await this.place(tx, scope, request);
      const written = await tx.query<unknown[]>(`${SAY_SOLD_OUT} RETURNING 1`, [
        ...[place.districtCode, place.townCode, place.id, on, request.slot, request.name, request.soldOut],
      ]);
      if (written.length === 0) throw MenuErrors.NO_SUCH_LINE();
      return this.read(tx, place, on);
    });
  }

  /** Says on which weekdays a line is offered. @throws MENU.FACILITY_NOT_IN_SCOPE, STARTS_IN_PAST, LATER_EXISTS, NO_SUCH_LINE */
  async setWeekdays(scope: Scope, request: SetMenuWeekdaysDto): Promise<MenuWeekDto> {
    const from = parseBusinessDate(request.validFrom);
    const { slot, name, weekdays } = request;
    return this.database.scoped(scope, async (tx) => {
      const place = await this.place(tx, scope, request);
      const [line] = await tx.query<unknown[]>(
        `SELECT FROM canteen.menu_items WHERE facility_id = $1 AND slot = $2 AND name = $3 AND superseded_at IS NULL
           AND (valid_to IS NULL OR valid_to >= $4) LIMIT 1`,
        [place.id, slot, name, from],
      );
      if (!line) throw MenuErrors.NO_SUCH_LINE();
      await setFrom(tx, scope, place.id, {
        table: 'canteen.menu_weekdays',
        validFrom: from,
        key: { slot, name },
        values: { weekdays: weekdays.toSorted() },
      });
      return this.read(tx, place, from);
    });
  }

  /**
   * Copies what a week offered and its dishes, day by day, to the days of another week or facility that are not past. A line
   * without a price there is left out, one that is new there is not offered.
   * @throws MENU.FACILITY_NOT_IN_SCOPE, NOT_A_MONDAY, PAST_DAY, SAME_WEEK
   */
  async copyWeek(scope: Scope, request: CopyMenuWeekDto): Promise<CopiedMenuWeekDto> {
    const fromWeek = monday(request.fromWeek);
    const toWeek = monday(request.toWeek);
    const today = businessDateAt(new Date());
    if (addDays(toWeek, DAYS - 1) < today) throw MenuErrors.PAST_DAY();
    return this.database.scoped(scope, async (tx) => {
      const from = await this.place(tx, scope, request);
      const to = await this.place(tx, scope, { facilityId: request.toFacilityId ?? from.id });
      if (from.id === to.id && fromWeek === toWeek) throw MenuErrors.SAME_WEEK();
      const source = await this.read(tx, from, fromWeek);
      for (const [at, { lines }] of source.days.entries()) {
        const on = addDays(toWeek, at);
        if (on < today) continue;
        for (const [slot, ofSlot] of Map.groupBy(lines, (line) => line.slot)) {
          const names = ofSlot.filter(({ offered }) => offered).map(({ name }) => name);
          await this.offer(tx, to, { on, slot, names });
        }
      }
      const leftOut = await copyDishes(tx, { place: from, week: fromWeek }, { place: to, week: toWeek });
      return { ...(await this.read(tx, to, toWeek)), leftOut };
    });
  }

  private place(tx: Tx, scope: Scope, { facilityId }: { facilityId?: string }): Promise<FacilityPlace> {
    return placeInScope(tx, scope, facilityId ?? scope.facilityId, MenuErrors.FACILITY_NOT_IN_SCOPE);
  }

  private async offer(
    tx: Tx,
    place: FacilityPlace,
    { on, slot, names }: { on: BusinessDate; slot: string; names: readonly string[] },
  ): Promise<void> {
    await tx.query(SAY_OFFERED, [place.districtCode, place.townCode, place.id, on, slot, names]);
  }

  private async read(tx: Tx, place: FacilityPlace, from: BusinessDate): Promise<MenuWeekDto> {
    const rows = await tx.query<(MenuDayLineDto & { businessDate: string })[]>(WEEK, [place.id, from]);
    const byDay = Map.groupBy(rows, (row) => row.businessDate);
    const days = Array.from({ length: DAYS }, (_, at) => {
      const businessDate = addDays(from, at);
      const lines = (byDay.get(businessDate) ?? []).map(({ businessDate: _day, ...line }) => line);
      return { businessDate, lines };
    });
    return { facilityId: place.id, days };
  }
}

function notPast(businessDate: string): BusinessDate {
  const on = parseBusinessDate(businessDate);
  if (on < businessDateAt(new Date())) throw MenuErrors.PAST_DAY();
  return on;
}

function monday(date: string): BusinessDate {
  const day = parseBusinessDate(date);
  if (weekdayOf(day) !== 1) throw MenuErrors.NOT_A_MONDAY();
  return day;
}
