import type { ErrorFactory } from '@nuancan/kernel';
import type { Scope, Tx } from '@nuancan/platform';
import { MealPointErrors } from '../meal-point.errors.js';

/** A facility with what every row of it repeats for row security. */
export interface FacilityPlace {
  readonly id: string;
  readonly townCode: string;
  readonly districtCode: string;
}

/**
 * The facility, when it is one of the scope's own: an operator's facility, a town's, a district's.
 * @throws MEAL_POINT.FACILITY_NOT_FOUND, or what `refusal` makes, also for a facility that is somebody else's
 */
export async function placeInScope(
  tx: Tx,
  scope: Scope,
  facilityId: string | null,
  refusal: ErrorFactory = MealPointErrors.FACILITY_NOT_FOUND,
): Promise<FacilityPlace> {
  const [place] = await tx.query<FacilityPlace[]>(
    `SELECT id, town_code AS "townCode", district_code AS "districtCode" FROM meal_point.facilities
     WHERE id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::text IS NULL OR town_code = $3)`,
    [facilityId, scope.facilityId, scope.townCode],
  );
  if (!place) throw refusal();
  return place;
}
