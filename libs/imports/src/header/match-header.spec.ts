import { describe, expect, it } from 'vitest';
import type { TableRow } from '@nuancan/platform';
import { dateColumn, textColumn } from '../column/columns.js';
import { matchHeader } from './match-header.js';

const columns = {
  name: textColumn({ zh: '姓名', en: 'Name', synonyms: ['老人姓名'], required: true, most: 60 }),
  birthDate: dateColumn({ zh: '出生日期', en: 'Date of birth', required: true }),
  phone: textColumn({ zh: '电话', en: 'Phone', most: 20 }),
};
const row = (number: number, ...texts: string[]): TableRow => ({
  row: number,
  cells: texts.map((text) => ({ text, kind: text === '' ? 'blank' : 'text' })),
});
const names = (rows: TableRow[], mapping?: Record<string, string | null>): (string | null)[] =>
  matchHeader(rows, columns, mapping).columns.map(({ column }) => column);

describe('matchHeader', () => {
  it.each([
    [['姓名', '出生日期', '电话']],
    [['NAME', 'date of birth', 'phone']],
    [['*姓 名（必填）', '出生日期(YYYY-MM-DD)', '电话：']],
    [['老人姓名', 'birthDate', 'Phone']],
  ])('knows %j', (titles) => {
    expect(names([row(1, ...titles)])).toEqual(['name', 'birthDate', 'phone']);
  });

  it('finds the header below a title and remarks', () => {
    const match = matchHeader(
      [row(1, '奉化区老年人名册'), row(3, '填表说明', '姓名'), row(5, '姓名', '出生日期')],
      columns,
    );
    expect(match).toMatchObject({ row: 5, missing: [], unknown: [] });
  });

  it('cuts a title between characters, never within one', () => {
    const [column] = matchHeader([row(1, `${'长'.repeat(59)}𠮷氏`)], columns).columns;
    expect(column!.title).toBe(`${'长'.repeat(59)}𠮷`);
    expect(matchHeader([row(1, 'a\u0000\ud842')], columns).columns[0]!.title).toBe('a \uFFFD');
  });

  it('tells a header from a row of data', () => {
    const titled = (mapping: Record<string, string | null>, ...texts: string[]): boolean =>
      matchHeader([row(1, ...texts)], columns, mapping).titled;
    expect(titled({}, '姓名', '张桂花')).toBe(true);
    expect(titled({ 生日: 'birthDate' }, '生日')).toBe(true);
    expect(titled({ '#1': 'name' }, '张桂花', '锦屏街道中山路12号')).toBe(false);
  });

  it('tells what is missing, twice and unknown', () => {
    expect(matchHeader([row(1, '姓名', '老人姓名', '备注', '')], columns)).toMatchObject({
      missing: ['birthDate'],
      duplicate: ['name'],
      unknown: ['备注'],
    });
    expect(matchHeader([row(4, '王桂香', '1940-05-06')], columns)).toMatchObject({
      row: 4,
      missing: ['name', 'birthDate'],
    });
  });

  it('follows the user’s own mapping, by title and by position', () => {
    const rows = [row(1, '姓名', '姓名', '生日')];
    expect(names(rows, { '#1': null, 生日: 'birthDate' })).toEqual([null, 'name', 'birthDate']);
    expect(names(rows, { '#2': 'phone', 生日: 'birthDate' })).toEqual(['name', 'phone', 'birthDate']);
    expect(names(rows, { 姓名: null, 生日: 'nonsense' })).toEqual([null, null, null]);
    expect(names(rows, { 生日: 'constructor' })).toEqual(['name', 'name', null]);
  });
});
