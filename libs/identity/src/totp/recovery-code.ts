import { hash, randomInt } from 'node:crypto';

/** Crockford's base32: nothing in it is read as something else. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const CODES = 10;
const GROUPS = 4;
const GROUP = 4;

/** Ten codes of 80 random bits each, such as `7k3m-q9xa-04tn-c2vw`. They are shown once and kept only as hashes. */
export function newRecoveryCodes(): string[] {
  const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: CODES }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/**
 * What is kept of a code of the account, however it was typed. A plain SHA-256: 80 random bits cannot be tried out, and
 * the account's id keeps equal codes of two accounts apart.
 */
export function recoveryCodeHash(accountId: string, typed: string): Buffer {
  const letters = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  return hash('sha256', `nuancan recovery code ${accountId} ${letters}`, 'buffer');
}
