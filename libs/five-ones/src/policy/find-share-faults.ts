import { formatYuan, fen } from '@nuancan/kernel';
import type { Benefit, Policy, Tier } from './policy.js';
import type { PolicyFinding } from './policy-finding.js';

/** Fixed shares that exceed the largest benefit, and benefits that the shares leave partly to the elder. */
export function findShareFaults(policy: Policy): PolicyFinding[] {
  return policy.tiers.flatMap((tier, index) => shareFaults(tier, `/tiers/${index}/funders`));
}

function shareFaults(tier: Tier, pointer: string): PolicyFinding[] {
  const largestFen = largestBenefit(tier.benefit);
  let fixedFen = 0;
  for (const { amountFen } of tier.funders) fixedFen += amountFen === 'rest' ? 0 : amountFen;
  if (fixedFen > largestFen) {
    const amounts = [formatYuan(fen(fixedFen)), formatYuan(fen(largestFen))];
    return [
      {
        code: 'shares_above_benefit',
        severity: 'warning',
        pointer,
        zh: `各方份额合计 ${amounts[0]} 元，超过补贴 ${amounts[1]} 元`,
        en: `the shares add up to ${amounts[0]}, above the benefit of ${amounts[1]}`,
      },
    ];
  }
  const carried = tier.discountBearer !== null || tier.funders.some((share) => share.amountFen === 'rest');
  if (carried || fixedFen >= largestFen) return [];
  return [
    {
      code: 'shares_below_benefit',
      severity: 'warning',
      pointer,
      zh: '各方份额不足补贴额，差额由老人承担',
      en: 'the shares leave a part of the benefit to the elder',
    },
  ];
}

/** Infinity where the benefit grows with the price. */
function largestBenefit(benefit: Benefit): number {
  switch (benefit.kind) {
    case 'none':
      return 0;
    case 'fixed':
      return benefit.amountFen;
    case 'percentage':
      return benefit.capFen ?? Infinity;
    case 'elder_pays':
      return Infinity;
    case 'elder_pays_by_price':
      return Math.max(0, ...benefit.levels.map((level) => level.priceFen - level.elderPaysFen));
  }
}
