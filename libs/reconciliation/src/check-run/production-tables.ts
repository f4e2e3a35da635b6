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
