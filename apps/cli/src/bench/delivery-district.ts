import { hashPassword } from '@nuancan/identity';
import { openClient } from '@nuancan/platform';
import { createBenchDistrict } from './bench-district.js';

export const KITCHENS = 5;
/** Of a kitchen and day. */
export const ORDERS = 120;
/** So many more people than orders: each day some are new and others eat out. */
export const PEOPLE = 132;
export const VOLUNTEERS = 12;

const VILLAGES = 6;
/** Portions that a volunteer carries at once. */
export const BOXES = 15;

/** A kitchen with its people and those who carry. */
export interface BenchKitchen {
  readonly facilityId: string;
  readonly townCode: string;
  /** Logs in as the kitchen's operator. */
  readonly login: string;
  readonly people: readonly { readonly residentId: string; readonly addressId: string }[];
}

/** Five kitchens that bring meals to 600 doors. */
export interface DeliveryDistrict {
  readonly districtCode: string;
  readonly password: string;
  readonly kitchens: readonly BenchKitchen[];
}

/** The first kitchen five times, a town and six villages each. */
const PLACES = `
  INSERT INTO registry.towns (code, district_code, name)
    SELECT t.district_code || lpad(k::text, 3, '0'), t.district_code, '压测镇' || k FROM registry.towns t, generate_series(2, ${KITCHENS}) k;
  INSERT INTO registry.villages (code, town_code, district_code, name)
    SELECT t.code || lpad((100 + v)::text, 3, '0'), t.code, t.district_code, '村' || v FROM registry.towns t, generate_series(1, ${VILLAGES}) v;
  UPDATE meal_point.facilities SET longitude = 121.4, latitude = 29.65, seats = 60;
  INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on, longitude, latitude, seats)
    SELECT 'BENCH-' || right(t.code, 1), f.district_code, t.code, f.organisation_id, f.tier, '压测食堂' || right(t.code, 1), f.opened_on,
      f.longitude + 0.1 * (right(t.code, 1)::int - 1), f.latitude, f.seats
    FROM meal_point.facilities f, registry.towns t WHERE t.code <> f.town_code;
  INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen, packaging_fen,
      delivery_fen)
    SELECT c.district_code, f.town_code, f.id, c.valid_from, c.ingredients_fen, c.labour_fen, c.energy_fen, c.packaging_fen, c.delivery_fen
    FROM canteen.cost_cards c, meal_point.facilities f WHERE f.id <> c.facility_id;
  INSERT INTO canteen.menu_items (district_code, town_code, facility_id, slot, kind, name, price_fen, valid_from)
    SELECT district_code, town_code, id, 'lunch', 'set', '套餐', 1200, '2022-01-01' FROM meal_point.facilities;`;

/** Six villages around each kitchen, one to three kilometres off, doors within some 400 m of their middle. */
const DOORS = `
  UPDATE registry.residents r SET town_code = f.town_code, village_code = f.town_code || lpad((101 + n.of_kitchen % ${VILLAGES})::text, 3, '0'),
    lives_alone = false
  FROM (SELECT id, (row_number() OVER (ORDER BY length(name), name) - 1) AS no, (row_number() OVER (ORDER BY length(name), name) - 1) % ${PEOPLE} AS of_kitchen
    FROM registry.residents) n
  JOIN (SELECT town_code, row_number() OVER (ORDER BY town_code) - 1 AS k FROM meal_point.facilities) f ON true
  WHERE r.id = n.id AND f.k = n.no / ${PEOPLE};
  INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
    SELECT r.id, r.district_code, r.town_code, 'home', p.no || ' 号',
      f.longitude + (0.01 + 0.004 * p.village) * cos(p.village + 0.3 * p.kitchen) + 0.008 * (p.no * 7919 % 1000 / 1000.0 - 0.5),
      f.latitude + (0.01 + 0.004 * p.village) * sin(p.village + 0.3 * p.kitchen) + 0.007 * (p.no * 6007 % 1000 / 1000.0 - 0.5), 'exact'
    FROM registry.residents r JOIN meal_point.facilities f ON f.town_code = r.town_code
    CROSS JOIN LATERAL (SELECT substr(r.name, 3)::int AS no, right(r.village_code, 1)::int AS village, right(r.town_code, 1)::int AS kitchen) p;`;

