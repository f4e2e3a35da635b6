import { hash, randomBytes } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new opaque token: 32 random bytes as base64url. It exists only in the browser's cookie. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token, the only form we store; null for text that is no token of ours. */
export function sessionTokenHash(token: string | undefined): Buffer | null {
  if (token === undefined || !TOKEN.test(token)) return null;
  return hash('sha256', token, 'buffer');
}
