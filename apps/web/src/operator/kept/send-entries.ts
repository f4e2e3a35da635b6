import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { rememberedAccount } from '../../session/remembered-account.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { deviceId } from '../store/device-id.js';
import type { KeptRow } from '../store/till-database.js';
import { holdEntry, isHeld } from './hold-entry.js';
import { keptRows } from './kept-rows.js';
import type { KeptStore } from './kept-store.js';
import { goesWith, refuseKept } from './settle-kept.js';

/** Answers after which the same may be taken later, beside those of a server that fails. */
const TRY_AGAIN = [408, 425];
const SLOW_DOWN = 429;
/** Sent sooner after a tap, the server's clock counts. */
const AT_ONCE_MS = 10_000;
/** A photo over a line of 15 kbit/s; the server gives up a little later. */
const FILE_LIMIT_MS = 170_000;
const LOCK = 'nuancan-kept';
const PARTS = ['words', 'files'] as const;
/** What is sent: what was said, or photos. */
export type KeptPart = (typeof PARTS)[number];

/**
 * Sends what an owner's entries wait for, words before photos and else oldest first, one run at a time over all tabs. One that
 * the server refuses is kept with its reason; one that it fails over waits for a while with what goes with it. Neither holds
 * up the rest, and what is said meanwhile does not wait for a photo that is under way.
 * @throws NetworkLost, or ApiProblem when nobody is logged in any more or the server asks to slow down
 */
export async function sendEntries(
  database: KeptStore,
  owner: OutboxOwner,
  parts: readonly KeptPart[] = PARTS,
): Promise<void> {
  for (const part of parts) {
    const send = (): Promise<void> => sendAll(database, owner, part);
    // Without Web Locks (plain http) two tabs may send the same: the server answers the second as the first.
    await ('locks' in navigator ? navigator.locks.request(`${LOCK}-${part}`, send) : send());
  }
}

async function sendAll(database: KeptStore, owner: OutboxOwner, part: KeptPart): Promise<void> {
  const rows = await keptRows(database, owner);
  const isOfPart = ({ file }: KeptRow): boolean => (file !== undefined) === (part === 'files');
  // A photo waits for the words that it goes with.
  const waiting: KeptRow[] = rows.filter((row) => part === 'files' && !isOfPart(row) && row.problem === null);
  for (const { clientId } of rows.filter(isOfPart)) {
    // Another tab may have logged somebody else in meanwhile: nothing is entered in another's name.
    if (rememberedAccount.read()?.id !== owner.accountId) return;
    const row = await database.kept.get(clientId);
    if (row?.problem !== null) continue;
    const stays = isHeld(row, Date.now()) || waiting.some((earlier) => goesWith(earlier, row));
    if (stays || !(await sendOne(database, row))) waiting.push(row);
  }
}

/** @returns false when the server fails over it: it waits */
async function sendOne(database: KeptStore, row: KeptRow): Promise<boolean> {
  try {
    if (row.file) await sendFile(row.path, row.file);
    else await request<unknown>(row.path, { method: 'POST', body: await bodyOf(database, row) });
    await database.kept.delete(row.clientId);
    return true;
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const { status, code, zh, en } = error.problem;
    if (status === 401 || status === SLOW_DOWN) throw error;
    const fails = status >= 500 || TRY_AGAIN.includes(status);
    if (fails) await database.kept.update(row.clientId, { held: holdEntry(row, { code, zh, en }, Date.now()) });
    else await refuseKept(database, row, { code, zh, en });
    return !fails;
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
