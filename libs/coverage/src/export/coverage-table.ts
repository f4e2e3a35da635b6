import type { ReportCell, ReportColumn, ReportRow, ReportSheet } from '@nuancan/platform';
import { FILE_WORDS } from './export-words.js';

/** A table of a file: a sheet of a workbook, or a CSV. */
export interface CoverageTable {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** What whoever reads it has to know; stands below the rows of a workbook. */
  readonly notes: readonly string[];
}

const WIDE = 22;
const NARROW = 11;

/** Columns of texts, then of numbers. */
export function columnsOf(texts: readonly string[], numbers: readonly string[]): ReportColumn[] {
  return [
    ...texts.map((title) => ({ title, characters: WIDE })),
    ...numbers.map((title) => ({ title, characters: NARROW, number: true as const })),
  ];
}

/** A number of people; what is not told stands as words. */
export function people(count: number | null): ReportCell {
  return count === null ? FILE_WORDS.fewerThanFive : { count };
}

export function share(value: number | null): ReportCell {
  return value === null ? null : { share: value };
}

export function plain(value: number | null): ReportCell {
  return value === null ? null : { number: value };
}

/** The sum; nothing where a part is not told. */
export function sumOf(counts: readonly (number | null)[]): ReportCell {
  return counts.includes(null) ? null : { count: counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) };
}

/** As a sheet whose notes stand below its rows. */
export function sheetOf({ name, columns, rows, notes }: CoverageTable): ReportSheet {
  return {
    ...{ name, columns },
    rows: () => (notes.length === 0 ? rows : [...rows, { cells: [] }, ...notes.map((note) => ({ cells: [note] }))]),
  };
}

/** As lines of a CSV, numbers as they are. */
export function* linesOf({ columns, rows }: CoverageTable): Generator<(string | number)[]> {
  yield columns.map(({ title }) => title);
  for (const { cells } of rows) yield columns.map((_, at) => valueOf(cells[at] ?? null));
}

function valueOf(cell: ReportCell): string | number {
  if (cell === null || typeof cell === 'string') return cell ?? '';
  if ('fen' in cell) return cell.fen / 100;
  if ('count' in cell) return cell.count;
  return 'share' in cell ? cell.share : cell.number;
}
