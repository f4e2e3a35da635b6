import type { Invariant } from '@nuancan/platform';

/** Of replays: what they add up to is what their meals say, and what was booked of them is what they found. */
export const REPLAY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'replay-sums',
    zh: '预览和重算的合计与逐餐结果一致',
    en: 'The sums of a preview or replay are those of its meals',
    sql: `SELECT r.replay_id, r.meals, r.changed FROM canteen.replay_results r JOIN canteen.replays a ON a.id = r.replay_id
      LEFT JOIN (SELECT m.replay_id, count(*) AS meals, count(*) FILTER (WHERE m.changed) AS changed,
          sum(m.before_elder_due_fen) AS elder_before, sum(m.after_elder_due_fen) AS elder_after
        FROM canteen.replay_meals m GROUP BY 1) m ON m.replay_id = r.replay_id
      WHERE r.state = 'done' AND a.purpose <> 'forecast' AND (r.meals, r.changed, coalesce((r.sums ->> 'elderBeforeFen')::bigint, 0),
        coalesce((r.sums ->> 'elderAfterFen')::bigint, 0)) IS DISTINCT FROM
        (coalesce(m.meals, 0), coalesce(m.changed, 0), coalesce(m.elder_before, 0), coalesce(m.elder_after, 0))`,
  },
  {
    name: 'replay-corrections',
    zh: '按标准重算的更正逐餐等于重算发现的差异，由同一镇街承担，每次重算每餐至多一次',
    en: 'What was rated anew is the difference that a replay found, of the town that it found, once per replay and meal',
    sql: `SELECT k.id, k.meal_id, c.replay_id FROM canteen.meal_corrections k
      LEFT JOIN canteen.replay_corrections c ON c.correction_id = k.id
      LEFT JOIN canteen.replay_meals m ON m.replay_id = c.replay_id AND m.meal_id = c.meal_id
      WHERE (k.kind = 're_rate') <> (c.correction_id IS NOT NULL) OR c.meal_id <> k.meal_id OR (k.kind = 're_rate' AND
        (k.elder_due_fen, k.government_province_fen, k.government_city_fen, k.government_district_fen, k.government_town_fen, k.discount_fen)
        IS DISTINCT FROM (m.after_elder_due_fen - m.before_elder_due_fen, m.after_province_fen - m.before_province_fen,
          m.after_city_fen - m.before_city_fen, m.after_district_fen - m.before_district_fen, m.after_town_fen - m.before_town_fen,
          m.after_discount_fen - m.before_discount_fen))
        OR (m.before_town_fen > 0 AND k.funding_town IS DISTINCT FROM m.before_town)
        OR (m.after_town_fen > 0 AND k.funding_town IS DISTINCT FROM m.after_town)`,
  },
];
