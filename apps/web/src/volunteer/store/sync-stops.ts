import { request } from '../../api/request.js';
import { keptRows } from '../../operator/kept/kept-rows.js';
import type { OutboxOwner } from '../../operator/outbox/outbox.js';
import type { OwnStopList } from '../route-contract.js';
import type { RouteDatabase, StopRow } from './route-database.js';

/**
 * Fetches the doors of today. Whatever is not among them any more leaves the phone: the run is closed, or somebody else brings it.
 * @throws ApiProblem, NetworkLost
 */
export async function syncStops(database: RouteDatabase, owner: OutboxOwner): Promise<void> {
  const { items } = await request<OwnStopList>('/v1/own-stops');
  await database.transaction('rw', database.stops, database.kept, async () => {
    const waiting = (await keptRows(database, owner)).map(({ path }) => path);
    const known = new Map((await database.stops.toArray()).map((row) => [row.stopId, row]));
    const rows = items.map((stop, rank): StopRow => {
      const waits = waiting.some((path) => path.includes(stop.stopId));
      const said = waits ? (known.get(stop.stopId)?.said ?? null) : null;
      return { stopId: stop.stopId, accountId: owner.accountId, rank, stop, said };
    });
    await database.stops.clear();
    await database.stops.bulkAdd(rows);
  });
}
