import { expect, it } from 'vitest';
import { roundsAsListed, roundsToNearest } from './naive-rounds.js';

const KITCHEN = { longitude: 121, latitude: 0 };
const door = (steps: number) => ({ longitude: 121 + steps / 1_000, latitude: 0 });
/** A thousandth of a degree at the equator, times 1.4. */
const STEP = 155.85;

it('goes from door to door as listed, and from the kitchen again with every box carried', () => {
  const doors = [door(2), door(1), door(3)];
  expect(roundsAsListed(KITCHEN, doors, 9) / STEP).toBeCloseTo(2 + 1 + 2, 1);
  expect(roundsAsListed(KITCHEN, doors, 2) / STEP).toBeCloseTo(2 + 1 + 3, 1);
});

it('goes to the nearest door first', () => {
  const doors = [door(2), door(1), door(3)];
  expect(roundsToNearest(KITCHEN, doors, 9) / STEP).toBeCloseTo(1 + 1 + 1, 1);
  expect(roundsToNearest(KITCHEN, doors, 1) / STEP).toBeCloseTo(1 + 2 + 3, 1);
});
