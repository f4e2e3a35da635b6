import { sendKept } from '../kept/send-kept.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import type { TillDatabase } from '../store/till-database.js';
import { reportTill } from './report-till.js';

export { restTill } from './report-till.js';

/** Sends what side pages kept, and tells the server what waits all the same. @throws ApiProblem, NetworkLost */
export async function sendAfterMeals(database: TillDatabase, owner: OutboxOwner): Promise<void> {
  // Their own pages show why it did not go.
  await sendKept(database, owner).catch(() => undefined);
  await reportTill(database, owner.facilityId);
}
