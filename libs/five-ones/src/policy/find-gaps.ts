import { formatAgeRange, plainAgeRanges, type AgeRange } from './age-range.js';
import type { Policy } from './policy.js';
import type { PolicyFinding } from './policy-finding.js';
import { MEAL_SLOTS, type MealSlot } from './vocabulary.js';

/** Ages between and above the ages that meal tiers cover by age alone, per slot. */
export function findGaps(policy: Policy): PolicyFinding[] {
  const slotsByGap = new Map<string, MealSlot[]>();
  for (const slot of MEAL_SLOTS) {
    const tiers = policy.tiers.filter((tier) => tier.kind === 'meal' && tier.slots.includes(slot));
    for (const gap of gapsOf(tiers.flatMap(plainAgeRanges))) {
      const ages = formatAgeRange(gap);
      slotsByGap.set(ages, [...(slotsByGap.get(ages) ?? []), slot]);
    }
  }
  return [...slotsByGap].map(([ages, slots]) => ({
    code: 'gap',
    severity: 'warning',
    pointer: '/tiers',
    zh: `${ages} 岁没有任何档次（${slots.join('、')}）`,
    en: `no tier covers age ${ages} (${slots.join(', ')})`,
  }));
}

function gapsOf(ranges: readonly AgeRange[]): AgeRange[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  const first = sorted[0];
  if (!first) return [];
  const gaps: AgeRange[] = [];
  let coveredTo = first.to;
  for (const { from, to } of sorted) {
    if (from > coveredTo + 1) gaps.push({ from: coveredTo + 1, to: from - 1 });
    coveredTo = Math.max(coveredTo, to);
  }
  if (coveredTo !== Infinity) gaps.push({ from: coveredTo + 1, to: Infinity });
  return gaps;
}
