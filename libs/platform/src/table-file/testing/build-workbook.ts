import { writeZip } from '../write/zip-writer.js';

/** A workbook as raw as a test needs it. */
export interface RawWorkbook {
  /** `rows` is what stands in sheetData, `after` what follows it. */
  readonly sheets: readonly {
    readonly name?: string;
    readonly state?: string;
    readonly rows: string;
    readonly after?: string;
    /** Name of its part; default: one of its own. */
    readonly part?: string;
  }[];
  readonly dates1904?: boolean;
  /** What stands in sst. */
  readonly texts?: string;
  /** What stands in styleSheet. */
  readonly styles?: string;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Packs XML that no spreadsheet need have written into a workbook. */
export function buildWorkbook({ sheets, dates1904 = false, texts, styles }: RawWorkbook): Buffer {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name ?? `Sheet${at + 1}`}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const partOf = ({ part }: { part?: string }, at: number): string => `worksheets/${part ?? `sheet${at + 1}.xml`}`;
  const related = sheets.map(
    (sheet, at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="${partOf(sheet, at)}"/>`,
  );
  return writeZip([
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${RELATIONS}"><workbookPr ${dates1904 ? 'date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${related.join('')}</Relationships>` },
    ...(texts === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: `<sst>${texts}</sst>` }]),
    ...(styles === undefined ? [] : [{ name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` }]),
    ...sheets.map((sheet, at) => ({
      name: `xl/${partOf(sheet, at)}`,
      content: `<worksheet><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`,
    })),
  ]);
}
