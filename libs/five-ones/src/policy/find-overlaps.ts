import { formatAgeRange, plainAgeRanges, type AgeRange } from './age-range.js';
import type { Policy, Tier } from './policy.js';
import type { PolicyFinding } from './policy-finding.js';

/** Pairs of tiers that the same diner reaches by age alone for the same meal. */
export function findOverlaps(policy: Policy): PolicyFinding[] {
  const findings: PolicyFinding[] = [];
  for (const [index, tier] of policy.tiers.entries()) {
    for (const earlier of policy.tiers.slice(0, index)) {
      const ages = meetsAtTable(tier, earlier) ? commonAges(tier, earlier) : [];
      const first = ages[0];
      if (!first) continue;
      const text = ages.map(formatAgeRange).join(', ');
      findings.push({
        code: 'overlap',
        severity: 'note',
        pointer: `/tiers/${index}`,
        zh: `${text} 岁同时符合“${earlier.name.zh}”，按老人付得最少者计`,
        en: `age ${text} also matches “${earlier.name.en}”; the lowest elder payment wins`,
      });
    }
  }
  return findings;
}

function meetsAtTable(a: Tier, b: Tier): boolean {
  return (
    a.kind === b.kind &&
    a.slots.some((slot) => b.slots.includes(slot)) &&
    a.modes.some((mode) => b.modes.includes(mode)) &&
    a.weekdays.some((weekday) => b.weekdays.includes(weekday))
  );
}

function commonAges(a: Tier, b: Tier): AgeRange[] {
  return plainAgeRanges(a).flatMap((left) =>
    plainAgeRanges(b)
      .map((right) => ({ from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) }))
      .filter(({ from, to }) => from <= to),
  );
}
