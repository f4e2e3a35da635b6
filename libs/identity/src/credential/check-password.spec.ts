import { describe, expect, it } from '@jest/globals';
import { checkPassword } from './check-password.js';
import { CredentialErrors } from './credential.errors.js';

const refuses = (password: string, login = 'wang.fang'): boolean => {
  try {
    checkPassword({ password, login, minLength: 10 });
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
    expect(refuses('🍚🍚🍚🍚🍚')).toBe(true);
  });

  it('holds at both ends', () => {
    expect(refuses('a'.repeat(9))).toBe(true);
    expect(refuses('a'.repeat(10))).toBe(false);
    expect(refuses('a'.repeat(128))).toBe(false);
    expect(refuses('a'.repeat(129))).toBe(true);
  });

  it('refuses what contains the login in any case', () => {
    expect(refuses('my-WANG.fang-1')).toBe(true);
    expect(refuses('my-wang-fang-1')).toBe(false);
  });
});
