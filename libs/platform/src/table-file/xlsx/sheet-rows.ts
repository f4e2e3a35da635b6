import { RowBatcher } from '../row-batcher.js';
import { serialDate } from '../serial-date.js';
import { TableFileErrors } from '../table-file.errors.js';
import { BLANK, type Cell, type TableLimits, type TableRow } from '../table-file.js';
import { columnOf } from './cell-reference.js';
import { MergedSweep, type MergedArea } from './merged-areas.js';
import { readXml, type XmlHandler } from './read-xml.js';
import { unescapedText } from './shared-texts.js';
import type { ZipArchive } from './zip-archive.js';

const MERGED: Cell = { text: '', kind: 'merged' };
const LAST_ROW = 1_048_576;

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly part: string;
  readonly texts: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly dates1904: boolean;
  readonly merged: readonly MergedArea[];
  readonly limits: TableLimits;
}

/** The rows of a sheet while it is unpacked. */
export async function* readSheetRows(archive: ZipArchive, context: SheetContext): AsyncGenerator<readonly TableRow[]> {
  const batcher = new RowBatcher(context.limits);
  const handler = new SheetHandler(context, (row) => batcher.add(row));
  for await (const _ of readXml(archive, context.part, handler)) yield* batcher.take();
  yield* batcher.rest();
}

/** Follows `sheetData` tag by tag; a blank row costs its tag and nothing else. */
class SheetHandler implements XmlHandler {
  private readonly sweep: MergedSweep;
  private row = 0;
  private column = -1;
  private cells: Cell[] = [];
  private type = '';
  private style = 0;
  private value = '';
  private formula = false;
  private inValue = false;
  private inPhonetic = false;

  constructor(
    private readonly context: SheetContext,
    private readonly onRow: (row: TableRow) => void,
  ) {
    this.sweep = new MergedSweep(context.merged, context.limits.columns);
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.beginRow(attributes['r']);
        break;
      case 'c':
        this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
        this.type = attributes['t'] ?? 'n';
        this.style = Number(attributes['s'] ?? 0);
        this.value = '';
        this.formula = false;
        break;
      case 'f':
        this.formula = true;
        break;
      case 'v':
      case 't':
        this.inValue = !this.inPhonetic;
        break;
      case 'rPh':
        this.inPhonetic = true;
        break;
    }
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
  }

  private beginRow(number: string | undefined): void {
    const row = number === undefined ? this.row + 1 : Number(number);
    // Out of order, rows could not be told apart, nor merged areas followed.
    if (!Number.isInteger(row) || row <= this.row || row > LAST_ROW) throw this.malformed(`row ${number ?? row}`);
    this.row = row;
    this.column = -1;
    this.cells = [];
  }

  private endCell(): void {
    const cell = this.cellOf();
    if (cell.kind === 'blank' && cell.formula === undefined) return;
    const { columns } = this.context.limits;
    if (this.column < 0) throw this.malformed(`cell of row ${this.row}`);
    if (this.column >= columns) throw TableFileErrors.TOO_MANY_COLUMNS({ most: columns });
    while (this.cells.length < this.column) this.cells.push(BLANK);
    this.cells[this.column] = cell;
  }

  private endRow(): void {
    for (const area of this.sweep.at(this.row)) this.cover(area);
    if (this.cells.length > 0) this.onRow({ row: this.row, cells: this.cells });
  }

  private cover({ top, left, right }: MergedArea): void {
    const end = Math.min(right, this.context.limits.columns - 1);
    for (let column = left; column <= end; column += 1) {
      if (this.row === top && column === left) continue;
      if ((this.cells[column] ?? BLANK).kind !== 'blank') continue;
      while (this.cells.length < column) this.cells.push(BLANK);
      this.cells[column] = MERGED;
    }
  }

  private cellOf(): Cell {
    const { text, kind } = this.read();
    if (!this.formula) return text === '' ? BLANK : { text, kind };
    return text === '' ? { text, kind: 'blank', formula: true } : { text, kind, formula: true };
  }

  private read(): Cell {
    switch (this.type) {
      case 's':
        return { text: this.sharedText(), kind: 'text' };
      case 'inlineStr':
      case 'str':
        return { text: unescapedText(this.value).trim(), kind: 'text' };
      case 'b':
        return this.value === '' ? BLANK : { text: String(this.value.trim() === '1'), kind: 'boolean' };
      case 'e':
        return { text: this.value.trim() || '#ERROR', kind: 'error' };
      case 'd':
        return { text: this.value.trim().slice(0, 10), kind: 'date' };
      default:
        return this.numberOf(this.value.trim());
    }
  }

  private sharedText(): string {
    if (this.value === '') return '';
    const text = this.context.texts[Number(this.value)];
    if (text === undefined) throw this.malformed(`shared text ${this.value.slice(0, 12)}`);
    return text.trim();
  }

  private numberOf(written: string): Cell {
    if (written === '') return BLANK;
    const number = Number(written);
    if (!Number.isFinite(number)) throw this.malformed(`number in row ${this.row}`);
    if (this.context.dateStyles[this.style] === true) {
      const date = serialDate(number, this.context);
      return date === undefined ? { text: '#DATE', kind: 'error' } : { text: date, kind: 'date' };
    }
    return { text: numberText(number), kind: 'number' };
  }

  private malformed(problem: string): Error {
    return TableFileErrors.WORKBOOK_MALFORMED({ part: this.context.part, problem });
  }
}

/**
 * Without an exponent, so that a long number is seen as one. Beyond fifteen digits there are noughts, as a spreadsheet
 * shows it: what stood there is lost.
 */
function numberText(number: number): string {
  if (!Number.isInteger(number) || Math.abs(number) >= 1e30) return String(number);
  if (Number.isSafeInteger(number)) return String(number);
  const [digits = '', exponent = '0'] = Math.abs(number).toExponential(14).replace('.', '').split('e+');
  return `${number < 0 ? '-' : ''}${digits.padEnd(Number(exponent) + 1, '0')}`;
}
