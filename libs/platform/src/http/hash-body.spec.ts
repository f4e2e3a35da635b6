import { describe, expect, it } from 'vitest';
import { hashBody } from './hash-body.js';

describe('hashBody', () => {
  it('is blind to key order and absent values, at every level', () => {
    expect(hashBody({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(hashBody({ b: [{ d: 3, c: 2 }], a: 1, e: undefined }));
  });

  it('tells values, order of lists and null from absent apart', () => {
    const bodies = [{ a: 1 }, { a: 2 }, { a: '1' }, { a: null }, {}, { a: [1, 2] }, { a: [2, 1] }, { b: 1 }];
    expect(new Set(bodies.map(hashBody)).size).toBe(bodies.length);
  });
});
