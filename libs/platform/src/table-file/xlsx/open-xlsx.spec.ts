import { describe, expect, it } from 'vitest';
import { openTableFile } from '../open-table-file.js';
import { TABLE_LIMITS, type TableLimits } from '../table-file.js';
import { buildWorkbook } from '../testing/build-workbook.js';
import { readAll, readTexts } from '../testing/read-all.js';
import { writeZip } from '../write/zip-writer.js';

const DATE_STYLES = `<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="177" formatCode="[Red]0.00&quot;day&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="20"/></cellXfs>`;
const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;
const inline = (text: string, at = ''): string => `<c ${at && `r="${at}"`} t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string, after = ''): Buffer => buildWorkbook({ sheets: [{ rows, after }] });

describe('a workbook', () => {
  it('has shared, rich and inline texts, without phonetic aids', async () => {
    const bytes = buildWorkbook({
      texts:
        '<si><t> 王桂香 </t></si><si><r><t>西岸</t></r><r><t xml:space="preserve">村_x000D_</t></r><rPh><t>xian</t></rPh></si>',
      sheets: [{ rows: row(1, `<c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>${inline('备注', 'D1')}`) }],
    });
    expect(await readTexts(bytes)).toEqual({ 1: ['王桂香', '', '西岸村', '备注'] });
  });

  it('shows serial numbers as dates where their style does, in both systems', async () => {
    const cells = [0, 1, 2, 3, 4, 5].map((style) => `<c s="${style}"><v>45293.75</v></c>`).join('');
    const texts = (dates1904: boolean): Promise<Record<number, string[]>> =>
      readTexts(buildWorkbook({ styles: DATE_STYLES, dates1904, sheets: [{ rows: row(1, cells) }] }));
    expect((await texts(false))[1]).toEqual([
      '45293.75',
      '2024-01-02',
      '2024-01-02',
      '2024-01-02',
      '45293.75',
      '45293.75',
    ]);
    expect((await texts(true))[1]?.[1]).toBe('2028-01-03');
    const kinds = (await readAll(buildWorkbook({ styles: DATE_STYLES, sheets: [{ rows: row(1, cells) }] })))[0]!.cells;
    expect(kinds.map(({ kind }) => kind)).toEqual(['number', 'date', 'date', 'date', 'number', 'number']);
  });

  it('says what a cell is: formula, boolean, error, long number, blank', async () => {
    const [found] = await readAll(
      sheet(
        row(
          3,
          '<c r="A3"><f>B3*2</f><v>12</v></c><c r="B3" t="str"><f>X</f><v>文</v></c><c r="C3"><f>Y</f></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#REF!</v></c><c r="F3"><v>3.30283194005061E+17</v></c><c r="G3" s="0"/>',
        ),
      ),
    );
    expect(found).toEqual({
      row: 3,
      cells: [
        { text: '12', kind: 'number', formula: true },
        { text: '文', kind: 'text', formula: true },
        { text: '', kind: 'blank', formula: true },
        { text: 'true', kind: 'boolean' },
        { text: '#REF!', kind: 'error' },
        { text: '330283194005061000', kind: 'number' },
      ],
    });
  });

  it('tells the cells that a merged area covers', async () => {
    const rows =
      row(1, inline('名册', 'A1')) + row(2, inline('西岸村', 'A2') + inline('甲', 'B2')) + row(3, inline('乙', 'B3'));
    const after = '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:A3"/></mergeCells>';
    const file = await openTableFile(sheet(rows, after));
    expect(file.notices.map(({ code }) => code)).toEqual(['TABLE_FILE.MERGED_CELLS']);
    const kinds = (await readAll(sheet(rows, after))).map(({ cells }) => cells.map(({ kind }) => kind));
    expect(kinds).toEqual([
      ['text', 'merged'],
      ['text', 'text'],
      ['merged', 'text'],
    ]);
  });

  it('is read from its first visible sheet with anything in it, and says so', async () => {
    const bytes = buildWorkbook({
      sheets: [
        { name: '隐藏', state: 'veryHidden', rows: row(1, inline('x')) },
        { name: '空', rows: '<row r="1"/>' },
        { name: '名单', rows: row(2, inline('y')) },
        { name: '其他', rows: row(1, inline('z')) },
      ],
    });
    const file = await openTableFile(bytes);
    expect(file.sheet).toBe('名单');
    expect(file.notices.map(({ zh }) => zh)).toEqual(['只读取工作表“名单”；另有 3 张未读取（其中隐藏 1 张）']);
    expect(await readTexts(bytes)).toEqual({ 2: ['y'] });
  });

  it('passes over a million blank rows', async () => {
    const blank = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}" ht="14.25"/>`).join('');
    const bytes = sheet(row(1, inline('姓名')) + blank + row(1_000_002, inline('王')));
    expect(await readTexts(bytes)).toEqual({ 1: ['姓名'], 1000002: ['王'] });
  });

  const whole = sheet(row(1, inline('姓名', 'A1')));
  const broken = (from: string, to: string): Buffer =>
    Buffer.from(whole.toString('latin1').replaceAll(from, to), 'latin1');
  it.each([
    ['cut off', whole.subarray(0, whole.length - 30), 'TABLE_FILE.ARCHIVE_DAMAGED'],
    ['cut to half', whole.subarray(0, whole.length / 2), 'TABLE_FILE.ARCHIVE_DAMAGED'],
    ['without its workbook', writeZip([{ name: 'a.txt', content: 'a' }]), 'TABLE_FILE.NOT_A_TABLE'],
    ['a Word document', writeZip([{ name: 'word/document.xml', content: 'a' }]), 'TABLE_FILE.NOT_A_TABLE'],
    [
      'without its sheet',
      broken('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet9.xml'),
      'TABLE_FILE.WORKBOOK_MALFORMED',
    ],
    ['with XML that does not close', sheet('<row r="1">'), 'TABLE_FILE.WORKBOOK_MALFORMED'],
    ['with an entity of its own', sheet(row(1, inline('&boom;'))), 'TABLE_FILE.WORKBOOK_MALFORMED'],
    ['with rows out of order', sheet(row(2, inline('b')) + row(1, inline('a'))), 'TABLE_FILE.WORKBOOK_MALFORMED'],
    ['with a shared text it lacks', sheet(row(1, '<c t="s"><v>7</v></c>')), 'TABLE_FILE.WORKBOOK_MALFORMED'],
    ['with a number that is none', sheet(row(1, '<c><v>1e999</v></c>')), 'TABLE_FILE.WORKBOOK_MALFORMED'],
    [
      'with hidden sheets only',
      buildWorkbook({ sheets: [{ state: 'hidden', rows: row(1, inline('a')) }] }),
      'TABLE_FILE.NO_VISIBLE_SHEET',
    ],
    ['of more columns than allowed', sheet(row(1, inline('a', 'ZZ1'))), 'TABLE_FILE.TOO_MANY_COLUMNS'],
    ['with a password on its parts', encrypted(whole), 'TABLE_FILE.ENCRYPTED'],
  ])('is refused: %s', async (_, bytes, code) => {
    await expect(readTexts(bytes)).rejects.toMatchObject({ code });
  });

  it('does not let a zip bomb go off', async () => {
    const bomb = sheet(row(1, inline('0'.repeat(40_000_000))));
    expect(bomb.length).toBeLessThan(60_000);
    await expect(readTexts(bomb)).rejects.toMatchObject({ code: 'TABLE_FILE.ARCHIVE_TOO_LARGE' });
    const lying = lieAboutSize(bomb);
    await expect(readTexts(lying)).rejects.toMatchObject({
      code: expect.stringMatching(/ARCHIVE_(TOO_LARGE|DAMAGED)/),
    });
    const shared = buildWorkbook({ texts: `<si><t>${'长'.repeat(4_000_000)}</t></si>`, sheets: [{ rows: '' }] });
    await expect(readTexts(shared, { sharedCharacters: 1_000 })).rejects.toMatchObject({
      code: 'TABLE_FILE.TOO_MANY_TEXTS',
    });
    const parts = writeZip(Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, content: '' })));
    await expect(readTexts(parts, { zipEntries: 49 })).rejects.toMatchObject({ code: 'TABLE_FILE.ARCHIVE_TOO_LARGE' });
  });
});

