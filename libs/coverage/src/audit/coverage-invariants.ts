import type { Invariant } from '@nuancan/platform';

const SUMMED = `sum(a.people) AS people, sum(a.reached) AS reached, sum(a.delivery_only) AS delivery_only, sum(a.not_reached) AS not_reached,
  sum(a.off_network) AS off_network, sum(a.without_place) AS without_place`;
const DIFFERENT = `(w.people, w.reached, w.delivery_only, w.not_reached, w.off_network, w.without_place)
  IS DISTINCT FROM (s.people, s.reached, s.delivery_only, s.not_reached, s.off_network, s.without_place)`;

/** Of the 15-minute map: one network counts, it is whole, and everybody is counted once. */
export const COVERAGE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'coverage-one-network',
    zh: '每个区最多一个启用的路网版本；启用过的区总有一个',
    en: 'A district has one active network at most, and always one after it once had',
    sql: `SELECT district_code, count(*) FILTER (WHERE state = 'active') AS active FROM coverage.networks GROUP BY 1
      HAVING count(*) FILTER (WHERE state = 'active') <> CASE WHEN count(activated_at) > 0 THEN 1 ELSE 0 END`,
  },
  {
    name: 'coverage-network-whole',
    zh: '建好的路网各块齐全',
    en: 'Of a built network every piece is there',
    sql: `SELECT n.id, count(p.part) AS parts, max(p.part) AS last FROM coverage.networks n
      LEFT JOIN coverage.network_parts p ON p.network_id = n.id AND p.kind = 'graph' WHERE n.built_at IS NOT NULL
      GROUP BY n.id HAVING count(p.part) <> coalesce(max(p.part), 0) + 1`,
  },
  {
    name: 'coverage-snaps-on-network',
    zh: '居民和助餐点落在路网已有的路段上',
    en: 'People and facilities are on edges that their network has',
    sql: `SELECT 'resident' AS kind, s.network_id, s.edge FROM coverage.resident_snaps s JOIN coverage.networks n ON n.id = s.network_id
        WHERE s.edge >= n.edges
      UNION ALL SELECT 'facility', s.network_id, s.edge FROM coverage.facility_snaps s JOIN coverage.networks n ON n.id = s.network_id
        WHERE s.edge >= n.edges`,
  },
  {
    name: 'coverage-adds-up',
    zh: '各村之和等于镇街，各镇街之和等于全区',
    en: 'Villages add up to their town, and towns to their district',
    sql: `SELECT w.run_id, w.profile, w.code FROM coverage.area_figures w
        CROSS JOIN LATERAL (SELECT ${SUMMED} FROM coverage.area_figures a WHERE a.run_id = w.run_id AND a.profile = w.profile
          AND a.level = 'village' AND a.town_code = w.code) s
        WHERE w.level = 'town' AND s.people IS NOT NULL AND ${DIFFERENT}
      UNION ALL SELECT w.run_id, w.profile, w.code FROM coverage.area_figures w
        CROSS JOIN LATERAL (SELECT ${SUMMED} FROM coverage.area_figures a WHERE a.run_id = w.run_id AND a.profile = w.profile
          AND a.level = 'town') s
        WHERE w.level = 'district' AND ${DIFFERENT}`,
  },
];
