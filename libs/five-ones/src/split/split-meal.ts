import { assert, fen, type Fen } from '@nuancan/kernel';
import { RatingErrors } from '../rating/rating.errors.js';
import type { Rating } from '../rating/rating.js';
import { totalCost, type CostLines } from './cost-lines.js';
import type { MealSplit, SplitFlag } from './meal-split.js';

/** What the three sources that pay no cash at the counter are expected, or settled, to carry of one meal; each ≥ 0. */
export interface ExpectedSources {
  readonly gardenFen: Fen;
  readonly volunteerFen: Fen;
  readonly donationFen: Fen;
}

export interface SplitMealInput {
  readonly rating: Rating;
  /** The delivery line is 0 unless the meal is delivered (`mealCost`). */
  readonly cost: CostLines;
  readonly elderPaidFen: Fen;
  readonly expected: ExpectedSources;
}

/**
 * Splits one meal over the five sources. Open is `max(0, cost − elderDue − government)`; garden covers at most the
 * ingredients, volunteers at most labour and delivery, donations the rest of what is open, in that order and never
 * what the elder was due and did not pay. Both identities of `MealSplit` are asserted.
 * @throws RATING.NEGATIVE_AMOUNT for a negative payment, cost line or expectation
 */
export function splitMeal({ rating, cost, elderPaidFen, expected }: SplitMealInput): MealSplit {
  refuseNegative(cost, elderPaidFen, expected);
  const costFen = totalCost(cost);
  const openFen = Math.max(0, costFen - rating.elderDueFen - rating.governmentFen);
  const gardenFen = Math.min(expected.gardenFen, cost.ingredientsFen, openFen);
  const volunteerFen = Math.min(expected.volunteerFen, cost.labourFen + cost.deliveryFen, openFen - gardenFen);
  const donationFen = Math.min(expected.donationFen, openFen - gardenFen - volunteerFen);
  const balanceFen = costFen - elderPaidFen - rating.governmentFen - gardenFen - volunteerFen - donationFen;
  const elderShortFen = Math.max(0, rating.elderDueFen - elderPaidFen);
  const elderOverFen = Math.max(0, elderPaidFen - rating.elderDueFen);
  const split: MealSplit = {
    priceFen: rating.priceFen,
    elderDueFen: rating.elderDueFen,
    governmentFen: rating.governmentFen,
    discountFen: rating.discountFen,
    discountBearer: rating.discountBearer,
    shares: rating.shares,
    costFen,
    elderPaidFen,
    elderShortFen: fen(elderShortFen),
    elderOverFen: fen(elderOverFen),
    gardenFen: fen(gardenFen),
    volunteerFen: fen(volunteerFen),
    donationFen: fen(donationFen),
    unfundedFen: fen(Math.max(0, balanceFen)),
    surplusFen: fen(Math.max(0, -balanceFen)),
    policyCode: rating.policyCode,
    policyVersion: rating.policyVersion,
    tierCode: rating.tierCode,
    flags: flagsOf(rating, elderShortFen, elderOverFen),
  };
  assertIdentities(split);
  return split;
}

function flagsOf(rating: Rating, elderShortFen: number, elderOverFen: number): readonly SplitFlag[] {
  if (elderShortFen > 0) return [...rating.flags, 'elder_short'];
  if (elderOverFen > 0) return [...rating.flags, 'elder_overpaid'];
  return rating.flags;
}

function assertIdentities(split: MealSplit): void {
  assert(
    split.priceFen === split.elderDueFen + split.governmentFen + split.discountFen,
    'receipt: price = elderDue + government + discount',
  );
  assert(
    split.costFen + split.surplusFen ===
      split.elderPaidFen +
        split.governmentFen +
        split.donationFen +
        split.gardenFen +
        split.volunteerFen +
        split.unfundedFen,
    'cost + surplus = elderPaid + government + donation + garden + volunteer + unfunded',
  );
  assert(split.surplusFen === 0 || split.unfundedFen === 0, 'surplus or unfunded is 0');
}

function refuseNegative(cost: CostLines, elderPaidFen: Fen, expected: ExpectedSources): void {
  const lowest = Math.min(
    cost.ingredientsFen,
    cost.labourFen,
    cost.energyFen,
    cost.packagingFen,
    cost.deliveryFen,
    elderPaidFen,
    expected.gardenFen,
    expected.volunteerFen,
    expected.donationFen,
  );
  if (lowest < 0) throw RatingErrors.NEGATIVE_AMOUNT();
}
