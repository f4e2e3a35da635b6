import type { TableLimits, TableRow } from './table-file.js';
import { TableFileErrors } from './table-file.errors.js';

const BATCH_ROWS = 500;

/** Collects rows into batches, drops blank ones and blank ends, and holds every limit of a table. */
export class RowBatcher {
  private full: TableRow[][] = [];
  private open: TableRow[] = [];
  private kept = 0;

  constructor(private readonly limits: TableLimits) {}

  /** @throws TABLE_FILE.TOO_MANY_ROWS, TABLE_FILE.TOO_MANY_COLUMNS, TABLE_FILE.CELL_TOO_LONG */
  add({ row, cells }: TableRow): void {
    let width = cells.length;
    while (width > 0 && cells[width - 1]!.kind === 'blank' && cells[width - 1]!.formula === undefined) width -= 1;
    // A row with nothing but the lower part of a merged area says nothing either.
    if (!cells.some((cell) => cell.text !== '' || cell.formula === true)) return;
    const { columns, cellCharacters, rows } = this.limits;
    if (width > columns) throw TableFileErrors.TOO_MANY_COLUMNS({ most: columns });
    if (cells.some(({ text }) => text.length > cellCharacters)) {
      throw TableFileErrors.CELL_TOO_LONG({ row, most: cellCharacters });
    }
    this.kept += 1;
    if (this.kept > rows) throw TableFileErrors.TOO_MANY_ROWS({ most: rows });
    this.open.push(width === cells.length ? { row, cells } : { row, cells: cells.slice(0, width) });
    if (this.open.length >= BATCH_ROWS) this.close();
  }

  /** The batches that are full. */
  *take(): Generator<readonly TableRow[]> {
    const full = this.full;
    this.full = [];
    yield* full;
  }

  /** All that is left. */
  *rest(): Generator<readonly TableRow[]> {
    if (this.open.length > 0) this.close();
    yield* this.take();
  }

  private close(): void {
    this.full.push(this.open);
    this.open = [];
  }
}
