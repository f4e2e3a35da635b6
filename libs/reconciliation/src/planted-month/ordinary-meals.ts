/**
 * $1 the month's first day, $2 diners of a facility, $3 seed. Half are over eighty, a quarter 60–79, a quarter in hardship; each
 * misses a day in 7 to 13 and never three running.
 */
export const PEOPLE = `
  CREATE TABLE planted.people AS
  SELECT n, no, planted.id('person ' || n, $3::bigint) AS id, town_code, grp, date '1930-01-01' + (planted.draw('born ' || n, $3::bigint) * 300)::int
      + CASE grp WHEN 'age-60-79' THEN 365 * 25 WHEN 'hardship-60' THEN 365 * 20 ELSE 0 END AS birth_date,
    '老人' || n AS name, '139' || lpad(n::text, 8, '0') AS phone, 7 + (planted.draw('period ' || n, $3::bigint) * 7)::int AS period,
    (planted.draw('offset ' || n, $3::bigint) * 100)::int AS shift, grp <> 'age-60-79' AND planted.draw('dinner ' || n, $3::bigint) < 0.2 AS dines,
    planted.draw('brought ' || n, $3::bigint) < 0.1 AS brought, row_number() OVER (PARTITION BY no ORDER BY n) AS place
  FROM (SELECT s.no, s.town_code, (s.no - 1) * $2::int + k AS n,
      CASE WHEN k % 4 = 1 THEN 'age-60-79' WHEN k % 4 = 2 THEN 'hardship-60' ELSE 'age-80' END AS grp
    FROM planted.sites s, generate_series(1, $2::int) k) x`;

/** $1 the month's first day, $2 its last, $3 seed: everybody's meals of the month and of 35 days before. */
export const MEALS = `
  CREATE UNLOGGED TABLE planted.meals AS
  WITH eaten AS (
    SELECT p.*, d::date AS day, s.slot, CASE s.slot WHEN 'lunch' THEN interval '10 hours 40 minutes' ELSE interval '16 hours 40 minutes' END
        + planted.draw(concat(p.n, s.slot, d), $3::bigint) * CASE s.slot WHEN 'lunch' THEN interval '130 minutes' ELSE interval '100 minutes' END AS clock
    FROM planted.people p, generate_series($1::date - 35, $2::date, interval '1 day') d, (VALUES ('lunch'), ('dinner')) s (slot)
    WHERE (d::date - date '2000-01-01' + p.shift) % p.period <> 0 AND (s.slot = 'lunch' OR p.dines)
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY n, date_trunc('week', day) ORDER BY day, slot) AS of_week,
      date_trunc('second', (day + clock) AT TIME ZONE 'Asia/Shanghai') AS served_at, planted.draw(concat('offline', n, slot, day), $3::bigint) < 0.03 AS offline
    FROM eaten
  )
  SELECT planted.id(concat_ws(' ', 'meal', n, slot, day), $3::bigint) AS id, n, no, id AS resident_id, town_code, day, slot,
    CASE WHEN brought AND slot = 'lunch' THEN 'home_delivery' ELSE 'dine_in' END AS mode, 'card' AS identified_by, served_at,
    served_at + CASE WHEN offline AND grp <> 'age-60-79' THEN interval '3 hours' ELSE interval '4 seconds' END AS recorded_at,
    offline AND grp <> 'age-60-79' AS offline, grp AS tier, 1200 AS price_fen,
    CASE WHEN grp = 'age-60-79' AND of_week > 5 THEN 0 ELSE CASE grp WHEN 'hardship-60' THEN 1100 WHEN 'age-80' THEN 900 ELSE 700 END END AS government_fen,
    planted.id('till ' || no, $3::bigint) AS device_id, NULL::timestamptz AS voided_at, date_trunc('month', day)::date AS booked_month
  FROM ranked`;

/** $1 the month's first day: some meals of the last days before it came late and are booked in it. */
export const LATE_MEALS = `UPDATE planted.meals SET booked_month = $1::date, offline = true, recorded_at = served_at + interval '5 days'
  WHERE day = $1::date - 2 AND slot = 'lunch' AND tier <> 'age-60-79' AND n % 50 = 0`;

/** $1 seed. Facts on record of the planted people; the ordinary ones have all that their tier asks for. */
export const REGISTRY = [
  `INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone, created_at)
   SELECT id, left(town_code, 6), town_code, town_code || '001', name, 'laoren', 'lr', 'female', birth_date, phone, '2024-01-01' FROM planted.people`,
  `INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
   SELECT id, left(town_code, 6), town_code, town_code, '2010-01-01' FROM planted.people`,
  `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
   SELECT id, left(town_code, 6), town_code, 'minimum_living', '2022-01-01' FROM planted.people WHERE grp = 'hardship-60'`,
  `INSERT INTO meal_point.slot_capacities (district_code, town_code, facility_id, slot, seats, dine_in_portions, delivery_portions, valid_from)
   SELECT left(town_code, 6), town_code, id, slot, 60, 400, 200, '2020-01-01' FROM planted.sites, (VALUES ('lunch'), ('dinner')) s (slot)`,
];

