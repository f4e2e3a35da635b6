import type { BusinessDate } from '@nuancan/kernel';
import type { PeriodStep } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { MonthErrors } from './month.errors.js';

const OPEN_DAYS = `
  SELECT count(*)::int AS count, min(d.day) AS first FROM (
    SELECT m.business_date AS day FROM canteen.meals m
    WHERE m.facility_id = $1 AND m.business_date >= $2 AND m.business_date < $2::date + interval '1 month'
      AND NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
    UNION SELECT d.business_date FROM canteen.day_sources d
    WHERE d.facility_id = $1 AND d.business_date >= $2 AND d.business_date < $2::date + interval '1 month'
      AND NOT EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = d.facility_id AND c.business_date = d.business_date)
    UNION SELECT w.business_date FROM canteen.wallet_movements w
    WHERE w.facility_id = $1 AND w.business_date >= $2 AND w.business_date < $2::date + interval '1 month'
      AND w.kind IN ('top_up_cash', 'refund_cash')
      AND NOT EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = w.facility_id AND c.business_date = w.business_date)
    UNION SELECT k.business_date FROM canteen.drawer_counts k
    WHERE k.facility_id = $1 AND k.business_date >= $2 AND k.business_date < $2::date + interval '1 month' AND k.round IS NULL
      AND NOT EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = k.facility_id AND c.business_date = k.business_date)
    UNION SELECT k.booked_date FROM canteen.meal_corrections k
    WHERE k.facility_id = $1 AND k.booked_date >= $2 AND k.booked_date < $2::date + interval '1 month'
      AND NOT EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = k.facility_id AND c.business_date = k.booked_date)) d`;

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
