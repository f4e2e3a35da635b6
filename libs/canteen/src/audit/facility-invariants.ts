import type { Invariant } from '@nuancan/platform';

/** Of facilities: acceptance before opening, and a card behind the cost of every meal. */
export const FACILITY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'facility-states-in-order',
    zh: '每个供餐点的状态从筹建或接管开始，连续编号，日期不倒退',
    en: 'The states of every facility begin as planned or taken over, are numbered without a gap and go on in time',
    sql: `SELECT f.id AS facility, s.seq, s.state FROM meal_point.facilities f
      LEFT JOIN (SELECT facility_id, seq, state, taken_over, valid_from,
          row_number() OVER w AS place, lag(valid_from) OVER w AS before
        FROM meal_point.facility_states WINDOW w AS (PARTITION BY facility_id ORDER BY seq)) s ON s.facility_id = f.id
      WHERE s.seq IS NULL OR s.seq <> s.place OR s.valid_from < s.before
        OR (s.seq = 1 AND NOT (s.state = 'planned' OR (s.state = 'open' AND s.taken_over)))`,
  },
  {
    name: 'facility-opened-after-acceptance',
    zh: '供餐点先经另一账号验收合格，后开业',
    en: 'A facility opens after an acceptance that another account than the proposer decided, each item passed',
    sql: `SELECT s.facility_id AS facility, s.seq FROM meal_point.facility_states s
      WHERE s.state = 'open' AND NOT s.taken_over
        AND NOT EXISTS (SELECT FROM meal_point.facility_states o WHERE o.facility_id = s.facility_id AND o.seq < s.seq
          AND o.state = 'open' AND NOT EXISTS (SELECT FROM meal_point.facility_states c WHERE c.facility_id = s.facility_id
            AND c.state = 'closed' AND c.seq BETWEEN o.seq AND s.seq))
        AND NOT EXISTS (SELECT FROM meal_point.facility_states p JOIN meal_point.acceptances a ON a.id = p.acceptance_id
          WHERE p.facility_id = s.facility_id AND p.seq = s.seq - 1 AND p.state = 'accepted' AND a.facility_id = s.facility_id
            AND a.result = 'accepted' AND a.decided_by <> a.proposed_by AND a.inspected_on <= s.valid_from
            AND NOT jsonb_path_exists(a.checklist, '$[*] ? (!(@.passed == true))'))`,
  },
  {
    name: 'meal-cost-of-card',
    zh: '每一餐的成本出自本点的一张成本卡（含已更正的）',
    en: 'The cost of every meal is that of a cost card of its facility, standing or corrected',
    sql: `SELECT m.id AS meal, m.business_date AS "businessDate" FROM canteen.meals m
      WHERE NOT EXISTS (SELECT FROM canteen.cost_cards c WHERE c.facility_id = m.facility_id AND c.valid_from <= m.business_date
        AND c.ingredients_fen = m.cost_ingredients_fen AND c.labour_fen = m.cost_labour_fen AND c.energy_fen = m.cost_energy_fen
        AND c.packaging_fen = m.cost_packaging_fen
        AND m.cost_delivery_fen = CASE m.mode WHEN 'home_delivery' THEN c.delivery_fen ELSE 0 END)`,
  },
];
