import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { secretFile } from './secret-file.js';

describe('secretFile', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-secret-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a secret once, for its owner only', () => {
    const file = join(folder, 'password');
    const secret = secretFile(file);
    expect(secret).toMatch(/^[\w-]{32}$/);
    expect(secretFile(file)).toBe(secret);
    expect(secretFile(join(folder, 'other'))).not.toBe(secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['other', 'password']);
  });

  it('makes one of the size asked for, such as a key', () => {
    expect(Buffer.from(secretFile(join(folder, 'key'), 32), 'base64url')).toHaveLength(32);
  });

  it('makes a new one where a killed start left an empty file', () => {
    const file = join(folder, 'password');
    writeFileSync(file, '\n');
    expect(secretFile(file)).toMatch(/^[\w-]{32}$/);
  });
});
