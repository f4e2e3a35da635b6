import type { OutboxOwner } from '../outbox/outbox.js';
import type { TillDatabase } from '../store/till-database.js';
import { sendEntries } from './send-entries.js';
import { takeOverTaps } from './take-over-taps.js';

/**
 * Sends what an owner's entries of this till wait for, with what an earlier version left elsewhere.
 * @throws NetworkLost, or ApiProblem when the server takes nothing now
 */
export async function sendKept(database: TillDatabase, owner: OutboxOwner): Promise<void> {
  await takeOverTaps(database, localStorage);
  await sendEntries(database, owner);
}
