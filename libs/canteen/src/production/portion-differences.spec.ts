import { describe, expect, it } from 'vitest';
import { differencesOf } from './portion-differences.js';

const EVEN = { logged: true, kitchenDifference: 0, lost: 0, awaited: 0, servingDifference: 0 };

describe('the differences of a slot', () => {
  it('are none where all came out even, and none where nobody logged anything', () => {
    expect(differencesOf(EVEN, 'meal_point')).toEqual([]);
    expect(differencesOf({ ...EVEN, logged: false, servingDifference: -40 }, 'elder_canteen')).toEqual([]);
  });

  it('belong to the kitchen, to who carried, to who entered no receipt, and to who served', () => {
    const all = { logged: true, kitchenDifference: 2, lost: 3, awaited: 4, servingDifference: -1 };
    expect(differencesOf(all, 'meal_point')).toEqual([
      { stage: 'cooking', owner: 'kitchen', portions: 2 },
      { stage: 'transport', owner: 'transport', portions: 3 },
      { stage: 'receipt', owner: 'point', portions: 4 },
      { stage: 'serving', owner: 'point', portions: -1 },
    ]);
    expect(differencesOf({ ...EVEN, servingDifference: 5 }, 'elder_canteen')).toEqual([
      { stage: 'serving', owner: 'kitchen', portions: 5 },
    ]);
  });
});
