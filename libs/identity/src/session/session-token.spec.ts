import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newSessionToken, sessionTokenHash } from './session-token.js';

describe('session token', () => {
  it('is 32 bytes that never repeat', () => {
    const tokens = Array.from({ length: 1000 }, newSessionToken);
    expect(new Set(tokens).size).toBe(1000);
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  it('is stored as its SHA-256', () => {
    const token = newSessionToken();
    expect(sessionTokenHash(token)).toEqual(createHash('sha256').update(token).digest());
  });

  it.each([undefined, '', 'x', 'a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(42)}\n`])(
    'never asks the database about %j',
    (text) => {
      expect(sessionTokenHash(text)).toBeNull();
    },
  );
});
