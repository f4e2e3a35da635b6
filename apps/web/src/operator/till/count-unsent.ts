import { keptDay } from '../kept/kept-day.js';
import type { KeptRow, OutboxRow } from '../store/till-database.js';

/** How many records of a counter wait, and since which day: meals, voids and entries of the side pages, of every account. Pure. */
export function countUnsent(
  outbox: readonly OutboxRow[],
  kept: readonly KeptRow[],
): { unsent: number; oldestDate: string | null } {
  const dates = [
    ...outbox.filter(({ state }) => state === 'waiting').map(({ meal }) => meal.businessDate),
    ...kept.filter(({ problem }) => problem === null).map(keptDay),
  ].sort();
  return { unsent: dates.length, oldestDate: dates[0] ?? null };
}
