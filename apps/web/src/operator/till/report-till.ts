import { request } from '../../api/request.js';
import { rememberedAccount } from '../../session/remembered-account.js';
import { deviceId } from '../store/device-id.js';
import type { TillDatabase } from '../store/till-database.js';
import { countUnsent } from './count-unsent.js';

/** What the server knows of a till's queue. */
interface TillReport {
  readonly deviceId: string;
  readonly unsent: number;
  readonly oldestDate: string | null;
  readonly inUse: boolean;
}

/** Said again although nothing is new: a till that falls silent may be taking entries without a network. */
const AGAIN_AFTER_MS = 60_000;

let said: { readonly facilityId: string; readonly report: TillReport; readonly atMs: number } | null = null;
/** What was to be said last, heard or not. */
let latest: { readonly facilityId: string; readonly report: TillReport } | null = null;
let telling: Promise<unknown> = Promise.resolve();

/**
 * Tells the server how many records wait on this till, and that somebody uses it; no day is closed over them. One after the
 * other: the last thing that is said is the last one that is true.
 * @throws ApiProblem, NetworkLost
 */
export function reportTill(database: TillDatabase, facilityId: string): Promise<void> {
  const told = telling.then(() => tellOf(database, facilityId));
  telling = told.catch(() => undefined);
  return told;
}

async function tellOf(database: TillDatabase, facilityId: string): Promise<void> {
  const [device, outbox, kept] = await Promise.all([
    deviceId(database),
    database.outbox.where({ facilityId }).toArray(),
    database.kept.filter((row) => row.facilityId === facilityId).toArray(),
  ]);
  const inUse = document.visibilityState === 'visible';
  await tell(facilityId, { deviceId: device, ...countUnsent(outbox, kept), inUse });
}

/** Says that nobody looks at this till any more; what waits on it still waits. */
export async function restTill(): Promise<void> {
  if (latest?.report.inUse) await tell(latest.facilityId, { ...latest.report, inUse: false });
}

async function tell(facilityId: string, report: TillReport): Promise<void> {
  // The server takes it for the facility of the session, which another tab may have changed.
  if (rememberedAccount.read()?.scope.facilityId !== facilityId) return;
  const isKnown = said?.facilityId === facilityId && JSON.stringify(said.report) === JSON.stringify(report);
  if (isKnown && (!report.inUse || Date.now() - said!.atMs < AGAIN_AFTER_MS)) return;
  // Whatever becomes of it: when it was not heard, it is said again as soon as anything gets through.
  said = null;
  latest = { facilityId, report };
  await request<void>('/v1/till-reports', { method: 'POST', body: report, outlivesPage: true });
  said = { facilityId, report, atMs: Date.now() };
}
