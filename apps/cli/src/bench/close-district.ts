import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { openClient, type Scope } from '@nuancan/platform';
import type { Client } from 'pg';
import { BENCH_POLICY } from './bench-district.js';
import { storeDonations } from './donated-tranches.js';

/** Sizes of reliability.md. */
export const FACILITIES = 96;
export const DAY_MEALS = 5000;
export const MONTH_MEALS = 300_000;

/** A month of meals that nobody has closed, at 96 facilities in twelve towns. */
export interface CloseDistrict {
  readonly facilities: readonly { readonly id: string; readonly operator: Scope; readonly townOfficial: Scope }[];
  readonly districtOfficial: Scope;
  /** `YYYY-MM`, over. */
  readonly month: string;
  /** Of the month; `DAY_MEALS` meals on the first, the others alike. */
  readonly days: readonly BusinessDate[];
}

const DISTRICT = '990101';
const TOWNS = 12;
const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$not-a-real-hash';

/** A district of so many towns and facilities, with an account for each. */
export const PLACES = `
  INSERT INTO registry.districts VALUES ('${DISTRICT}', '压测区', '压测市', '压测省');
  INSERT INTO registry.towns (code, district_code, name)
    SELECT '${DISTRICT}' || lpad(n::text, 3, '0'), '${DISTRICT}', n || '镇' FROM generate_series(1, ${TOWNS}) n;
  INSERT INTO registry.villages (code, town_code, district_code, name) SELECT code || '001', code, '${DISTRICT}', '一村' FROM registry.towns;
  INSERT INTO registry.organisations (district_code, name) VALUES ('${DISTRICT}', '压测村集体');
  INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
    SELECT 'BENCH-' || n, '${DISTRICT}', '${DISTRICT}' || lpad((1 + n % ${TOWNS})::text, 3, '0'), o.id, 'elder_canteen', n || '食堂', '2020-01-01'
    FROM generate_series(1, ${FACILITIES}) n, registry.organisations o;
  INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen,
      packaging_fen, delivery_fen)
    SELECT district_code, town_code, id, '2020-01-01', 600, 500, 200, 100, 150 FROM meal_point.facilities;
  WITH p AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en)
    VALUES ('${DISTRICT}', 'bench', '压测补贴', 'Benchmark subsidy') RETURNING id)
  INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
    SELECT id, '${DISTRICT}', 1, '${JSON.stringify(BENCH_POLICY)}', '2020-01-01', now() FROM p;
  INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
    SELECT 'op-' || id, '经办', '${HASH}', 'operator', district_code, town_code, id FROM meal_point.facilities
    UNION ALL SELECT 'town-' || code, '镇街', '${HASH}', 'town_official', district_code, code, NULL FROM registry.towns
    UNION ALL SELECT 'district', '区里', '${HASH}', 'district_official', '${DISTRICT}', NULL, NULL;`;

/** $1 people, $2 the days of the month. Everybody eats where they live; every tenth gets the meal brought. */
const PEOPLE = `INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date)
  SELECT '${DISTRICT}', t.code, t.code || '001', '老人' || n, 'laoren', 'lr', 'female', '1930-01-01'
  FROM generate_series(1, $1::int) n JOIN registry.towns t ON t.code = '${DISTRICT}' || lpad((1 + n % ${TOWNS})::text, 3, '0')`;

const MEALS = `
  WITH eater AS (
    SELECT r.id, r.town_code, row_number() OVER (ORDER BY r.id) AS n, row_number() OVER (PARTITION BY r.town_code ORDER BY r.id) AS m FROM registry.residents r
  ), place AS (
    SELECT f.id, f.town_code, row_number() OVER (PARTITION BY f.town_code ORDER BY f.id) AS m, a.id AS account
    FROM meal_point.facilities f JOIN identity.accounts a ON a.facility_id = f.id
  )
  INSERT INTO canteen.meals (business_date, district_code, facility_town, facility_id, slot, mode, resident_id, identified_by, items,
    served_at, payment_method, price_fen, elder_due_fen, elder_paid_fen, discount_fen, government_fen, government_province_fen,
    government_city_fen, government_district_fen, government_town_fen, funding_town, cost_ingredients_fen, cost_labour_fen,
    cost_energy_fen, cost_packaging_fen, cost_delivery_fen, cost_fen, garden_fen, volunteer_fen, donation_fen, unfunded_fen,
    surplus_fen, policy_code, policy_version, tier_code, quotas, offline, device_id, client_id, account_id)
  SELECT d.day, '${DISTRICT}', e.town_code, p.id, 'lunch', CASE WHEN e.n % 10 = 0 THEN 'home_delivery' ELSE 'dine_in' END, e.id, 'card',
    '[{"menuItemId": null, "name": "A 套餐", "priceFen": 1200, "quantity": 1}]', d.day + interval '3 hours' + e.n * interval '100 milliseconds',
    CASE WHEN e.n % 3 = 0 THEN 'cash' ELSE 'wechat' END, 1200, 300, 300, 0, 900, 0, 300, 300, 300, e.town_code, 600, 500, 200, 100, c.delivery,
    1400 + c.delivery, 0, 0, 0, 200 + c.delivery, 0, 'bench', 1, 'age-80',
    jsonb_build_array(jsonb_build_object('key', 'subsidised:lunch', 'windowStart', d.day, 'max', 1)), false, p.account, uuidv7(), p.account
  FROM (SELECT x AS day, n AS no FROM unnest($1::date[]) WITH ORDINALITY u (x, n)) d
  JOIN eater e ON d.no > 1 OR e.n <= ${DAY_MEALS}
  JOIN place p ON p.town_code = e.town_code AND p.m = 1 + e.m % ${FACILITIES / TOWNS}
  CROSS JOIN LATERAL (SELECT CASE WHEN e.n % 10 = 0 THEN 150 ELSE 0 END AS delivery) c`;

