import { hash, type Options } from '@node-rs/argon2';

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default algorithm) with 19 MiB, 2 passes, 1 lane. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same password typed on another keyboard or input method must be the same bytes (NIST SP 800-63B, 5.1.1.2). */
export function normalisedPassword(plain: string): string {
  return plain.normalize('NFKC');
}

/**
 * The argon2id hash of a password in PHC text form; about 20 ms off the main thread.
 * The rule of a good password is `checkPassword`.
 */
export async function hashPassword(plain: string): Promise<string> {
  return hash(normalisedPassword(plain), PARAMETERS);
}
