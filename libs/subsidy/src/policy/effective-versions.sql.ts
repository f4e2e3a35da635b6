/**
 * Activated versions of the scope's district with the days they are in force: from the first day until the day before
 * the next activated version starts, or until their own last day if that comes first. First days are unique, so no
 * version is left without a day.
 */
export const EFFECTIVE_VERSIONS = `
  SELECT policy_id, version, effective_from,
    least(effective_to, lead(effective_from) OVER (PARTITION BY policy_id ORDER BY effective_from) - 1) AS effective_to
  FROM subsidy.policy_versions
  WHERE activated_at IS NOT NULL AND district_code = platform.scope_district()`;
