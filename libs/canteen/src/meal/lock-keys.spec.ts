import { describe, expect, it } from 'vitest';
import { lockKeys } from './lock-keys.js';

describe('lockKeys', () => {
  it('orders keys by value, drops repeats and stays within int8', () => {
    const ids = [
      '00000000-0000-7000-8000-000000000002',
      '00000000-0000-7000-8000-000000000001',
      '00000000-0000-7000-8000-000000000001',
      'ffffffff-ffff-7fff-bfff-ffffffffffff',
    ];
    const keys = lockKeys(ids).map(BigInt);
    expect(keys).toHaveLength(3);
    expect(keys).toEqual([...keys].sort((left, right) => (left < right ? -1 : 1)));
    expect(keys.every((key) => key === BigInt.asIntN(64, key))).toBe(true);
  });

  it('gives both orders of one set the same keys', () => {
    const ids = ['0193-7', '0193-8'].map(
      (tail) => `00000000-0000-7000-8000-${tail.replace('-', '').padStart(12, '0')}`,
    );
    expect(lockKeys(ids)).toEqual(lockKeys([...ids].reverse()));
  });
});
