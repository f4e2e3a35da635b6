import { fen, formatYuan } from '@nuancan/kernel';
import { columnLetters } from '../xlsx/cell-reference.js';
import { DeflatedPart } from './deflated-part.js';
import { escapeXml, fillsAndBorders, MAIN, workbookParts, XML } from './workbook-parts.js';
import { writeZip, type PackedPart } from './zip-writer.js';

/** A cell of a report: a text, an amount of money, a count, a share of one, another number; null leaves it empty. */
export type ReportCell =
  | string
  | { readonly fen: number }
  | { readonly count: number }
  | { readonly share: number }
  | { readonly number: number }
  | null;

/** A row of a report; totals and headers are printed bold. */
export interface ReportRow {
  readonly cells: readonly ReportCell[];
  readonly bold?: true;
}

/** A column of a report. */
export interface ReportColumn {
  readonly title: string;
  /** Its width. */
  readonly characters: number;
  /** Holds money or counts. */
  readonly number?: true;
}

/** A sheet of a report: the header stays in sight while the rows below it are scrolled. */
export interface ReportSheet {
  readonly name: string;
  readonly columns: readonly ReportColumn[];
  /** From the first on; may be asked for again. */
  rows(): AsyncIterable<ReportRow> | Iterable<ReportRow>;
}

/** Styles by number, twice: as they are, then bold. */
const STYLE = { text: 0, fen: 1, count: 2, share: 3, number: 4 } as const;
const BOLD = 5;
const MONEY = 4;
const INTEGER = 3;
const PERCENT = 10;
const GENERAL = 0;
const TEXT = 49;

/**
 * A workbook of several sheets. Money stands as the exact number of yuan, to the fen; every text is an inline text that is
 * quoted, so that one beginning with `=` is no formula and does not become one when the cell is edited. Sheets are packed while
 * their rows come.
 */
export async function writeReportWorkbook(sheets: readonly ReportSheet[]): Promise<Buffer> {
  const parts: PackedPart[] = [];
  for (const [at, sheet] of sheets.entries()) parts.push(await sheetPart(sheet, at + 1));
  const names = sheets.map(({ name }) => name);
  return writeZip([...workbookParts(names, styles()), ...parts]);
}

async function sheetPart({ columns, rows }: ReportSheet, number: number): Promise<PackedPart> {
  const part = new DeflatedPart(`xl/worksheets/sheet${number}.xml`);
  const widths = columns.map(
    ({ characters }, at) => `<col min="${at + 1}" max="${at + 1}" width="${characters}" customWidth="1"/>`,
  );
  await part.write(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`,
  );
  let row = 1;
  await part.write(rowXml({ cells: columns.map(({ title }) => title), bold: true }, row));
  for await (const one of rows()) {
    row += 1;
    await part.write(rowXml(one, row));
  }
  await part.write('</sheetData></worksheet>');
  return part.end();
}

function rowXml({ cells, bold }: ReportRow, row: number): string {
  const offset = bold === true ? BOLD : 0;
  const written = cells.map((cell, column) => cellXml(cell, `${columnLetters(column)}${row}`, offset));
  return `<row r="${row}">${written.join('')}</row>`;
}

function cellXml(cell: ReportCell, reference: string, offset: number): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') {
    return `<c r="${reference}" s="${1 + STYLE.text + offset}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  const [style, value] = numberOf(cell);
  return `<c r="${reference}" s="${1 + style + offset}"><v>${value}</v></c>`;
}

function numberOf(cell: Exclude<ReportCell, string | null>): [style: number, value: string | number] {
  if ('fen' in cell) return [STYLE.fen, formatYuan(fen(cell.fen))];
  if ('count' in cell) return [STYLE.count, cell.count];
  return 'share' in cell ? [STYLE.share, cell.share] : [STYLE.number, cell.number];
}

function styles(): string {
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="等线"/></font>`;
  const cell = (format: number, fontId: number): string =>
    `<xf numFmtId="${format}" fontId="${fontId}" applyNumberFormat="1" applyFont="1"${format === TEXT ? ' quotePrefix="1"' : ''}/>`;
  const cells = [0, 1].flatMap((fontId) =>
    [TEXT, MONEY, INTEGER, PERCENT, GENERAL].map((format) => cell(format, fontId)),
  );
  return `<fonts count="2">${font('')}${font('<b/>')}</fonts>${fillsAndBorders()}<cellXfs count="${cells.length + 1}"><xf/>${cells.join('')}</cellXfs>`;
}
