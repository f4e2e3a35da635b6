import { describe, expect, it } from 'vitest';
import { checkPassword } from './check-password.js';
import { generatePassword } from './generate-password.js';

describe('generatePassword', () => {
  it.each([8, 10, 16, 17, 64])('makes one that passes a policy of %d characters and can be read out', (minLength) => {
    const password = generatePassword(minLength);
    expect(password).toMatch(/^[A-Z][a-z][2-9][a-hjkmnp-z2-9](-[a-hjkmnp-z2-9]{4}){2,}$/);
    expect(() => checkPassword({ password, login: 'wang.fang', policy: { minLength, kinds: 4 } })).not.toThrow();
  });

  it('makes another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => generatePassword(10))).size).toBe(100);
  });
});
