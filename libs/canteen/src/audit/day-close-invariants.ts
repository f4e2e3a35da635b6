import type { Invariant } from '@nuancan/platform';

const NOT_VOIDED = `NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`;

/** Of closed days, what their meals settled to, and what was corrected. */
export const DAY_CLOSE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'settled-once',
    zh: '已日结的每一餐恰好结算一次（待补充结算的除外），作废的餐不结算',
    en: 'Each standing meal of a closed day is settled (a late one soon), and no voided one is',
    sql: `SELECT m.id, m.business_date, m.facility_id FROM canteen.meals m
        JOIN canteen.day_closes c ON c.facility_id = m.facility_id AND c.business_date = m.business_date AND c.round = 1
        WHERE ${NOT_VOIDED} AND NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
          AND NOT EXISTS (SELECT FROM platform.outbox o WHERE o.job = 'settle-late-meals' AND o.state IN ('pending', 'queued')
            AND o.payload ->> 'facilityId' = m.facility_id::text AND o.payload ->> 'businessDate' = m.business_date::text)
      UNION ALL
      SELECT s.meal_id, s.business_date, s.facility_id FROM canteen.meal_settlements s
        JOIN canteen.meal_voids v ON v.meal_id = s.meal_id AND v.business_date = s.business_date`,
  },
  {
    name: 'settled-identity',
    zh: '每一餐结算加更正后：成本 + 结余 = 五个一 + 缺口，价格 = 老人应付 + 政府补 + 优惠，均不为负',
    en: 'Each settled meal with its corrections keeps both identities, nothing below zero, surplus or unfunded 0',
    sql: `SELECT v.meal_id, v.business_date, v.cost_fen, v.unfunded_fen, v.surplus_fen FROM canteen.settled_meals v
      WHERE v.cost_fen + v.surplus_fen <> v.elder_paid_fen + v.government_fen + v.donation_fen + v.garden_fen + v.volunteer_fen + v.unfunded_fen
        OR v.price_fen <> v.elder_due_fen + v.government_fen + v.discount_fen OR least(v.unfunded_fen, v.surplus_fen) <> 0
        OR least(v.cost_fen, v.elder_paid_fen, v.government_fen, v.donation_fen, v.garden_fen, v.volunteer_fen, v.unfunded_fen, v.surplus_fen) < 0`,
  },
  {
    name: 'day-close-sums',
    zh: '每次日结的合计等于其中各餐之和',
    en: 'The sums of each round equal those of its meals',
    sql: `SELECT c.facility_id, c.business_date, c.round FROM canteen.day_closes c LEFT JOIN (
        SELECT s.facility_id, s.business_date, s.round, count(*) AS meals, sum(m.cost_fen) AS cost, sum(m.elder_paid_fen) AS elder,
          sum(m.government_fen) AS government, sum(s.donation_fen) AS donation, sum(s.garden_fen) AS garden,
          sum(s.volunteer_fen) AS volunteer, sum(s.unfunded_fen) AS unfunded, sum(s.surplus_fen) AS surplus
        FROM canteen.meal_settlements s JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
        GROUP BY 1, 2, 3) again USING (facility_id, business_date, round)
      WHERE (c.meals, c.cost_fen, c.elder_paid_fen, c.government_fen, c.donation_fen, c.garden_fen, c.volunteer_fen, c.unfunded_fen,
          c.surplus_fen) IS DISTINCT FROM (coalesce(again.meals, 0), coalesce(again.cost, 0), coalesce(again.elder, 0),
          coalesce(again.government, 0), coalesce(again.donation, 0), coalesce(again.garden, 0), coalesce(again.volunteer, 0),
          coalesce(again.unfunded, 0), coalesce(again.surplus, 0))`,
  },
  {
    name: 'in-kind-supplied',
    zh: '每天分摊到餐的菜园与志愿者价值不超过当天登记的价值',
    en: 'What meals of a day got in kind was supplied on that day',
    sql: `SELECT d.facility_id, d.business_date FROM (SELECT DISTINCT c.facility_id, c.business_date FROM canteen.day_closes c) d
      CROSS JOIN LATERAL canteen.source_values(d.facility_id, d.business_date) o
      CROSS JOIN LATERAL canteen.source_values_used(d.facility_id, d.business_date) u
      WHERE u.garden_fen > o.garden_fen OR u.volunteer_delivery_fen > o.volunteer_delivery_fen
        OR u.volunteer_other_fen > o.volunteer_other_fen`,
  },
  {
    name: 'tranche-spent',
    zh: '每笔捐款已用金额等于各餐所用（含餐券）减去退回，且不超过捐款',
    en: 'What each tranche has spent is what its meals got, by vouchers too, less what was given back',
    sql: `SELECT t.id, t.spent_fen, coalesce(u.spent, 0) AS spent_again FROM donation.tranches t LEFT JOIN (
        SELECT x.tranche_id, sum(x.amount_fen)::bigint AS spent FROM (SELECT tranche_id, amount_fen FROM canteen.meal_donations
          UNION ALL SELECT tranche_id, amount_fen FROM canteen.correction_donations
          UNION ALL SELECT issue_id, amount_fen - returned_fen FROM canteen.voucher_redemptions) x GROUP BY 1) u ON u.tranche_id = t.id
      WHERE t.spent_fen <> coalesce(u.spent, 0) OR t.spent_fen NOT BETWEEN 0 AND t.amount_fen`,
  },
  {
    name: 'settled-donations',
    zh: '每一餐的捐赠金额等于各笔捐款之和',
    en: 'The donation of each settled meal is the sum of its tranches',
    sql: `SELECT s.meal_id, s.business_date, s.donation_fen FROM canteen.meal_settlements s
      LEFT JOIN (SELECT d.meal_id, d.business_date, sum(d.amount_fen) AS given FROM canteen.meal_donations d GROUP BY 1, 2) d
        USING (meal_id, business_date)
      WHERE s.donation_fen <> coalesce(d.given, 0)`,
  },
  {
    name: 'day-close-booked',
    zh: '每次日结已记入账簿，政府补、捐赠与老人付的收入与之相等',
    en: 'Each round is in the ledger, with the income of elders, government and donations that it says',
    sql: `SELECT c.facility_id, c.business_date, c.round FROM canteen.day_closes c CROSS JOIN LATERAL (
        SELECT coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind = 'income_government'), 0) AS government,
          coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind = 'income_donation'), 0) AS donation,
          coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind IN ('income_elder', 'income_public')), 0) AS elder,
          coalesce(sum(l.amount_fen) FILTER (WHERE a.kind = 'in_kind_used'), 0) AS in_kind
        FROM ledger.entries e JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id
        WHERE e.district_code = c.district_code AND e.business_key = ANY (ARRAY(
          SELECT 'day-close/' || c.facility_id || '/' || c.business_date || '/' || c.round || '/' || p
          FROM unnest(ARRAY['breakfast', 'lunch', 'dinner']) p))) booked
      WHERE (booked.government, booked.donation, booked.elder, booked.in_kind)
        IS DISTINCT FROM (c.government_fen, c.donation_fen, c.elder_paid_fen, c.garden_fen + c.volunteer_fen)`,
  },
  {
    name: 'correction-booked',
    zh: '每一次更正已记入账簿，政府补、捐赠、老人付与实物的变动与之相等',
    en: 'Each correction is in the ledger, with what it took from elders, government, donations and in kind',
    sql: `SELECT k.id, k.meal_id, k.booked_date FROM canteen.meal_corrections k CROSS JOIN LATERAL (
        SELECT coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind = 'income_government'), 0) AS government,
          coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind = 'income_donation'), 0) AS donation,
          coalesce(-sum(l.amount_fen) FILTER (WHERE a.kind IN ('income_elder', 'income_public')), 0) AS elder,
          coalesce(sum(l.amount_fen) FILTER (WHERE a.kind = 'in_kind_used'), 0) AS in_kind
        FROM ledger.entries e JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id
        WHERE e.district_code = k.district_code AND e.business_key = 'correction/' || k.id) booked
      WHERE (booked.government, booked.donation, booked.elder, booked.in_kind)
        IS DISTINCT FROM (k.government_fen, k.donation_fen, k.elder_paid_fen, k.garden_fen + k.volunteer_fen)`,
  },
  {
    name: 'wallet-account',
    zh: '每个运营主体账簿上的钱包负债等于各钱包余额减欠款，加上尚未日结的扣款',
    en: 'What the books say an organisation owes to wallets is what wallets hold less arrears, and what meals of open days took',
    sql: `WITH booked AS (
        SELECT a.organisation_id, -sum(l.amount_fen) AS owed FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id
        WHERE a.kind = 'wallet' GROUP BY 1
      ), held AS (
        SELECT w.organisation_id, sum(w.balance_fen - w.arrears_fen) AS held FROM canteen.wallets w GROUP BY 1
      ), unbooked AS (
        SELECT w.organisation_id, -sum(w.amount_fen) AS taken FROM canteen.wallet_movements w
        WHERE w.kind IN ('spend', 'void_return') AND NOT EXISTS (SELECT FROM canteen.meal_settlements s
          WHERE s.meal_id = w.meal_id AND s.business_date = w.business_date) GROUP BY 1
      )
      SELECT organisation_id, coalesce(b.owed, 0) AS owed_fen, coalesce(h.held, 0) + coalesce(u.taken, 0) AS held_fen
      FROM booked b FULL JOIN held h USING (organisation_id) FULL JOIN unbooked u USING (organisation_id)
      WHERE coalesce(b.owed, 0) <> coalesce(h.held, 0) + coalesce(u.taken, 0)`,
  },
  {
    name: 'donation-fund',
    zh: '账簿上每笔捐款的余额等于到账减已用',
    en: 'What the books still hold of each tranche is what came in less what meals used',
    sql: `SELECT t.id, t.amount_fen - t.spent_fen AS left_fen, -b.moved AS booked_fen FROM donation.tranches t
      LEFT JOIN (SELECT a.fund_id, sum(l.amount_fen) AS moved FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id
        WHERE a.kind = 'donation_fund' GROUP BY 1) b ON b.fund_id = t.id
      WHERE -coalesce(b.moved, 0) <> t.amount_fen - t.spent_fen`,
  },
];
