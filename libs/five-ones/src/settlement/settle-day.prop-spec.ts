import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { settleDay, totalCost, type DaySettlementInput } from '../index.js';
import { anyCost, anyFen } from '../testing/arbitraries.js';

const anyMeals = fc
  .array(
    fc.record({
      servedAtMs: fc.nat({ max: 5 }),
      delivered: fc.boolean(),
      cost: anyCost,
      elderDueFen: anyFen(1500),
      elderPaidFen: anyFen(1500),
      governmentFen: anyFen(1500),
    }),
    { maxLength: 25 },
  )
  .map((meals) => meals.map((meal, at) => ({ ...meal, mealId: `m${(at * 7) % 100}-${at}` })));

const anyTranches = fc
  .array(fc.record({ remainingFen: anyFen(4000), modulus: fc.integer({ min: 1, max: 3 }) }), { maxLength: 4 })
  .map((tranches) =>
    tranches.map(({ remainingFen, modulus }, at) => ({
      trancheId: `t${at}`,
      remainingFen,
      eligible: (mealId: string) => Number(mealId.split('-')[1]) % modulus === 0,
    })),
  );

const anyDay: fc.Arbitrary<DaySettlementInput> = fc.record({
  meals: anyMeals,
  gardenFen: anyFen(12_000),
  volunteer: fc.record({ deliveryFen: anyFen(6000), otherFen: anyFen(6000) }),
  tranches: anyTranches,
});

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amountFen) => total + amountFen, 0);

describe('settleDay', () => {
  test('every fen of every source is on a meal or left; every meal keeps the cost identity and its caps', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { meals, unallocated, trancheSpent } = settleDay(day);
        expect(sum(meals.map((meal) => meal.gardenFen)) + unallocated.gardenFen).toBe(day.gardenFen);
        const volunteerFen = sum(meals.map((meal) => meal.volunteerFen)) + unallocated.volunteerFen;
        expect(volunteerFen).toBe(day.volunteer.deliveryFen + day.volunteer.otherFen);
        for (const [at, tranche] of day.tranches.entries()) {
          const spent = meals.flatMap((meal) => meal.donations.filter((each) => each.trancheId === tranche.trancheId));
          expect(sum(spent.map((each) => each.amountFen))).toBe(trancheSpent[at]?.amountFen);
          expect(trancheSpent[at]?.amountFen).toBeLessThanOrEqual(tranche.remainingFen);
        }
        for (const settled of meals) {
          const meal = day.meals.find((each) => each.mealId === settled.mealId);
          if (!meal) throw new Error('a meal out of nowhere');
          const costFen = totalCost(meal.cost);
          const inKindFen = settled.gardenFen + settled.volunteerFen + settled.donationFen;
          expect(costFen + settled.surplusFen).toBe(
            meal.elderPaidFen + meal.governmentFen + inKindFen + settled.unfundedFen,
          );
          expect(Math.min(settled.surplusFen, settled.unfundedFen)).toBe(0);
          expect(inKindFen).toBeLessThanOrEqual(Math.max(0, costFen - meal.elderDueFen - meal.governmentFen));
          expect(settled.gardenFen).toBeLessThanOrEqual(meal.cost.ingredientsFen);
          expect(settled.volunteerFen).toBeLessThanOrEqual(meal.cost.labourFen + meal.cost.deliveryFen);
        }
      }),
    );
  });

  test('an open meal means that no eligible tranche is left', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { meals, trancheSpent } = settleDay(day);
        const unspent = day.tranches.filter((tranche, at) => (trancheSpent[at]?.amountFen ?? 0) < tranche.remainingFen);
        for (const settled of meals) {
          const meal = day.meals.find((each) => each.mealId === settled.mealId);
          if (!meal) throw new Error('a meal out of nowhere');
          const openFen = Math.max(0, totalCost(meal.cost) - meal.elderDueFen - meal.governmentFen);
          const filled = settled.gardenFen + settled.volunteerFen + settled.donationFen === openFen;
          expect(filled || !unspent.some((tranche) => tranche.eligible?.(settled.mealId))).toBe(true);
        }
      }),
    );
  });

  test('the order of the meals given changes nothing; more garden never covers less', () => {
    fc.assert(
      fc.property(anyDay, anyFen(3000), (day, moreFen) => {
        const settled = settleDay(day);
        expect(settleDay({ ...day, meals: [...day.meals].reverse() })).toEqual(settled);
        const more = settleDay({ ...day, gardenFen: fen(day.gardenFen + moreFen) });
        expect(sum(more.meals.map((meal) => meal.gardenFen))).toBeGreaterThanOrEqual(
          sum(settled.meals.map((meal) => meal.gardenFen)),
        );
      }),
    );
  });
});
