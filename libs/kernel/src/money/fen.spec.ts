import { describe, expect, test } from 'vitest';
import { fen, formatYuan, KernelErrors, sumFen } from '../index.js';

describe('Fen', () => {
  test.each([0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])('%d is money', (value) => {
    expect(fen(value)).toBe(value);
  });

  test.each([0.5, NaN, Infinity, -Infinity, Number.MAX_SAFE_INTEGER + 1])('%d is not', (value) => {
    expect(() => fen(value)).toThrow(KernelErrors.NOT_FEN.code);
  });

  test('minus zero is zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  test('sums, and refuses a sum beyond the safe integers', () => {
    expect(sumFen()).toBe(0);
    expect(sumFen(fen(1), fen(2), fen(-4))).toBe(-1);
    expect(() => sumFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow(KernelErrors.NOT_FEN.code);
  });

  test.each([
    [1200, '12.00'],
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-1234, '-12.34'],
    [Number.MAX_SAFE_INTEGER, '90071992547409.91'],
  ])('%d fen is ¥%s', (value, text) => {
    expect(formatYuan(fen(value))).toBe(text);
  });
});
