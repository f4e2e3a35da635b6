import type { TableRow } from '@nuancan/platform';
import type { ImportColumns } from '../column/import-column.js';

/**
 * A user's own assignment of the file's columns: by title, or by position as `#3` where a title stands twice; null:
 * ignore the column.
 */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** A column of the file and what it is taken for. */
export interface FileColumn {
  readonly title: string;
  /** Name of the import's column; null: not used. */
  readonly column: string | null;
}

/** The header of a file as far as it could be matched. */
export interface HeaderMatch {
  /** Row of the header, as a spreadsheet counts. */
  readonly row: number;
  readonly columns: readonly FileColumn[];
  /** Required columns that the file lacks. */
  readonly missing: readonly string[];
  /** Columns that stand more than once in the file. */
  readonly duplicate: readonly string[];
  /** Titles that are not used. */
  readonly unknown: readonly string[];
}

/** What was found in the file, with what is not kept of it. */
export interface FoundHeader extends HeaderMatch {
  /** Whether any of the titles is known, or named by the user: else it is a row of data, most likely. */
  readonly titled: boolean;
}

/** Above the header may stand a title and some remarks. */
const ROWS_LOOKED_AT = 10;
const TITLE_CHARACTERS = 60;

/**
 * Finds the header among the first rows, the one with the most known titles, and matches its columns: by the user's
 * mapping first, then by Chinese and English titles and synonyms.
 * @param rows the first rows of the file, at least one
 */
export function matchHeader(
  rows: readonly TableRow[],
  columns: ImportColumns,
  mapping: ColumnMapping = {},
): FoundHeader {
  const names = namesByTitle(columns);
  const candidates = rows.slice(0, ROWS_LOOKED_AT).map((row) => matchRow(row, { columns, names, mapping }));
  const used = ({ columns: found }: FoundHeader): number => found.filter(({ column }) => column !== null).length;
  return candidates.reduce((best, candidate) => (used(candidate) > used(best) ? candidate : best));
}

function namesByTitle(columns: ImportColumns): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, { zh, en, synonyms }] of Object.entries(columns)) {
    for (const title of [name, zh, en, ...synonyms]) names.set(plainTitle(title), name);
  }
  return names;
}

/** Without spaces, marks of required columns and remarks in brackets: 姓 名*（必填） is 姓名. */
function plainTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|[\s*:_-]/g, '');
}

function matchRow(
  { row, cells }: TableRow,
  known: { columns: ImportColumns; names: ReadonlyMap<string, string>; mapping: ColumnMapping },
): FoundHeader {
  const found = cells.map(({ text }, at): FileColumn => {
    const title = titleOf(text);
    const given = givenFor(known.mapping, { title, at });
    if (given === null) return { title, column: null };
    const named = given ?? known.names.get(plainTitle(title));
    return { title, column: named !== undefined && Object.hasOwn(known.columns, named) ? named : null };
  });
  const isKnown = ({ title }: FileColumn): boolean =>
    known.names.has(plainTitle(title)) || Object.hasOwn(known.mapping, title);
  const matched = found.flatMap(({ column }) => (column === null ? [] : [column]));
  const required = Object.keys(known.columns).filter((name) => known.columns[name]!.required);
  return {
    row,
    titled: found.some(isKnown),
    columns: found,
    missing: required.filter((name) => !matched.includes(name)),
    duplicate: [...new Set(matched.filter((name, at) => matched.indexOf(name) !== at))],
    unknown: found.filter(({ title, column }) => column === null && title !== '').map(({ title }) => title),
  };
}

/** Cut between characters, and without what a JSON column does not take. */
function titleOf(text: string): string {
  const plain = text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return [...plain].slice(0, TITLE_CHARACTERS).join('');
}

/** What the mapping says of a column; undefined: nothing. */
function givenFor(mapping: ColumnMapping, { title, at }: { title: string; at: number }): string | null | undefined {
  const key = [`#${at + 1}`, title].find((name) => Object.hasOwn(mapping, name));
  return key === undefined ? undefined : mapping[key];
}
