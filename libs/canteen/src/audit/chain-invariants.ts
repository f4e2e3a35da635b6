import type { Invariant } from '@nuancan/platform';

/** Of the hashes: what was closed is what was hashed, and neither the middle nor the end of a chain is missing. */
export const CHAIN_INVARIANTS: readonly Invariant[] = [
  {
    name: 'meal-row-hash',
    zh: '已结算的每一餐与结算时的散列一致',
    en: 'Each settled meal is, to the byte, what was hashed when its day was closed',
    sql: `SELECT s.meal_id, s.business_date, s.facility_id FROM canteen.meal_settlements s
      LEFT JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
      LEFT JOIN (SELECT d.meal_id, d.business_date, jsonb_agg(jsonb_build_array(d.tranche_id, d.amount_fen) ORDER BY d.tranche_id) AS given
        FROM canteen.meal_donations d GROUP BY 1, 2) d ON d.meal_id = s.meal_id AND d.business_date = s.business_date
      WHERE m.id IS NULL OR s.row_hash <> canteen.meal_row_hash(m, s, coalesce(d.given, '[]'))
      ORDER BY s.business_date, s.facility_id, s.meal_id`,
  },
  {
    name: 'correction-row-hash',
    zh: '每一次更正与入账时的散列一致',
    en: 'Each correction is, to the byte, what was hashed when it was booked',
    sql: `SELECT k.id, k.meal_id, k.booked_date FROM canteen.meal_corrections k
      LEFT JOIN (SELECT d.correction_id, jsonb_agg(jsonb_build_array(d.tranche_id, d.amount_fen) ORDER BY d.tranche_id) AS back
        FROM canteen.correction_donations d GROUP BY 1) d ON d.correction_id = k.id
      WHERE k.row_hash <> canteen.correction_row_hash(k, coalesce(d.back, '[]')) ORDER BY k.recorded_at`,
  },
  {
    name: 'day-chain',
    zh: '每个助餐点的日结散列链连续，逐环重算一致',
    en: 'The hash chain of each facility has no gap, and every link is what it was made of',
    sql: `SELECT c.facility_id, c.business_date, c.round, c.chain_no FROM (
        SELECT x.*, lag(x.hash) OVER chain AS before, lag(x.chain_no) OVER chain AS no_before FROM canteen.day_closes x
        WINDOW chain AS (PARTITION BY x.facility_id ORDER BY x.chain_no)) c
      JOIN canteen.day_closes r ON r.facility_id = c.facility_id AND r.chain_no = c.chain_no
      WHERE c.chain_no <> coalesce(c.no_before, 0) + 1
        OR c.previous_hash <> coalesce(c.before, sha256(convert_to('nuancan ' || c.facility_id::text, 'UTF8')))
        OR r.hash <> canteen.round_hash(r)
      ORDER BY c.facility_id, c.chain_no`,
  },
  {
    name: 'day-close-logged',
    zh: '审计日志记下的每次日结都还在，散列相同',
    en: 'Each close that the audit log names is there, with the hash it had',
    sql: `SELECT l.subject_id, l.at FROM platform.audit_log l WHERE l.subject = 'canteen.day_closes' AND l.action = 'close'
        AND NOT EXISTS (SELECT FROM canteen.day_closes c WHERE c.hash = decode(l.after ->> 'hash', 'hex')) ORDER BY l.at`,
  },
  {
    name: 'month-seals-whole',
    zh: '每次确认结账恰有一个封印，封印链连续，逐环重算一致',
    en: 'Each confirmed closing has its seal, and the seals of each facility are a chain without a gap',
    sql: `SELECT t.facility_id, t.month, t.seq FROM ledger.period_transitions t WHERE t.action = 'confirm_closing'
        AND NOT EXISTS (SELECT FROM canteen.month_seals s
          WHERE s.facility_id = t.facility_id AND s.month = t.month AND s.transition_seq = t.seq AND s.sealed_at = t.at)
      UNION ALL
      SELECT s.facility_id, s.month, s.transition_seq FROM (
          SELECT x.*, lag(x.hash) OVER chain AS before, row_number() OVER chain AS place FROM canteen.month_seals x
          WINDOW chain AS (PARTITION BY x.facility_id ORDER BY x.seal_no)) s
        JOIN canteen.month_seals again USING (facility_id, seal_no)
        WHERE s.seal_no <> s.place OR again.hash <> canteen.seal_hash(again)
          OR s.previous_hash <> coalesce(s.before, sha256(convert_to('nuancan ' || s.facility_id::text, 'UTF8')))
          OR NOT EXISTS (SELECT FROM ledger.period_transitions t WHERE t.facility_id = s.facility_id AND t.month = s.month
            AND t.seq = s.transition_seq AND t.action = 'confirm_closing')`,
  },
  {
    name: 'month-seal-head',
    zh: '每个封印记下的日结链末端还在链上',
    en: 'The end of the day chain that each seal has kept is still in the chain',
    sql: `SELECT s.facility_id, s.month, s.chain_no FROM canteen.month_seals s WHERE s.chain_no > 0
        AND NOT EXISTS (SELECT FROM canteen.day_closes c
          WHERE c.facility_id = s.facility_id AND c.chain_no = s.chain_no AND c.hash = s.chain_hash)
      ORDER BY s.facility_id, s.seal_no`,
  },
  {
    name: 'month-seal-entries',
    zh: '每个封印所封月份的分录逐笔重算一致',
    en: 'The journal entries of each sealed month are, to the byte, those that were sealed',
    sql: `SELECT s.facility_id, s.month, s.entries, again.entries AS entries_again FROM canteen.month_seals s
      CROSS JOIN LATERAL canteen.entries_digest(s.facility_id, s.month, s.sealed_at) again
      WHERE again.hash <> s.entries_hash OR again.entries <> s.entries ORDER BY s.facility_id, s.seal_no`,
  },
];
