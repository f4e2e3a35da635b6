import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { DayStateDto, DrawerDto } from './day-close.dto.js';

const CASH_MEALS = `SELECT sum(m.elder_paid_fen) FROM canteen.meals m
  LEFT JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
  WHERE m.facility_id = $1 AND m.business_date = $2 AND m.payment_method = 'cash' AND (s.round = 1 OR (s.round IS NULL AND closed.round IS NULL))
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
    AND NOT EXISTS (SELECT FROM canteen.drawer_counts k
      WHERE k.facility_id = m.facility_id AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at)`;

const MOVED = (kind: string): string => `SELECT sum(abs(w.amount_fen)) FROM canteen.wallet_movements w
  WHERE w.facility_id = $1 AND w.business_date = $2 AND w.kind = '${kind}'`;

const TAKEN = (condition: string): string => `SELECT sum(d.amount_fen) FROM canteen.day_sources d
  WHERE d.facility_id = $1 AND d.business_date = $2 AND ${condition}
    AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)`;

const CORRECTED = `SELECT -sum(k.elder_paid_fen) FROM canteen.meal_corrections k
  WHERE k.facility_id = $1 AND k.booked_date = $2 AND k.refund = 'cash'`;

const DRAWER = `SELECT CASE WHEN closed.round IS NULL THEN canteen.drawer_of($1) ELSE closed.cash_expected_fen END AS "cashExpectedFen",
    coalesce((${CASH_MEALS}), 0)::bigint AS "cashMealsFen",
    coalesce((${MOVED('top_up_cash')}), 0)::bigint AS "topUpsFen",
    (coalesce((${MOVED('refund_cash')}), 0) + coalesce((${CORRECTED}), 0))::bigint AS "refundsFen",
    coalesce((${TAKEN(`d.paid_from = 'drawer'`)}), 0)::bigint AS "paidOutFen",
    coalesce((${TAKEN(`d.kind = 'bank_deposit'`)}), 0)::bigint AS "depositsFen"
  FROM (SELECT) one LEFT JOIN canteen.day_closes closed ON closed.facility_id = $1 AND closed.business_date = $2 AND closed.round = 1`;

type Parts = Omit<DrawerDto, 'carriedOverFen'>;

/** What should lie in the drawer now, of a closed day when it was closed, and what of it came and went on that day. */
export async function loadDrawer(
  tx: Tx,
  facilityId: string,
  businessDate: BusinessDate,
): Promise<Pick<DayStateDto, 'cashExpectedFen' | 'drawer'>> {
  const [{ cashExpectedFen, ...parts }] = await tx.query<[Parts & { cashExpectedFen: number }]>(DRAWER, [
    facilityId,
    businessDate,
  ]);
  const { cashMealsFen, topUpsFen, refundsFen, paidOutFen, depositsFen } = parts;
  const ofDayFen = cashMealsFen + topUpsFen - refundsFen - paidOutFen - depositsFen;
  return { cashExpectedFen, drawer: { carriedOverFen: cashExpectedFen - ofDayFen, ...parts } };
}
