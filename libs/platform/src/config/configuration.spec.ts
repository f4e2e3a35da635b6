import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
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
