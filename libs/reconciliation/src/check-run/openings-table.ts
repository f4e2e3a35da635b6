/**
 * Whether each slot of the month was served, by the rules of libs/meal-point `openingOn`: `why` not, or the hours where they are
 * known. The tables of the meal point are read once; a day of a facility is judged before its slots.
 */
export const OPENINGS = `CREATE TEMP TABLE check_openings ON COMMIT DROP AS
  WITH sites AS MATERIALIZED (SELECT id, opened_on, closed_on FROM meal_point.facilities WHERE id IN (SELECT facility_id FROM check_sites)),
  states AS MATERIALIZED (SELECT facility_id, state, valid_from, seq FROM meal_point.facility_states),
  hours AS MATERIALIZED (SELECT facility_id, weekday, slot, opens_at, closes_at, valid_from, valid_to FROM meal_point.opening_hours),
  exceptions AS MATERIALIZED (SELECT facility_id, kind, slot, opens_at, closes_at, valid_from, valid_to FROM meal_point.opening_exceptions),
  timetables AS MATERIALIZED (SELECT DISTINCT facility_id, valid_from, valid_to FROM hours),
  slots AS (SELECT DISTINCT facility_id, business_date, slot FROM check_counts WHERE in_month),
  days AS MATERIALIZED (
    SELECT d.*, f.opened_on <= d.business_date AND (f.closed_on IS NULL OR d.business_date <= f.closed_on) AND 'open' = (
        SELECT c.state FROM states c WHERE c.facility_id = d.facility_id AND c.valid_from <= d.business_date ORDER BY c.seq DESC LIMIT 1) AS in_business,
      EXISTS (SELECT FROM timetables t WHERE t.facility_id = d.facility_id AND t.valid_from <= d.business_date
        AND (t.valid_to IS NULL OR t.valid_to >= d.business_date)) AS has_hours
    FROM (SELECT DISTINCT facility_id, business_date FROM slots) d JOIN sites f ON f.id = d.facility_id)
    SELECT s.*, CASE WHEN d.in_business IS NOT TRUE THEN 'facility_not_open' WHEN x.kind = 'closed' THEN 'closed_day'
        WHEN x.kind IS NULL AND h.opens_at IS NULL AND d.has_hours THEN 'not_in_timetable' END AS why,
      coalesce(x.opens_at, h.opens_at) AS opens_at, coalesce(x.closes_at, h.closes_at) AS closes_at
    FROM slots s JOIN days d USING (facility_id, business_date)
    LEFT JOIN exceptions x ON x.facility_id = s.facility_id AND s.business_date BETWEEN x.valid_from AND x.valid_to
      AND (x.slot IS NULL OR x.slot = s.slot)
    LEFT JOIN hours h ON h.facility_id = s.facility_id AND h.slot = s.slot AND h.weekday = extract(isodow FROM s.business_date)::int
      AND h.valid_from <= s.business_date AND (h.valid_to IS NULL OR h.valid_to >= s.business_date)`;
