import type { MealPage } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { DayMealRow, TillDatabase } from '../store/till-database.js';

const PAGE = 100;
/** A counter does not serve more in a day. */
const MOST_PAGES = 50;

/** Which day of which counter; `newestOnly` stops at the first page that brings nothing new. */
export interface DayToSync {
  readonly facilityId: string;
  readonly businessDate: string;
  readonly newestOnly: boolean;
}

/**
 * Fetches the day's meals, also those of the counter's other tills, and drops earlier days.
 * @throws ApiProblem, NetworkLost
 */
export async function syncDay(
  database: TillDatabase,
  { facilityId, businessDate, newestOnly }: DayToSync,
): Promise<void> {
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams({
      businessDate,
      facilityId,
      limit: String(PAGE),
      ...(cursor !== null && { cursor }),
    });
    const found: MealPage = await request<MealPage>(`/v1/meals?${query}`);
    const added = await keepPage(database, facilityId, found);
    cursor = found.nextCursor;
    if (cursor === null || (newestOnly && added === 0)) break;
  }
  await database.dayMeals.filter((row) => row.businessDate < businessDate).delete();
}

/** @returns how many of the page's meals were new */
async function keepPage(database: TillDatabase, facilityId: string, { items }: MealPage): Promise<number> {
  return database.transaction('rw', database.dayMeals, async () => {
    const known = await database.dayMeals.bulkGet(items.map((item) => item.clientId));
    const rows = items.map((item, index): DayMealRow => {
      const { clientId, residentId, residentName, businessDate, slot, servedAt, paymentMethod } = item;
      const before = known[index];
      return {
        ...{ clientId, residentId, businessDate, slot, servedAt, paymentMethod, facilityId, split: item },
        residentName: residentName ?? before?.residentName ?? null,
        // The page may be older than a void that was answered meanwhile; a void is never undone.
        voided: item.voided !== null || (before?.voided ?? false),
        loggedHere: before?.loggedHere ?? false,
      };
    });
    await database.dayMeals.bulkPut(rows);
    return known.filter((row) => row === undefined).length;
  });
}
