/** What protects a field: international algorithms, or 国密 for sites that must (GM/T 0002, GM/T 0004). */
export const FIELD_CIPHERS = ['aes-256-gcm', 'sm4-sm3'] as const;
export type FieldCipher = (typeof FIELD_CIPHERS)[number];

/** The keys of an installation; none of them is ever stored beside the data. */
export interface VaultKeys {
  readonly cipher: FieldCipher;
  /** Id → 32 bytes. New fields take the first; the others still open old ones. */
  readonly fieldKeys: ReadonlyMap<string, Buffer>;
  /** 32 bytes of its own: changing it means indexing every field again. */
  readonly indexKey: Buffer;
}

const KEY = /^([a-z0-9]{1,16}):([A-Za-z0-9_-]{43})$/;

/** Shape of FIELD_KEYS: `id:key[,id:key…]`, each key 32 bytes in base64url without padding. */
export const FIELD_KEYS_SHAPE = /^[a-z0-9]{1,16}:[A-Za-z0-9_-]{43}(,[a-z0-9]{1,16}:[A-Za-z0-9_-]{43})*$/;
/** Shape of FIELD_INDEX_KEY. */
export const INDEX_KEY_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** Reads the two variables, shapes already checked; null when the installation has no keys. */
export function readVaultKeys(of: {
  readonly FIELD_CIPHER: FieldCipher;
  readonly FIELD_KEYS?: string | undefined;
  readonly FIELD_INDEX_KEY?: string | undefined;
}): VaultKeys | null {
  if (!of.FIELD_KEYS || !of.FIELD_INDEX_KEY) return null;
  const fieldKeys = new Map(
    of.FIELD_KEYS.split(',').map((pair) => {
      const [, id = '', key = ''] = KEY.exec(pair) ?? [];
      return [id, Buffer.from(key, 'base64url')];
    }),
  );
  return { cipher: of.FIELD_CIPHER, fieldKeys, indexKey: Buffer.from(of.FIELD_INDEX_KEY, 'base64url') };
}
