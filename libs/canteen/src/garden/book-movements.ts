import type { Journal } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { lotEntry, type BookableMovement, type MovementKind } from './lot-entry.js';

/** Which movements: of a lot, a day source, a transfer, or a client's own. */
export interface MovementsOf {
  readonly lotId?: string;
  readonly sourceId?: string;
  readonly transferId?: string;
  readonly movementId?: string;
  readonly kind: MovementKind;
}

/** Movements as `lotEntry` takes them; a lot that was issued at once never lay in stock: the close books it. */
export const BOOKABLE_MOVEMENTS = `SELECT m.id, m.kind, l.kind AS produce, m.value_fen AS "valueFen", d.value_fen AS "issueFen",
    l.transfer_id IS NOT NULL AS "fromElsewhere", m.business_date AS "businessDate", m.town_code AS "townCode",
    m.facility_id AS "facilityId", f.organisation_id AS "organisationId"
  FROM canteen.lot_movements m JOIN canteen.garden_lots l ON l.id = m.lot_id JOIN meal_point.facilities f ON f.id = m.facility_id
  LEFT JOIN canteen.day_sources d ON d.id = m.source_id
  WHERE NOT l.at_once`;

const FIND = `${BOOKABLE_MOVEMENTS} AND m.kind = $1 AND (m.lot_id = $2 OR m.source_id = $3 OR m.transfer_id = $4 OR m.id = $5)`;

/** Posts what movements moved in the in-kind book, in the transaction of what moved them. */
export async function bookMovements(tx: Tx, journal: Journal, of: MovementsOf): Promise<void> {
  const { kind, lotId = null, sourceId = null, transferId = null, movementId = null } = of;
  const movements = await tx.query<BookableMovement[]>(FIND, [kind, lotId, sourceId, transferId, movementId]);
  const entries = movements.map(lotEntry).filter((entry) => entry !== null);
  if (entries.length > 0) await journal.post(tx, entries);
}
