import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { rateMeal, splitMeal, splitPublicSale, totalCost, type MealSplit } from '../index.js';
import { anyCost, anyDiner, anyFen, anyLimitUse, anyMeal, anyPolicies } from '../testing/arbitraries.js';

const anyRating = fc
  .record({ policies: anyPolicies, diner: anyDiner, meal: anyMeal, limitUse: anyLimitUse })
  .map(rateMeal);
const anyInput = fc.record({
  rating: anyRating,
  cost: anyCost,
  elderPaidFen: anyFen(4000),
  expected: fc.record({ gardenFen: anyFen(1500), volunteerFen: anyFen(1500), donationFen: anyFen(1500) }),
});
const RUNS = { numRuns: 200 };

function expectIdentities(split: MealSplit): void {
  expect(split.priceFen).toBe(split.elderDueFen + split.governmentFen + split.discountFen);
  const carriedFen =
    split.elderPaidFen +
    split.governmentFen +
    split.donationFen +
    split.gardenFen +
    split.volunteerFen +
    split.unfundedFen;
  expect(split.costFen + split.surplusFen).toBe(carriedFen);
  expect(Math.min(split.surplusFen, split.unfundedFen)).toBe(0);
  for (const [field, value] of Object.entries(split)) {
    if (field.endsWith('Fen')) expect([field, Number.isSafeInteger(value) && value >= 0]).toEqual([field, true]);
  }
}

describe('splitMeal, for any policy and input', () => {
  test('both identities hold, and every cap', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const split = splitMeal(input);
        const { cost, expected } = input;
        expectIdentities(split);
        expect(split.costFen).toBe(totalCost(cost));
        expect(split.gardenFen).toBeLessThanOrEqual(Math.min(cost.ingredientsFen, expected.gardenFen));
        expect(split.volunteerFen).toBeLessThanOrEqual(
          Math.min(cost.labourFen + cost.deliveryFen, expected.volunteerFen),
        );
        expect(split.donationFen).toBeLessThanOrEqual(expected.donationFen);
        const openFen = Math.max(0, split.costFen - split.elderDueFen - split.governmentFen);
        expect(split.gardenFen + split.volunteerFen + split.donationFen).toBeLessThanOrEqual(openFen);
      }),
      RUNS,
    );
  });

  test('what the elder pays changes neither government nor in-kind value; what is short is never covered', () => {
    fc.assert(
      fc.property(anyInput, anyFen(4000), (input, elderPaidFen) => {
        const one = splitMeal(input);
        const other = splitMeal({ ...input, elderPaidFen });
        for (const field of ['governmentFen', 'gardenFen', 'volunteerFen', 'donationFen', 'elderDueFen'] as const) {
          expect(other[field]).toBe(one[field]);
        }
        expect(one.elderShortFen - one.elderOverFen).toBe(one.elderDueFen - one.elderPaidFen);
        expect(one.elderShortFen === 0 || one.elderOverFen === 0).toBe(true);
        if (one.elderDueFen + one.governmentFen <= one.costFen) {
          expect(one.unfundedFen).toBeGreaterThanOrEqual(one.elderShortFen);
        }
        expect(one.flags.includes('elder_short')).toBe(one.elderShortFen > 0);
        expect(one.flags.includes('elder_overpaid')).toBe(one.elderOverFen > 0);
      }),
      RUNS,
    );
  });

  test('a public sale keeps both identities and takes from no source', () => {
    fc.assert(
      fc.property(anyFen(), anyFen(), anyCost, (priceFen, paidFen, cost) => {
        const split = splitPublicSale({ priceFen, paidFen, cost });
        expectIdentities(split);
        expect(split.governmentFen + split.gardenFen + split.volunteerFen + split.donationFen + split.discountFen).toBe(
          0,
        );
      }),
    );
  });
});
