import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { CalendarReader, isOpen, placeInScope, type DayKind, type OpeningFacts } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { LEAST_DAYS, type PortionDay } from './forecast-portions.js';
import { ForecastErrors } from './forecast.errors.js';
import type { Weather } from './forecast-words.js';
import { outlookOf, type PastDay } from './outlook.js';
import type { PortionForecastDto, SlotForecastDto } from './portion-forecast.dto.js';

const DAYS_AHEAD = 7;
/** Half a year: some holiday is always in it. */
const HISTORY_DAYS = 182;
/** The points' share is that of the last four weeks. */
const SHARE_DAYS = 28;

const SERVED = `SELECT business_date AS day, slot, here, at_points AS "atPoints" FROM canteen.portions_served($1, $2, $3, $4)`;
/** Of each day what was noted last, and last before it began. */
const NOTES = `SELECT business_date AS day, (array_agg(weather ORDER BY recorded_at DESC, id DESC))[1] AS weather,
    (array_agg(weather ORDER BY recorded_at DESC, id DESC)
      FILTER (WHERE recorded_at < business_date::timestamp AT TIME ZONE 'Asia/Shanghai'))[1] AS foreseen
  FROM canteen.weather_notes WHERE facility_id = $1 AND business_date BETWEEN $2 AND $3 GROUP BY 1`;

interface Served {
  readonly day: BusinessDate;
  readonly slot: Slot;
  readonly here: number;
  readonly atPoints: number;
}

interface Noted {
  readonly day: BusinessDate;
  readonly weather: Weather;
  readonly foreseen: Weather | null;
}

/** 份数预测: what a kitchen may need on a day, for itself and its points. */
@Injectable()
export class PortionForecastService {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarReader,
  ) {}

  /** @throws FORECAST.FACILITY_NOT_IN_SCOPE, TOO_FAR */
  async forecast(
    scope: Scope,
    asked: { readonly businessDate: string; readonly facilityId?: string },
  ): Promise<PortionForecastDto> {
    const businessDate = parseBusinessDate(asked.businessDate);
    const today = businessDateAt(new Date());
    if (businessDate > addDays(today, DAYS_AHEAD) || businessDate < addDays(today, -HISTORY_DAYS))
      throw ForecastErrors.TOO_FAR();
    // Today's meals are still being eaten.
    const through = addDays(businessDate < today ? businessDate : today, -1);
    const from = addDays(through, 1 - HISTORY_DAYS);
    return this.database.scoped(scope, async (tx) => {
      const of = asked.facilityId ?? scope.facilityId;
      const { id: facilityId } = await placeInScope(tx, scope, of, ForecastErrors.FACILITY_NOT_IN_SCOPE);
      const kindOf = await this.calendar.kinds(tx, { from, to: businessDate });
      const notes = new Map((await tx.query<Noted[]>(NOTES, [facilityId, from, businessDate])).map((n) => [n.day, n]));
      const served = await tx.query<Served[]>(SERVED, [facilityId, from, through, businessDate]);
      const note = notes.get(businessDate);
      const weather = (businessDate < today ? note?.foreseen : note?.weather) ?? null;
      const target: PortionDay = { day: businessDate, kind: kindOf(businessDate), weather };
      const opening = await openingFacts(tx, facilityId, businessDate);
      const slots = SLOTS.map((slot) =>
        opening === null || isOpen(opening, businessDate, slot)
          ? slotForecast(slot, { rows: served.filter((row) => row.slot === slot), notes, kindOf, target, through })
          : { ...nothing(slot, 0), state: 'closed' as const, portions: 0, atPoints: 0 },
      );
      return { facilityId, businessDate, dayKind: target.kind, weather: note?.weather ?? null, through, slots };
    });
  }
}

async function openingFacts(tx: Tx, facilityId: string, day: BusinessDate): Promise<OpeningFacts | null> {
  const [row] = await tx.query<[{ facts: OpeningFacts | null }]>(
    'SELECT meal_point.opening_facts($1, ARRAY[$2::date]) AS facts',
    [facilityId, day],
  );
  return row.facts;
}

interface SlotPast {
  readonly rows: readonly Served[];
  readonly notes: ReadonlyMap<BusinessDate, Noted>;
  readonly kindOf: (day: BusinessDate) => DayKind;
  readonly target: PortionDay;
  readonly through: BusinessDate;
}

function slotForecast(slot: Slot, { rows, notes, kindOf, target, through }: SlotPast): SlotForecastDto {
  const history = rows.map(({ day, here, atPoints }): PastDay => {
    const note = notes.get(day);
    return {
      ...{ day, kind: kindOf(day), portions: here + atPoints },
      ...{ weather: note?.weather ?? null, foreseen: note?.foreseen ?? null },
    };
  });
  const outlook = outlookOf(history, target, through);
  if (outlook === null) return nothing(slot, history.length);
  const recent = rows.slice(-SHARE_DAYS);
  const sum = (of: (row: Served) => number): number => recent.reduce((total, row) => total + of(row), 0);
  const share = sum(({ atPoints }) => atPoints) / sum(({ here, atPoints }) => here + atPoints);
  const { range, error, unlearnt } = outlook;
  return {
    ...{ slot, state: 'forecast', days: history.length, leastDays: LEAST_DAYS },
    portions: Math.round(outlook.portions),
    atPoints: Math.round(outlook.portions * share),
    ...{ least: range?.least ?? null, most: range?.most ?? null },
    error: error && {
      days: error.days,
      meanPortions: toTenth(error.mean),
      lastWeekPortions: error.lastWeekMean === null ? null : toTenth(error.lastWeekMean),
    },
    unlearnt: [...unlearnt],
  };
}

function nothing(slot: Slot, days: number): SlotForecastDto {
  return {
    ...{ slot, state: 'not_enough_days', days, leastDays: LEAST_DAYS, unlearnt: [] },
    ...{ portions: null, atPoints: null, least: null, most: null, error: null },
  };
}

function toTenth(portions: number): number {
  return Math.round(portions * 10) / 10;
}
