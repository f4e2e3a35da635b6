import type { Till } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { DinerRow, TillDatabase } from './till-database.js';

/**
 * Fetches the counter's day and its regulars with their quotes, to go on without a network.
 * @throws ApiProblem, NetworkLost
 */
export async function syncTill(
  database: TillDatabase,
  { facilityId, businessDate }: { facilityId: string; businessDate: string },
): Promise<void> {
  const till = await request<Till>(`/v1/till?businessDate=${businessDate}`);
  await database.transaction('rw', database.tills, database.diners, async () => {
    const keys = till.regulars.map((diner): [string, string] => [facilityId, diner.residentId]);
    const known = await database.diners.bulkGet(keys);
    const rows = till.regulars.map((diner, rank): DinerRow => {
      const foundByTexts = known[rank]?.foundByTexts ?? [];
      return { facilityId, residentId: diner.residentId, diner, quotedOn: till.businessDate, rank, foundByTexts };
    });
    await database.diners.bulkPut(rows);
    await database.tills.put({ facilityId, till: { ...till, regulars: [] } });
  });
}
