import type { BusinessDate, IdentityNumber } from '@nuancan/kernel';
import {
  columnLetters,
  copyIntoTable,
  type CopyValue,
  type TableFile,
  type TableRow,
  type Tx,
} from '@nuancan/platform';
import { CellProblem } from '../column/cell-problem.js';
import type { ReadingContext } from '../column/import-column.js';
import { readCell } from '../column/read-cell.js';
import { matchHeader, type ColumnMapping } from '../header/match-header.js';
import { ImportErrors } from '../imports.errors.js';
import type { AnyImportKind, RunFacts } from '../kind/import-kind.js';
import { CandidateNumbers } from './candidate-numbers.js';
import type { RunHeader } from './import-run.js';
import { MOST_REFUSALS } from './most-refusals.js';
import { quotableText } from './quotable-text.js';

/** A cell that is refused. */
interface Refusal {
  readonly row: number;
  readonly field: string;
  readonly code: string;
  /** What stood there, where it may be told. */
  readonly value: string | null;
  /** What could be meant. */
  readonly choices: string | null;
}

const REFUSALS = { table: 'import_refusals', columns: ['row_no', 'field', 'code', 'value', 'choices'] } as const;
/** Said of what is missing: not of a row where a cell is there and wrong. */
const OF_MISSING: readonly string[] = ['EMPTY', 'NUMBER_OR_BIRTH_DATE'];
/** How every kind that has one calls the column of identity numbers. */
const NUMBER = 'identityNumber';
const MOST_CHOICES = 5;
const LONG_DIGITS = /\d{6,}/;

/**
 * Makes the temporary tables of a run; they vanish with its transaction. Pages are left half empty for the judgement, which
 * rewrites rows in place then.
 */
export async function createStaging(tx: Tx, kind: AnyImportKind): Promise<void> {
  const own = Object.entries(kind.staging).map(([name, type]) => `, ${name} ${type}`);
  await tx.query(`
    CREATE TEMP TABLE import_rows (row_no int NOT NULL, refused boolean NOT NULL, action text, resident_id uuid
      ${own.join('')}) WITH (fillfactor = 45) ON COMMIT DROP`);
  await tx.query(`CREATE TEMP TABLE import_refusals (row_no int NOT NULL, field text NOT NULL, code text NOT NULL,
    other_row int, value text, choices text) ON COMMIT DROP`);
}

/** Finds the header of a file. @throws TABLE_FILE.… */
export async function readHeader(
  file: TableFile,
  kind: AnyImportKind,
  mapping: ColumnMapping,
): Promise<RunHeader | null> {
  for await (const rows of file.batches()) {
    const { format, encoding, sheet, notices } = file;
    const { titled, ...match } = matchHeader(rows, kind.columns, mapping);
    // Of a file without a header: what stands in its first row is data, and is not kept in clear.
    const columns = match.columns.map(({ title, column }, at) => ({
      title: titled ? shownTitle(title) : columnLetters(at),
      column,
    }));
    return {
      ...match,
      columns,
      unknown: columns.flatMap(({ title, column }) => (column === null && title !== '' ? [title] : [])),
      format,
      encoding,
      sheet,
      notices,
    };
  }
  return null;
}

function shownTitle(title: string): string {
  return LONG_DIGITS.test(title.normalize('NFKC')) ? '…' : title;
}

/** @throws IMPORT.HEADER_DUPLICATE, IMPORT.HEADER_MISSING */
export function requireHeader(header: RunHeader, kind: AnyImportKind): void {
  const told = (names: readonly string[]): string =>
    names.map((name) => `${kind.columns[name]?.zh} ${kind.columns[name]?.en}`).join('、');
  if (header.duplicate.length > 0) throw ImportErrors.HEADER_DUPLICATE({ columns: told(header.duplicate) });
  if (header.missing.length > 0) throw ImportErrors.HEADER_MISSING({ columns: told(header.missing) });
}

/** What a file is staged by. */
export interface Staging {
  readonly kind: AnyImportKind;
  readonly file: TableFile;
  readonly header: RunHeader;
  readonly run: RunFacts;
  readonly onRows: (rows: number) => Promise<void>;
}

