import type { KeptRow, OutboxRow } from '../store/till-database.js';

/** Hands the refused records to the browser as a JSON file: bodies as they were made, with the reason of each. */
export function exportRefused(rows: readonly OutboxRow[], kept: readonly KeptRow[], fileName: string): void {
  const records = rows.map(({ kind, accountName, facilityId, deviceId, body, bodyHash, problem }) => ({
    ...{ kind, accountName, facilityId, deviceId, body: JSON.parse(body) as object, bodyHash, problem },
  }));
  const entries = kept.map(({ accountName, facilityId, path, label, body, problem }) => ({
    ...{ kind: 'entry', accountName, facilityId, path, label, body: JSON.parse(body) as object, problem },
  }));
  const url = URL.createObjectURL(
    new Blob([JSON.stringify([...records, ...entries], null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
