import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigurationInvalid, readConfiguration } from './configuration.js';

const KEY = randomBytes(32).toString('base64url');
const of = (change: Record<string, string>): object =>
  readConfiguration({ DATABASE_URL: 'postgres://unused/unused', ...change });

describe('readConfiguration', () => {
  it('takes both keys of protected fields or none', () => {
    expect(of({})).toMatchObject({ FIELD_CIPHER: 'aes-256-gcm' });
    expect(of({ FIELD_KEYS: `k2:${KEY},k1:${KEY}`, FIELD_INDEX_KEY: KEY, FIELD_CIPHER: 'sm4-sm3' })).toMatchObject({
      FIELD_CIPHER: 'sm4-sm3',
    });
    expect(() => of({ FIELD_KEYS: `k1:${KEY}` })).toThrow(/FIELD_INDEX_KEY/);
    expect(() => of({ FIELD_INDEX_KEY: KEY })).toThrow(/FIELD_KEYS/);
  });

  it('takes roles for codes only with keys to keep their secrets', () => {
    const keys = { FIELD_KEYS: `k1:${KEY}`, FIELD_INDEX_KEY: KEY };
    expect(of({ ...keys, TOTP_ROLES: 'town_official,auditor' })).toMatchObject({ TOTP_ROLES: 'town_official,auditor' });
    expect(() => of({ TOTP_ROLES: 'admin' })).toThrow(/FIELD_KEYS/);
    expect(() => of({ ...keys, TOTP_ROLES: 'admin,system' })).toThrow(/TOTP_ROLES/);
    expect(() => of({ ...keys, TOTP_ROLES: 'admin,' })).toThrow(/TOTP_ROLES/);
  });

  it('bounds the password policy', () => {
    expect(of({})).toMatchObject({ PASSWORD_MIN_LENGTH: 10, PASSWORD_HISTORY: 0 });
    expect(of({ PASSWORD_MAX_AGE_DAYS: '90', PASSWORD_HISTORY: '5' })).toMatchObject({ PASSWORD_MAX_AGE_DAYS: 90 });
    const wrong = { PASSWORD_MIN_LENGTH: '7', PASSWORD_MAX_AGE_DAYS: '0', PASSWORD_HISTORY: '25', PASSWORD_KINDS: '5' };
    for (const [name, value] of Object.entries(wrong)) expect(() => of({ [name]: value })).toThrow(name);
  });

  const wrong: Record<string, string>[] = [
    { FIELD_KEYS: `k1:${KEY}=` },
    { FIELD_KEYS: KEY },
    { FIELD_INDEX_KEY: 'short' },
    { FIELD_CIPHER: 'rot13' },
  ];
  it.each(wrong)('refuses %j and prints no key', (change) => {
    const keys = { FIELD_KEYS: `k1:${KEY}`, FIELD_INDEX_KEY: KEY, ...change };
    let said = '';
    try {
      of(keys);
    } catch (error) {
      said = error instanceof ConfigurationInvalid ? error.message : String(error);
    }
    expect(said).toMatch(/^配置有误 · configuration is not valid:/);
    expect(said).not.toContain(KEY);
  });
});
