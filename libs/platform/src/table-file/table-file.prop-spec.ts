import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readAll } from './testing/read-all.js';
import { writeCsv } from './write/write-csv.js';
import { writeXlsx } from './write/write-xlsx.js';
import { serialDate } from './serial-date.js';
import { columnLetters, columnOf } from './xlsx/cell-reference.js';

/** Texts as people type them, and characters that break formats. */
const characters = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'王桂香西岸村𠮷 ,;"\'<>&_x0041\t') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
);
const cell = fc
  .array(characters, { maxLength: 12 })
  .map((parts) =>
    parts
      .join('')
      .replace(/(?!\t)[\p{Cc}\uFFFE\uFFFF]/gu, '')
      .trim(),
  )
  .filter((text) => !/^[=+\-@\t＝＋－＠]/.test(text));
const table = fc
  .array(fc.array(cell, { maxLength: 6 }), { maxLength: 20 })
  .filter((rows) => rows.flat().some((text) => text !== ''));

/** What must come back: blank ends and blank rows are left out, numbers of rows stay. */
function expected(rows: readonly (readonly string[])[]): { row: number; cells: string[] }[] {
  return rows
    .map((cells, at) => ({ row: at + 1, cells: cells.slice(0, cells.findLastIndex((text) => text !== '') + 1) }))
    .filter(({ cells }) => cells.length > 0);
}

async function textsOf(bytes: Buffer): Promise<{ row: number; cells: string[] }[]> {
  return (await readAll(bytes)).map(({ row, cells }) => ({ row, cells: cells.map(({ text }) => text) }));
}

describe('any table', () => {
  it('comes back from XLSX as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await textsOf(writeXlsx({ name: '名单', rows }))).toEqual(expected(rows));
      }),
    );
  });

  it('comes back from CSV as it was written', async () => {
    // The writer divides by commas; of a table with one column the delimiter cannot be found out.
    const wide = table.map((rows) => [['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'], ...rows]);
    await fc.assert(
      fc.asyncProperty(wide, async (rows) => {
        expect(await textsOf(Buffer.from(writeCsv(rows)))).toEqual(expected(rows));
      }),
    );
  });

  it('or its damage is told, never anything else', async () => {
    const bytes = writeXlsx({
      name: '名单',
      rows: [
        ['姓名', '村'],
        ['王桂香', '西岸村'],
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = damaged[at]! ^ flip;
        const outcome = await textsOf(damaged).catch((error: { code?: string }) => error.code);
        if (Array.isArray(outcome))
          expect(outcome).toEqual([
            { row: 1, cells: ['姓名', '村'] },
            { row: 2, cells: ['王桂香', '西岸村'] },
          ]);
        else expect(outcome).toMatch(/^TABLE_FILE\./);
      }),
    );
  });

  it('has columns whose letters and numbers agree', () => {
    fc.assert(fc.property(fc.nat(20_000), (column) => columnOf(columnLetters(column)) === column));
    expect([columnLetters(0), columnLetters(25), columnLetters(26), columnOf('XFD7')]).toEqual([
      'A',
      'Z',
      'AA',
      16_383,
    ]);
  });
});

describe('serialDate', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [14_737, '1940-05-06'],
    [45_293.99, '2024-01-02'],
    [2_958_465, '9999-12-31'],
  ])('%d is %s', (serial, date) => {
    expect(serialDate(serial, { dates1904: false })).toBe(date);
  });

  it.each([0, -1, 60, 60.5, 2_958_466, Number.NaN])('%d is no day', (serial) => {
    expect(serialDate(serial, { dates1904: false })).toBeUndefined();
  });

  it('is 1,462 days later in the 1904 system', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1462, max: 60_000 }), (serial) => {
        expect(serialDate(serial - 1462, { dates1904: true })).toBe(serialDate(serial, { dates1904: false }));
      }),
    );
  });
});
