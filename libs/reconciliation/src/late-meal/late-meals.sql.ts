/** $1 claim, $2 and $3 after day and meal, $4 limit. */
export const LATE_MEALS = `
  SELECT w.meal_id AS "mealId", w.business_date AS "businessDate", m.slot, m.tier_code AS "tierCode",
    CASE WHEN m.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS "residentName", w.recorded_on AS "recordedOn",
    w.recorded_on - w.business_date AS "lateDays", w.limit_days AS "limitDays", to_char(x.month, 'YYYY-MM') AS "setAsideMonth",
    i.claim_id AS "includedInClaimId", to_char(y.month, 'YYYY-MM') AS "includedInMonth", i.account_id AS "includedBy",
    i.reason AS "includedReason", w.province_fen AS "provinceFen", w.city_fen AS "cityFen", w.district_fen AS "districtFen",
    w.town_fen AS "townFen", w.government_fen AS "governmentFen"
  FROM reconciliation.claims c JOIN reconciliation.late_meals w ON w.facility_id = c.facility_id
  JOIN reconciliation.claims x ON x.id = w.claim_id
  LEFT JOIN reconciliation.late_inclusions i ON i.meal_id = w.meal_id AND i.business_date = w.business_date
  LEFT JOIN reconciliation.claims y ON y.id = i.claim_id
  LEFT JOIN canteen.meals m ON m.id = w.meal_id AND m.business_date = w.business_date
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  WHERE c.id = $1 AND (x.id = c.id OR i.claim_id = c.id OR (i.claim_id IS NULL AND x.month <= c.month))
    AND ($2::date IS NULL OR (w.business_date, w.meal_id) > ($2, $3::uuid))
  ORDER BY w.business_date, w.meal_id LIMIT $4`;

/** Of claim `c`: what was set aside up to its month and is in no claim. */
export const SET_ASIDE = `
  SELECT count(*)::int AS "lateMeals", coalesce(sum(w.government_fen), 0)::bigint AS "lateFen"
  FROM reconciliation.late_meals w JOIN reconciliation.claims x ON x.id = w.claim_id
  WHERE w.facility_id = c.facility_id AND x.month <= c.month AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i
    WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date)`;
