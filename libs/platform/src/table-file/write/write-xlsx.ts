import { columnLetters } from '../xlsx/cell-reference.js';
import { escapeXml, MAIN, workbookParts, XML } from './workbook-parts.js';
import { writeZip } from './zip-writer.js';

/** A sheet to be written; every cell is text, so that no spreadsheet turns an 18-digit number into another. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: Iterable<readonly string[]>;
}

/** A workbook of one sheet. Cells have the style “text” (format 49), new ones that a user adds below do not. */
export function writeXlsx({ name, rows }: SheetToWrite): Buffer {
  return writeZip([...workbookParts([name]), { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) }]);
}

function sheetXml(rows: Iterable<readonly string[]>): string {
  const lines: string[] = [];
  for (const cells of rows) {
    const row = lines.length + 1;
    const written = cells.map((text, column) =>
      text === ''
        ? ''
        : `<c r="${columnLetters(column)}${row}" s="1" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`,
    );
    lines.push(`<row r="${row}">${written.join('')}</row>`);
  }
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
}
