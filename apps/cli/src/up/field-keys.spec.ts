import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration, readVaultKeys, Vault } from '@nuancan/platform';
import { fieldKeys } from './field-keys.js';

const ROW = '0198c1f0-0003-7000-8000-000000000001';

describe('fieldKeys', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes keys once, for their owner only, that the services can use', () => {
    const keys = fieldKeys({}, folder);
    expect(fieldKeys({}, folder)).toEqual(keys);
    expect(readdirSync(folder).sort()).toEqual(['field-index.key', 'field.key']);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
    const configuration = readConfiguration({ DATABASE_URL: 'postgres://unused/unused', ...keys });
    const vault = new Vault(readVaultKeys(configuration));
    expect(vault.open(vault.seal('暖餐', ROW), ROW)).toBe('暖餐');
    expect(keys.FIELD_KEYS).not.toContain(keys.FIELD_INDEX_KEY);
  });

  it('leaves the operator’s own keys and a database of their own alone', () => {
    expect(fieldKeys({ FIELD_KEYS: 'x' }, folder)).toEqual({});
    expect(fieldKeys({ FIELD_INDEX_KEY: 'x' }, folder)).toEqual({});
    expect(fieldKeys({}, undefined)).toEqual({});
    expect(readdirSync(folder)).toEqual([]);
  });
});
