import { isBusinessDate, readIdentityNumber, type BusinessDate, type IdentityNumber } from '@nuancan/kernel';
import { holdsIdentityNumber, serialDate, type Cell } from '@nuancan/platform';
import { CellProblem, type CellProblemCode } from './cell-problem.js';
import type { Bilingual } from './bilingual.js';
import type { ImportColumn, ReadingContext } from './import-column.js';

/** What every column states; not required unless it says so. */
export interface ColumnTitle {
  readonly zh: string;
  readonly en: string;
  readonly synonyms?: readonly string[];
  readonly required?: boolean;
  readonly told?: Bilingual;
  /** Default: free text, words, dates and figures are told again when refused. */
  readonly quoted?: boolean;
}

const DIGITS_KEPT = 15;
const EARLIEST = '1890-01-02';
const WRITTEN_DATE =
  /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const SERIAL = /^\d{5}(\.\d+)?$/;
const IDENTITY_FAULTS: Readonly<Record<string, CellProblemCode>> = {
  length: 'IDENTITY_LENGTH',
  characters: 'IDENTITY_CHARACTERS',
  birth_date: 'IDENTITY_BIRTH_DATE',
  check_digit: 'IDENTITY_CHECK_DIGIT',
  mangled: 'DIGITS_LOST',
};

/** Free text of one line, NFKC, runs of spaces as one: a name typed full-width is the same name. */
export function textColumn(title: ColumnTitle & { readonly most: number }): ImportColumn<string> {
  const told = { zh: `文字，最多 ${title.most} 字`, en: `text of at most ${title.most} characters` };
  return columnOf({ told, ...title }, (cell) => {
    if (hasLostDigits(cell)) return new CellProblem('DIGITS_LOST');
    const text = cell.text.normalize('NFKC').trim();
    if (/[^\P{Cc}\t]/u.test(text)) return new CellProblem('CONTROL_CHARACTERS');
    const oneLine = text.replace(/\s+/g, ' ');
    if (holdsIdentityNumber(oneLine)) return new CellProblem('HOLDS_IDENTITY_NUMBER');
    return oneLine.length > title.most ? new CellProblem('TOO_LONG') : oneLine;
  });
}

/** Text of a fixed shape, such as a phone or card number. */
export function shapedColumn(
  title: ColumnTitle & { readonly shape: RegExp; readonly told: Bilingual },
): ImportColumn<string> {
  return columnOf({ quoted: false, ...title }, (cell) => {
    if (hasLostDigits(cell)) return new CellProblem('DIGITS_LOST');
    const text = cell.text.normalize('NFKC').trim();
    if (holdsIdentityNumber(text)) return new CellProblem('HOLDS_IDENTITY_NUMBER');
    return title.shape.test(text) ? text : new CellProblem('SHAPE');
  });
}

/**
 * A date as people write it, a date cell, or a serial number of five digits. Four digits would as well be a year, and are
 * refused. In the 1904 system a number in a workbook counts from there.
 */
export function dateColumn(title: ColumnTitle & { readonly notAfterToday?: boolean }): ImportColumn<BusinessDate> {
  const told = { zh: '日期，如 2024-01-02', en: 'a date such as 2024-01-02' };
  return columnOf({ told, ...title }, (cell, context) => {
    const date = dateOf(cell, context);
    if (date === undefined || !isBusinessDate(date)) return new CellProblem('NOT_A_DATE');
    if (date < EARLIEST) return new CellProblem('DATE_UNLIKELY');
    return title.notAfterToday === true && date > context.today ? new CellProblem('DATE_IN_FUTURE') : date;
  });
}

/** One of a list of words, each with the ways it is said. */
export function wordColumn<W extends string>(
  title: ColumnTitle & { readonly words: Readonly<Record<W, readonly string[]>> },
): ImportColumn<W> {
  const find = wordFinder(title.words);
  return columnOf(
    { told: toldWords(title.words), ...title },
    ({ text }) => find(text) ?? new CellProblem('NOT_ONE_OF'),
  );
}

/** Several words of a list, divided by 、 ; , or /. */
export function wordsColumn<W extends string>(
  title: ColumnTitle & { readonly words: Readonly<Record<W, readonly string[]>> },
): ImportColumn<readonly W[]> {
  const find = wordFinder(title.words);
  return columnOf({ told: toldWords(title.words), ...title }, ({ text }) => {
    const found = text
      .split(/[、;；,，/\s]+/)
      .filter((part) => part !== '')
      .map(find);
    const known = found.filter((word) => word !== undefined);
    return known.length === found.length && known.length > 0 ? [...new Set(known)] : new CellProblem('NOT_ONE_OF');
  });
}

