import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { freshBytes } from './fresh-bytes.js';
import type { FieldCipher, VaultKeys } from './vault-keys.js';
import { VaultErrors } from './vault.errors.js';

const VERSION = 'n1';
const LETTER: Readonly<Record<FieldCipher, string>> = { 'aes-256-gcm': 'a', 'sm4-sm3': 's' };
const GCM = { ivBytes: 12, tagBytes: 16 };
const SM = { ivBytes: 16, tagBytes: 32, keyBytes: 16 };

/** Version, letter of the cipher, key id and the dots of an envelope. */
const MOST_HEAD_BYTES = 32;

interface Envelope {
  readonly version: string;
  readonly letter: string;
  readonly keyId: string;
  readonly body: Buffer;
}

/**
 * Protects single fields at rest. An envelope is `n1.<cipher>.<key id>.<iv, ciphertext and tag in base64url>`: its
 * version, cipher and key are readable, so that keys and ciphers can change while old rows stay. The row's id is
 * authenticated with it: an envelope copied to another row does not open.
 */
export class Vault {
  /** Made once: a key that is handed over as bytes is set up again with each use, which takes most of the time. */
  private readonly indexKey: KeyObject | null;
  private readonly gcmKeys = new Map<string, KeyObject>();

  /** @param keys null: the installation has none, and every call says so */
  constructor(private readonly keys: VaultKeys | null) {
    this.indexKey = keys && createSecretKey(keys.indexKey);
  }

  get isOpen(): boolean {
    return this.keys !== null;
  }

  /** Encrypts `text` for the row. @throws VAULT.NO_KEYS */
  seal(text: string, rowId: string): string {
    const { head, body } = this.sealed(Buffer.from(text, 'utf8'), rowId);
    return `${head}.${body.toString('base64url')}`;
  }

  /** Decrypts an envelope of the row. @throws VAULT.NO_KEYS, VAULT.UNKNOWN_KEY, VAULT.TAMPERED */
  open(envelope: string, rowId: string): string {
    const [version = '', letter = '', keyId = '', body = ''] = envelope.split('.');
    return this.opened({ version, letter, keyId, body: Buffer.from(body, 'base64url') }, rowId).toString('utf8');
  }

  /** Encrypts a file for the row: the envelope's head in ASCII, then the bytes. @throws VAULT.NO_KEYS */
  sealBytes(bytes: Buffer, rowId: string): Buffer {
    const { head, body } = this.sealed(bytes, rowId);
    return Buffer.concat([Buffer.from(`${head}.`), body]);
  }

  /** Decrypts a file of the row. @throws VAULT.NO_KEYS, VAULT.UNKNOWN_KEY, VAULT.TAMPERED */
  openBytes(envelope: Buffer, rowId: string): Buffer {
    const [, version = '', letter = '', keyId = ''] =
      /^(\w+)\.(\w)\.(\w+)\./.exec(envelope.subarray(0, MOST_HEAD_BYTES).toString('latin1')) ?? [];
    const body = envelope.subarray(`${version}.${letter}.${keyId}.`.length);
    return this.opened({ version, letter, keyId, body }, rowId);
  }

  /** 32 bytes by which equal texts are found again without being readable. @throws VAULT.NO_KEYS */
  blindIndex(text: string): Buffer {
    const { cipher, indexKey } = this.require();
    return createHmac(cipher === 'sm4-sm3' ? 'sm3' : 'sha256', this.indexKey ?? indexKey)
      .update(text)
      .digest();
  }

  private sealed(bytes: Buffer, rowId: string): { head: string; body: Buffer } {
    const keys = this.require();
    const [keyId, key] = [...keys.fieldKeys][0]!;
    const head = `${VERSION}.${LETTER[keys.cipher]}.${keyId}`;
    const aad = Buffer.from(`${head}.${rowId}`);
    return {
      head,
      body: keys.cipher === 'sm4-sm3' ? sealSm(bytes, key, aad) : sealGcm(bytes, this.gcmKey(keyId, key), aad),
    };
  }

  private opened(envelope: Envelope, rowId: string): Buffer {
    const keys = this.require();
    const { version, letter, keyId, body } = envelope;
    if (version !== VERSION || (letter !== 'a' && letter !== 's')) throw VaultErrors.TAMPERED();
    const key = keys.fieldKeys.get(keyId);
    if (!key) throw VaultErrors.UNKNOWN_KEY({ keyId });
    const aad = Buffer.from(`${version}.${letter}.${keyId}.${rowId}`);
    try {
      return letter === 's' ? openSm(body, key, aad) : openGcm(body, this.gcmKey(keyId, key), aad);
    } catch {
      throw VaultErrors.TAMPERED();
    }
  }

  private gcmKey(id: string, bytes: Buffer): KeyObject {
    let key = this.gcmKeys.get(id);
    if (!key) this.gcmKeys.set(id, (key = createSecretKey(bytes)));
    return key;
  }

  private require(): VaultKeys {
    if (this.keys === null) throw VaultErrors.NO_KEYS();
    return this.keys;
  }
}

function sealGcm(bytes: Buffer, key: KeyObject, aad: Buffer): Buffer {
  const iv = freshBytes(GCM.ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function openGcm(bytes: Buffer, key: KeyObject, aad: Buffer): Buffer {
  const tagAt = bytes.length - GCM.tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, GCM.ivBytes), {
    authTagLength: GCM.tagBytes,
  });
  decipher.setAAD(aad).setAuthTag(bytes.subarray(tagAt));
  return Buffer.concat([decipher.update(bytes.subarray(GCM.ivBytes, tagAt)), decipher.final()]);
}

/** SM4 has no authenticated mode here: CTR, then HMAC-SM3 over all of it, under keys of their own. */
function smKeys(key: Buffer): { encryption: Buffer; authentication: Buffer } {
  const derived = Buffer.from(hkdfSync('sm3', key, '', 'nuancan sm4-sm3', SM.keyBytes + SM.tagBytes));
  return { encryption: derived.subarray(0, SM.keyBytes), authentication: derived.subarray(SM.keyBytes) };
}

function smTag(key: Buffer, aad: Buffer, bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(aad.length);
  return createHmac('sm3', key).update(length).update(aad).update(bytes).digest();
}

function sealSm(plain: Buffer, key: Buffer, aad: Buffer): Buffer {
  const { encryption, authentication } = smKeys(key);
  const iv = freshBytes(SM.ivBytes);
  const cipher = createCipheriv('sm4-ctr', encryption, iv);
  const bytes = Buffer.concat([iv, cipher.update(plain), cipher.final()]);
  return Buffer.concat([bytes, smTag(authentication, aad, bytes)]);
}

function openSm(bytes: Buffer, key: Buffer, aad: Buffer): Buffer {
  const { encryption, authentication } = smKeys(key);
  const tagAt = bytes.length - SM.tagBytes;
  const signed = bytes.subarray(0, tagAt);
  if (!timingSafeEqual(smTag(authentication, aad, signed), bytes.subarray(tagAt))) throw VaultErrors.TAMPERED();
  const decipher = createDecipheriv('sm4-ctr', encryption, signed.subarray(0, SM.ivBytes));
  return Buffer.concat([decipher.update(signed.subarray(SM.ivBytes)), decipher.final()]);
}
