import type { BusinessDate } from '@nuancan/kernel';
import type { Cell } from '@nuancan/platform';
import type { Bilingual } from './bilingual.js';
import type { CellProblem } from './cell-problem.js';

/** What a cell is read by beside itself. */
export interface ReadingContext {
  /** Whether the file's serial dates count from 1904. */
  readonly dates1904: boolean;
  readonly today: BusinessDate;
}

/** A column that a kind of import knows. */
export interface ImportColumn<T = unknown> {
  readonly zh: string;
  readonly en: string;
  /** Other titles by which it is known at once. */
  readonly synonyms: readonly string[];
  /** Its cells may not be empty; the column itself may not be missing. */
  readonly required: boolean;
  /** What a cell may hold, for the page and the sample. */
  readonly told: Bilingual;
  /** Whether a refused cell's text is told again; never of a number, phone or name. */
  readonly quoted: boolean;
  /** Reads a cell that is filled and whose value is sound. */
  read(cell: Cell, context: ReadingContext): T | CellProblem;
}

export type ImportColumns = Readonly<Record<string, ImportColumn>>;

/** The values of a row by its columns; null where a cell is empty or the file has no such column. */
export type CellsOf<C extends ImportColumns> = {
  readonly [N in keyof C]: C[N] extends ImportColumn<infer T> ? T | null : never;
};
