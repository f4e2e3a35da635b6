import { addDays, monthStartOf, type BusinessDate } from '@nuancan/kernel';
import type { GrantRule } from '../../grants/grant-contract.js';

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** The first days of the last periods that are over, the latest first. Pure. */
export function pastPeriods(period: GrantRule['period'], today: BusinessDate, count: number): BusinessDate[] {
  const begins: BusinessDate[] = [];
  let first = beginOf(period, today);
  while (begins.length < count) {
    first = beginOf(period, addDays(first, -1));
    begins.push(first);
  }
  return begins;
}

function beginOf(period: GrantRule['period'], day: BusinessDate): BusinessDate {
  let first = monthStartOf(day);
  while ((Number(first.slice(5, 7)) - 1) % MONTHS[period] !== 0) first = monthStartOf(addDays(first, -1));
  return first;
}
