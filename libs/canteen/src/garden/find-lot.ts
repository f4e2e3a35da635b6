import type { Scope, Tx } from '@nuancan/platform';
import { GardenErrors } from './garden.errors.js';

/** A lot of the scope with what is left of it. */
export interface FoundLot {
  readonly facilityId: string;
  readonly gramsLeft: number;
}

const FIND = `SELECT s.facility_id AS "facilityId", s.grams AS "gramsLeft" FROM canteen.lot_stocks s
  WHERE s.lot_id = $1 AND ($2::uuid IS NULL OR s.facility_id = $2) AND ($3::text IS NULL OR s.town_code = $3)`;

/** @throws GARDEN.LOT_NOT_FOUND, also for one out of scope */
export async function findLot(tx: Tx, scope: Scope, lotId: string): Promise<FoundLot> {
  const [lot] = await tx.query<FoundLot[]>(FIND, [lotId, scope.facilityId, scope.townCode]);
  if (!lot) throw GardenErrors.LOT_NOT_FOUND();
  return lot;
}
