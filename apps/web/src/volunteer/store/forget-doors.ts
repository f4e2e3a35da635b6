import type { RouteDatabase } from './route-database.js';

/** Removes doors of other days and of other accounts from the phone; what waits to be sent stays. */
export async function forgetDoors(
  database: RouteDatabase,
  { accountId, businessDate }: { accountId: string | null; businessDate: string },
): Promise<void> {
  await database.stops.filter((row) => row.accountId !== accountId || row.stop.businessDate !== businessDate).delete();
}
