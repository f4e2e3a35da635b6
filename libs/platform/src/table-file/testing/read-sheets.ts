import { ReadingWatch } from '../reading-watch.js';
import { TABLE_LIMITS, type TableRow } from '../table-file.js';
import { readWorkbook } from '../xlsx/read-workbook.js';
import { readSheetRows } from '../xlsx/sheet-rows.js';
import { ZipArchive } from '../xlsx/zip-archive.js';

/** Every sheet of a workbook of ours with its rows, by name. */
export async function readSheets(bytes: Buffer): Promise<Record<string, TableRow[]>> {
  const archive = await ZipArchive.open(bytes, TABLE_LIMITS, new ReadingWatch(TABLE_LIMITS, () => undefined));
  const { sheets } = await readWorkbook(archive, TABLE_LIMITS);
  const read: Record<string, TableRow[]> = {};
  for (const { name, part } of sheets) {
    const context = { part, texts: [], dateStyles: [], dates1904: false, merged: [], limits: TABLE_LIMITS };
    const rows: TableRow[] = [];
    for await (const batch of readSheetRows(archive, context)) rows.push(...batch);
    read[name] = rows;
  }
  return read;
}
