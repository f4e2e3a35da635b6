import { OF_MONTH } from '../claim/claimed-facility.sql.js';

/** $1 first day of the month. Facilities that belong to it, in scope, with what their claim comes to. */
export const ROLL_UP = `
  SELECT f.id AS "facilityId", f.name AS "facilityName", f.town_code AS "townCode", t.name AS "townName", c.id AS "claimId", c.state,
    coalesce(c.version, 0) AS version, l.meals, l.claimed AS "claimedFen", l.disallowed AS "disallowedFen", l.adjusted AS "adjustedFen",
    coalesce(a.province_fen, 0)::bigint AS "provinceFen", coalesce(a.city_fen, 0)::bigint AS "cityFen",
    coalesce(a.district_fen, 0)::bigint AS "districtFen", coalesce(a.town_fen, 0)::bigint AS "townFen",
    coalesce(a.government_fen, 0)::bigint AS "approvedFen", p.paid AS "paidFen", p.otherwise AS "settledOtherwiseFen",
    coalesce(a.government_fen, 0)::bigint - g.settled AS "outstandingFen"
  FROM meal_point.facilities f
  JOIN registry.towns t ON t.code = f.town_code
  LEFT JOIN reconciliation.claims c ON c.facility_id = f.id AND c.month = $1
  LEFT JOIN reconciliation.claim_approvals a ON a.claim_id = c.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.kind = 'meal')::int AS meals,
      coalesce(sum(x.government_fen) FILTER (WHERE x.kind IN ('meal', 'correction')), 0)::bigint AS claimed,
      coalesce(-sum(x.government_fen) FILTER (WHERE x.kind = 'disallowance'), 0)::bigint AS disallowed,
      coalesce(sum(x.government_fen) FILTER (WHERE x.kind = 'adjustment'), 0)::bigint AS adjusted
    FROM reconciliation.claim_lines x WHERE x.claim_id = c.id) l
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(x.settled_fen), 0)::bigint AS settled FROM reconciliation.legs x WHERE x.claim_id = c.id) g
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(x.amount_fen) FILTER (WHERE x.kind IN ('bank', 'bounced')), 0)::bigint AS paid,
      coalesce(sum(x.amount_fen) FILTER (WHERE x.kind NOT IN ('bank', 'bounced')), 0)::bigint AS otherwise
    FROM reconciliation.leg_payments x WHERE x.claim_id = c.id) p
  WHERE ${OF_MONTH}
    AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
  ORDER BY f.town_code, f.name, f.id`;
