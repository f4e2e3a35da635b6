import { request } from '../../api/request.js';
import { keptRows } from '../../operator/kept/kept-rows.js';
import type { OutboxOwner } from '../../operator/outbox/outbox.js';
import { rememberedAccount } from '../../session/remembered-account.js';
import type { OwnStopList } from '../route-contract.js';
import type { RouteDatabase, StopRow } from './route-database.js';
import { noteServerClock } from './server-clock.js';

let begun = 0;
let stored = 0;

/**
 * Fetches the doors of today. Whatever is not among them any more leaves the phone: the run is closed, or somebody else brings it.
 * An answer that comes after a younger one, or after its volunteer has left, is not looked at.
 * @returns whether the register says that the volunteer is paused @throws ApiProblem, NetworkLost
 */
export async function syncStops(database: RouteDatabase, owner: OutboxOwner): Promise<boolean> {
  const turn = (begun += 1);
  const askedMs = Date.now();
  const before = await saidOf(database, owner);
  const { now, items, resting } = await request<OwnStopList>('/v1/own-stops');
  await noteServerClock(database, { askedMs, answeredMs: Date.now(), serverMs: Date.parse(now) });
  await database.transaction('rw', database.stops, database.kept, async () => {
    if (turn < stored || rememberedAccount.read()?.id !== owner.accountId) return;
    stored = turn;
    const present = await saidOf(database, owner);
    const rows = items.map((stop, rank): StopRow => {
      const { stopId } = stop;
      // What was said or sent meanwhile the answer may not know.
      const isNews = present.waiting(stopId) || before.waiting(stopId) || !before.said.has(stopId);
      const said = isNews ? (present.said.get(stopId) ?? null) : null;
      return { stopId, accountId: owner.accountId, rank, stop, said };
    });
    await database.stops.clear();
    await database.stops.bulkAdd(rows);
  });
  return resting;
}

/** What was said at which doors, and of which of them something still waits. */
async function saidOf(
  database: RouteDatabase,
  owner: OutboxOwner,
): Promise<{ readonly said: ReadonlyMap<string, StopRow['said']>; readonly waiting: (stopId: string) => boolean }> {
  const paths = (await keptRows(database, owner)).map(({ path }) => path);
  const rows = await database.stops.toArray();
  return {
    said: new Map(rows.flatMap(({ stopId, said }) => (said === null ? [] : [[stopId, said] as const]))),
    waiting: (stopId) => paths.some((path) => path.includes(stopId)),
  };
}
