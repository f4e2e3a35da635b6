import { dictionary } from '@zxcvbn-ts/language-common';

const COMMON = new Set(dictionary['passwords-common']);
const SHORTEST_WORD = 5;

/**
 * True when others would try it early (NIST SP 800-63B-4, 3.1.1.2): a password known from leaks, also with digits or
 * signs around it, one written again and again, or characters that follow one another.
 */
export function isKnownPassword(password: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  const core = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (COMMON.has(plain) || isRun(plain)) return true;
  const unit = repeatedUnit(plain);
  if (unit !== null && (unit.length === 1 || COMMON.has(unit))) return true;
  return core.length >= SHORTEST_WORD && COMMON.has(core);
}

/** `abcdefghij`, `0987654321`: every character is the next one, or the one before. */
function isRun(text: string): boolean {
  const points = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(points.slice(1).map((point, index) => (point - (points[index] ?? 0) + 10) % 10));
  const near = points.every(
    (point, index) => index === 0 || [1, 9].includes(Math.abs(point - (points[index - 1] ?? 0))),
  );
  return near && steps.size === 1;
}

/** The shortest text that, written several times, is `text`; null when there is none. */
function repeatedUnit(text: string): string | null {
  const at = `${text}${text}`.indexOf(text, 1);
  return at < text.length ? text.slice(0, at) : null;
}
