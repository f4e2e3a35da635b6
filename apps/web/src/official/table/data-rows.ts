import type { ReactNode } from 'react';

/** A column of a `DataTable`. */
export interface DataColumn {
  readonly title: string;
  /** Figures stand on the right. */
  readonly figure?: boolean;
  /** What is in it stays on one line. */
  readonly whole?: boolean;
  /** Rows may be put in the order of their `order` in this column. */
  readonly sortable?: boolean;
}

/** A row of a `DataTable`: a cell for each column. */
export interface DataRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
  /** What sortable columns go by, at the column's place. */
  readonly order?: readonly (string | number)[];
  /** What choosing the row is called, where it may be chosen. */
  readonly chooseLabel?: string;
}

/** Rows that are chosen, by key. */
export interface DataSelection {
  readonly keys: readonly string[];
  readonly allLabel: string;
  readonly onChange: (keys: readonly string[]) => void;
}

export interface DataTableProps {
  /** What the table shows, for screen readers. */
  readonly caption: string;
  readonly columns: readonly DataColumn[];
  readonly rows: readonly DataRow[];
  /** Stands in place of rows. */
  readonly none: string;
  /** A last row of sums. */
  readonly total?: readonly ReactNode[];
  readonly selection?: DataSelection;
  readonly busy?: boolean;
}
