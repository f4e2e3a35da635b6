import { expect, it } from 'vitest';
import { sourceBody } from './source-fields.js';

it('sends kilograms as grams and hours as minutes, portions and amounts as they are', () => {
  // A money field gives hundredths: 12.50 is 1250.
  expect(sourceBody('garden', { quantity: 1250, unitFen: 480 })).toEqual({
    kind: 'garden',
    quantity: 12_500,
    unitFen: 480,
  });
  expect(sourceBody('kitchen_hours', { quantity: 250, unitFen: 2000 })).toMatchObject({ quantity: 150 });
  expect(sourceBody('delivery_hours', { quantity: 33 })).toMatchObject({ quantity: 20 });
  expect(sourceBody('wastage', { quantity: 3 })).toMatchObject({ quantity: 3 });
  expect(sourceBody('wages', { amountFen: 9000 })).toEqual({ kind: 'wages', amountFen: 9000 });
});
