import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FIELD_CIPHERS, FIELD_KEYS_SHAPE, readVaultKeys, type FieldCipher } from './vault-keys.js';
import { Vault } from './vault.js';
import { VaultErrors } from './vault.errors.js';

const ROW = '0198c1f0-0003-7000-8000-000000000001';
const OTHER = '0198c1f0-0003-7000-8000-000000000002';
const TEXT = '99010119491231002X';
const key = (): string => randomBytes(32).toString('base64url');

function vault(cipher: FieldCipher, fieldKeys: string, indexKey: string): Vault {
  expect(fieldKeys).toMatch(FIELD_KEYS_SHAPE);
  return new Vault(readVaultKeys({ FIELD_CIPHER: cipher, FIELD_KEYS: fieldKeys, FIELD_INDEX_KEY: indexKey }));
}

describe.each(FIELD_CIPHERS)('the vault with %s', (cipher) => {
  const [first, second, index] = [key(), key(), key()];
  const own = vault(cipher, `k1:${first}`, index);

  it('opens what it sealed, each time another envelope, and shows nothing of it', () => {
    const envelopes = [own.seal(TEXT, ROW), own.seal(TEXT, ROW)];
    expect(envelopes.map((envelope) => own.open(envelope, ROW))).toEqual([TEXT, TEXT]);
    expect(envelopes[0]).not.toBe(envelopes[1]);
    expect(envelopes[0]).toMatch(/^n1\.[as]\.k1\.[\w-]+$/);
    expect(Buffer.from(envelopes[0]!.split('.')[3]!, 'base64url').toString('latin1')).not.toContain('1949');
  });

  it('opens a file that it sealed, whatever its bytes, on its own row only', () => {
    const bytes = randomBytes(70_000);
    const sealed = own.sealBytes(bytes, ROW);
    expect(own.openBytes(sealed, ROW).equals(bytes)).toBe(true);
    expect(sealed.includes(bytes.subarray(0, 16))).toBe(false);
    expect(() => own.openBytes(sealed, OTHER)).toThrow(VaultErrors.TAMPERED.code);
    expect(() => own.openBytes(Buffer.from('no envelope'), ROW)).toThrow(VaultErrors.TAMPERED.code);
  });

  it('does not open on another row, nor with any one bit changed', () => {
    const envelope = own.seal(TEXT, ROW);
    expect(() => own.open(envelope, OTHER)).toThrow(VaultErrors.TAMPERED.code);
    const [version, letter, keyId, body = ''] = envelope.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      const forged = [version, letter, keyId, changed.toString('base64url')].join('.');
      expect(() => own.open(forged, ROW)).toThrow(VaultErrors.TAMPERED.code);
    }
    for (const cut of ['', 'AA', body.slice(0, 20)]) {
      expect(() => own.open([version, letter, keyId, cut].join('.'), ROW)).toThrow(VaultErrors.TAMPERED.code);
    }
  });

  it('seals with the first key and still opens with the others', () => {
    const old = own.seal(TEXT, ROW);
    const rotated = vault(cipher, `k2:${second},k1:${first}`, index);
    expect(rotated.open(old, ROW)).toBe(TEXT);
    expect(rotated.seal(TEXT, ROW)).toMatch(/^n1\.[as]\.k2\./);
    expect(() => own.open(rotated.seal(TEXT, ROW), ROW)).toThrow(VaultErrors.UNKNOWN_KEY.code);
  });

  it('finds equal texts again, under its own index key only', () => {
    expect(own.blindIndex(TEXT)).toEqual(own.blindIndex(TEXT));
    expect(own.blindIndex(TEXT)).toHaveLength(32);
    expect(own.blindIndex(TEXT).equals(own.blindIndex('990101194912310021'))).toBe(false);
    expect(vault(cipher, `k1:${first}`, key()).blindIndex(TEXT).equals(own.blindIndex(TEXT))).toBe(false);
  });
});

describe('a vault', () => {
  it('opens envelopes of the other cipher: a site may change over', () => {
    const keys = [`k1:${key()}`, key()] as const;
    const envelope = vault('aes-256-gcm', ...keys).seal(TEXT, ROW);
    expect(vault('sm4-sm3', ...keys).open(envelope, ROW)).toBe(TEXT);
  });

  it('without keys says what to do', () => {
    const closed = new Vault(readVaultKeys({ FIELD_CIPHER: 'aes-256-gcm' }));
    expect(closed.isOpen).toBe(false);
    for (const use of [
      () => closed.seal(TEXT, ROW),
      () => closed.open('n1.a.k.x', ROW),
      () => closed.blindIndex(TEXT),
    ]) {
      expect(use).toThrow(VaultErrors.NO_KEYS.code);
    }
  });
});
