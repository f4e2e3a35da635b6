import { describe, expect, it } from 'vitest';
import { heldOn } from './held-on.js';

const FACTS = [
  { name: 'past', validFrom: '2024-01-01', validTo: '2024-12-31' },
  { name: 'open', validFrom: '2025-01-01', validTo: null },
  { name: 'withdrawn', validFrom: '2024-01-01', validTo: null, withdrawnAt: '2025-05-05T00:00:00Z' },
];

describe('heldOn', () => {
  it.each([
    ['2023-12-31', []],
    ['2024-01-01', ['past']],
    ['2024-12-31', ['past']],
    ['2025-01-01', ['open']],
    [null, ['past', 'open', 'withdrawn']],
  ])('on %s: %j', (day, expected) => {
    expect(heldOn(FACTS, day).map(({ name }) => name)).toEqual(expected);
  });
});
