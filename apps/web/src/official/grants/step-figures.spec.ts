import { describe, expect, it } from 'vitest';
import { stepFigures } from './step-figures.js';

const STEPS = [
  { fromMeals: 0, fenPerMeal: 101 },
  { fromMeals: 2, fenPerMeal: 50 },
  { fromMeals: 10, fenPerMeal: 7 },
];

describe('stepFigures', () => {
  it('counts the meals beyond each step up to the next', () => {
    expect(stepFigures(STEPS, 12).map(({ meals, fen }) => [meals, fen])).toEqual([
      [2, 202],
      [8, 400],
      [2, 14],
    ]);
  });

  it('counts nothing in steps that are not reached', () => {
    expect(stepFigures(STEPS, 1).map(({ meals }) => meals)).toEqual([1, 0, 0]);
  });
});
