import type { Policy, Tier } from '../policy/policy.js';
import type { TierKind } from '../policy/vocabulary.js';
import { compareOutcomes } from './compare-outcomes.js';
import { limitsOf, subsidisedSlotLimit } from './limits.js';
import type { Place } from './place.js';
import type { LimitTaken, LimitUse } from './rating.js';
import { policyApplies, tierApplies, type Situation } from './tier-match.js';
import { tierOutcome, type TierOutcome } from './tier-outcome.js';

/** A tier that applies, with what it makes of the price. */
export interface Candidate {
  readonly policy: Policy;
  readonly tier: Tier;
  /** Position of the tier in its policy. */
  readonly index: number;
  readonly outcome: TierOutcome;
  /** Empty when the tier gives nothing. */
  readonly limits: readonly LimitTaken[];
}

/** The winner, if any tier applies, and the best tier that a used-up limit kept from winning. */
export interface Choice {
  readonly winner: Candidate | null;
  readonly refused: { readonly candidate: Candidate; readonly by: 'slot' | 'limit' } | null;
}

interface Contest {
  readonly policies: readonly Policy[];
  readonly situation: Situation;
  readonly kind: TierKind;
  readonly priceFen: number;
  readonly place: Place;
  readonly limitUse: LimitUse;
}

/**
 * The tier with the lowest elder payment after shares travel or drop, tiers with a used-up limit skipped. Ties, in
 * this order: more from government (a named funder rather than a discount), the larger benefit before drops, the
 * lower policy code, the higher version, the tier named first. The order of the policies never matters.
 */
export function chooseTier(contest: Contest): Choice {
  let winner: Candidate | null = null;
  let refused: Choice['refused'] = null;
  for (const candidate of candidates(contest)) {
    if (winner !== null && compare(candidate, winner) >= 0) continue;
    const by = refusal(candidate, contest.limitUse);
    if (by === null) winner = candidate;
    else if (refused === null || compare(candidate, refused.candidate) < 0) refused = { candidate, by };
  }
  return { winner, refused };
}

function candidates({ policies, situation, kind, priceFen, place }: Contest): Candidate[] {
  const found: Candidate[] = [];
  for (const policy of policies) {
    if (!policyApplies(policy, situation)) continue;
    for (const [index, tier] of policy.tiers.entries()) {
      if (tier.kind !== kind || !tierApplies(tier, situation)) continue;
      const outcome = tierOutcome({ tier, priceFen, place });
      const gives = outcome.governmentFen + outcome.discountFen > 0;
      const moment = situation.meal;
      const limits = gives ? [subsidisedSlotLimit(moment), ...limitsOf({ policy, tier, moment })] : [];
      found.push({ policy, tier, index, outcome, limits });
    }
  }
  return found;
}

/** The slot is asked first: it is the plainer reason. */
function refusal({ limits }: Candidate, limitUse: LimitUse): 'slot' | 'limit' | null {
  const at = limits.findIndex(({ key, windowStart, max }) => limitUse(key, windowStart) >= max);
  if (at < 0) return null;
  return at === 0 ? 'slot' : 'limit';
}

/** Below 0 when `a` wins. */
function compare(a: Candidate, b: Candidate): number {
  return (
    compareOutcomes(a.outcome, b.outcome) ||
    compareCode(a.policy.code, b.policy.code) ||
    b.policy.version - a.policy.version ||
    a.index - b.index
  );
}

function compareCode(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
