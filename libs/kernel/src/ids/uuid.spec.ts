import { describe, expect, test } from 'vitest';
import { isUuid, isUuidV7, KernelErrors, uuidv7 } from '../index.js';

describe('ids', () => {
  test('makes the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0xcc, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuidv7({ nowMs: 0x017f22e279b0, random })).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  test('sorts by time', () => {
    const random = new Uint8Array(10).fill(255);
    const ids = [0, 1, 255, 256, 1_700_000_000_000, 2 ** 48 - 1].map((nowMs) => uuidv7({ nowMs, random }));
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids) expect([isUuid(id), isUuidV7(id)]).toEqual([true, true]);
  });

  test.each([-1, 0.5, 2 ** 48, NaN])('refuses the time %d', (nowMs) => {
    expect(() => uuidv7({ nowMs, random: new Uint8Array(10) })).toThrow(KernelErrors.NOT_A_UUID_INPUT.code);
  });

  test('refuses too few random bytes', () => {
    expect(() => uuidv7({ nowMs: 0, random: new Uint8Array(9) })).toThrow(KernelErrors.NOT_A_UUID_INPUT.code);
  });

  test('tells versions and shapes apart', () => {
    expect(isUuid('919108f7-52d1-4320-9bac-f847db4148a8')).toBe(true);
    expect(isUuidV7('919108f7-52d1-4320-9bac-f847db4148a8')).toBe(false);
    expect(isUuidV7('017f22e2-79b0-7cc3-08c4-dc0c0c07398f')).toBe(false);
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(false);
    expect(isUuid('{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}')).toBe(false);
  });
});
