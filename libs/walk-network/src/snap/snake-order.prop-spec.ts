import fc from 'fast-check';
import { expect, it } from 'vitest';
import { snakeOrder } from './snake-order.js';

it('has every place once, also those that have no number', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer(), fc.oneof(fc.integer(), fc.constant(Number.NaN)))), (places) => {
      const order = snakeOrder(
        places.map(([lon]) => lon),
        places.map(([, lat]) => lat),
      );
      expect([...order].sort((a, b) => a - b)).toEqual([...places.keys()]);
    }),
  );
});
