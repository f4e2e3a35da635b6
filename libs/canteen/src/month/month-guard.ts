import type { BusinessDate } from '@nuancan/kernel';
import type { PeriodStep } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { MonthErrors } from './month.errors.js';

/** A closed day is open again while a meal that came late to it waits for its round. */
const OPEN_DAYS = `
  SELECT count(*)::int AS count, min(d.day) AS first
  FROM canteen.days_with_records($1, $2::date, ($2::date + interval '1 month')::date - 1) d
  WHERE NOT d.closed OR (SELECT true FROM canteen.late_meal_days l
    JOIN canteen.meals m ON m.facility_id = l.facility_id AND m.business_date = l.business_date
    WHERE l.facility_id = $1 AND l.business_date = d.day
      AND NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date) LIMIT 1)`;

const UNFUNDED = `SELECT canteen.unfunded_of($1, $2) AS "unfundedFen",
  (SELECT a.unfunded_fen FROM canteen.unfunded_attributions a WHERE a.facility_id = $1 AND a.month = $2
    ORDER BY a.version DESC LIMIT 1) AS "attributedFen"`;

/** Every day of a month that has records is closed. @throws MONTH.DAYS_OPEN */
export async function requireClosedDays(
  tx: Tx,
  { facilityId, month }: Pick<PeriodStep, 'facilityId' | 'month'>,
): Promise<void> {
  const [open] = await tx.query<[{ count: number; first: BusinessDate | null }]>(OPEN_DAYS, [facilityId, month]);
  if (open.count > 0) throw MonthErrors.DAYS_OPEN({ count: open.count, first: open.first });
}

/**
 * A month is closed when every day of it is, and when somebody bears what it left unfunded.
 * @throws MONTH.DAYS_OPEN, MONTH.UNFUNDED_UNATTRIBUTED
 */
export async function requireWholeMonth(tx: Tx, { facilityId, month, action }: PeriodStep): Promise<void> {
  if (action !== 'request_closing' && action !== 'confirm_closing') return;
  await requireClosedDays(tx, { facilityId, month });
  const [{ unfundedFen, attributedFen }] = await tx.query<[{ unfundedFen: number; attributedFen: number | null }]>(
    UNFUNDED,
    [facilityId, month],
  );
  if (Math.max(0, unfundedFen) !== (attributedFen ?? 0)) throw MonthErrors.UNFUNDED_UNATTRIBUTED();
}
