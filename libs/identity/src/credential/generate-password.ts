import { randomInt } from 'node:crypto';

/** Without the letters and digits that are read wrong on paper or over the telephone. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUP = 4;
const LEAST_LETTERS = 12;

/**
 * A password to be told to somebody once, such as `k7mp-x3qa-9tnr`: groups of four, at least 59 random bits and
 * `minLength` characters.
 */
export function generatePassword(minLength: number): string {
  const groups = Math.ceil(Math.max(LEAST_LETTERS, minLength) / GROUP);
  const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
