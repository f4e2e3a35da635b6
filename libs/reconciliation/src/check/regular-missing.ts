import type { ClaimCheck } from './claim-check.js';

/** U02: a regular whom nobody has seen for three serving days, nothing known why. A welfare visit; nothing at stake. */
export const regularMissing: ClaimCheck = {
  code: 'U02',
  severity: 'warn',
  title: { zh: '常客三天没来', en: 'Regular diner missing for three days' },
  explain: {
    zh: '最近 30 天常来的人，食堂已经连续几个营业日没有见到，也没有登记去世、迁出或住院：请上门看看。后来又来用餐的，这一条自动消失。',
    en: 'Somebody who came often in the last 30 days was seen nowhere for some serving days, and no death, move or stay is on record: please visit. The finding goes by itself when the person eats again.',
  },
  params: {
    visits: { value: 10, min: 3, max: 30, zh: '30 天内至少来过几天', en: 'least days in 30' },
    days: { value: 3, min: 2, max: 14, zh: '缺席营业日', en: 'serving days missed' },
  },
  sql: `
    WITH seen AS MATERIALIZED (
      SELECT DISTINCT ON (person_id) person_id, resident_id, facility_id, business_date, meal_id FROM check_meals
      WHERE person_id IS NOT NULL AND business_date >= {month} - 35 ORDER BY person_id, business_date DESC, served_at DESC, meal_id
    ), missing AS MATERIALIZED (
      SELECT s.*, d.of - d.no AS missed, third.business_date AS noticed_on FROM seen s
      JOIN check_days d USING (facility_id, business_date)
      JOIN check_people p ON p.resident_id = s.resident_id AND NOT p.erased
      JOIN check_days third ON third.facility_id = s.facility_id AND third.no = d.no + {days}::int
      WHERE third.business_date >= {month} AND s.facility_id IN (SELECT facility_id FROM check_sites)
        AND NOT EXISTS (SELECT FROM check_facts f WHERE f.person_id = s.person_id AND f.kind = 'status'
          AND f.valid_from <= third.business_date AND (f.valid_to IS NULL OR f.valid_to > s.business_date))
    ), habit AS (
      SELECT x.person_id, count(DISTINCT m.business_date)::int AS visits
      FROM missing x JOIN check_meals m ON m.person_id = x.person_id AND m.facility_id = x.facility_id AND m.whole
        AND m.business_date > x.business_date - 30
      GROUP BY 1 HAVING count(DISTINCT m.business_date) >= {visits}
    )
    SELECT x.facility_id, x.person_id || ' ' || x.business_date AS evidence_key,
      jsonb_build_object('residentId', x.resident_id, 'lastSeen', x.business_date, 'missedDays', x.missed, 'visits', h.visits) AS facts,
      false AS asks, x.meal_id, x.business_date, 0 AS stake_fen
    FROM missing x JOIN habit h USING (person_id)`,
};