/** The rule was set long ago: today's orders were taken until yesterday noon, at whatever hour this runs. */
const RULES = `
  INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes, account_id,
      recorded_at)
    SELECT f.district_code, f.town_code, f.id, 'lunch', '2020-02-01', 1, '12:00', '10:30', 60, a.id, '2020-01-01'
    FROM meal_point.facilities f JOIN identity.accounts a ON a.facility_id = f.id AND a.login LIKE 'kitchen-%'`;

const ACCOUNTS = `
  WITH o AS (INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
    SELECT 'kitchen-' || right(town_code, 1), '经办', $1, 'operator', district_code, town_code, id FROM meal_point.facilities)
  INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
    SELECT 'town-' || right(code, 1), '镇级', $1, 'town_official', district_code, code FROM registry.towns
    UNION ALL SELECT 'carrier-' || right(code, 1) || '-' || n, '送餐员', $1, 'volunteer', district_code, code
      FROM registry.towns, generate_series(1, ${VOLUNTEERS}) n`;

const CREW = `
  INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
    SELECT a.district_code, a.town_code, '2026-01-01', o.id, t.id, now(), a.id FROM identity.accounts a
    JOIN identity.accounts o ON o.town_code = a.town_code AND o.login LIKE 'kitchen-%'
    JOIN identity.accounts t ON t.town_code = a.town_code AND t.role = 'town_official' WHERE a.role = 'volunteer' ORDER BY length(a.login), a.login;
  INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
    SELECT v.id, v.district_code, v.town_code, '送餐员', 'scy', '13900000000', uuidv7(), sha256('') FROM volunteering.volunteers v;
  INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes, starts_from,
      ends_at, changed_by)
    SELECT v.id, v.district_code, v.town_code, 'ebike', ${BOXES}, 0, 120, 'kitchen', 'anywhere', v.registered_by FROM volunteering.volunteers v;
  INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
    SELECT v.id, v.district_code, v.town_code, d, '08:00', '20:00' FROM volunteering.volunteers v, generate_series(1, 7) d;`;

const KITCHEN = `
  SELECT f.id AS "facilityId", f.town_code AS "townCode", o.login, (SELECT json_agg(json_build_object('residentId', a.resident_id, 'addressId', a.id)
      ORDER BY length(a.line), a.line) FROM registry.resident_addresses a WHERE a.town_code = f.town_code) AS people
  FROM meal_point.facilities f JOIN identity.accounts o ON o.facility_id = f.id AND o.login LIKE 'kitchen-%' ORDER BY f.town_code`;

/** Fills an empty, migrated database with five kitchens, their people and their volunteers. */
export async function createDeliveryDistrict(ownerUrl: string): Promise<DeliveryDistrict> {
  const { districtCode, password } = await createBenchDistrict(ownerUrl, KITCHENS * PEOPLE);
  const owner = await openClient(ownerUrl, 'nuancan-bench');
  try {
    // With its triggers: they open the books and the states of a facility.
    await owner.query(PLACES);
    await owner.query('SET session_replication_role = replica');
    await owner.query(DOORS);
    await owner.query(ACCOUNTS, [await hashPassword(password)]);
    await owner.query(RULES);
    await owner.query(CREW);
    await owner.query('RESET session_replication_role');
    await owner.query('ANALYZE');
    const { rows: kitchens } = await owner.query<BenchKitchen>(KITCHEN);
    return { districtCode, password, kitchens };
  } finally {
    await owner.end();
  }
}
