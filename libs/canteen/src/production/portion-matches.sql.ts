import type { MatchedPortions } from './portion-differences.js';
import type { PortionMatchDto } from './portion-match.dto.js';

/** $1 facilities, $2 to $3 days: every slot with anything on record. */
export const PORTION_MATCHES = `
  SELECT facility_id AS "facilityId", business_date AS "businessDate", slot, planned, cooked, dispatched, kept, kept_counted IS NOT NULL AS "keptCounted",
    sent, awaited, received, diners, delivered, public_guests AS "publicGuests", returned, waste, samples, staff, logged,
    kitchen_difference AS "kitchenDifference", lost, serving_difference AS "servingDifference"
  FROM canteen.portion_matches WHERE facility_id = ANY ($1::uuid[]) AND business_date BETWEEN $2 AND $3
  ORDER BY facility_id, business_date, CASE slot WHEN 'breakfast' THEN 1 WHEN 'lunch' THEN 2 ELSE 3 END`;

/** A row of it. */
export type PortionMatchRow = Omit<PortionMatchDto, 'differences'> &
  MatchedPortions & { readonly facilityId: string; readonly businessDate: string };
