import { Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { codeDigits, matchingTimeStep, newTotpSecret, otpauthUrl } from './totp-code.js';

/** RFC 6238, appendix B, SHA-1: the secret is this ASCII text; its eight digits end in our six. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32;
const VECTORS: [seconds: number, digits: string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
];

describe('matchingTimeStep', () => {
  it.each(VECTORS)('knows the code of RFC 6238 at %d s', (seconds, digits) => {
    const step = Math.floor(seconds / 30);
    expect(matchingTimeStep({ secret: SECRET, digits, atMs: seconds * 1000 })).toBe(step);
  });

  it('forgives one step of skew either way and no more', () => {
    const [seconds, digits] = [1111111111, '050471'];
    const step = Math.floor(seconds / 30);
    const at = (offset: number): number | null =>
      matchingTimeStep({ secret: SECRET, digits, atMs: (step + offset) * 30_000 });
    expect([at(-1), at(0), at(1)]).toEqual([step, step, step]);
    expect([at(-2), at(2)]).toEqual([null, null]);
    // The first and the last millisecond in which it counts.
    expect(matchingTimeStep({ secret: SECRET, digits, atMs: (step - 1) * 30_000 - 1 })).toBeNull();
    expect(matchingTimeStep({ secret: SECRET, digits, atMs: (step + 2) * 30_000 - 1 })).toBe(step);
  });

  it('refuses the code of another secret', () => {
    expect(matchingTimeStep({ secret: newTotpSecret(), digits: '287082', atMs: 59_000 })).toBeNull();
  });
});

describe('codeDigits', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['１２３４５６', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('%j → %j', (typed, digits) => {
    expect(codeDigits(typed)).toBe(digits);
  });
});

describe('otpauthUrl', () => {
  it('names issuer, login and the kind of code', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const url = new URL(otpauthUrl({ secret, login: 'wang.fang' }));
    expect(decodeURIComponent(url.pathname)).toMatch(/暖餐:wang\.fang$/);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: '暖餐',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
