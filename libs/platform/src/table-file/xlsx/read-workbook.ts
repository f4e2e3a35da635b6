import { TableFileErrors } from '../table-file.errors.js';
import type { TableLimits } from '../table-file.js';
import { readWholeXml } from './read-xml.js';
import type { ZipArchive } from './zip-archive.js';

/** A sheet of a workbook and where it is. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly dates1904: boolean;
}

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * The list of sheets.
 * @throws TABLE_FILE.NOT_A_TABLE for a zip that is no XLSX (documents, ODS, XLSB), TABLE_FILE.WORKBOOK_MALFORMED,
 *   TABLE_FILE.TOO_MANY_SHEETS
 */
export async function readWorkbook(archive: ZipArchive, limits: TableLimits): Promise<Workbook> {
  if (!archive.has(WORKBOOK)) throw TableFileErrors.NOT_A_TABLE({ kind: kindOf(archive) });
  const targets = new Map<string, string>();
  await readWholeXml(archive, RELATIONS, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, partOf(Target));
    },
  });
  const sheets: WorkbookSheet[] = [];
  let dates1904 = false;
  await readWholeXml(archive, WORKBOOK, {
    open: (name, attributes) => {
      if (name === 'workbookPr') dates1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const part = targets.get(attributes['r:id'] ?? relationOf(attributes) ?? '');
      // Chart sheets have no cells.
      if (part === undefined || !/worksheets?\//i.test(part)) return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      if (sheets.length === limits.sheets) throw TableFileErrors.TOO_MANY_SHEETS({ most: limits.sheets });
      sheets.push({ name: attributes['name'] ?? '', hidden, part });
    },
  });
  return { sheets, dates1904 };
}

function relationOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => /^\w+:id$/.test(name))?.[1];
}

function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

function kindOf(archive: ZipArchive): string {
  if (archive.has('xl/workbook.bin')) return 'XLSB';
  if (archive.has('word/document.xml')) return 'Word';
  return archive.has('content.xml') ? 'OpenDocument' : 'ZIP';
}