/** What the till and the close would have stored of the planted meals. */
export const STORE = [
  `INSERT INTO canteen.meals (id, business_date, district_code, facility_town, facility_id, slot, mode, resident_id, identified_by, items,
     served_at, recorded_at, payment_method, price_fen, elder_due_fen, elder_paid_fen, discount_fen, government_fen, government_province_fen,
     government_city_fen, government_district_fen, government_town_fen, funding_town, cost_ingredients_fen, cost_labour_fen, cost_energy_fen,
     cost_packaging_fen, cost_delivery_fen, cost_fen, garden_fen, volunteer_fen, donation_fen, unfunded_fen, surplus_fen, policy_code,
     policy_version, tier_code, quotas, offline, device_id, client_id, account_id)
   SELECT m.id, m.day, left(s.town_code, 6), s.town_code, s.id, m.slot, m.mode, m.resident_id, m.identified_by,
     '[{"menuItemId": null, "name": "A 套餐", "priceFen": 1200, "quantity": 1}]', m.served_at, m.recorded_at,
     CASE WHEN m.n % 3 = 0 THEN 'cash' ELSE 'wechat' END, m.price_fen, m.price_fen - g, m.price_fen - g, 0, g, 0, least(g, 300),
     least(greatest(g - 300, 0), 300), greatest(g - 600, 0), m.town_code, 600, 500, 200, 100, c.delivery, 1400 + c.delivery, 0, 0, 0,
     1400 + c.delivery - m.price_fen, 0, CASE WHEN g > 0 THEN 'planted' END, CASE WHEN g > 0 THEN 1 END, CASE WHEN g > 0 THEN m.tier END,
     CASE WHEN g = 0 THEN '[]' ELSE jsonb_build_array(jsonb_build_object('key', 'subsidised:' || m.slot, 'windowStart', m.day, 'max', 1))
       || CASE WHEN m.tier = 'age-60-79' THEN jsonb_build_array(jsonb_build_object('key', 'limit:planted/age-60-79:week:week',
         'windowStart', date_trunc('week', m.day)::date, 'max', 5)) ELSE '[]' END END,
     m.offline, m.device_id, m.id, s.account_id
   FROM planted.meals m JOIN planted.sites s USING (no)
   CROSS JOIN LATERAL (SELECT m.government_fen AS g, CASE WHEN m.mode = 'home_delivery' THEN 150 ELSE 0 END AS delivery) c`,
  `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, funding_town, reason, voided_at,
     recorded_at, device_id, client_id, account_id)
   SELECT m.id, m.day, left(s.town_code, 6), s.town_code, s.id, m.town_code, '点错了人', m.voided_at, m.voided_at, m.device_id,
     gen_random_uuid(), s.account_id
   FROM planted.meals m JOIN planted.sites s USING (no) WHERE m.voided_at IS NOT NULL`,
  `INSERT INTO canteen.day_closes (facility_id, business_date, round, district_code, town_code, mode, meals, cost_fen, surplus_fen,
     elder_paid_fen, government_fen, donation_fen, garden_fen, volunteer_fen, unfunded_fen, garden_offered_fen, volunteer_offered_fen,
     cash_expected_fen, booked_month, chain_no, previous_hash, hash, hash_version, closed_at)
   SELECT s.id, m.day, CASE WHEN m.booked_month > m.day THEN 2 ELSE 1 END, left(s.town_code, 6), s.town_code,
     CASE WHEN m.booked_month > m.day THEN 'supplementary' ELSE 'automatic' END, count(*), sum(c.cost), 0, sum(m.price_fen - m.government_fen),
     sum(m.government_fen), 0, 0, 0, sum(c.cost - m.price_fen), 0, 0, 0, m.booked_month,
     coalesce((SELECT max(c.chain_no) FROM canteen.day_closes c WHERE c.facility_id = s.id), 0)
       + row_number() OVER (PARTITION BY s.id ORDER BY m.day, m.booked_month), sha256(''), sha256(''), 2, m.day + interval '20 hours'
   FROM planted.meals m JOIN planted.sites s USING (no)
   CROSS JOIN LATERAL (SELECT 1400 + CASE WHEN m.mode = 'home_delivery' THEN 150 ELSE 0 END AS cost) c
   WHERE m.voided_at IS NULL GROUP BY s.id, s.town_code, m.day, m.booked_month`,
  `INSERT INTO canteen.meal_settlements (meal_id, business_date, facility_id, round, district_code, facility_town, funding_town, garden_fen,
     volunteer_fen, volunteer_delivery_fen, donation_fen, unfunded_fen, surplus_fen, row_hash)
   SELECT m.id, m.day, s.id, CASE WHEN m.booked_month > m.day THEN 2 ELSE 1 END, left(s.town_code, 6), s.town_code, m.town_code, 0, 0, 0, 0,
     1400 + CASE WHEN m.mode = 'home_delivery' THEN 150 ELSE 0 END - m.price_fen, 0, sha256('')
   FROM planted.meals m JOIN planted.sites s USING (no) WHERE m.voided_at IS NULL`,
];
