import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { rateMeal, type Rating } from '../index.js';
import { anyDiner, anyFen, anyLimitUse, anyMeal, anyPolicies, anyPolicy } from '../testing/arbitraries.js';

const sumOf = (rating: Rating): number => rating.shares.reduce((sum, share) => sum + share.amountFen, 0);
const anyInput = fc.record({ policies: anyPolicies, diner: anyDiner, meal: anyMeal, limitUse: anyLimitUse });
const RUNS = { numRuns: 200 };

describe('rateMeal, for any policies', () => {
  test('the receipt identity holds, shares sum to government, government never exceeds the price', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const rating = rateMeal(input);
        expect(rating.priceFen).toBe(input.meal.priceFen);
        expect(rating.elderDueFen + rating.governmentFen + rating.discountFen).toBe(rating.priceFen);
        expect(Math.min(rating.elderDueFen, rating.governmentFen, rating.discountFen, rating.droppedFen)).toBe(
          Math.max(0, Math.min(rating.elderDueFen, rating.governmentFen, rating.discountFen, rating.droppedFen)),
        );
        expect(sumOf(rating)).toBe(rating.governmentFen);
        expect(rating.shares.every((share) => share.amountFen > 0)).toBe(true);
        expect(rating.discountBearer === null).toBe(rating.discountFen === 0);
        expect(new Set(rating.shares.map((share) => share.funder)).size).toBe(rating.shares.length);
        expect(rating.governmentFen === 0 || rating.policyCode !== null).toBe(true);
      }),
      RUNS,
    );
  });

  test('a benefit takes the slot and only limits that are not used up; without one nothing is taken', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { limits, governmentFen, discountFen } = rateMeal(input);
        expect(limits.length > 0).toBe(governmentFen + discountFen > 0);
        if (limits.length > 0) expect(limits[0]).toMatchObject({ key: `subsidised:${input.meal.slot}`, max: 1 });
        for (const limit of limits) expect(input.limitUse(limit.key, limit.windowStart)).toBeLessThan(limit.max);
        expect(new Set(limits.map((limit) => limit.key)).size).toBe(limits.length);
      }),
      RUNS,
    );
  });

  test('a second meal in the slot is never subsidised', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const limitUse = (key: string): number => (key === `subsidised:${input.meal.slot}` ? 1 : 0);
        expect(rateMeal({ ...input, limitUse })).toMatchObject({
          governmentFen: 0,
          discountFen: 0,
          elderDueFen: input.meal.priceFen,
          limits: [],
        });
      }),
      RUNS,
    );
  });

  test('the order of the policies, and asking twice, change nothing', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const rating = rateMeal(input);
        expect(rateMeal(input)).toEqual(rating);
        expect(rateMeal({ ...input, policies: [...input.policies].reverse() })).toEqual(rating);
      }),
      RUNS,
    );
  });

  test('one more policy never makes the elder pay more, one more used-up limit never less', () => {
    fc.assert(
      fc.property(anyInput, anyPolicy, (input, more) => {
        const before = rateMeal(input);
        expect(rateMeal({ ...input, policies: [...input.policies, more] }).elderDueFen).toBeLessThanOrEqual(
          before.elderDueFen,
        );
        const unused = rateMeal({ ...input, limitUse: () => 0 });
        expect(unused.elderDueFen).toBeLessThanOrEqual(before.elderDueFen);
        expect(unused.exhausted).toBe(false);
        expect(before.exhausted).toBe(unused.elderDueFen < before.elderDueFen);
      }),
      RUNS,
    );
  });

  test('eating at home never costs the elder more than eating elsewhere', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { diner } = input;
        const limitUse = (): number => 0;
        const home = { facilityTownCode: diner.homeTownCode, facilityDistrictCode: diner.homeDistrictCode };
        const atHome = rateMeal({ ...input, limitUse, meal: { ...input.meal, ...home } });
        const elsewhere = rateMeal({ ...input, limitUse });
        expect(atHome.elderDueFen).toBeLessThanOrEqual(elsewhere.elderDueFen);
        expect(atHome.droppedFen).toBe(0);
      }),
      RUNS,
    );
  });

  test('a fixed or proportional benefit never shrinks with the price', () => {
    fc.assert(
      fc.property(anyInput, anyFen(500), (input, moreFen) => {
        const policies = input.policies.map((policy) => ({
          ...policy,
          tiers: policy.tiers.filter(
            (tier) => tier.benefit.kind !== 'elder_pays_by_price' && tier.elderCeilingFen === null,
          ),
        }));
        const given = ({ governmentFen, discountFen }: Rating): number => governmentFen + discountFen;
        const cheaper = rateMeal({ ...input, policies });
        const meal = { ...input.meal, priceFen: fen(input.meal.priceFen + moreFen) };
        expect(given(rateMeal({ ...input, policies, meal }))).toBeGreaterThanOrEqual(given(cheaper));
      }),
      RUNS,
    );
  });
});
