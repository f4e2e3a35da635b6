import type { OutboxOwner } from '../outbox/outbox.js';
import type { KeptRow, TillDatabase } from '../store/till-database.js';

/** An owner's entries, oldest first. */
export async function keptRows(
  database: TillDatabase,
  { accountId, facilityId }: Pick<OutboxOwner, 'accountId' | 'facilityId'>,
): Promise<KeptRow[]> {
  return database.kept.where('[accountId+facilityId]').equals([accountId, facilityId]).sortBy('clientId');
}
