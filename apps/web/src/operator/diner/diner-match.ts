import type { DinerRow } from '../store/till-database.js';

const MOST_ROWS = 9;
const LAST_FOUR = /^\d{4}$/;

/**
 * The diners this till knows that a typed text means, at most nine, the most frequent first: by the beginning of the
 * name, pinyin or initials, by the card's last four digits, or by a text that found them before. An empty text gives
 * the regulars.
 */
export function matchDiners(rows: readonly DinerRow[], text: string): DinerRow[] {
  const wanted = normalizeSearch(text);
  const found = wanted === '' ? rows.filter((row) => row.diner.regular) : rows.filter((row) => means(row, wanted));
  return [...found].sort((left, right) => left.rank - right.rank).slice(0, MOST_ROWS);
}

/** Lower case without blanks and without the apostrophes an input method puts between syllables. */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s'’]/g, '');
}

function means({ diner, foundByTexts }: DinerRow, wanted: string): boolean {
  const keys = [diner.name, diner.initials, diner.pinyin];
  if (keys.some((key) => key?.startsWith(wanted))) return true;
  if (LAST_FOUR.test(wanted) && diner.cardLast4 === wanted) return true;
  return foundByTexts.some((text) => text.startsWith(wanted));
}
