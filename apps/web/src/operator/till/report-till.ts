import { request } from '../../api/request.js';
import { deviceId } from '../store/device-id.js';
import type { TillDatabase } from '../store/till-database.js';

let said: string | null = null;

/** Tells the server how many records wait on this till, when that is something new; no day is closed over them. */
export async function reportTill(database: TillDatabase, facilityId: string): Promise<void> {
  const rows = await database.outbox.where({ facilityId }).toArray();
  const dates = rows
    .filter((row) => row.state === 'waiting')
    .map((row) => row.meal.businessDate)
    .sort();
  const report = { deviceId: await deviceId(database), unsent: dates.length, oldestDate: dates[0] ?? null };
  const saying = `${facilityId} ${JSON.stringify(report)}`;
  if (saying === said) return;
  await request<void>('/v1/till-reports', { method: 'POST', body: report });
  said = saying;
}
