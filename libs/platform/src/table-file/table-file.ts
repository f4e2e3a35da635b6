/** What a spreadsheet or CSV said a cell is; `merged`: covered by a merged area whose value stands in its first cell. */
export type CellKind = 'blank' | 'text' | 'number' | 'date' | 'boolean' | 'error' | 'merged';

/** One cell as text, with what is known of it. */
export interface Cell {
  /** Trimmed; a date as `YYYY-MM-DD`, a boolean as `true` or `false`, an error as `#REF!`, '' for blank and merged. */
  readonly text: string;
  readonly kind: CellKind;
  /** The value is the last one a formula had when the file was saved; blank when it was saved without. */
  readonly formula?: true;
}

/** A row that is not blank. */
export interface TableRow {
  /** Counted as a spreadsheet shows it: from 1, blank rows included. */
  readonly row: number;
  /** From the first column on; columns behind the last filled one are left out. */
  readonly cells: readonly Cell[];
}

/** Something about a file that its owner should know and that does not stop the reading. */
export interface TableNotice {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A table in a file of the user's. */
export interface TableFile {
  readonly format: 'csv' | 'xlsx';
  /** How the text was read: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`; null for a workbook. */
  readonly encoding: string | null;
  /** The sheet that is read; null for a CSV. */
  readonly sheet: string | null;
  /** Whether serial numbers count from 1904 (old Macintosh workbooks). */
  readonly dates1904: boolean;
  readonly notices: readonly TableNotice[];
  /**
   * The rows, some hundred at a time; may be called again.
   * @throws TABLE_FILE.… in the middle, where a file is damaged: then nothing of it should be used
   */
  batches(): AsyncGenerator<readonly TableRow[]>;
}

/** Bounds of what is read; everything is refused, nothing cut off. */
export interface TableLimits {
  /** Of the file as it is. */
  readonly bytes: number;
  /** Of everything that is unpacked from a workbook; a part that is read again counts once. */
  readonly inflatedBytes: number;
  /** Unpacked to packed, once `ratioFromBytes` are unpacked: beyond it a zip is a bomb. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly zipEntries: number;
  /** Rows that are not blank. */
  readonly rows: number;
  readonly columns: number;
  readonly cellCharacters: number;
  /** Characters of all shared texts of a workbook, which are kept in memory. */
  readonly sharedCharacters: number;
  readonly mergedAreas: number;
  /** Hidden ones included. */
  readonly sheets: number;
  /** From opening the file to its last row. */
  readonly milliseconds: number;
}

export const TABLE_LIMITS: TableLimits = {
  bytes: 50 * 1024 * 1024,
  inflatedBytes: 1024 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 16 * 1024 * 1024,
  zipEntries: 2_000,
  rows: 300_000,
  columns: 256,
  cellCharacters: 2_000,
  sharedCharacters: 100_000_000,
  mergedAreas: 20_000,
  sheets: 100,
  milliseconds: 5 * 60_000,
};

export const BLANK: Cell = { text: '', kind: 'blank' };