describe('a workbook made to keep us busy', () => {
  const blank = Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"/>`).join('');
  const pieces = async (bytes: Buffer, limits: Partial<TableLimits> = {}): Promise<number> => {
    let count = 0;
    const opened = openTableFile(bytes, { ...TABLE_LIMITS, ...limits }, () => void (count += 1));
    await expect(opened).rejects.toMatchObject({ code: 'TABLE_FILE.NO_VISIBLE_SHEET' });
    return count;
  };

  it('has at most as many sheets as allowed', async () => {
    const sheets = Array.from({ length: 101 }, () => ({ rows: '' }));
    await expect(readTexts(buildWorkbook({ sheets }))).rejects.toMatchObject({ code: 'TABLE_FILE.TOO_MANY_SHEETS' });
    await pieces(buildWorkbook({ sheets: sheets.slice(1) }));
  });

  it('has a part read once that many sheets name', async () => {
    const named = (count: number): Buffer =>
      buildWorkbook({ sheets: Array.from({ length: count }, () => ({ rows: blank, part: 'same.xml' })) });
    expect((await pieces(named(20))) - (await pieces(named(1)))).toBeLessThan(3);
  });

  it('is bounded in what all its parts unpack to', async () => {
    const bytes = buildWorkbook({ sheets: [{ rows: blank }, { rows: blank }] });
    const limits = { inflatedBytes: Math.floor(blank.length * 1.5) };
    await expect(readTexts(bytes, limits)).rejects.toMatchObject({ code: 'TABLE_FILE.ARCHIVE_TOO_LARGE' });
    await pieces(buildWorkbook({ sheets: [{ rows: blank }] }), limits);
  });

  it.each([
    ['one in another', 'A1:C9', 'B2:B3'],
    ['side by side over a corner', 'A1:B2', 'B2:C3'],
    ['twice the same', 'A1:B2', 'A1:B2'],
  ])('is refused where merged areas overlap: %s', async (_, one, other) => {
    const after = `<mergeCells><mergeCell ref="${one}"/><mergeCell ref="${other}"/></mergeCells>`;
    await expect(readTexts(sheet(row(1, inline('姓名')), after))).rejects.toMatchObject({
      code: 'TABLE_FILE.WORKBOOK_MALFORMED',
    });
  });

  it('may have merged areas that only touch', async () => {
    const after = '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="A3:C3"/></mergeCells>';
    expect(await readTexts(sheet(row(1, inline('姓名')), after))).toEqual({ 1: ['姓名', ''] });
  });

  it('is given up after its time, and when its reader has had enough, though no row comes of it', async () => {
    const bytes = sheet(blank + row(30_000, inline('x')));
    await expect(readTexts(bytes, { milliseconds: -1 })).rejects.toMatchObject({ code: 'TABLE_FILE.TOO_SLOW' });
    await expect(readTexts(Buffer.from('a\n'.repeat(9)), { milliseconds: -1 })).rejects.toMatchObject({
      code: 'TABLE_FILE.TOO_SLOW',
    });
    const enough = new Error('enough');
    let looks = 0;
    const opened = openTableFile(bytes, TABLE_LIMITS, () => {
      looks += 1;
      if (looks === 5) throw enough;
    });
    await expect(opened).rejects.toBe(enough);
  });
});

/** Sets the flag of encryption in every central header. */
function encrypted(zip: Buffer): Buffer {
  return patchHeaders(zip, (at, bytes) => bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8));
}

/** States an unpacked size of 100 bytes for every part. */
function lieAboutSize(zip: Buffer): Buffer {
  return patchHeaders(zip, (at, bytes) => bytes.writeUInt32LE(100, at + 24));
}

function patchHeaders(zip: Buffer, patch: (at: number, bytes: Buffer) => void): Buffer {
  const bytes = Buffer.from(zip);
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) patch(at, bytes);
  return bytes;
}