/** 是 or 否. */
export function yesNoColumn(title: ColumnTitle): ImportColumn<boolean> {
  const find = wordFinder({
    yes: ['是', '有', 'y', 'true', '1', '√'],
    no: ['否', '无', '不是', 'n', 'false', '0', '×'],
  });
  return columnOf({ told: { zh: '是 / 否', en: 'yes / no' }, ...title }, ({ text }) => {
    const word = find(text);
    return word === undefined ? new CellProblem('NOT_YES_OR_NO') : word === 'yes';
  });
}

/** A number within bounds, ends included. */
export function numberColumn(
  title: ColumnTitle & { readonly least: number; readonly most: number; readonly whole?: boolean },
): ImportColumn<number> {
  const told = { zh: `数字，${title.least} 至 ${title.most}`, en: `a number, ${title.least} to ${title.most}` };
  return columnOf({ told, ...title }, ({ text }) => {
    const number = Number(text.normalize('NFKC').replaceAll(',', ''));
    const fits = Number.isFinite(number) && number >= title.least && number <= title.most;
    return fits && (title.whole !== true || Number.isInteger(number)) ? number : new CellProblem('NOT_A_NUMBER');
  });
}

/** An amount in yuan with two decimals at most, as fen; below zero with a sign in front. */
export function moneyColumn(title: ColumnTitle): ImportColumn<number> {
  const told = { zh: '金额（元），如 1234.50', en: 'an amount in yuan such as 1234.50' };
  return columnOf({ told, ...title }, ({ text }) => {
    const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '');
    const [, sign, yuan, decimals = ''] = /^([-+]?)(\d{1,10})(?:\.(\d{1,2}))?$/.exec(plain) ?? [];
    if (yuan === undefined) return new CellProblem('NOT_A_NUMBER');
    const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
    return sign === '-' && fen !== 0 ? -fen : fen;
  });
}

/** A citizen's identity number; one that a spreadsheet rounded is told apart from a mistyped one. */
export function identityNumberColumn(title: ColumnTitle): ImportColumn<IdentityNumber> {
  return columnOf(
    { told: { zh: '18 位身份证号（文本）', en: 'identity number, 18 characters, as text' }, ...title, quoted: false },
    (cell) => {
      if (hasLostDigits(cell)) return new CellProblem('DIGITS_LOST');
      const read = readIdentityNumber(cell.text);
      return typeof read === 'string' ? new CellProblem(IDENTITY_FAULTS[read] ?? 'SHAPE') : read;
    },
  );
}

function columnOf<T>(
  { zh, en, synonyms = [], required = false, quoted = true, told }: ColumnTitle & { readonly told: Bilingual },
  read: ImportColumn<T>['read'],
): ImportColumn<T> {
  return { zh, en, synonyms, required, told, quoted, read };
}

/** A spreadsheet keeps fifteen digits of a number and writes noughts, or an exponent, for the rest. */
function hasLostDigits({ kind, text }: Cell): boolean {
  if (kind === 'number') return text.replace(/\D/g, '').length > DIGITS_KEPT;
  return /^\d(\.\d+)?E\+\d+$/i.test(text);
}

function dateOf({ kind, text }: Cell, { dates1904 }: ReadingContext): string | undefined {
  if (kind === 'date') return text;
  const written = text.normalize('NFKC').trim();
  const parts = WRITTEN_DATE.exec(written);
  if (parts) {
    const [, year = '', ...rest] = parts;
    const [month = '', day = ''] = rest.filter((part) => part !== undefined);
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  return SERIAL.test(written) ? serialDate(Number(written), { dates1904 }) : undefined;
}

function wordFinder<W extends string>(words: Readonly<Record<W, readonly string[]>>): (text: string) => W | undefined {
  const known = new Map<string, W>();
  for (const word of Object.keys(words) as W[]) {
    for (const said of [word, ...words[word]]) known.set(plain(said), word);
  }
  return (text) => known.get(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function toldWords(words: Readonly<Record<string, readonly string[]>>): Bilingual {
  return {
    zh: Object.values(words)
      .map(([first = '']) => first)
      .join(' / '),
    en: Object.keys(words).join(' / '),
  };
}
