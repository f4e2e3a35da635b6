import type { OutboxOwner } from '../outbox/outbox.js';
import type { KeptRow, KeptTap } from '../store/till-database.js';
import type { KeptStore } from './kept-store.js';

/** An entry of a side page, as it goes out. */
export interface KeptEntry {
  readonly path: string;
  /** A UUIDv7; sent again, the server answers it again. */
  readonly clientId: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** In words, for the list of what waits. */
  readonly label: string;
  readonly tap?: KeptTap;
  readonly file?: KeptRow['file'];
  readonly goesWith?: string;
}

/** Puts an entry where a lost network or a closed page does not lose it. @throws when the device has no room for it */
export async function keepEntry(
  database: KeptStore,
  { accountId, accountName, facilityId }: OutboxOwner,
  { clientId, path, body, label, tap, file, goesWith }: KeptEntry,
): Promise<void> {
  const row: KeptRow = {
    clientId,
    accountId,
    accountName,
    facilityId,
    path,
    body: JSON.stringify(body),
    label,
    problem: null,
  };
  await database.kept.add({ ...row, ...(tap && { tap }), ...(file && { file }), ...(goesWith && { goesWith }) });
}
