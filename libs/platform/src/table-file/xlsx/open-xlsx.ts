import type { ReadingWatch } from '../reading-watch.js';
import type { TableFile, TableLimits, TableNotice } from '../table-file.js';
import { TableFileErrors } from '../table-file.errors.js';
import { readMergedAreas } from './merged-areas.js';
import { readDateStyles } from './number-styles.js';
import { readWorkbook, type Workbook, type WorkbookSheet } from './read-workbook.js';
import { readSharedTexts } from './shared-texts.js';
import { readSheetRows, type SheetContext } from './sheet-rows.js';
import { ZipArchive } from './zip-archive.js';

/**
 * A workbook; the first visible sheet with anything in it is read, and it is said when there are others.
 * @throws TABLE_FILE.NOT_A_TABLE, TABLE_FILE.ENCRYPTED, TABLE_FILE.ARCHIVE_…, TABLE_FILE.WORKBOOK_MALFORMED,
 *   TABLE_FILE.NO_VISIBLE_SHEET, TABLE_FILE.TOO_MANY_…, TABLE_FILE.TOO_SLOW
 */
export async function openXlsx(bytes: Buffer, limits: TableLimits, watch: ReadingWatch): Promise<TableFile> {
  const archive = await ZipArchive.open(bytes, limits, watch);
  const workbook = await readWorkbook(archive, limits);
  const texts = await readSharedTexts(archive, limits);
  const shared = { texts, dateStyles: await readDateStyles(archive), dates1904: workbook.dates1904, limits };
  const blank = new Set<string>();
  for (const sheet of workbook.sheets.filter(({ hidden }) => !hidden)) {
    if (blank.has(sheet.part)) continue;
    if (!(await hasRows(archive, { ...shared, part: sheet.part, merged: [] }))) {
      blank.add(sheet.part);
      continue;
    }
    const merged = await readMergedAreas(archive, sheet.part, limits);
    const context: SheetContext = { ...shared, part: sheet.part, merged };
    return {
      format: 'xlsx',
      encoding: null,
      sheet: sheet.name,
      dates1904: workbook.dates1904,
      notices: noticesOf(workbook, sheet, merged.length),
      batches: () => readSheetRows(archive, context),
    };
  }
  throw TableFileErrors.NO_VISIBLE_SHEET();
}

async function hasRows(archive: ZipArchive, context: SheetContext): Promise<boolean> {
  for await (const batch of readSheetRows(archive, context)) if (batch.length > 0) return true;
  return false;
}

function noticesOf({ sheets, dates1904 }: Workbook, read: WorkbookSheet, merged: number): TableNotice[] {
  const notices: TableNotice[] = [];
  const others = sheets.filter((sheet) => sheet !== read);
  const hidden = others.filter((sheet) => sheet.hidden).length;
  if (others.length > 0) {
    notices.push({
      code: 'TABLE_FILE.OTHER_SHEETS',
      zh: `只读取工作表“${read.name}”；另有 ${others.length} 张未读取（其中隐藏 ${hidden} 张）`,
      en: `Only the sheet “${read.name}” is read; ${others.length} more are not (${hidden} of them hidden)`,
    });
  }
  if (merged > 0) {
    notices.push({
      code: 'TABLE_FILE.MERGED_CELLS',
      zh: `有 ${merged} 处合并单元格；合并区域只有左上角一格有值`,
      en: `There are ${merged} merged areas; only the first cell of each has the value`,
    });
  }
  if (dates1904) {
    notices.push({
      code: 'TABLE_FILE.DATES_1904',
      zh: '工作簿使用 1904 日期系统，日期已按此换算',
      en: 'The workbook counts dates from 1904; they were converted accordingly',
    });
  }
  return notices;
}
