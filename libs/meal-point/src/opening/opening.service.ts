import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { placeInScope } from '../dated-row/facility-place.js';
import type { FacilityTier } from '../facility/facility-tier.js';
import { MEAL_SLOTS, type MealSlot } from '../meal-slot.js';
import { MealPointErrors } from '../meal-point.errors.js';
import type {
  FacilityDayListDto,
  FacilityOpeningDto,
  OpeningExceptionDto,
  OpeningHoursDto,
  OpeningQueryDto,
  SlotCapacityDto,
  SlotOpeningDto,
} from './opening.dto.js';
import { openingOn, stateOn, type OpeningFacts } from './opening.js';

const CLOCK = `to_char(opens_at, 'HH24:MI') AS "opensAt", to_char(last_order_at, 'HH24:MI') AS "lastOrderAt",
  to_char(closes_at, 'HH24:MI') AS "closesAt"`;
const VALIDITY = `valid_from AS "validFrom", valid_to AS "validTo"`;
const FROM_DAY_ON = `facility_id = $1 AND (valid_to IS NULL OR valid_to >= $2)`;

interface DayRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tier: FacilityTier;
  readonly townCode: string;
  readonly facts: OpeningFacts;
}

/** When facilities serve; what is open on a day is decided by `openingOn`, for one facility and for a district alike. */
@Injectable()
export class OpeningService {
  constructor(private readonly database: Database) {}

  /** Timetable, exceptions and capacities of one facility. @throws MEAL_POINT.FACILITY_NOT_FOUND */
  async of(scope: Scope, facilityId: string, businessDate?: string): Promise<FacilityOpeningDto> {
    const on = dayOf(businessDate);
    return this.database.scoped(scope, async (tx) => {
      await placeInScope(tx, scope, facilityId);
      const asked = [facilityId, on];
      const [row] = await tx.query<[{ facts: OpeningFacts | null }]>(
        'SELECT meal_point.opening_facts($1, ARRAY[$2::date]) AS facts',
        asked,
      );
      if (!row.facts) throw MealPointErrors.FACILITY_NOT_FOUND();
      return {
        businessDate: on,
        today: slotsOf(row.facts, on),
        hours: await tx.query<OpeningHoursDto[]>(
          `SELECT id, weekday, slot, ${CLOCK}, ${VALIDITY} FROM meal_point.opening_hours WHERE ${FROM_DAY_ON}
           ORDER BY valid_from, weekday, opens_at`,
          asked,
        ),
        exceptions: await tx.query<OpeningExceptionDto[]>(
          `SELECT id, kind, slot, reason, ${CLOCK}, ${VALIDITY} FROM meal_point.opening_exceptions WHERE ${FROM_DAY_ON}
           ORDER BY valid_from, slot NULLS FIRST`,
          asked,
        ),
        capacities: await this.capacities(tx, facilityId, on),
      };
    });
  }

  /** What is open on a day, by code. */
  async onDay(scope: Scope, asked: OpeningQueryDto): Promise<FacilityDayListDto> {
    const on = dayOf(asked.businessDate);
    const [after] = asked.cursor === undefined ? [null] : decodeCursor(asked.cursor, 1);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<DayRow[]>(
        `SELECT id, code, name, tier, town_code AS "townCode", meal_point.opening_facts(id, ARRAY[$2::date]) AS facts
         FROM (SELECT * FROM meal_point.facilities WHERE district_code = $1
             AND ($3::text IS NULL OR town_code = $3) AND ($4::uuid IS NULL OR id = $4)
             AND ($5::text IS NULL OR town_code = $5) AND ($6::uuid IS NULL OR id = $6) AND ($7::text IS NULL OR code > $7)
           ORDER BY code LIMIT $8) f ORDER BY code`,
        [
          ...[scope.districtCode, on, scope.townCode, scope.facilityId],
          ...[asked.townCode ?? null, asked.facilityId ?? null, after, asked.limit + 1],
        ],
      ),
    );
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    const items = page
      .map(({ id, facts, ...facility }) => ({
        facilityId: id,
        ...facility,
        state: stateOn(facts.states, on),
        slots: slotsOf(facts, on),
      }))
      .filter(({ slots }) => asked.slot === undefined || slots.some((day) => day.slot === asked.slot && day.open));
    return {
      businessDate: on,
      items,
      nextCursor: last && rows.length > page.length ? encodeCursor([last.code]) : null,
    };
  }

  private capacities(tx: Tx, facilityId: string, on: BusinessDate): Promise<SlotCapacityDto[]> {
    return tx.query<SlotCapacityDto[]>(
      `SELECT id, slot, seats, dine_in_portions AS "dineInPortions", delivery_portions AS "deliveryPortions", ${VALIDITY}
       FROM meal_point.slot_capacities WHERE ${FROM_DAY_ON} ORDER BY slot, valid_from`,
      [facilityId, on],
    );
  }
}

/** The three slots of a day as answers tell them. */
export function slotsOf(facts: OpeningFacts, on: BusinessDate): SlotOpeningDto[] {
  return MEAL_SLOTS.map((slot) => slotOpening(facts, on, slot));
}

function slotOpening(facts: OpeningFacts, on: BusinessDate, slot: MealSlot): SlotOpeningDto {
  const opening = openingOn(facts, on, slot);
  const hours = (opening.open ? opening.hours : null) ?? { opensAt: null, lastOrderAt: null, closesAt: null };
  return {
    slot,
    open: opening.open,
    why: opening.open ? null : opening.why,
    reason: opening.open ? null : opening.reason,
    ...hours,
  };
}

function dayOf(businessDate: string | undefined): BusinessDate {
  return parseBusinessDate(businessDate ?? businessDateAt(new Date()));
}
