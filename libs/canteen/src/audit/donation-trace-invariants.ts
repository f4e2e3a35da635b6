import type { Invariant } from '@nuancan/platform';

/** What donors are told is what meals got. */
export const DONATION_TRACE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'donation-trace',
    zh: '捐款去向（按助餐点和日期的餐数与金额）等于各餐所用减去更正退回',
    en: 'What a tranche is told to have paid, by facility and day, is what its meals got less what corrections gave back',
    sql: `WITH given AS (
        SELECT m.tranche_id, m.facility_id, m.business_date, m.meal_id, m.by_voucher, t.donation_id, d.donor_id, sum(m.amount_fen) AS fen
        FROM (SELECT tranche_id, facility_id, business_date, meal_id, amount_fen, false AS by_voucher FROM canteen.meal_donations
          UNION ALL SELECT c.tranche_id, c.facility_id, k.business_date, k.meal_id, c.amount_fen, false FROM canteen.correction_donations c
            JOIN canteen.meal_corrections k ON k.id = c.correction_id
          UNION ALL SELECT issue_id, facility_id, business_date, meal_id, amount_fen - returned_fen, true FROM canteen.voucher_redemptions) m
        JOIN donation.tranches t ON t.id = m.tranche_id JOIN donation.donations d ON d.id = t.donation_id
        GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(m.amount_fen) <> 0
      ), again AS (
        SELECT tranche_id, facility_id, business_date, sum(fen) AS fen, count(*) FILTER (WHERE of_donation = 1) AS meals,
          count(*) FILTER (WHERE of_donor = 1) AS donor_meals
        FROM (SELECT g.*, row_number() OVER (PARTITION BY meal_id, by_voucher, donation_id ORDER BY tranche_id) AS of_donation,
          row_number() OVER (PARTITION BY meal_id, by_voucher, donor_id ORDER BY tranche_id) AS of_donor FROM given g) n GROUP BY 1, 2, 3)
      SELECT coalesce(s.tranche_id, a.tranche_id) AS tranche, coalesce(s.facility_id, a.facility_id) AS facility,
        coalesce(s.business_date, a.business_date) AS day, s.amount_fen, a.fen AS again_fen
      FROM donation.spent_days s FULL JOIN again a USING (tranche_id, facility_id, business_date)
      WHERE (coalesce(s.amount_fen, 0), coalesce(s.meals, 0), coalesce(s.donor_meals, 0))
        <> (coalesce(a.fen, 0), coalesce(a.meals, 0), coalesce(a.donor_meals, 0))`,
  },
];
