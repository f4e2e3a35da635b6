import { columnLetters } from '../xlsx/cell-reference.js';
import { writeZip } from './zip-writer.js';

/** A sheet to be written; every cell is text, so that no spreadsheet turns an 18-digit number into another. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: Iterable<readonly string[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const UNWRITABLE = /(?![\t\n\x80-\x9F])[\p{Cc}\uFFFE\uFFFF]/gu;

/** A workbook of one sheet. Cells have the style “text” (format 49), new ones that a user adds below do not. */
export function writeXlsx({ name, rows }: SheetToWrite): Buffer {
  return writeZip([
    { name: '[Content_Types].xml', content: contentTypes() },
    { name: '_rels/.rels', content: relations('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations('worksheet', 'worksheets/sheet1.xml', 'styles', 'styles.xml'),
    },
    { name: 'xl/styles.xml', content: styles() },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(rows) },
  ]);
}

/** A text as XML holds it; control characters become `_x0001_` as ST_Xstring has it. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => ESCAPES[character]!)
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`);
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

function contentTypes(): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('styles.xml', 'styles')}</Types>`;
}

/** Pairs of a kind and a target. */
function relations(...pairs: readonly string[]): string {
  let xml = '';
  for (let at = 0; at < pairs.length; at += 2) {
    xml += `<Relationship Id="rId${at / 2 + 1}" Type="${RELATIONS}/${pairs[at]}" Target="${pairs[at + 1]}"/>`;
  }
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${xml}</Relationships>`;
}

function styles(): string {
  return `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;
}
