import { describe, expect, it } from 'vitest';
import { parseBusinessDate } from '@nuancan/kernel';
import type { Cell, CellKind } from '@nuancan/platform';
import { CellProblem } from './cell-problem.js';
import {
  dateColumn,
  identityNumberColumn,
  numberColumn,
  shapedColumn,
  textColumn,
  wordColumn,
  wordsColumn,
  yesNoColumn,
} from './columns.js';
import type { ImportColumn } from './import-column.js';
import { readCell } from './read-cell.js';

const title = { zh: '列', en: 'Column' };
const context = { dates1904: false, today: parseBusinessDate('2026-03-01') };
const cell = (text: string, kind: CellKind = 'text'): Cell => ({ text, kind });

function read<T>(column: ImportColumn<T>, of: Cell | string, dates1904 = false): unknown {
  const value = readCell(column, typeof of === 'string' ? cell(of) : of, { ...context, dates1904 });
  return value instanceof CellProblem ? value.code : value;
}

describe('a cell', () => {
  const column = textColumn({ ...title, most: 5, required: true });
  it.each<[string, Cell, unknown]>([
    ['covered by merged cells', { text: '', kind: 'merged' }, 'MERGED'],
    ['in error', cell('#REF!', 'error'), 'ERROR'],
    ['of a formula without its value', { text: '', kind: 'blank', formula: true }, 'FORMULA_UNCALCULATED'],
    ['of a formula', { text: '王', kind: 'text', formula: true }, '王'],
    ['blank though required', { text: '', kind: 'blank' }, 'EMPTY'],
    ['with replacement characters', cell('王\uFFFD'), 'MANGLED_TEXT'],
    ['with a long number', cell('330213194005061230', 'number'), 'DIGITS_LOST'],
    ['with half a character', cell('王\ud842'), 'MANGLED_TEXT'],
    ['too long', cell('一二三四五六'), 'TOO_LONG'],
    ['with a line break', cell('王\n桂'), 'CONTROL_CHARACTERS'],
    ['full-width and spaced', cell('Ｗａ　 王'), 'Wa 王'],
  ])('%s', (_, of, expected) => {
    expect(read(column, of)).toBe(expected);
  });

  it('may be blank or missing where the column need not be filled', () => {
    const optional = textColumn({ ...title, most: 5 });
    expect(readCell(optional, undefined, context)).toBeNull();
    expect(readCell(column, undefined, context)).toEqual(new CellProblem('EMPTY'));
  });
});

describe('a date', () => {
  const column = dateColumn({ ...title, notAfterToday: true });
  it.each([
    '2024-01-02',
    '2024/1/2',
    '2024.1.2',
    '2024年1月2日',
    '2024年1月2',
    '20240102',
    '２０２４－０１－０２',
    '2024-01-02 00:00:00',
    '2024/1/2 0:00',
    '45293',
    '45293.5',
  ])('is understood as %s', (text) => {
    expect(read(column, text)).toBe('2024-01-02');
  });

  it('in a workbook is a serial number in its own system', () => {
    expect(read(column, cell('45293', 'number'))).toBe('2024-01-02');
    expect(read(column, cell('43831', 'number'), true)).toBe('2024-01-02');
    expect(read(column, cell('1940-05-06', 'date'))).toBe('1940-05-06');
  });

  it.each([
    ['2023-02-29', 'NOT_A_DATE'],
    ['2024-13-01', 'NOT_A_DATE'],
    ['1/2/2024', 'NOT_A_DATE'],
    ['1940', 'NOT_A_DATE'],
    ['9000', 'NOT_A_DATE'],
    ['去年', 'NOT_A_DATE'],
    ['1889-01-01', 'DATE_UNLIKELY'],
    ['2026-03-02', 'DATE_IN_FUTURE'],
  ])('is not %s', (text, code) => {
    expect(read(column, text)).toBe(code);
  });
});

describe('words', () => {
  const sex = wordColumn({ ...title, words: { female: ['女', '女性'], male: ['男'] } });
  const several = wordsColumn({ ...title, words: { minimum_living: ['低保'], disabled: ['失能'] } });
  it.each<[ImportColumn, string, unknown]>([
    [sex, ' 女性 ', 'female'],
    [sex, 'Male', 'male'],
    [sex, '未知', 'NOT_ONE_OF'],
    [several, '低保、失能', ['minimum_living', 'disabled']],
    [several, '低保;低保', ['minimum_living']],
    [several, '低保、甲', 'NOT_ONE_OF'],
    [yesNoColumn(title), '是', true],
    [yesNoColumn(title), 'FALSE', false],
    [yesNoColumn(title), '也许', 'NOT_YES_OR_NO'],
    [numberColumn({ ...title, least: -180, most: 180 }), '121.4', 121.4],
    [numberColumn({ ...title, least: 0, most: 10_000, whole: true }), '1,200', 1200],
    [numberColumn({ ...title, least: 0, most: 10_000, whole: true }), '1.5', 'NOT_A_NUMBER'],
    [numberColumn({ ...title, least: 0, most: 9 }), '十', 'NOT_A_NUMBER'],
    [shapedColumn({ ...title, shape: /^\d{4,6}$/, told: title }), '１２３４', '1234'],
    [shapedColumn({ ...title, shape: /^\d{4,6}$/, told: title }), '12-34', 'SHAPE'],
    [shapedColumn({ ...title, shape: /^[!-~]{4,64}$/, told: title }), '990101194005060125', 'HOLDS_IDENTITY_NUMBER'],
    [shapedColumn({ ...title, shape: /^[!-~]{4,64}$/, told: title }), '990101-19400506_0125', 'HOLDS_IDENTITY_NUMBER'],
    [shapedColumn({ ...title, shape: /^[!-~]{4,64}$/, told: title }), '990101194005060121', '990101194005060121'],
    [textColumn({ ...title, most: 60 }), '备注 990101 19400506 0125', 'HOLDS_IDENTITY_NUMBER'],
  ])('%# %s', (column, text, expected) => {
    expect(read(column, text)).toEqual(expected);
  });
});

describe('an identity number', () => {
  const column = identityNumberColumn(title);
  it('says who it is', () => {
    expect(read(column, ' ９９010119400506012５ ')).toMatchObject({ number: '990101194005060125', sex: 'female' });
  });

  it.each<[string, Cell, string]>([
    ['shown with an exponent', cell('3.30213E+17'), 'DIGITS_LOST'],
    ['that is a number in a workbook', cell('990101194005060000', 'number'), 'DIGITS_LOST'],
    ['ending in noughts', cell('330213194005061000'), 'DIGITS_LOST'],
    ['mistyped', cell('990101194005060121'), 'IDENTITY_CHECK_DIGIT'],
    ['of fifteen digits', cell('330213400506012'), 'IDENTITY_LENGTH'],
    ['with a letter inside', cell('9901011940O506012X'), 'IDENTITY_CHARACTERS'],
  ])('%s is refused', (_, of, code) => {
    expect(read(column, of)).toBe(code);
  });
});
