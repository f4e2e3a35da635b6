import { TableFileErrors } from '../table-file.errors.js';
import type { TableLimits } from '../table-file.js';
import { columnOf } from './cell-reference.js';
import type { ZipArchive } from './zip-archive.js';

/** A merged area; rows from 1, columns from 0, ends included. */
export interface MergedArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const MERGED = /<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
/** More than the longest mergeCell tag: what a piece ends with may go on in the next. */
const OVERLAP = 80;

/**
 * The merged areas of a sheet, by their top rows. They stand behind the cells in the file but must be known before them;
 * a search for their tags costs a fraction of parsing the sheet twice.
 * @throws TABLE_FILE.TOO_MANY_MERGED_AREAS, TABLE_FILE.WORKBOOK_MALFORMED where they overlap
 */
export async function readMergedAreas(archive: ZipArchive, part: string, limits: TableLimits): Promise<MergedArea[]> {
  const areas: MergedArea[] = [];
  let carried = '';
  for await (const chunk of archive.read(part)) {
    const text = carried + chunk.toString('latin1');
    let end = 0;
    for (const match of text.matchAll(MERGED)) {
      end = match.index + match[0].length;
      const [, left = '', top = '', right = '', bottom = ''] = match;
      const area = { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
      if (area.left <= area.right && area.top <= area.bottom) areas.push(area);
      if (areas.length > limits.mergedAreas) throw TableFileErrors.TOO_MANY_MERGED_AREAS({ most: limits.mergedAreas });
    }
    carried = text.slice(Math.max(end, text.length - OVERLAP));
  }
  areas.sort((one, other) => one.top - other.top);
  requireApart(areas, part, limits);
  return areas;
}

/**
 * A spreadsheet never lets merged areas overlap; in a file made to keep us busy, every row could be covered by all of
 * them. Apart, at most as many as there are columns reach into a row.
 */
function requireApart(areas: readonly MergedArea[], part: string, { columns }: TableLimits): void {
  const sweep = new MergedSweep(areas, columns);
  for (const area of areas) {
    const met = sweep.at(area.top).filter(({ left, right }) => left <= area.right && right >= area.left);
    if (met.some((other) => other !== area)) {
      throw TableFileErrors.WORKBOOK_MALFORMED({
        part,
        problem: `第 ${area.top} 行起的合并单元格重叠 overlapping merged areas from row ${area.top} on`,
      });
    }
  }
}

/** Tells, row by row downwards, which cells are covered by an area whose value stands elsewhere. */
export class MergedSweep {
  private next = 0;
  private active: MergedArea[] = [];
  private readonly areas: readonly MergedArea[];

  /** @param columns areas that begin behind them are left out */
  constructor(areas: readonly MergedArea[], columns: number) {
    this.areas = areas.filter(({ left }) => left < columns);
  }

  /** The areas that reach into `row`; rows must not go up. */
  at(row: number): readonly MergedArea[] {
    while (this.next < this.areas.length && this.areas[this.next]!.top <= row) {
      this.active.push(this.areas[this.next]!);
      this.next += 1;
    }
    if (this.active.some(({ bottom }) => bottom < row)) this.active = this.active.filter(({ bottom }) => bottom >= row);
    return this.active;
  }
}
