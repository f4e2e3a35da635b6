import { findGaps } from './find-gaps.js';
import { findOverlaps } from './find-overlaps.js';
import { findShareFaults } from './find-share-faults.js';
import { findUnreachableTiers } from './find-unreachable-tiers.js';
import type { Policy } from './policy.js';
import type { PolicyFinding } from './policy-finding.js';

/**
 * Looks for what a well-formed policy probably does not mean: ages no tier covers, tiers that overlap by age alone,
 * tiers that can never win or never give anything, shares above the benefit, and a benefit no funder carries.
 * Empty for a policy nobody needs to look at twice.
 */
export function checkPolicy(policy: Policy): PolicyFinding[] {
  return [...findGaps(policy), ...findOverlaps(policy), ...findUnreachableTiers(policy), ...findShareFaults(policy)];
}
