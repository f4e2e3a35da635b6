import { parse } from 'csv-parse/sync';
import { CASE_COLUMNS, type CaseCells, type CaseColumn } from './case-column.js';

/** A cell that cannot be used; the header is line 1. */
export interface CaseProblem {
  readonly line: number;
  readonly column: string;
  readonly zh: string;
  readonly en: string;
}

/** A cases file as far as it can be read; with `problems` nothing should be rated. */
export interface ReadCases {
  readonly cases: readonly CaseCells[];
  readonly problems: readonly CaseProblem[];
}

const COLUMNS = Object.keys(CASE_COLUMNS) as CaseColumn[];
const REQUIRED: readonly CaseColumn[] = ['birthDate', 'businessDate', 'price'];

interface RawRow {
  readonly record: readonly string[];
  readonly line: number;
}

/**
 * Reads cases from CSV (UTF-8, with or without BOM; Chinese or English headers, in any order). An empty cell counts as
 * absent.
 * @throws a CsvError where the text is no CSV
 */
export function readCases(text: string): ReadCases {
  const rows: RawRow[] = [];
  parse(text, {
    ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
    on_record: (record: string[], { lines }) => {
      rows.push({ record, line: lines });
      return null;
    },
  });
  const [header, ...body] = rows;
  if (!header) return { cases: [], problems: [{ line: 1, column: '', zh: '文件是空的', en: 'the file is empty' }] };
  const columns = header.record.map(columnNamed);
  const problems = headerProblems(header.record, columns);
  if (problems.length > 0) return { cases: [], problems };
  const read = body.map(({ record, line }) => readRow(record, { columns, line }));
  return { cases: read.map(({ cells }) => cells), problems: read.flatMap((row) => row.problems) };
}

function columnNamed(title: string): CaseColumn | undefined {
  return COLUMNS.find((column) => column === title || CASE_COLUMNS[column].zh === title);
}

function headerProblems(titles: readonly string[], columns: readonly (CaseColumn | undefined)[]): CaseProblem[] {
  const unknown = titles.filter((_, at) => columns[at] === undefined);
  const twice = COLUMNS.filter((column) => columns.indexOf(column) !== columns.lastIndexOf(column));
  const missing = REQUIRED.filter((column) => !columns.includes(column));
  const of = (names: readonly string[], zh: string, en: string): CaseProblem[] =>
    names.map((column) => ({ line: 1, column, zh, en }));
  return [
    ...of(unknown, '没有这个列', 'unknown column'),
    ...of(twice, '这个列出现两次', 'named twice'),
    ...of(missing, '缺少这个列', 'missing column'),
  ];
}

function readRow(
  record: readonly string[],
  { columns, line }: { columns: readonly (CaseColumn | undefined)[]; line: number },
): { cells: CaseCells; problems: CaseProblem[] } {
  const cells: Partial<Record<CaseColumn, unknown>> = {};
  const problems: CaseProblem[] = [];
  if (record.length > columns.length)
    problems.push({ line, column: '', zh: '比表头多出单元格', en: 'more cells than the header' });
  columns.forEach((column, at) => {
    const text = record[at] ?? '';
    if (column === undefined) return;
    if (text === '') {
      if (REQUIRED.includes(column)) problems.push({ line, column, zh: '必填，不能为空', en: 'empty' });
      return;
    }
    const value = CASE_COLUMNS[column].read(text);
    if (value === undefined) {
      const { said } = CASE_COLUMNS[column];
      problems.push({ line, column, zh: `“${text}”不符合：${said}`, en: `'${text}' is not: ${said}` });
    } else cells[column] = value;
  });
  return { cells: cells as CaseCells, problems };
}
