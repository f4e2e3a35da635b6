import type { FieldError } from '@nuancan/kernel';
import { parse } from 'csv-parse/sync';
import { PlanningErrors } from '../planning/planning.errors.js';
import type { Candidate } from './load-candidates.js';

const COLUMNS = { name: '名称', longitude: '经度', latitude: '纬度', cost: '费用', seats: '座位' } as const;
type Column = keyof typeof COLUMNS;

export const MOST_CANDIDATES = 2000;
const MOST_TOLD = 20;
const LONGEST_NAME = 120;
const MOST_SEATS = 10_000;
const MOST_YUAN = 1e9;
const FEN = 100;

/**
 * Candidates of a CSV as text: name, longitude, latitude, and may have cost (yuan) and seats; headers in Chinese or English.
 * @throws PLANNING.CANDIDATES with each cell that is wrong
 */
export function readCandidates(csv: string): Candidate[] {
  const errors: FieldError[] = [];
  const rows = parsed(csv);
  const [titles = [], ...body] = rows;
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, zh]) => [name, titles.findIndex((title) => title === name || title === zh)]),
  ) as Record<Column, number>;
  for (const name of ['name', 'longitude', 'latitude'] as const) {
    if (at[name] === -1)
      errors.push(wrong(`/1/${name}`, 'missing', [`缺少“${COLUMNS[name]}”列`, `no column '${name}'`]));
  }
  if (body.length === 0 || body.length > MOST_CANDIDATES) {
    errors.push(wrong('/2', 'rows', [`要 1–${MOST_CANDIDATES} 行`, `1–${MOST_CANDIDATES} rows are needed`]));
  }
  const candidates =
    errors.length > 0 ? [] : body.map((row, index) => candidateOf(row, { at, line: index + 2, errors }));
  if (errors.length > 0) throw PlanningErrors.CANDIDATES({ count: errors.length }, errors.slice(0, MOST_TOLD));
  return candidates;
}

function parsed(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    const what = error instanceof Error ? error.message : 'no CSV';
    throw PlanningErrors.CANDIDATES({ count: 1 }, [wrong('/1', 'csv', [`不是 CSV：${what}`, `no CSV: ${what}`])]);
  }
}

interface Reading {
  readonly at: Readonly<Record<Column, number>>;
  readonly line: number;
  readonly errors: FieldError[];
}

function candidateOf(row: readonly string[], { at, line, errors }: Reading): Candidate {
  const cell = (name: Column): string => row[at[name]] ?? '';
  const number = (name: Column, least: number, most: number): number => {
    const value = Number(cell(name));
    if (cell(name) !== '' && value >= least && value <= most) return value;
    errors.push(
      wrong(`/${line}/${name}`, 'number', [
        `“${cell(name)}”要是 ${least}–${most} 的数`,
        `'${cell(name)}' is no number from ${least} to ${most}`,
      ]),
    );
    return 0;
  };
  const name = cell('name');
  if (name === '' || name.length > LONGEST_NAME) {
    errors.push(wrong(`/${line}/name`, 'name', ['名称为空或太长', 'the name is empty or too long']));
  }
  const [longitude, latitude] = [number('longitude', -180, 180), number('latitude', -90, 90)];
  const costFen = cell('cost') === '' ? null : Math.round(number('cost', 0, MOST_YUAN) * FEN);
  const seats = cell('seats') === '' ? null : number('seats', 0, MOST_SEATS);
  if (seats !== null && !Number.isInteger(seats)) {
    errors.push(wrong(`/${line}/seats`, 'whole', ['座位要是整数', 'seats are a whole number']));
  }
  return { name, longitude, latitude, costFen, seats };
}

function wrong(pointer: string, code: string, [zh, en]: readonly [string, string]): FieldError {
  return { pointer, code, zh, en };
}
