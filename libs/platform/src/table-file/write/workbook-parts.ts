import type { ZipPart } from './zip-writer.js';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const UNWRITABLE = /(?![\t\n\x80-\x9F])[\p{Cc}\uFFFE\uFFFF]/gu;

/** Styles of cells by their number: 0 none, 1 text. */
const PLAIN_STYLES = `<fonts count="1"><font><sz val="11"/><name val="等线"/></font></fonts>${fillsAndBorders()}<cellXfs count="2"><xf/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs>`;

/** Every part of a workbook but its sheets, which are `xl/worksheets/sheet1.xml` and so on. */
export function workbookParts(sheetNames: readonly string[], styles: string = PLAIN_STYLES): ZipPart[] {
  const sheets = sheetNames.map(
    (name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: contentTypes(sheetNames.length) },
    { name: '_rels/.rels', content: relations('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        ...sheetNames.flatMap((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
        ...['styles', 'styles.xml'],
      ),
    },
    {
      name: 'xl/styles.xml',
      content: `${XML}<styleSheet xmlns="${MAIN}">${styles}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    },
  ];
}

/** A text as XML holds it; control characters become `_x0001_` as ST_Xstring has it. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => ESCAPES[character]!)
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`);
}

/** What every style sheet has before its cell styles. */
export function fillsAndBorders(): string {
  return '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>';
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPES}.${type}+xml"/>`;
  const sheetParts = Array.from({ length: sheets }, (_, at) => part(`worksheets/sheet${at + 1}.xml`, 'worksheet'));
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${sheetParts.join('')}${part('styles.xml', 'styles')}</Types>`;
}

/** Pairs of a kind and a target. */
function relations(...pairs: readonly string[]): string {
  let xml = '';
  for (let at = 0; at < pairs.length; at += 2) {
    xml += `<Relationship Id="rId${at / 2 + 1}" Type="${RELATIONS}/${pairs[at]}" Target="${pairs[at + 1]}"/>`;
  }
  return `${XML}<Relationships xmlns="${PACKAGE_RELATIONS}">${xml}</Relationships>`;
}
