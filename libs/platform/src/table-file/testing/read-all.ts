import { openTableFile } from '../open-table-file.js';
import { TABLE_LIMITS, type TableLimits, type TableRow } from '../table-file.js';

/** Every row of a file at once. */
export async function readAll(bytes: Buffer, limits: Partial<TableLimits> = {}): Promise<TableRow[]> {
  const file = await openTableFile(bytes, { ...TABLE_LIMITS, ...limits });
  const rows: TableRow[] = [];
  for await (const batch of file.batches()) rows.push(...batch);
  return rows;
}

/** The texts alone, with the number of each row. */
export async function readTexts(bytes: Buffer, limits: Partial<TableLimits> = {}): Promise<Record<number, string[]>> {
  const rows = await readAll(bytes, limits);
  return Object.fromEntries(rows.map(({ row, cells }) => [row, cells.map(({ text }) => text)]));
}
