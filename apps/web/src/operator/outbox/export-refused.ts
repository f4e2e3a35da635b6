import type { OutboxRow } from '../store/till-database.js';

/** Hands the refused records to the browser as a JSON file: bodies as they were made, with the reason of each. */
export function exportRefused(rows: readonly OutboxRow[], fileName: string): void {
  const records = rows.map(({ kind, accountName, facilityId, deviceId, body, bodyHash, problem }) => ({
    ...{ kind, accountName, facilityId, deviceId, body: JSON.parse(body) as object, bodyHash, problem },
  }));
  const url = URL.createObjectURL(new Blob([JSON.stringify(records, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
