import { randomInt } from 'node:crypto';

/** Without the letters and digits that are read wrong on paper or over the telephone. */
const UPPER = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUP = 4;
const LEAST_LETTERS = 12;

/**
 * A password to be told to somebody once, such as `Kb7m-x3qa-9tnr`: groups of four, at least 55 random bits,
 * `minLength` characters and every kind a policy may ask for.
 */
export function generatePassword(minLength: number): string {
  const groups = Math.ceil(Math.max(LEAST_LETTERS, minLength) / GROUP);
  const pick = (from: string): string => from.charAt(randomInt(from.length));
  const letters = Array.from({ length: groups * GROUP }, () => pick(LETTERS));
  letters.splice(0, 3, pick(UPPER), pick(LETTERS.slice(0, -DIGITS.length)), pick(DIGITS));
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}
