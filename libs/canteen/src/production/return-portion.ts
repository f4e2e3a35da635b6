import type { Tx } from '@nuancan/platform';
import { bookWastage, unbookWastage } from './book-wastage.js';

/** A portion that came back from a door. */
export interface ReturnedPortion {
  readonly facilityId: string;
  readonly businessDate: string;
  readonly slot: string;
  readonly reason: 'refused' | 'failed';
  readonly clientId: string;
  readonly bodyHash: string;
}

const RETURN = `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, reason, client_id,
    body_hash, account_id)
  SELECT f.district_code, f.town_code, f.id, $2, $3, 'returned', 1, $4, $5, decode($6, 'hex'), platform.scope_account()
  FROM meal_point.facilities f WHERE f.id = $1
    AND NOT EXISTS (SELECT FROM canteen.day_closes d WHERE d.facility_id = f.id AND d.business_date = $2) RETURNING id`;
const WITHDRAW = `INSERT INTO canteen.production_withdrawals (entry_id, district_code, town_code, facility_id, business_date, reason, account_id)
  SELECT e.id, e.district_code, e.town_code, e.facility_id, e.business_date, $2, platform.scope_account()
  FROM canteen.production_entries e WHERE e.id = $1`;

/**
 * Enters it for the portion match and books its cost as wastage, in the caller's transaction.
 * @returns the entry; null when the day is closed, whose wastage stays
 */
export async function returnPortion(tx: Tx, portion: ReturnedPortion): Promise<string | null> {
  const { facilityId, businessDate, slot, reason, clientId, bodyHash } = portion;
  // Whoever closes the day at this moment has done so before it is asked, or waits.
  await tx.query('SELECT pg_advisory_xact_lock_shared(canteen.day_key($1, $2))', [facilityId, businessDate]);
  const [entry] = await tx.query<{ id: string }[]>(RETURN, [
    facilityId,
    businessDate,
    slot,
    reason,
    clientId,
    bodyHash,
  ]);
  if (!entry) return null;
  await bookWastage(tx, entry.id);
  return entry.id;
}

/** Takes one back with its wastage: it did not come back after all. */
export async function unreturnPortion(tx: Tx, entryId: string, reason: string): Promise<void> {
  await tx.query(WITHDRAW, [entryId, reason]);
  await unbookWastage(tx, entryId, reason);
}
