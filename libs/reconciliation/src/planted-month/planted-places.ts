import { PLANTED_DISTRICT, PLANTED_POLICY } from './planted-policy.js';

const TOWNS = 12;
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash';

/** Names of what the generator writes down for itself; no check reads this schema. */
export const NOTES = `
  CREATE SCHEMA planted;
  CREATE TABLE planted.labels (code text NOT NULL, facility_id uuid NOT NULL, meal_id uuid, resident_id uuid, day date);
  CREATE FUNCTION planted.draw(what text, seed bigint) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (hashtextextended(what, seed) & 9223372036854775807)::float8 / 9223372036854775808;
  CREATE FUNCTION planted.id(what text, seed bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN md5(what || ' ' || seed)::uuid`;

/** Towns, canteens five kilometres apart, their hours, portions, cost cards and accounts, and the policy. */
export function plantedPlaces(facilities: number, seed: number): string {
  return `
  INSERT INTO registry.districts VALUES ('${PLANTED_DISTRICT}', '样例区', '样例市', '样例省');
  INSERT INTO registry.towns (code, district_code, name)
    SELECT '${PLANTED_DISTRICT}' || lpad(n::text, 3, '0'), '${PLANTED_DISTRICT}', n || '镇' FROM generate_series(1, ${TOWNS}) n;
  INSERT INTO registry.villages (code, town_code, district_code, name) SELECT code || '001', code, '${PLANTED_DISTRICT}', '一村' FROM registry.towns;
  INSERT INTO registry.organisations (district_code, name) VALUES ('${PLANTED_DISTRICT}', '样例村集体');
  INSERT INTO meal_point.facilities (id, code, district_code, town_code, organisation_id, tier, name, opened_on, longitude, latitude)
    SELECT planted.id('facility ' || n, ${seed}), 'PLANTED-' || n, '${PLANTED_DISTRICT}', '${PLANTED_DISTRICT}' || lpad((1 + n % ${TOWNS})::text, 3, '0'), o.id,
      'elder_canteen', n || '食堂', '2020-01-01', 121 + (n % 6) * 0.05, 29 + (n / 6) * 0.05
    FROM generate_series(1, ${facilities}) n, registry.organisations o;
  INSERT INTO meal_point.opening_hours (district_code, town_code, facility_id, weekday, slot, opens_at, last_order_at, closes_at, valid_from)
    SELECT district_code, town_code, id, d, s.slot, s.opens_at::time, s.closes_at::time, s.closes_at::time, '2020-01-01'
    FROM meal_point.facilities, generate_series(1, 7) d, (VALUES ('lunch', '10:30', '13:00'), ('dinner', '16:30', '18:30')) s (slot, opens_at, closes_at);
  INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen, packaging_fen, delivery_fen)
    SELECT district_code, town_code, id, '2020-01-01', 600, 500, 200, 100, 150 FROM meal_point.facilities;
  WITH p AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en)
    VALUES ('${PLANTED_DISTRICT}', 'planted', '样例补贴', 'Planted subsidy') RETURNING id)
  INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
    SELECT id, '${PLANTED_DISTRICT}', 1, '${JSON.stringify(PLANTED_POLICY)}', '2020-01-01', now() FROM p;
  INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
    SELECT 'op-' || id, '经办', '${HASH}', 'operator', district_code, town_code, id FROM meal_point.facilities
    UNION ALL SELECT 'town-' || code, '镇街', '${HASH}', 'town_official', district_code, code, NULL FROM registry.towns
    UNION ALL SELECT 'district', '区里', '${HASH}', 'district_official', '${PLANTED_DISTRICT}', NULL, NULL;
  CREATE TABLE planted.sites AS SELECT row_number() OVER (ORDER BY substr(f.code, 9)::int)::int AS no, f.id, f.town_code, a.id AS account_id
    FROM meal_point.facilities f JOIN identity.accounts a ON a.facility_id = f.id;
  CREATE UNIQUE INDEX ON planted.sites (no)`;
}
