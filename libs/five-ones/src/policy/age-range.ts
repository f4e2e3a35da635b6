import type { DinerCondition, Tier } from './policy.js';

/** Completed years, both ends included; `to` may be Infinity. */
export interface AgeRange {
  readonly from: number;
  readonly to: number;
}

/** The ages a condition admits. */
export function ageRangeOf({ age }: DinerCondition): AgeRange {
  return { from: age?.from ?? 0, to: age?.to ?? Infinity };
}

/** The ranges a tier covers by age alone, whatever the diner's categories, grade and household. */
export function plainAgeRanges(tier: Tier): AgeRange[] {
  return tier.who
    .filter((who) => who.anyCategory === null && who.grades === null && who.livesAlone === null)
    .map(ageRangeOf);
}

/** '60–74', '95+'. */
export function formatAgeRange({ from, to }: AgeRange): string {
  if (to === Infinity) return `${from}+`;
  return from === to ? `${from}` : `${from}–${to}`;
}
