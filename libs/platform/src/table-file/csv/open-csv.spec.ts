import { describe, expect, it } from 'vitest';
import { openTableFile } from '../open-table-file.js';
import { readTexts } from '../testing/read-all.js';

const TABLE = '姓名,村\n王桂香,西岸村\n';
/** 姓名,村 / 王桂香,西岸村 as a Chinese Windows saves it. */
const GBK = Buffer.from('d0d5c3fb2cb4e50acdf5b9f0cfe32ccef7b0b6b4e50a', 'hex');

const utf16 = (text: string, swap: boolean): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

describe('a CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`), 'utf-8'],
    ['GBK', GBK, 'gb18030'],
    ['UTF-16, little end first', utf16(TABLE, false), 'utf-16le'],
    ['UTF-16, big end first', utf16(TABLE, true), 'utf-16be'],
  ])('is read as %s', async (_, bytes, encoding) => {
    expect((await openTableFile(bytes)).encoding).toBe(encoding);
    expect(await readTexts(bytes)).toEqual({ 1: ['姓名', '村'], 2: ['王桂香', '西岸村'] });
  });

  it('holds the rare characters of names that only GB18030 has', async () => {
    // 㐂 (U+3402) is 8139ef32 and 𠅤 (U+20164) is 9532cc34.
    const bytes = Buffer.concat([GBK, Buffer.from('8139ef302c9532cc340a', 'hex')]);
    const cells = (await readTexts(bytes))[3] ?? [];
    expect(cells).toHaveLength(2);
    expect(cells.join('')).not.toMatch(/[\uFFFD\uE000-\uF8FF]/);
  });

  it.each([
    ['Big5 that is no GB18030', Buffer.from('a96da657ff2ca7f8ff0a', 'hex'), 'TABLE_FILE.ENCODING_UNKNOWN'],
    ['a GBK text cut in a character', GBK.subarray(0, -2), 'TABLE_FILE.ENCODING_UNKNOWN'],
    [
      'a marked UTF-8 text with a broken byte',
      Buffer.concat([Buffer.from(`\uFEFF${TABLE}`), Buffer.from([0xff])]),
      'TABLE_FILE.ENCODING_DAMAGED',
    ],
    ['UTF-16 without a mark', Buffer.from('name,village\n', 'utf16le'), 'TABLE_FILE.NOT_A_TABLE'],
    ['half a UTF-16 character', utf16(TABLE, false).subarray(0, -1), 'TABLE_FILE.ENCODING_DAMAGED'],
    ['nothing', Buffer.alloc(0), 'TABLE_FILE.EMPTY'],
    ['a quote without its pair', Buffer.from('a,b\n"c,d\ne,f\n'), 'TABLE_FILE.CSV_MALFORMED'],
    ['a quote in the middle', Buffer.from('a,b\nc"x",d\n'), 'TABLE_FILE.CSV_MALFORMED'],
  ])('is refused: %s', async (_, bytes, code) => {
    await expect(readTexts(bytes)).rejects.toMatchObject({ code });
  });

  it('with one broken byte among UTF-8 is damaged, not read as wrong Chinese', async () => {
    const bytes = Buffer.from(`${TABLE}${'李秀英,东岸村\n'.repeat(9)}`);
    bytes[TABLE.length + 30] = 0xff;
    await expect(readTexts(bytes)).rejects.toMatchObject({ code: 'TABLE_FILE.ENCODING_DAMAGED' });
  });

  it.each([
    [',', 'a,b;c\n1,2;3\n', ['a', 'b;c']],
    [';', 'a;"b,c";d\n', ['a', 'b,c', 'd']],
    ['tab', '\na\tb\tc,d\n', ['a', 'b', 'c,d']],
  ])('is divided by %s', async (_, text, cells) => {
    expect(Object.values(await readTexts(Buffer.from(text)))[0]).toEqual(cells);
  });

  it('counts rows as a spreadsheet does: blank ones and those with line breaks in a cell', async () => {
    const text = 'a,b\r\n\r\n,,\r\n"c\nc",d,,\r\n   \r\ne';
    expect(await readTexts(Buffer.from(text))).toEqual({ 1: ['a', 'b'], 4: ['c\nc', 'd'], 6: ['e'] });
  });

  it('may be as long as its limits and no longer', async () => {
    const rows = Buffer.from('a\nb\nc\n');
    expect(Object.keys(await readTexts(rows, { rows: 3 }))).toHaveLength(3);
    await expect(readTexts(rows, { rows: 2 })).rejects.toMatchObject({ code: 'TABLE_FILE.TOO_MANY_ROWS' });
    await expect(readTexts(Buffer.from('a,b,c'), { columns: 2 })).rejects.toMatchObject({
      code: 'TABLE_FILE.TOO_MANY_COLUMNS',
    });
    await expect(readTexts(Buffer.from('abcd'), { cellCharacters: 3 })).rejects.toMatchObject({
      code: 'TABLE_FILE.CELL_TOO_LONG',
    });
    await expect(readTexts(rows, { bytes: 5 })).rejects.toMatchObject({ code: 'TABLE_FILE.TOO_LARGE' });
  });

  it('passes over a million blank rows', async () => {
    const bytes = Buffer.from(`a,b\n${',\n'.repeat(1_000_000)}c,d\n`);
    expect(await readTexts(bytes)).toEqual({ 1: ['a', 'b'], 1000002: ['c', 'd'] });
  });

  it.each([
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'TABLE_FILE.OLD_WORKBOOK'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'TABLE_FILE.ENCRYPTED',
    ],
    ['a web page named .xls', Buffer.from('\uFEFF\n<html><table>'), 'TABLE_FILE.HTML_AS_WORKBOOK'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'TABLE_FILE.NOT_A_TABLE'],
    ['a text with control characters', Buffer.from('a\u0001,b'), 'TABLE_FILE.NOT_A_TABLE'],
  ])('is not %s', async (_, bytes, code) => {
    await expect(openTableFile(bytes)).rejects.toMatchObject({ code });
  });
});
