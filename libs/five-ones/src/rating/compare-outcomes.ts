import type { TierOutcome } from './tier-outcome.js';

/** Below 0 when `a` wins: the lower elder payment, then more from government, then the larger benefit before drops. */
export function compareOutcomes(a: TierOutcome, b: TierOutcome): number {
  return a.elderDueFen - b.elderDueFen || b.governmentFen - a.governmentFen || b.benefitFen - a.benefitFen;
}