const AROUND_MEALS = `
  INSERT INTO canteen.meal_clients (device_id, client_id, kind, body_hash, district_code, facility_town, facility_id, meal_id, business_date)
    SELECT device_id, client_id, 'meal', sha256(''), district_code, facility_town, facility_id, id, business_date FROM canteen.meals;
  INSERT INTO subsidy.quota_uses (resident_id, limit_key, window_start, used, max)
    SELECT resident_id, 'subsidised:lunch', business_date, 1, 1 FROM canteen.meals;`;

/** Of each day and facility: produce and confirmed hours, together a little less than what is open. */
const SOURCES = `
  WITH entered AS (
    INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
      client_id, body_hash, account_id)
    SELECT f.district_code, f.town_code, f.id, d, k.kind, '压测', k.quantity, k.unit_fen, gen_random_uuid(), sha256(''), a.id
    FROM meal_point.facilities f JOIN identity.accounts a ON a.facility_id = f.id, unnest($1::date[]) d,
      (VALUES ('garden', 9000, 711), ('kitchen_hours', 130, 1999), ('delivery_hours', 35, 1999)) AS k (kind, quantity, unit_fen)
    RETURNING *)
  INSERT INTO canteen.hours_confirmations (source_id, district_code, town_code, facility_id, business_date, account_id)
    SELECT id, district_code, town_code, facility_id, business_date, account_id FROM entered WHERE kind <> 'garden'`;

const DONATIONS = { donations: 20, amountFen: 400_000 };

/**
 * Fills an empty, migrated database with a month of so many meals, and no fewer than `DAY_MEALS` a day.
 * @param options.sources whether garden and hours were entered, which only closing asks for
 */
export async function createCloseDistrict(
  ownerUrl: string,
  monthMeals: number,
  { sources = true }: { readonly sources?: boolean } = {},
): Promise<CloseDistrict> {
  const owner = await openClient(ownerUrl, 'nuancan-bench');
  try {
    const days = lastMonth();
    await owner.query('SELECT canteen.ensure_meal_partitions($1, $2)', [days[0], days.at(-1)]);
    await owner.query(PLACES);
    // The rows are what the till would store; its triggers would only note each of them.
    await owner.query('SET session_replication_role = replica');
    await owner.query(PEOPLE, [Math.max(DAY_MEALS, Math.ceil((monthMeals - DAY_MEALS) / (days.length - 1)))]);
    await owner.query(MEALS, [days]);
    await owner.query(AROUND_MEALS);
    await owner.query('RESET session_replication_role');
    // With its triggers: they make the lots that produce is issued from.
    if (sources) await owner.query(SOURCES, [days]);
    const official = await owner.query<{ id: string }>(`SELECT id FROM identity.accounts WHERE login = 'district'`);
    const accountId = official.rows[0]?.id ?? '';
    await storeDonations(owner, { districtCode: DISTRICT, accountId, receivedOn: days[0] ?? '', ...DONATIONS });
    await owner.query('ANALYZE');
    return { ...(await readScopes(owner)), month: days[0]?.slice(0, 7) ?? '', days };
  } finally {
    await owner.end();
  }
}

function lastMonth(): BusinessDate[] {
  const first = `${addDays(parseBusinessDate(`${businessDateAt(new Date()).slice(0, 7)}-01`), -1).slice(0, 7)}-01`;
  const days: BusinessDate[] = [];
  for (let day = parseBusinessDate(first); day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  return days;
}

async function readScopes(owner: Client): Promise<Pick<CloseDistrict, 'facilities' | 'districtOfficial'>> {
  const { rows } = await owner.query<Scope>(
    `SELECT id AS "accountId", role, district_code AS "districtCode", town_code AS "townCode", facility_id AS "facilityId"
     FROM identity.accounts`,
  );
  const found = (is: (scope: Scope) => boolean): Scope => {
    const scope = rows.find(is);
    if (scope === undefined) throw new Error('an account is missing');
    return scope;
  };
  return {
    facilities: rows.flatMap((operator) => {
      if (operator.facilityId === null) return [];
      const townOfficial = found(({ role, townCode }) => role === 'town_official' && townCode === operator.townCode);
      return { id: operator.facilityId, operator, townOfficial };
    }),
    districtOfficial: found(({ role }) => role === 'district_official'),
  };
}
