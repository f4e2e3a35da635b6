import { COUNTED_COLUMNS, SUMMED_COLUMNS } from './day-summary.columns.js';

const SUMMED = Object.keys(SUMMED_COLUMNS);
const FIGURES = [...Object.keys(COUNTED_COLUMNS), ...SUMMED];
const listed = (columns: readonly string[], prefix = ''): string =>
  columns.map((name) => `${prefix}${name}`).join(', ');

/**
 * Serialises the summaries of one facility's day. Whoever holds it reads the meals afterwards, in a statement of its
 * own, and so sees every meal that an earlier summary saw. $1 facility, $2 business date.
 */
export const LOCK_DAY = `SELECT pg_advisory_xact_lock(hashtextextended('day-summary ' || $1 || ' ' || $2, 0))`;

/**
 * The day of facility $1 on $2 from its meals without the voided ones, zeros without meals, as computed by outbox row
 * $3. A row that was computed by a later intention is left alone, unless the meals themselves have grown since: ids are
 * given at INSERT, so that a meal may commit after a later id's summary, and must not be missing for good.
 */
export const SUMMARISE_DAY = `
  INSERT INTO canteen.day_summaries AS kept (facility_id, business_date, district_code, town_code, version, ${listed(FIGURES)})
  SELECT f.id, $2::date, f.district_code, f.town_code, $3::bigint, ${listed(FIGURES, 'day.')}
  FROM meal_point.facilities f CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE standing) AS meals,
      count(*) FILTER (WHERE standing AND government_fen > 0) AS subsidised,
      count(*) FILTER (WHERE standing AND resident_id IS NULL) AS public_sales,
      count(*) FILTER (WHERE NOT standing) AS voided,
      ${SUMMED.map((column) => `coalesce(sum(${column}) FILTER (WHERE standing), 0) AS ${column}`).join(', ')}
    FROM (
      SELECT m.*, NOT EXISTS (
        SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date) AS standing
      FROM canteen.meals m WHERE m.facility_id = f.id AND m.business_date = $2::date) meal) day
  WHERE f.id = $1
  ON CONFLICT (facility_id, business_date) DO UPDATE SET
    version = greatest(kept.version, excluded.version), computed_at = now(),
    ${FIGURES.map((column) => `${column} = excluded.${column}`).join(', ')}
  WHERE kept.version < excluded.version
    OR (${listed(FIGURES, 'kept.')}) IS DISTINCT FROM (${listed(FIGURES, 'excluded.')})`;
