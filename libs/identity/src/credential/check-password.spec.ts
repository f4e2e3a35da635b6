import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.js';
import { CredentialErrors } from './credential.errors.js';

const PATTERN = '一二三四五六七八九十';

const refuses = (password: string, login = 'wang.fang'): boolean => {
  try {
    checkPassword({ password, login, policy: { minLength: 10, kinds: 1 } });
    return false;
  } catch (error) {
    if (CredentialErrors.WEAK_PASSWORD.is(error)) return true;
    throw error;
  }
};

describe('checkPassword', () => {
  it('counts characters, not UTF-16 units or bytes', () => {
    expect(refuses('暖餐暖餐暖餐暖餐暖餐')).toBe(false);
    expect(refuses('暖餐暖餐暖餐暖餐暖')).toBe(true);
    expect(refuses('🍚🥢🍚🥢🍲')).toBe(true);
  });

  it('holds at both ends', () => {
    const ofLength = (length: number): string => PATTERN.repeat(13).slice(0, length - 1) + '!';
    expect(refuses(ofLength(9))).toBe(true);
    expect(refuses(ofLength(10))).toBe(false);
    expect(refuses(ofLength(128))).toBe(false);
    expect(refuses(ofLength(129))).toBe(true);
  });

  it('refuses what contains the login in any case', () => {
    expect(refuses('my-WANG.fang-1')).toBe(true);
    expect(refuses('my-wang-fang-1')).toBe(false);
  });

  it('refuses what everybody tries', () => {
    expect(() => checkPassword({ password: 'password123', login: 'x', policy: { minLength: 8, kinds: 1 } })).toThrow(
      CredentialErrors.COMMON_PASSWORD.code,
    );
  });

  it.each([
    ['rice and soup', 2, true],
    ['rice and soup', 3, false],
    ['Rice and soup', 3, true],
    ['Rice and soup 7', 4, true],
    ['一碗热饭和一碗汤呀', 2, false],
  ])('%s has %d kinds of characters: %s', (password, kinds, isEnough) => {
    const check = (): void => checkPassword({ password, login: 'x', policy: { minLength: 8, kinds } });
    if (isEnough) expect(check).not.toThrow();
    else expect(check).toThrow(CredentialErrors.PASSWORD_NEEDS_KINDS.code);
  });
});
