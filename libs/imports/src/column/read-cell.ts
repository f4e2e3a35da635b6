import { BLANK_CELL, type Cell } from '@nuancan/platform';
import { CellProblem } from './cell-problem.js';
import type { ImportColumn, ReadingContext } from './import-column.js';

/** The value of a cell, null when it is empty and may be, or why it is refused. */
export function readCell<T>(
  column: ImportColumn<T>,
  cell: Cell = BLANK_CELL,
  context: ReadingContext,
): T | CellProblem | null {
  switch (cell.kind) {
    case 'merged':
      return new CellProblem('MERGED');
    case 'error':
      return new CellProblem('ERROR');
    case 'blank':
      if (cell.formula === true) return new CellProblem('FORMULA_UNCALCULATED');
      return column.required ? new CellProblem('EMPTY') : null;
    case 'text':
    case 'number':
    case 'date':
    case 'boolean':
      return cell.text.includes('\uFFFD') || !cell.text.isWellFormed()
        ? new CellProblem('MANGLED_TEXT')
        : column.read(cell, context);
  }
}
