import { readVaultKeys, Vault } from '@nuancan/platform';

/** A vault with keys that protect nothing real. */
export function testVault(): Vault {
  const key = Buffer.alloc(32, 7).toString('base64url');
  return new Vault(readVaultKeys({ FIELD_CIPHER: 'aes-256-gcm', FIELD_KEYS: `test:${key}`, FIELD_INDEX_KEY: key }));
}
