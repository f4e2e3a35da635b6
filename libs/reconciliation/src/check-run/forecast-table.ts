import { hindcastsOf, type PastDay } from '@nuancan/canteen';
import type { BusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';

/** Forecasts that an error is known from, at least. */
const LEAST_COMPARED = 7;
/** What a check finds must not hang on the last binary digit. */
const DECIMALS = 1000;

const COUNTED = `SELECT facility_id AS "facilityId", slot, business_date AS day, sum(meals)::int AS portions, bool_or(in_month) AS "inMonth"
  FROM check_counts GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const TABLE = `CREATE TEMP TABLE check_forecasts (facility_id uuid NOT NULL, business_date date NOT NULL, slot text NOT NULL, meals int NOT NULL,
  portions numeric NOT NULL, usual_off numeric NOT NULL) ON COMMIT DROP`;
const FILL = `INSERT INTO check_forecasts SELECT * FROM jsonb_to_recordset($1) AS f (facility_id uuid, business_date date, slot text, meals int,
  portions numeric, usual_off numeric)`;

interface Counted {
  readonly facilityId: string;
  readonly slot: string;
  readonly day: BusinessDate;
  readonly portions: number;
  readonly inMonth: boolean;
}

/**
 * What each counted slot of the month was expected to serve by the days before it, and how far such forecasts had been off until
 * then. Days off without any before them are left out. The weather is not asked: it only makes fewer come.
 */
export async function fillForecasts(tx: Tx): Promise<void> {
  await tx.query(TABLE);
  const counted = await tx.query<Counted[]>(COUNTED);
  const days = counted.map(({ day }) => day).toSorted();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const kindOf = await new CalendarReader().kinds(tx, { from, to });
  const series = Map.groupBy(counted, ({ facilityId, slot }) => `${facilityId} ${slot}`);
  const rows = [...series.values()].flatMap((own) => {
    const known = own.map(({ day, portions }): PastDay => ({
      day,
      portions,
      kind: kindOf(day),
      weather: null,
      foreseen: null,
    }));
    return expected(own, hindcastsOf(known, { last: known.length, leadDays: 1 }));
  });
  await tx.query(FILL, [JSON.stringify(rows)]);
  await tx.query('ANALYZE check_forecasts');
}

function expected(own: readonly Counted[], hindcasts: ReturnType<typeof hindcastsOf>): object[] {
  const inMonth = new Map(own.map((one) => [one.day, one]));
  let [compared, off] = [0, 0];
  return hindcasts.flatMap(({ day: { day, portions: meals }, portions, unlearnt }) => {
    const usualOff = off / Math.max(1, compared);
    const isKnown = compared >= LEAST_COMPARED && unlearnt.length === 0;
    compared += 1;
    off += Math.abs(meals - portions);
    const one = inMonth.get(day);
    if (!isKnown || one === undefined || !one.inMonth) return [];
    return [
      {
        ...{ facility_id: one.facilityId, business_date: day, slot: one.slot, meals },
        ...{ portions: rounded(portions), usual_off: rounded(usualOff) },
      },
    ];
  });
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
