import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import { RatingErrors, settleDay, type DaySettlementInput, type SettlementMeal } from '../index.js';
import { COST_14 } from '../testing/documents.js';

/** Fifty meals of the cases: cost 14.00, government 9, elder 3; open 2.00 each. */
const FIFTY: readonly SettlementMeal[] = Array.from({ length: 50 }, (_, at) => ({
  mealId: `meal-${String(at + 1).padStart(2, '0')}`,
  servedAtMs: 1_000 * at,
  delivered: false,
  cost: COST_14,
  elderDueFen: fen(300),
  elderPaidFen: fen(300),
  governmentFen: fen(900),
}));

function day(fields: Partial<DaySettlementInput>): ReturnType<typeof settleDay> {
  return settleDay({
    meals: FIFTY,
    gardenFen: fen(0),
    volunteer: { deliveryFen: fen(0), otherFen: fen(0) },
    tranches: [],
    ...fields,
  });
}

const only = (meal: Partial<SettlementMeal>): SettlementMeal[] =>
  FIFTY.slice(0, 1).map((first) => ({ ...first, ...meal }));

describe('settleDay', () => {
  test('case a: garden worth ¥120: 2.00 each, ¥20 unallocated, nothing unfunded', () => {
    const settled = day({ gardenFen: fen(12_000) });
    expect(settled.unallocated).toEqual({ gardenFen: 2_000, volunteerFen: 0 });
    expect(settled.meals).toHaveLength(50);
    for (const meal of settled.meals) expect(meal).toMatchObject({ gardenFen: 200, unfundedFen: 0, surplusFen: 0 });
  });

  test('case b: garden ¥40, a tranche of ¥44: 1–36 full, 37 partly, 38–50 unfunded, together 16.00', () => {
    const settled = day({ gardenFen: fen(4_000), tranches: [{ trancheId: 't1', remainingFen: fen(4_400) }] });
    const column = (field: 'gardenFen' | 'donationFen' | 'unfundedFen'): number[] =>
      settled.meals.map((meal) => meal[field]);
    expect(column('gardenFen')).toEqual(Array(50).fill(80));
    expect(column('donationFen')).toEqual([...Array(36).fill(120), 80, ...Array(13).fill(0)]);
    expect(column('unfundedFen')).toEqual([...Array(36).fill(0), 40, ...Array(13).fill(120)]);
    expect(column('unfundedFen').reduce((sum, amountFen) => sum + amountFen, 0)).toBe(1_600);
    expect(settled.trancheSpent).toEqual([{ trancheId: 't1', amountFen: 4_400 }]);
    expect(settled.unallocated).toEqual({ gardenFen: 0, volunteerFen: 0 });
  });

  test('the order of the meals given does not matter; time, then id, decides who is filled', () => {
    const sameTime = FIFTY.map((meal) => ({ ...meal, servedAtMs: 0 }));
    const input = { gardenFen: fen(33), tranches: [{ trancheId: 't1', remainingFen: fen(333) }] };
    const settled = day({ ...input, meals: sameTime });
    expect(day({ ...input, meals: [...sameTime].reverse() })).toEqual(settled);
    expect(settled.meals.filter((meal) => meal.gardenFen > 0).map((meal) => meal.mealId)).toEqual(
      sameTime.slice(0, 33).map((meal) => meal.mealId),
    );
    expect(settled.meals.map((meal) => meal.donationFen).slice(0, 3)).toEqual([199, 134, 0]);
  });

  test('a later meal with a lower id is filled later', () => {
    const meals = FIFTY.slice(0, 2).map((meal, at) => ({ ...meal, servedAtMs: -at }));
    const settled = day({ meals, tranches: [{ trancheId: 't1', remainingFen: fen(200) }] });
    expect(settled.meals.map((meal) => [meal.mealId, meal.donationFen])).toEqual([
      ['meal-02', 200],
      ['meal-01', 0],
    ]);
  });

  test('the oldest eligible tranche first; one meal may take of two', () => {
    const settled = day({
      meals: FIFTY.slice(0, 3),
      tranches: [
        { trancheId: 'old', remainingFen: fen(150), eligible: (mealId) => mealId !== 'meal-01' },
        { trancheId: 'new', remainingFen: fen(300) },
      ],
    });
    expect(settled.meals.map((meal) => meal.donations)).toEqual([
      [{ trancheId: 'new', amountFen: 200 }],
      [
        { trancheId: 'old', amountFen: 150 },
        { trancheId: 'new', amountFen: 50 },
      ],
      [{ trancheId: 'new', amountFen: 50 }],
    ]);
    expect(settled.trancheSpent).toEqual([
      { trancheId: 'old', amountFen: 150 },
      { trancheId: 'new', amountFen: 300 },
    ]);
  });

  test('garden before volunteers; delivery hours only on delivered meals', () => {
    const meals = FIFTY.slice(0, 2).map((meal, at) => ({ ...meal, delivered: at === 1 }));
    const settled = day({
      meals,
      gardenFen: fen(100),
      volunteer: { deliveryFen: fen(500), otherFen: fen(60) },
    });
    expect(settled.meals).toMatchObject([
      { gardenFen: 50, volunteerFen: 60, unfundedFen: 90 },
      { gardenFen: 50, volunteerFen: 150, unfundedFen: 0 },
    ]);
    expect(settled.unallocated).toEqual({ gardenFen: 0, volunteerFen: 350 });
  });

  test('volunteers carry no more than labour and delivery, whichever hours they give', () => {
    const cost = { ...COST_14, labourFen: fen(30), deliveryFen: fen(20), energyFen: fen(650) };
    const volunteer = { deliveryFen: fen(40), otherFen: fen(40) };
    const settled = day({ meals: only({ cost, delivered: true }), volunteer });
    expect(settled.meals).toMatchObject([{ volunteerFen: 50, unfundedFen: 150 }]);
    expect(settled.unallocated.volunteerFen).toBe(30);
  });

  test('what the elder did not pay stays unfunded; what was overpaid is surplus', () => {
    const short = day({ meals: only({ elderPaidFen: fen(100) }), gardenFen: fen(9_000) });
    expect(short.meals).toMatchObject([{ gardenFen: 200, unfundedFen: 200, surplusFen: 0 }]);
    const over = day({ meals: only({ elderPaidFen: fen(350) }), gardenFen: fen(9_000) });
    expect(over.meals).toMatchObject([{ gardenFen: 200, unfundedFen: 0, surplusFen: 50 }]);
  });

  test('a day without meals settles: everything is unallocated', () => {
    expect(day({ meals: [], gardenFen: fen(500), volunteer: { deliveryFen: fen(1), otherFen: fen(2) } })).toEqual({
      meals: [],
      unallocated: { gardenFen: 500, volunteerFen: 3 },
      trancheSpent: [],
    });
  });

  test('negative values are refused', () => {
    const code = RatingErrors.NEGATIVE_AMOUNT.code;
    expect(() => day({ gardenFen: fen(-1) })).toThrow(code);
    expect(() => day({ tranches: [{ trancheId: 't', remainingFen: fen(-1) }] })).toThrow(code);
  });
});
