import type { OutboxOwner } from '../outbox/outbox.js';
import type { KeptRow } from '../store/till-database.js';
import type { KeptStore } from './kept-store.js';

/** An owner's entries, oldest first. */
export async function keptRows(
  database: KeptStore,
  { accountId, facilityId }: Pick<OutboxOwner, 'accountId' | 'facilityId'>,
): Promise<KeptRow[]> {
  return database.kept.where('[accountId+facilityId]').equals([accountId, facilityId]).sortBy('clientId');
}
