import type { KeptRow } from '../store/till-database.js';
import type { KeptStore } from './kept-store.js';

/** Whatever stands and falls with an entry: the taps of one attendance, the photo of an outcome. Pure. */
export function goesWith(row: KeptRow, other: KeptRow): boolean {
  if (other.clientId === row.clientId || other.goesWith === row.clientId) return true;
  return row.tap !== undefined && other.tap?.attendanceId === row.tap.attendanceId && other.accountId === row.accountId;
}

/** Notes why the server did not take an entry; the sign-out of a refused sign-in does not go out any more. */
export async function refuseKept(database: KeptStore, row: KeptRow, problem: KeptRow['problem']): Promise<void> {
  await database.kept.filter((other) => other.problem === null && goesWith(row, other)).modify({ problem });
}

/** Puts entries that were refused or held back among what waits, unchanged: the cause may have gone. */
export async function resendKept(database: KeptStore, rows: readonly KeptRow[]): Promise<void> {
  await database.kept.bulkUpdate(
    rows.map(({ clientId }) => ({ key: clientId, changes: { problem: null, held: undefined } })),
  );
}

/** Removes an entry that the server refused and that somebody has dealt with, and what was refused with it. */
export async function dropKept(database: KeptStore, clientId: string): Promise<void> {
  const row = await database.kept.get(clientId);
  if (row === undefined || row.problem === null) return;
  await database.kept.filter((other) => other.problem !== null && goesWith(row, other)).delete();
}

/** Notes that the operator has these entries in a file. */
export async function markKeptExported(database: KeptStore, rows: readonly KeptRow[], at: Date): Promise<void> {
  const exportedAt = at.toISOString();
  await database.kept.bulkUpdate(rows.map(({ clientId }) => ({ key: clientId, changes: { exportedAt } })));
}
