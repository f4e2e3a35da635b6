import { describe, expect, it } from 'vitest';
import { refuseUnbounded } from './refuse-unbounded.js';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`);
const refusal = expect.objectContaining({ errors: [expect.objectContaining({ code: 'FIELD.UNBOUNDED' })] });

describe('a body', () => {
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no object', 'text'],
    ['a batch of fifty meals of twenty lines', Array(50).fill({ items: Array(20).fill({ a: 1, b: 2, c: 3, d: 4 }) })],
    ['a thousand entries', Array(1000).fill(1)],
    ['24 levels', nested(24)],
    ['a file of 2 MB', Buffer.alloc(2_000_000)],
  ])('of %s is looked at', (_, body) => {
    expect(() => refuseUnbounded(body)).not.toThrow();
  });

  it.each<[string, unknown]>([
    ['200,000 levels', nested(200_000)],
    ['25 levels', nested(25)],
    ['1,001 fields', Object.fromEntries(Array.from({ length: 1001 }, (__, at) => [`f${at}`, at]))],
    ['a list of 1,001', { items: Array(1001).fill({}) }],
    ['31 lists of 1,000', Array(31).fill(Array(1000).fill(1))],
  ])('of %s is refused', (_, body) => {
    expect(() => refuseUnbounded(body)).toThrow(refusal as unknown as Error);
  });
});
