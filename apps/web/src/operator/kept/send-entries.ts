import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { rememberedAccount } from '../../session/remembered-account.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { deviceId } from '../store/device-id.js';
import type { KeptRow } from '../store/till-database.js';
import { keptRows } from './kept-rows.js';
import type { KeptStore } from './kept-store.js';
import { refuseKept } from './settle-kept.js';

/** Answers after which the same may be taken later: slow down, or a server that fails. */
const TRY_AGAIN = [408, 425, 429];
/** Sent sooner after a tap, the server's clock counts. */
const AT_ONCE_MS = 10_000;
const FILE_LIMIT_MS = 60_000;
const LOCK = 'nuancan-kept';

/**
 * Sends what an owner's entries wait for, oldest first, one run at a time over all tabs; one that the server refuses is kept
 * with its reason, and holds up nothing.
 * @throws NetworkLost, or ApiProblem when the server takes nothing now
 */
export async function sendEntries(database: KeptStore, owner: OutboxOwner): Promise<void> {
  const send = (): Promise<void> => sendAll(database, owner);
  // Without Web Locks (plain http) two tabs may send the same: the server answers the second as the first.
  await ('locks' in navigator ? navigator.locks.request(LOCK, send) : send());
}

async function sendAll(database: KeptStore, owner: OutboxOwner): Promise<void> {
  for (const { clientId } of await keptRows(database, owner)) {
    // Another tab may have logged somebody else in meanwhile: nothing is entered in another's name.
    if (rememberedAccount.read()?.id !== owner.accountId) return;
    const row = await database.kept.get(clientId);
    if (row?.problem === null) await sendOne(database, row);
  }
}

async function sendOne(database: KeptStore, row: KeptRow): Promise<void> {
  try {
    if (row.file) await sendFile(row.path, row.file);
    else await request<unknown>(row.path, { method: 'POST', body: await bodyOf(database, row) });
    await database.kept.delete(row.clientId);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { status, code, zh, en } = error.problem;
    if (status === 401 || status >= 500 || TRY_AGAIN.includes(status)) throw error;
    await refuseKept(database, row, { code, zh, en });
  }
}

async function sendFile(path: string, { content, mediaType }: NonNullable<KeptRow['file']>): Promise<void> {
  const file = new Blob([content], { type: mediaType });
  await request<unknown>(path, { method: 'PUT', file, timeoutMs: FILE_LIMIT_MS });
}

async function bodyOf(database: KeptStore, { clientId, body, tap }: KeptRow): Promise<object> {
  const stored = JSON.parse(body) as Record<string, unknown>;
  if (tap === undefined) return stored;
  // Before it goes: whatever happens to this page meanwhile, sent again it counts by the tablet's clock.
  await database.kept.update(clientId, { tap: { ...tap, tried: true } });
  const isLate = Date.now() - Date.parse(String(stored['deviceAt'])) > AT_ONCE_MS;
  return { ...stored, deviceId: await deviceId(database), offline: tap.tried || isLate };
}
