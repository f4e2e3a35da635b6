import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';

/** Tables that `loadDeliverers` fills. */
export const DELIVERER_TABLES: readonly string[] = ['volunteering.delivery_profiles', 'volunteering.delivery_hours'];

/** Who rides an e-bike carries by it, everybody else a little on foot. */
const PROFILES = `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes,
    starts_from, ends_at, changed_by)
  SELECT v.id, v.district_code, v.town_code, CASE WHEN k.rides THEN 'ebike' ELSE 'walk' END, CASE WHEN k.rides THEN 12 ELSE 5 END, 0,
    CASE WHEN k.rides THEN 120 ELSE 90 END, 'kitchen', 'anywhere', v.registered_by
  FROM volunteering.volunteers v CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM volunteering.volunteer_skills s
    WHERE s.volunteer_id = v.id AND s.skill = 'e_bike') AS rides) k WHERE v.town_code = $1`;
const HOURS = `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
  SELECT p.volunteer_id, p.district_code, p.town_code, d, '09:30', '13:30' FROM volunteering.delivery_profiles p, generate_series(1, 7) d
  WHERE p.town_code = $1`;

/** How the volunteers of 西坞 bring meals, and when they may be asked. */
export async function loadDeliverers(client: Client): Promise<void> {
  await client.query(PROFILES, [XIWU.townCode]);
  await client.query(HOURS, [XIWU.townCode]);
}
