import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, 30 seconds, a secret of 160 bits (RFC 4226, R6). */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Clocks may differ by one step, which also forgives slow typing (RFC 6238, 5.2). */
const WINDOW = 1;
const ISSUER = '暖餐';

/** A new shared secret in base32. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The address an authenticator app reads from a QR code. */
export function otpauthUrl({ secret, login }: { secret: string; login: string }): string {
  return new TOTP({ ...KIND, issuer: ISSUER, label: login, secret: Secret.fromBase32(secret) }).toString();
}

/** What was typed as a code, when it has a code's shape: six digits, in groups or not; else null. */
export function codeDigits(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** The number of the 30-second step whose code `digits` is, at most one step off the time; else null. */
export function matchingTimeStep(of: { secret: string; digits: string; atMs: number }): number | null {
  const totp = new TOTP({ ...KIND, secret: Secret.fromBase32(of.secret) });
  const delta = totp.validate({ token: of.digits, timestamp: of.atMs, window: WINDOW });
  return delta === null ? null : totp.counter({ timestamp: of.atMs }) + delta;
}
