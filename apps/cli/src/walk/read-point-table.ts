import { readFile } from 'node:fs/promises';
import type { FieldError } from '@nuancan/kernel';
import { openTableFile, TABLE_LIMITS, type TableLimits } from '@nuancan/platform';
import { WalkErrors } from './walk.errors.js';

/** Columns of the tables, by their names in Chinese. */
export const POINT_COLUMNS = {
  id: '编号',
  lon: '经度',
  lat: '纬度',
  node: '节点',
  town: '镇街',
  seats: '座位',
  weight: '权重',
  cost: '费用',
} as const;
export type PointColumn = keyof typeof POINT_COLUMNS;

/** Rows of a table; a number that is not there is NaN. */
export interface PointTable {
  readonly ids: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly node: Float64Array;
  readonly town: readonly string[];
  readonly seats: Float64Array;
  readonly weight: Float64Array;
  readonly cost: Float64Array;
}

const TEXTS: ReadonlySet<PointColumn> = new Set(['id', 'town']);
/** Whole, and not below 0. */
const WHOLE: ReadonlySet<PointColumn> = new Set(['node', 'seats', 'weight']);
const MOST_TOLD = 20;

/** The file is the user's own, and a province of residents is one. */
const LIMITS: TableLimits = { ...TABLE_LIMITS, bytes: 1024 * 1024 * 1024, rows: 20_000_000 };

/** A row with its line, as a spreadsheet counts. */
interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads points from a CSV (UTF-8 or GBK, with or without BOM) or XLSX; Chinese or English headers, in any order, other columns are
 * left alone.
 * @throws TABLE_FILE.* for a file that is no table, WALK.TABLE with each cell that is wrong
 */
export async function readPointTable(file: string, required: readonly PointColumn[]): Promise<PointTable> {
  const [titles, ...rows] = await readRows(file);
  const names = Object.entries(POINT_COLUMNS) as [PointColumn, string][];
  const at = Object.fromEntries(
    names.map(([name, zh]) => [name, (titles?.cells ?? []).findIndex((title) => title === name || title === zh)]),
  ) as Record<PointColumn, number>;
  const errors: FieldError[] = required
    .filter((name) => at[name] === -1)
    .map((name) => wrong(`/1/${name}`, 'missing', ['缺少这个列', 'missing column']));
  const cells = (name: PointColumn): string[] => rows.map((row) => row.cells[at[name]] ?? '');
  const numbers = (name: PointColumn): Float64Array =>
    Float64Array.from(cells(name), (cell, row) => {
      const value = cell === '' ? Number.NaN : Number(cell);
      const fits = cell === '' || (Number.isFinite(value) && (!WHOLE.has(name) || isWhole(value)));
      if (!fits)
        errors.push(
          wrong(`/${rows[row]!.line}/${name}`, 'not_a_number', [`“${cell}”不是数`, `'${cell}' is no number`]),
        );
      return value;
    });
  const ids = cells('id');
  errors.push(...doubled(ids, rows));
  const table = {
    ids,
    town: cells('town'),
    ...(Object.fromEntries(names.filter(([name]) => !TEXTS.has(name)).map(([name]) => [name, numbers(name)])) as Record<
      Exclude<PointColumn, 'id' | 'town'>,
      Float64Array
    >),
  };
  if (errors.length > 0) throw WalkErrors.TABLE({ file, count: errors.length }, errors.slice(0, MOST_TOLD));
  return table;
}

async function readRows(file: string): Promise<Row[]> {
  const table = await openTableFile(await readFile(file), LIMITS);
  const rows: Row[] = [];
  for await (const batch of table.batches()) {
    for (const { row, cells } of batch) rows.push({ line: row, cells: cells.map(({ text }) => text) });
  }
  return rows;
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** The pointer is the line, header first, and the column. */
function wrong(pointer: string, code: string, [zh, en]: readonly [string, string]): FieldError {
  return { pointer, code, zh, en };
}

function doubled(ids: readonly string[], rows: readonly Row[]): FieldError[] {
  const seen = new Set<string>();
  return ids.flatMap((id, row) => {
    if (id !== '' && !seen.has(id)) {
      seen.add(id);
      return [];
    }
    const texts = id === '' ? (['编号为空', 'no id'] as const) : ([`编号“${id}”重复`, `'${id}' twice`] as const);
    return [wrong(`/${rows[row]!.line}/id`, 'id', texts)];
  });
}
