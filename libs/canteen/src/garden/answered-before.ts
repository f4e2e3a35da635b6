import type { Tx } from '@nuancan/platform';
import { GardenErrors } from './garden.errors.js';

const EARLIER = {
  lot: 'SELECT id, encode(body_hash, $3) AS "bodyHash" FROM canteen.garden_lots WHERE facility_id = $1 AND client_id = $2',
  issue:
    'SELECT id, encode(body_hash, $3) AS "bodyHash" FROM canteen.day_sources WHERE facility_id = $1 AND client_id = $2',
  movement:
    'SELECT id, encode(body_hash, $3) AS "bodyHash" FROM canteen.lot_movements WHERE facility_id = $1 AND client_id = $2',
  transfer:
    'SELECT id, encode(body_hash, $3) AS "bodyHash" FROM canteen.lot_transfers WHERE facility_id = $1 AND client_id = $2',
} as const;

/** What a client sends with an id of its own. */
export interface ClientEntry {
  readonly facilityId: string;
  readonly clientId: string;
  /** SHA-256 of the body, hex. */
  readonly bodyHash: string;
}

/**
 * The row that was stored under this client id before, so that a repeat is answered again; undefined for a new one. Until
 * the transaction ends the same id waits.
 * @throws GARDEN.CLIENT_ID_CLASH when it was used for another body
 */
export async function answeredBefore(
  tx: Tx,
  table: keyof typeof EARLIER,
  { facilityId, clientId, bodyHash }: ClientEntry,
): Promise<{ id: string } | undefined> {
  const lock = table === 'issue' ? 'day-source' : `garden ${table}`;
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`${lock} ${clientId}`]);
  const [earlier] = await tx.query<{ id: string; bodyHash: string }[]>(EARLIER[table], [facilityId, clientId, 'hex']);
  if (earlier !== undefined && earlier.bodyHash !== bodyHash) throw GardenErrors.CLIENT_ID_CLASH();
  return earlier && { id: earlier.id };
}
