import type { Invariant } from '@nuancan/platform';

/** Of corrections: what is large was seen by two people, and booked as they saw it. */
export const CORRECTION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'correction-four-eyes',
    zh: '超过限额的更正都由提出人以外的人批准',
    en: 'What was too large for one person was approved by another than proposed it',
    sql: `SELECT k.client_id, k.meals, k.amount_fen FROM (
        SELECT c.client_id, c.district_code, count(*) AS meals, sum(abs(c.government_fen) + abs(c.elder_paid_fen)) AS amount_fen,
          min(c.recorded_at) AS recorded_at, min(c.account_id::text) AS account_id
        FROM canteen.meal_corrections c GROUP BY 1, 2) k
      LEFT JOIN LATERAL (SELECT s.most_fen, s.most_meals FROM canteen.correction_settings s
        WHERE s.district_code = k.district_code AND s.recorded_at <= k.recorded_at
          AND s.valid_from <= platform.business_date(k.recorded_at)
        ORDER BY s.valid_from DESC, s.id DESC LIMIT 1) s ON true
      LEFT JOIN LATERAL (SELECT s.most_fen, s.most_meals FROM canteen.correction_settings s
        WHERE s.district_code = k.district_code AND s.recorded_at <= k.recorded_at AND s.recorded_by::text <> k.account_id
          AND s.valid_from <= platform.business_date(k.recorded_at)
        ORDER BY s.valid_from DESC, s.id DESC LIMIT 1) o ON true
      WHERE k.recorded_at >= platform.rules_since()
        AND (k.amount_fen > least(coalesce(s.most_fen, 50000), coalesce(o.most_fen, 50000))
          OR k.meals > least(coalesce(s.most_meals, 20), coalesce(o.most_meals, 20)))
        AND NOT EXISTS (SELECT FROM canteen.correction_proposals p JOIN canteen.correction_decisions d ON d.proposal_id = p.id
          WHERE p.client_id = k.client_id AND p.district_code = k.district_code AND d.decision = 'approved'
            AND d.decided_by::text = k.account_id AND d.decided_by <> p.proposed_by)`,
  },
  {
    name: 'correction-as-proposed',
    zh: '批准的更正与提出的逐餐一致并已入账，未批准的没有入账',
    en: 'What was approved is booked, meal by meal as proposed; of anything else nothing is',
    sql: `WITH proposed AS (
        SELECT p.client_id, p.district_code, (x ->> 'mealId')::uuid AS meal_id, x ->> 'kind' AS kind,
          (x #>> '{amounts,government_fen}')::bigint AS government_fen, (x #>> '{amounts,elder_paid_fen}')::bigint AS elder_paid_fen,
          (x #>> '{amounts,donation_fen}')::bigint AS donation_fen, x ->> 'refund' AS refund,
          coalesce(d.decision = 'approved', false) AS approved
        FROM canteen.correction_proposals p LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id
        CROSS JOIN LATERAL jsonb_array_elements(p.body -> 'items') x)
      SELECT p.client_id, p.meal_id, p.approved FROM proposed p
      LEFT JOIN canteen.meal_corrections k ON k.client_id = p.client_id AND k.meal_id = p.meal_id AND k.district_code = p.district_code
      WHERE p.approved <> (k.id IS NOT NULL) OR (p.approved AND (p.kind, p.government_fen, p.elder_paid_fen, p.donation_fen, p.refund)
        IS DISTINCT FROM (k.kind, k.government_fen, k.elder_paid_fen, k.donation_fen, k.refund))`,
  },
];
