import type { BusinessDate } from '@nuancan/kernel';
import type { DinerFacts } from '@nuancan/registry';

/** What became of a diner by the day of the meal. */
export type Standing = Pick<DinerFacts, 'status' | 'statusFrom'>;

/**
 * Whether the home district still pays: not for a meal after the day of death, nor for one who moved out. The meal of
 * the day of death itself is asked about, never disallowed by itself (five-ones.md, case f).
 */
export function isEntitled({ status, statusFrom }: Standing, on: BusinessDate): boolean {
  if (status === 'moved_out') return false;
  return status !== 'deceased' || statusFrom === null || on <= statusFrom;
}

/** For the reviewer: `resident_deceased`, `resident_moved_out`, `resident_in_institution`. */
export function standingFlags({ status }: Standing): string[] {
  return status === null ? [] : [`resident_${status}`];
}
