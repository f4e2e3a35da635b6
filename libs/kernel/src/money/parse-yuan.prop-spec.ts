import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fen, formatYuan, parseYuan } from '../index.js';

describe('parseYuan', () => {
  it('reads back what formatYuan wrote', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999_999 }), (amount) => {
        expect(parseYuan(formatYuan(fen(amount)))).toBe(amount);
      }),
    );
  });

  it('takes whole yuan and one decimal, and nothing that only looks like money', () => {
    expect(['12', '12.5', '0.05'].map(parseYuan)).toEqual([1200, 1250, 5]);
    for (const text of ['', '-1', '+1', '1.', '.5', '1.005', '1,000', '1e3', '¥1', ' 1', '１', '9'.repeat(14)]) {
      expect(parseYuan(text)).toBeUndefined();
    }
  });
});
