import type { Scope, Tx } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';

// A kitchen of the scope's own, or of elsewhere that cooks for somebody of the scope.
const KITCHEN = `SELECT f.id FROM meal_point.facilities f WHERE f.id = $1 AND (
    (($2::uuid IS NULL OR f.id = $2) AND ($3::text IS NULL OR f.town_code = $3))
    OR EXISTS (SELECT FROM delivery.standing_orders s WHERE s.facility_id = f.id)
    OR EXISTS (SELECT FROM delivery.orders o WHERE o.facility_id = f.id))`;

const RESIDENT = `SELECT WHERE EXISTS (SELECT FROM registry.residents r WHERE r.id = $1 AND r.erased_at IS NULL)
    OR EXISTS (SELECT FROM delivery.standing_orders s WHERE s.resident_id = $1 AND s.facility_id = $2
      AND s.valid_to >= platform.business_date(now()))`;

/** The kitchen that is meant, when the scope has to do with it. @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
export async function concernedKitchen(tx: Tx, scope: Scope, facilityId: string | undefined): Promise<string> {
  const [kitchen] = await tx.query<{ id: string }[]>(KITCHEN, [
    facilityId ?? scope.facilityId,
    scope.facilityId,
    scope.townCode,
  ]);
  if (!kitchen) throw DeliveryErrors.FACILITY_NOT_IN_SCOPE();
  return kitchen.id;
}

/**
 * Any kitchen of the district for an official, who answers for the elder; an operator's own. Somebody of another town is
 * ordered for at the kitchen that brings them meals by an order of their own town.
 * @throws DELIVERY.FACILITY_NOT_IN_SCOPE, RESIDENT_NOT_FOUND
 */
export async function orderingKitchen(
  tx: Tx,
  scope: Scope,
  { facilityId = scope.facilityId, residentId }: { facilityId?: string | null | undefined; residentId: string },
): Promise<string> {
  if (facilityId === null || (scope.facilityId !== null && facilityId !== scope.facilityId)) {
    throw DeliveryErrors.FACILITY_NOT_IN_SCOPE();
  }
  const known = await tx.query<unknown[]>(RESIDENT, [residentId, facilityId]);
  if (known.length === 0) throw DeliveryErrors.RESIDENT_NOT_FOUND();
  return facilityId;
}

/**
 * Takes the locks of the days of orders before the orders themselves, as whoever freezes or closes a slot does: the other way
 * round each waits for the other.
 * @param which a condition on the order `o`, its value $1
 */
export async function lockDays(tx: Tx, which: string, value: string): Promise<void> {
  await tx.query(
    `SELECT delivery.refusal_of(s.o, false) FROM (SELECT o FROM delivery.orders o
      WHERE ${which} AND o.business_date >= platform.business_date(now()) ORDER BY o.business_date) s`,
    [value],
  );
}
