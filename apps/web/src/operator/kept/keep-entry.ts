import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import type { KeptRow, TillDatabase } from '../store/till-database.js';

/** An entry of a side page, as it goes out. */
export interface KeptEntry {
  readonly path: string;
  /** With its `clientId`: sent again, the server answers it again. */
  readonly body: Readonly<Record<string, unknown>> & { readonly clientId: string };
  /** In words, for the list of what waits. */
  readonly label: string;
}

/** Answers after which the same may be taken later: slow down, or a server that fails. */
const TRY_AGAIN = [408, 429];

/** Puts an entry where a lost network or a closed page does not lose it. */
export async function keepEntry(database: TillDatabase, owner: OutboxOwner, entry: KeptEntry): Promise<void> {
  const { accountId, facilityId } = owner;
  const { path, body, label } = entry;
  const row = { clientId: body.clientId, accountId, facilityId, path, body: JSON.stringify(body), label };
  await database.kept.add({ ...row, problem: null });
}

/**
 * Sends what an owner's entries wait for, oldest first; one that the server refuses is kept with its reason, and holds up nothing.
 * @throws NetworkLost, or ApiProblem when the server takes nothing now
 */
export async function sendKept(database: TillDatabase, { accountId, facilityId }: OutboxOwner): Promise<number> {
  const rows = await database.kept.where('[accountId+facilityId]').equals([accountId, facilityId]).sortBy('clientId');
  let sent = 0;
  for (const row of rows) {
    if (row.problem !== null) continue;
    if (await sendOne(database, row)) sent += 1;
  }
  return sent;
}

async function sendOne(database: TillDatabase, row: KeptRow): Promise<boolean> {
  try {
    await request<unknown>(row.path, { method: 'POST', body: JSON.parse(row.body) as object });
    await database.kept.delete(row.clientId);
    return true;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { status, zh, en } = error.problem;
    if (status === 401 || status >= 500 || TRY_AGAIN.includes(status)) throw error;
    await database.kept.update(row.clientId, { problem: { zh, en } });
    return false;
  }
}
