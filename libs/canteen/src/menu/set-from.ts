import { changeFrom, placeInScope, type DatedChange } from '@nuancan/meal-point';
import type { Scope, Tx } from '@nuancan/platform';
import { MenuErrors } from './menu.errors.js';

const REFUSALS = { startsInPast: MenuErrors.STARTS_IN_PAST, laterExists: MenuErrors.LATER_EXISTS };

/**
 * Sets what holds from a day on for a facility, an operator's own when none is named.
 * @returns the id of the new row
 * @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS
 */
export async function setFrom(
  tx: Tx,
  scope: Scope,
  facilityId: string | undefined,
  change: DatedChange,
): Promise<string> {
  const place = await placeInScope(tx, scope, facilityId ?? scope.facilityId, MenuErrors.FACILITY_NOT_IN_SCOPE);
  return changeFrom(tx, place, change, REFUSALS);
}
