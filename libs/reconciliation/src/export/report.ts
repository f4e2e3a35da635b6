import type { ReportCell, ReportRow, ReportSheet } from '@nuancan/platform';

/** A table of a paper; in a workbook a sheet, in a PDF a part with its own heading. Its rows may be read more than once. */
export type ReportTable = ReportSheet;

/** What is handed over as a workbook or as a PDF. */
export interface Report {
  readonly title: string;
  /** What the tables are of, and what vouches for them: label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly tables: readonly ReportTable[];
  /** On the foot of every page. */
  readonly foot: string;
}

/** Whether a cell is printed to the right. */
export function isNumber(cell: ReportCell): cell is Exclude<ReportCell, string | null> {
  return typeof cell === 'object' && cell !== null;
}

/** Each row, then their bold sum over columns of money and counts; the first cell names it. */
export function withTotal(rows: readonly ReportRow[], total: readonly ReportCell[]): ReportRow[] {
  return [...rows, { cells: total, bold: true }];
}