/**
 * Copies the rows of a file into `import_rows`, and why cells are refused into `import_refusals`.
 * @returns how many rows
 * @throws TABLE_FILE.… where a file is damaged, IMPORT.NUMBERS_TRIED: nothing of it is used then
 */
export async function stageFile(tx: Tx, staging: Staging): Promise<number> {
  const numbers = new CandidateNumbers();
  const reader = await rowStager(tx, staging, numbers);
  const refusals: Refusal[] = [];
  // Rows come in their order, so what is left out here could not be among the first ones of all.
  const keep = (refusal: Refusal): void => {
    if (refusals.length < MOST_REFUSALS) refusals.push(refusal);
  };
  let rows = 0;
  const batches = async function* (): AsyncGenerator<CopyValue[][]> {
    for await (const batch of staging.file.batches()) {
      yield batch.filter(({ row }) => row > staging.header.row).map((row) => reader(row, keep));
      rows += batch.length;
      await staging.onRows(rows);
    }
  };
  const columns = ['row_no', 'refused', ...Object.keys(staging.kind.staging)];
  await copyIntoTable(tx, { table: 'import_rows', columns }, batches());
  numbers.verify();
  await copyIntoTable(tx, REFUSALS, refusalBatches(refusals));
  await tx.query('ALTER TABLE import_rows ADD PRIMARY KEY (row_no)');
  await tx.query('ANALYZE import_rows');
  return rows;
}

async function* refusalBatches(refusals: readonly Refusal[]): AsyncGenerator<CopyValue[][]> {
  for (let at = 0; at < refusals.length; at += 1000) {
    yield refusals
      .slice(at, at + 1000)
      .map(({ row, field, code, value, choices }) => [row, field, code, value, choices]);
  }
}

type RowStager = (row: TableRow, keep: (refusal: Refusal) => void) => CopyValue[];

async function rowStager(tx: Tx, { kind, file, header, run }: Staging, numbers: CandidateNumbers): Promise<RowStager> {
  const read = await kind.open(tx, run);
  const context: ReadingContext & { today: BusinessDate } = { dates1904: file.dates1904, today: run.today };
  const positions = Object.entries(kind.columns).map(([name, column]) => ({
    name,
    column,
    at: header.columns.findIndex((found) => found.column === name),
  }));
  const staged = Object.keys(kind.staging);
  const quoted = (field: string, cells: TableRow['cells']): string | null => {
    const place = positions.find(({ name }) => name === field);
    const text = place === undefined || !place.column.quoted ? '' : (cells[place.at]?.text ?? '');
    return quotableText(text);
  };
  return ({ row, cells }, keep) => {
    let refused = false;
    const refuse = (field: string, code: string, choices?: readonly string[]): void => {
      refused = true;
      keep({ row, field, code, value: quoted(field, cells), choices: toldChoices(choices) });
    };
    const values: Record<string, unknown> = {};
    for (const { name, column, at } of positions) {
      const value = at === -1 ? null : readCell(column, cells[at], context);
      if (value instanceof CellProblem) refuse(name, value.code);
      values[name] = value instanceof CellProblem ? null : value;
    }
    if (isIdentityNumber(values[NUMBER])) numbers.add(values[NUMBER]);
    const cellRefused = refused;
    const out = read(values as never, (field, code, choices) => {
      if (!cellRefused || !OF_MISSING.includes(code)) refuse(field, code, choices);
    });
    return [row, refused, ...staged.map((name) => out[name] ?? null)];
  };
}

/** The first few; a name is told whole or not at all. */
function toldChoices(choices: readonly string[] | undefined): string | null {
  if (choices === undefined || choices.length === 0) return null;
  const most = choices.slice(0, MOST_CHOICES).join(' / ');
  return choices.length > MOST_CHOICES ? `${most} / …` : most;
}

function isIdentityNumber(value: unknown): value is IdentityNumber {
  return typeof value === 'object' && value !== null && 'number' in value;
}
