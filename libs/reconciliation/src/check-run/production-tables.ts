/**
 * The day each facility began to log its production. Read before what it logged: an entry that comes in between begins nothing yet,
 * where the other way about it would begin a day without production.
 */
export const LOGGING = `CREATE TEMP TABLE check_logging ON COMMIT DROP AS
  SELECT s.facility_id, (SELECT e.business_date FROM canteen.standing_production e WHERE e.facility_id = s.facility_id
    AND e.kind IN ('cooked', 'dispatched', 'received', 'kept') ORDER BY e.business_date LIMIT 1) AS first_day
  FROM check_sites s`;

/** What slots had to eat on record, also of days before the month whose meals came late. $1 the month's first day. */
export const PRODUCTION = `CREATE TEMP TABLE check_production ON COMMIT DROP AS
  SELECT facility_id, business_date, slot, logged, available FROM canteen.production_counts
  WHERE district_code = $2 AND business_date >= $1::date - 35 AND business_date < $1::date + interval '1 month'
    AND facility_id IN (SELECT facility_id FROM check_sites)`;

/** What was cooked in the month, whole meals and dishes. $1 the month's first day. */
export const COOKED = `CREATE TEMP TABLE check_cooked ON COMMIT DROP AS
  SELECT id AS entry_id, facility_id, district_code, business_date, slot, dish_id, holding, celsius, use_by
  FROM canteen.standing_production WHERE kind = 'cooked' AND facility_id IN (SELECT facility_id FROM check_sites)
    AND business_date >= $1::date AND business_date < $1::date + interval '1 month' AND portions > 0`;

/** The food rule of each day of the month. $1 its first day. */
export const RULES = `CREATE TEMP TABLE check_rules ON COMMIT DROP AS
  SELECT d.day::date AS day, r.core_celsius, r.sample_grams, r.sample_from_celsius, r.sample_to_celsius
  FROM generate_series($1::date, $1::date + interval '1 month - 1 day', '1 day') d (day)
  CROSS JOIN LATERAL canteen.food_rule($2, d.day::date) r`;
