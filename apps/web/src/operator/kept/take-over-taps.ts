import type { KeptRow, TillDatabase } from '../store/till-database.js';

/** A tap as earlier versions of the app kept it in localStorage. */
interface OldTap {
  readonly id: string;
  readonly attendanceId: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly tried: boolean;
  readonly refused?: { readonly zh: string; readonly en: string };
}

const KEY = /^nuancan-volunteers\|([^|]+)\|([^|]+)$/;

/** The rows of what lies under one key of localStorage; none when it is the key of something else. Pure. */
export function rowsOfOldTaps(key: string, json: string): KeptRow[] {
  const [, accountId, facilityId] = KEY.exec(key) ?? [];
  if (accountId === undefined || facilityId === undefined) return [];
  return (JSON.parse(json) as OldTap[]).map(({ id, attendanceId, path, body, label, tried, refused }) => ({
    ...{ clientId: id, accountId, facilityId, path, body: JSON.stringify(body), label },
    tap: { attendanceId, tried },
    problem: refused ?? null,
  }));
}

/** Moves taps of every account that an earlier version left in localStorage; they leave it only when they are stored here. */
export async function takeOverTaps(database: TillDatabase, store: Storage): Promise<void> {
  for (const key of Object.keys(store).filter((one) => KEY.test(one))) {
    const json = store.getItem(key) ?? '[]';
    // Put, not added: another tab may be taking the same over, and what it has sent is answered again.
    await database.kept.bulkPut(rowsOfOldTaps(key, json));
    if (store.getItem(key) === json) store.removeItem(key);
  }
}
