import type { Policy } from '../policy/policy.js';

/**
 * What a day is judged by when given versions are taken to be in force on it: each in place of its policy's own version,
 * whatever days it names, so that a draft for next year can be tried on last month.
 * @param inForce on that day
 * @param keepOthers whether policies of other codes go on beside them
 */
export function replayPolicies(
  inForce: readonly Policy[],
  { versions, keepOthers }: { readonly versions: readonly Policy[]; readonly keepOthers: boolean },
): Policy[] {
  const codes = new Set(versions.map(({ code }) => code));
  const others = keepOthers ? inForce.filter(({ code }) => !codes.has(code)) : [];
  return [...others, ...versions.map((policy) => ({ ...policy, effectiveFrom: ALWAYS, effectiveTo: null }))];
}

const ALWAYS = '1900-01-01' as Policy['effectiveFrom'];
