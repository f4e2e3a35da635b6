import { describe, expect, it } from 'vitest';
import { parseOptions } from '@node-rs/argon2';
import { CredentialErrors } from './credential.errors.js';
import { hashPassword } from './hash-password.js';
import { PasswordVerifier } from './password-verifier.js';

describe('PasswordVerifier', () => {
  it('hashes by the OWASP parameters of argon2id, with a salt of its own each time', async () => {
    const [one, two] = [await hashPassword('correct horse'), await hashPassword('correct horse')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(parseOptions(one)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(one).not.toBe(two);
  });

  it('knows the right password from a wrong one, on any keyboard', async () => {
    const verifier = new PasswordVerifier();
    const stored = await hashPassword('Ａbc１２３４５６７暖');
    expect(await verifier.matches(stored, 'Abc1234567暖')).toBe(true);
    expect(await verifier.matches(stored, 'abc1234567暖')).toBe(false);
    expect(await verifier.matches(null, 'Abc1234567暖')).toBe(false);
  });

  it('compares for nobody with a hash as costly as that of somebody', async () => {
    const verifier = new PasswordVerifier();
    await verifier.onModuleInit();
    const stored = await hashPassword('a password');
    expect(parseOptions(verifier['decoyHash'] ?? '')).toEqual(parseOptions(stored));
    // It is really compared with: one that cannot be is noticed.
    verifier['decoyHash'] = 'no hash';
    await expect(verifier.matches(null, 'a wrong one')).rejects.toThrow();
    expect(await verifier.matches(stored, 'a wrong one')).toBe(false);
  });

  it('refuses work beyond its bound and recovers', async () => {
    const verifier = new PasswordVerifier();
    await verifier.onModuleInit();
    const outcomes = await Promise.allSettled(Array.from({ length: 120 }, () => verifier.matches(null, 'x')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(20);
    expect(refused.every((outcome) => CredentialErrors.TOO_BUSY.is(outcome.reason))).toBe(true);
    expect(await verifier.matches(null, 'x')).toBe(false);
  });
});
