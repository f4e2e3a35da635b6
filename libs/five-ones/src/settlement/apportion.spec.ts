import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import { apportion, SettlementErrors } from '../index.js';

describe('apportion', () => {
  test.each([
    [100, [1n, 1n, 1n], [34, 33, 33]],
    [101, [1n, 1n, 1n], [34, 34, 33]],
    [2, [0n, 1n, 0n, 1n, 1n], [0, 1, 0, 1, 0]],
    [10, [1n, 2n, 4n], [1, 3, 6]],
    [7, [3n, 0n, 1n], [5, 0, 2]],
    [0, [0n, 5n], [0, 0]],
    [0, [0n, 0n], [0, 0]],
    [0, [], []],
    [Number.MAX_SAFE_INTEGER, [1n, 10n ** 30n], [0, Number.MAX_SAFE_INTEGER]],
  ])('spreads %d over %p', (total, weights, parts) => {
    expect(apportion(fen(total), weights)).toEqual(parts);
  });

  test('has nothing to spread on', () => {
    expect(() => apportion(fen(1), [0n, 0n])).toThrow(SettlementErrors.ALL_WEIGHTS_ZERO.code);
    expect(() => apportion(fen(1), [])).toThrow(SettlementErrors.ALL_WEIGHTS_ZERO.code);
  });

  test('refuses negative amounts', () => {
    expect(() => apportion(fen(-1), [1n])).toThrow(SettlementErrors.NEGATIVE_AMOUNT.code);
    expect(() => apportion(fen(1), [2n, -1n])).toThrow(SettlementErrors.NEGATIVE_AMOUNT.code);
  });
});
