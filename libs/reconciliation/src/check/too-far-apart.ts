import type { ClaimCheck } from './claim-check.js';

/** P02: one person at two facilities sooner than anybody travels. Great circle. At stake: the later meal's subsidy. */
export const tooFarApart: ClaimCheck = {
  code: 'P02',
  severity: 'block',
  title: { zh: '两处用餐相距太远', en: 'Two facilities too far apart for the time between' },
  explain: {
    zh: '同一个人先后在两个食堂当面用餐或取餐，按两处的直线距离和相隔时间，速度超过上限。送餐和代取不算。',
    en: 'One person ate or fetched a meal in person at two facilities, and the straight distance over the time between exceeds the speed limit. Deliveries and meals fetched by somebody else do not count.',
  },
  params: {
    kmPerHour: { value: 40, min: 5, max: 120, fraction: true, zh: '速度上限（公里/小时）', en: 'speed limit, km/h' },
    leastKm: { value: 1, min: 0.1, max: 50, fraction: true, zh: '至少相距（公里）', en: 'least distance, km' },
  },
  sql: `
    WITH steps AS (
      SELECT m.*, lag(m.meal_id) OVER w AS other_meal, lag(m.facility_id) OVER w AS other_facility, lag(m.served_at) OVER w AS other_at
      FROM check_repeats m WHERE m.mode IN ('dine_in', 'pickup')
      WINDOW w AS (PARTITION BY m.person_id, m.business_date ORDER BY m.served_at, m.meal_id)
    ), apart AS (
      SELECT s.*, extract(epoch FROM s.served_at - s.other_at) / 3600 AS hours,
        2 * 6371 * asin(least(1, sqrt(sin(radians(b.latitude - a.latitude) / 2) ^ 2
          + cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(radians(b.longitude - a.longitude) / 2) ^ 2))) AS km
      FROM steps s JOIN meal_point.facilities a ON a.id = s.facility_id JOIN meal_point.facilities b ON b.id = s.other_facility
      WHERE s.facility_id <> s.other_facility AND s.in_month
    )
    SELECT x.facility_id, x.meal_id || ' ' || x.other_meal AS evidence_key,
      jsonb_build_object('residentId', x.resident_id, 'km', round(x.km::numeric, 1), 'minutes', round(x.hours * 60),
        'otherFacilityId', x.other_facility) AS facts, false AS asks,
      m.meal_id, m.business_date, CASE WHEN m.meal_id = x.meal_id THEN m.government_fen ELSE 0 END AS stake_fen
    FROM apart x JOIN check_repeats m ON m.person_id = x.person_id AND m.business_date = x.business_date
      AND m.meal_id IN (x.meal_id, x.other_meal)
    WHERE x.km >= {leastKm} AND x.km > x.hours * {kmPerHour}`,
};
