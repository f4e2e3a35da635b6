import { expect, it } from 'vitest';
import { doorUntil } from './door-until.js';

const [eleven, noon] = ['2026-11-30T03:00:00.000Z', '2026-11-30T04:00:00.000Z'];

it('is the limit of the road, unless the food is to be eaten before; and the use-by where the limit is not known', () => {
  expect(doorUntil({ doorBy: eleven, useBy: noon })).toBe(eleven);
  expect(doorUntil({ doorBy: noon, useBy: eleven })).toBe(eleven);
  expect(doorUntil({ useBy: noon })).toBe(noon);
});
