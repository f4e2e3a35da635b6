import { ageOn, fen, weekdayOf, ZERO_FEN, type Fen } from '@nuancan/kernel';
import { placeOf } from './place.js';
import type { RateMealInput } from './rating.js';
import { policyApplies, tierApplies, type Situation } from './tier-match.js';
import { tierOutcome } from './tier-outcome.js';

/**
 * The delivery fee that the policies put on the receipt, subsidised or not: of the delivery tiers that apply, the fee
 * of the one that leaves the elder the least (the lower fee among equals); 0 when none applies. `meal.priceFen` is the
 * price without the fee; add the fee to it, and pass it as `deliveryFeeFen`, before rating.
 */
export function deliveryFee({ policies, diner, meal }: Omit<RateMealInput, 'limitUse'>): Fen {
  const situation: Situation = {
    diner,
    meal,
    mealPriceFen: meal.priceFen,
    ageYears: ageOn({ birth: diner.birthDate, date: meal.businessDate }),
    weekday: weekdayOf(meal.businessDate),
  };
  const place = placeOf(diner, meal);
  let best: { feeFen: number; elderDueFen: number } | null = null;
  for (const policy of policies.filter((candidate) => policyApplies(candidate, situation))) {
    for (const tier of policy.tiers) {
      if (tier.kind !== 'delivery' || tier.feeFen === null || !tierApplies(tier, situation)) continue;
      const { elderDueFen } = tierOutcome({ tier, priceFen: tier.feeFen, place });
      const gain = best === null ? -1 : elderDueFen - best.elderDueFen || tier.feeFen - best.feeFen;
      if (gain < 0) best = { feeFen: tier.feeFen, elderDueFen };
    }
  }
  return best === null ? ZERO_FEN : fen(best.feeFen);
}
