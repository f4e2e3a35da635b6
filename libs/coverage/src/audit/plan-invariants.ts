import type { Invariant } from '@nuancan/platform';

const FIGURES = [
  ...['people', 'reached_before', 'reached_after', 'gained', 'lost', 'over_80_before', 'over_80_after'],
  ...[
    'dependent_before',
    'dependent_after',
    'lives_alone_before',
    'lives_alone_after',
    'not_reached_before',
    'not_reached_after',
  ],
  ...['seats_before', 'seats_after', 'facilities_before', 'facilities_after'],
] as const;
const OF = (row: string): string => FIGURES.map((column) => `${row}.${column}`).join(', ');
const SUMS = FIGURES.map((column) => `sum(t.${column}) AS ${column}`).join(', ');

/** Of sitings and scenarios: what they say follows from what they keep. */
export const PLAN_INVARIANTS: readonly Invariant[] = [
  {
    name: 'siting-sites-within',
    zh: '选址选中的点在点数和预算之内，新覆盖不超过各点单独覆盖之和，也不少于其中最多的一个（不限座位时）',
    en: 'A siting chose no more sites than it may and can pay, which newly reach no more than each alone together and, without seats, no fewer than the best',
    sql: `SELECT s.id, s.newly, c.sites, c.alone, c.best, c.cost FROM coverage.sitings s
      CROSS JOIN LATERAL (SELECT count(*) AS sites, coalesce(sum(x.alone), 0) AS alone, coalesce(max(x.alone), 0) AS best,
        coalesce(sum(x.cost_fen), 0) AS cost, bool_or(x.seats IS NOT NULL) IS TRUE AS seated, bool_or(x.cost_fen IS NULL) IS TRUE AS unpriced
        FROM coverage.siting_sites x WHERE x.siting_id = s.id AND x.is_chosen) c
      WHERE c.sites > s.most_sites OR s.newly > c.alone OR (s.budget_fen IS NOT NULL AND (c.cost > s.budget_fen OR c.unpriced))
        OR (s.seats IS NULL AND NOT c.seated AND s.newly < c.best)`,
  },
  {
    name: 'siting-candidates-whole',
    zh: '选址的候选点与登记的数目一致',
    en: 'Of a siting every candidate is there, and as many off the network as it says',
    sql: `SELECT s.id, s.candidates, s.off_network, c.rows, c.off FROM coverage.sitings s
      CROSS JOIN LATERAL (SELECT count(*) AS rows, count(x.problem) AS off FROM coverage.siting_sites x WHERE x.siting_id = s.id) c
      WHERE (c.rows, c.off) <> (s.candidates, s.off_network)`,
  },
  {
    name: 'siting-problem-gone',
    zh: '证明中的选址存有题目，证明结束后题目和进度都已删除',
    en: 'A siting keeps its problem while it is proven, and neither problem nor progress afterwards',
    sql: `SELECT s.id, s.state FROM coverage.sitings s LEFT JOIN coverage.siting_problems p ON p.siting_id = s.id
        WHERE (p.siting_id IS NOT NULL) <> (s.state = 'proving')
      UNION ALL SELECT s.id, s.state FROM coverage.sitings s JOIN coverage.siting_progress p ON p.siting_id = s.id WHERE s.state <> 'proving'`,
  },
  {
    name: 'scenario-adds-up',
    zh: '方案各镇街之和等于全区',
    en: 'Towns of a counted scenario add up to its district',
    sql: `SELECT s.id FROM coverage.scenarios s LEFT JOIN coverage.scenario_figures w ON w.scenario_id = s.id AND w.level = 'district'
      CROSS JOIN LATERAL (SELECT ${SUMS} FROM coverage.scenario_figures t WHERE t.scenario_id = s.id AND t.level = 'town') t
      WHERE s.counted_at IS NOT NULL AND (${OF('w')}) IS DISTINCT FROM (${OF('t')})`,
  },
  {
    name: 'scenario-changes-whole',
    zh: '方案有变更、序号连续，一处变更不与另一处矛盾',
    en: 'A scenario has changes, one after another, and what closes has no other change',
    sql: `SELECT s.id FROM coverage.scenarios s LEFT JOIN coverage.scenario_changes c ON c.scenario_id = s.id
        GROUP BY s.id HAVING count(c.at) = 0 OR count(c.at) <> max(c.at) + 1
      UNION ALL SELECT c.scenario_id FROM coverage.scenario_changes c JOIN coverage.scenario_changes o
        ON o.scenario_id = c.scenario_id AND o.facility_id = c.facility_id AND o.at <> c.at WHERE c.kind = 'close'`,
  },
];
