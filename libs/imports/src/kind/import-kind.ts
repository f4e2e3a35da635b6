import type { PersonRole } from '@nuancan/identity';
import type { BusinessDate } from '@nuancan/kernel';
import type { CopyValue, Scope, Tx } from '@nuancan/platform';
import type { CellsOf, ImportColumns } from '../column/import-column.js';
import type { RowProblemCode } from './row-problem.js';

/** 居民、站点、人员类别、去世、银行付款、参考价. */
export const IMPORT_KINDS = ['residents', 'facilities', 'categories', 'deaths', 'payments', 'prices'] as const;
export type ImportKindName = (typeof IMPORT_KINDS)[number];
/** For pipes, which take an enum. */
export const IMPORT_KIND_NAMES = Object.fromEntries(IMPORT_KINDS.map((name) => [name, name])) as {
  readonly [N in ImportKindName]: N;
};

/** What a run is about, for its kind. */
export interface RunFacts {
  readonly scope: Scope;
  readonly asOf: BusinessDate;
  readonly today: BusinessDate;
  /** False while it is only checked: what only the writing needs may be left out. */
  readonly writes: boolean;
}

/** Refuses the row that is being read, naming a column, and what could be meant where several things could. */
export type RefuseRow = (field: string, code: RowProblemCode, choices?: readonly string[]) => void;

/** Values for the kind's staging columns; those of a refused row as far as they could be read. */
export type StagedValues = Readonly<Record<string, CopyValue>>;

/** Turns the cells of a row into staged values; null stands where a cell was empty or refused. */
export type RowReader<C extends ImportColumns> = (cells: CellsOf<C>, refuse: RefuseRow) => StagedValues;

/** What a kind finds beyond its rows. */
export interface Findings {
  /** Facts that end because the list does not name them. */
  readonly ends: number;
  /** Of those, how many are kept because a refused row might mean them. */
  readonly heldBack: number;
  /** Digest of which facts these are. */
  readonly facts?: string;
}

/**
 * A kind of list. A run copies its rows into the temporary table `import_rows` (`row_no`, `refused`, `action`,
 * `resident_id` and the kind's own columns) and lets the kind judge and write them by whole-table statements, under the
 * scope of the official who sent the file.
 */
export interface ImportKind<C extends ImportColumns = ImportColumns> {
  readonly name: ImportKindName;
  readonly zh: string;
  readonly en: string;
  readonly roles: readonly PersonRole[];
  /** Whether the list says who has something on a day, so that absence says something, too. */
  readonly complete: boolean;
  readonly columns: C;
  /** Whether its rows are people: their names (`name` of `import_rows`) are masked in reports. */
  readonly ofPeople: boolean;
  /** Rows of the sample file, by column. */
  readonly samples: readonly Readonly<Partial<Record<keyof C, string>>>[];
  /** Columns of `import_rows`: name → SQL type. */
  readonly staging: Readonly<Record<string, string>>;
  open(tx: Tx, run: RunFacts): Promise<RowReader<C>>;
  /** SQL over `import_rows`: whom or what a row means; NULL for what is new. */
  readonly meant: string;
  /** Refuses rows (`refuseRows`) and sets `action` to add, change or same on all others. */
  judge(tx: Tx, run: RunFacts): Promise<Findings>;
  /** Writes what was judged; `chunks` divides the rows and tells how far it has come. */
  write(tx: Tx, run: RunFacts, chunks: RowChunks): Promise<void>;
}

/** A kind whose columns do not matter. */
export type AnyImportKind = Omit<ImportKind, 'open'> & {
  open(tx: Tx, run: RunFacts): Promise<RowReader<never>>;
};

/** Calls `work` for one range of row numbers after the other, both ends included. */
export type RowChunks = (work: (range: { from: number; to: number }) => Promise<void>) => Promise<void>;
