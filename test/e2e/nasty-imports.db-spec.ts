import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportDetailDto } from '@nuancan/imports';
import { writeCsv, writeXlsx, type Scope } from '@nuancan/platform';
import { buildWorkbook, type RawWorkbook } from '../../libs/platform/src/table-file/testing/build-workbook.js';
import { writeZip } from '../../libs/platform/src/table-file/write/zip-writer.js';
import { ImportDesk, refusalsOf, storeOfficial } from '../../libs/registry/src/import/testing/import-desk.js';
import { madeUpNumber } from '../../libs/registry/src/import/testing/made-up-number.js';
import { createRegistryDistrict, HOME } from '../../libs/registry/src/testing/registry-district.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const HEADER = ['姓名', '身份证号', '性别', '出生日期', '村社区'];
const NUMBER = madeUpNumber({ born: '1940-05-06', serial: 1, sex: 'female' });
const LIST = [HEADER, ['王一', NUMBER, '女', '1940-05-06', HOME.villageName]];
/** `LIST` as a Chinese Windows saves it. */
const GBK = Buffer.concat([
  Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac52cd0d4b1f02cb3f6c9fac8d5c6da2cb4e5c9e7c7f80a', 'hex'),
  Buffer.from('cdf5d2bb2c', 'hex'),
  Buffer.from(`${NUMBER},`),
  Buffer.from('c5ae2c', 'hex'),
  Buffer.from('1940-05-06,'),
  Buffer.from('cef7b0b6b4e50a', 'hex'),
]);
/** 姓名,性別 in Big5, which GBK reads as something else. */
const BIG5 = Buffer.from('a96da6572ca9caa7a7f0ff0a', 'hex');
const UTF_8 = Buffer.from(LIST.map((cells) => cells.join(',')).join('\n'));
const DATE_STYLE = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';

const text = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, ...cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;
const titles = row(1, ...HEADER.map((title, at) => text(`${'ABCDE'[at]}1`, title)));
const workbook = (rows: string, more: Omit<Partial<RawWorkbook>, 'sheets'> & { after?: string } = {}): Buffer =>
  buildWorkbook({ ...more, sheets: [{ rows: titles + rows, ...(more.after !== undefined && { after: more.after }) }] });
/** A woman of the village; `born` is a cell. */
const woman = (number: number, name: string, born: string): string =>
  row(number, text(`A${number}`, name), text(`C${number}`, '女'), born, text(`E${number}`, HOME.villageName));
const whole = writeXlsx({ name: '老人', rows: LIST });

/** Files as offices really send them: each is read, or refused with a reason, and never half of it. */
describe('a nasty file', () => {
  let test: TestDatabase;
  let desk: ImportDesk;
  let town: Scope;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    desk = new ImportDesk(test.database);
    town = await storeOfficial(test.owner, HOME);
  });
  afterAll(async () => test?.close());

  async function register(): Promise<unknown[]> {
    const { rows } = await test.owner.query(
      `SELECT (SELECT json_agg(r ORDER BY r.id) FROM registry.residents r) AS residents,
         (SELECT json_agg(n ORDER BY n.id) FROM registry.identity_numbers n) AS numbers,
         (SELECT count(*) FROM platform.audit_log WHERE subject LIKE 'registry.%') AS audited`,
    );
    return rows;
  }

  async function born(name: string): Promise<string | undefined> {
    const { rows } = await test.owner.query<{ born: string }>(
      `SELECT birth_date::text AS born FROM registry.residents WHERE name = $1`,
      [name],
    );
    return rows[0]?.born;
  }

  /** Checks a list that must leave the register as it is, also when somebody tries to apply it. */
  async function refused(bytes: Buffer): Promise<ImportDetailDto> {
    const before = await register();
    const checked = await desk.check(town, 'residents', bytes);
    await expect(desk.runs.apply(town, checked.id, { goodRowsOnly: false })).rejects.toThrow(
      /IMPORT\.(NOT_READY|ROWS_REFUSED)/,
    );
    expect(await register()).toEqual(before);
    await desk.runs.cancel(town, checked.id);
    return checked;
  }

  it.each([
    ['of a kind that nobody knows', Buffer.from('姓名\xff\xff\n', 'latin1'), 'TABLE_FILE.ENCODING_UNKNOWN'],
    ['in Big5', BIG5, 'TABLE_FILE.ENCODING_UNKNOWN'],
    [
      'of UTF-8 that is damaged',
      Buffer.concat([Buffer.from('\uFEFF姓名,'), Buffer.from([0xe6, 0x2c])]),
      'TABLE_FILE.ENCODING_DAMAGED',
    ],
    ['without any row', Buffer.from(writeCsv([HEADER])), 'TABLE_FILE.NO_ROWS'],
    ['with a quote that never ends', Buffer.from(`${HEADER.join(',')}\n"王一,,,\n`), 'TABLE_FILE.CSV_MALFORMED'],
    [
      'with a header twice',
      Buffer.from(
        writeCsv([
          [...HEADER, '名字'],
          [...LIST[1]!, '王二'],
        ]),
      ),
      'IMPORT.HEADER_DUPLICATE',
    ],
    [
      'without a required column',
      Buffer.from(
        writeCsv([
          ['姓名', '备注'],
          ['王一', '无'],
        ]),
      ),
      'IMPORT.HEADER_MISSING',
    ],
    ['cut off', whole.subarray(0, whole.length - 40), 'TABLE_FILE.ARCHIVE_DAMAGED'],
    ['of an old Excel', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'), 'TABLE_FILE.OLD_WORKBOOK'],
    [
      'that is a web page',
      Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
      'TABLE_FILE.HTML_AS_WORKBOOK',
    ],
    ['that is a letter', writeZip([{ name: 'word/document.xml', content: '<a/>' }]), 'TABLE_FILE.NOT_A_TABLE'],
    ['that is a zip bomb', workbook(row(2, text('A2', '0'.repeat(40_000_000)))), 'TABLE_FILE.ARCHIVE_TOO_LARGE'],
  ])('%s is refused as a whole with its reason', async (_, bytes, code) => {
    const { state, problem, summary, refusedRows } = await refused(bytes);
    expect({ state, code: problem?.code, summary, refusedRows }).toEqual({
      state: 'refused',
      code,
      summary: null,
      refusedRows: [],
    });
    expect(problem?.zh).toMatch(/\p{Script=Han}/u);
  });

  it('that is empty is not even taken', async () => {
    await expect(desk.check(town, 'residents', Buffer.alloc(0))).rejects.toThrow('TABLE_FILE.EMPTY');
  });

  it('without a header is refused, and what stands in its first row is not kept in clear', async () => {
    const { problem, header } = await refused(Buffer.from(writeCsv([LIST[1]!])));
    expect(problem?.code).toBe('IMPORT.HEADER_MISSING');
    expect(JSON.stringify(header)).not.toContain(NUMBER);
  });

  it('without a header has its columns told by letter, as nothing of its first row is kept', async () => {
    const row = ['张桂花', '锦屏街道中山路12号', '138-1234-5678'];
    const { problem, header } = await refused(Buffer.from(writeCsv([row, row])));
    expect(problem?.code).toBe('IMPORT.HEADER_MISSING');
    expect(header).toMatchObject({
      columns: [{ title: 'A' }, { title: 'B' }, { title: 'C' }],
      unknown: ['A', 'B', 'C'],
    });
    const { rows } = await test.owner.query<{ kept: string }>(
      `SELECT string_agg(r::text, '') || (SELECT string_agg(l::text, '') FROM platform.audit_log l) AS kept FROM imports.runs r`,
    );
    for (const told of row) expect(rows[0]!.kept).not.toContain(told);
  });

  it('with half a character in its header is answered, not left as it is', async () => {
    const half = text('F1', `${'长'.repeat(59)}𠮷`) + text('G1', '_xD842_') + text('H1', '_x0000_');
    const bytes = buildWorkbook({
      sheets: [{ name: '名单', rows: row(1, text('A1', '姓名'), half) + row(2, text('A2', '王一')) }],
    });
    expect(await refused(bytes)).toMatchObject({ state: 'refused', problem: { code: 'IMPORT.HEADER_MISSING' } });
  });

  it('has its bad cells told by row and field', async () => {
    const csv = writeCsv([
      HEADER,
      ['王\uFFFD', '', '女', '1940-05-06', HOME.villageName],
      ['王三', '3.30283E+17', '', '', HOME.villageName],
      [`王四 ${NUMBER}`, '', '女', '1940-05-06', HOME.villageName],
      ['王五', '', '女', '1899', HOME.villageName],
    ]);
    expect(refusalsOf(await refused(Buffer.from(csv)))).toEqual([
      '2 name MANGLED_TEXT',
      '3 identityNumber DIGITS_LOST',
      '4 name HOLDS_IDENTITY_NUMBER',
      '5 birthDate NOT_A_DATE',
    ]);
  });

  it('of merged cells, formulas, errors and long numbers is told by row and field', async () => {
    const village = (number: number): string => text(`E${number}`, HOME.villageName);
    const rows = [
      row(2, text('A2', '李一'), text('C2', '女'), text('D2', '1940-05-06'), village(2)),
      row(3, text('A3', '李二'), text('C3', '女'), text('D3', '1940-05-06')),
      row(4, '<c r="A4" t="str"><f>B9</f></c>', text('C4', '女'), text('D4', '1940-05-06'), village(4)),
      row(5, text('A5', '李三'), text('C5', '女'), '<c r="D5" t="e"><v>#REF!</v></c>', village(5)),
      row(6, text('A6', '李四'), '<c r="B6"><v>330283194005061000</v></c>', village(6)),
      row(
        7,
        '<c r="A7" t="str"><f>"李"&amp;"五"</f><v>李五</v></c>',
        text('C7', '女'),
        text('D7', '1940-05-06'),
        village(7),
      ),
    ];
    const bytes = workbook(rows.join(''), { after: '<mergeCells count="1"><mergeCell ref="E2:E3"/></mergeCells>' });
    const checked = await refused(bytes);
    expect(refusalsOf(checked)).toEqual([
      '3 village MERGED',
      '4 name FORMULA_UNCALCULATED',
      '5 birthDate ERROR',
      '6 identityNumber DIGITS_LOST',
    ]);
    expect(checked.summary).toMatchObject({ add: 2, refused: 4 });
    expect(checked.header?.notices.map(({ code }) => code)).toEqual(['TABLE_FILE.MERGED_CELLS']);
  });

  it('of dates as serial numbers means the same days, in both systems', async () => {
    const rows = woman(2, '钱一', '<c r="D2"><v>14824</v></c>') + woman(3, '钱二', '<c r="D3" s="1"><v>14824</v></c>');
    expect(await desk.import(town, 'residents', workbook(rows, { styles: DATE_STYLE }))).toMatchObject({
      state: 'done',
    });
    expect([await born('钱一'), await born('钱二')]).toEqual(['1940-08-01', '1940-08-01']);
    const macintosh = woman(2, '钱三', '<c r="D2" s="1"><v>13362</v></c>');
    await desk.import(town, 'residents', workbook(macintosh, { styles: DATE_STYLE, dates1904: true }));
    expect(await born('钱三')).toBe('1940-08-01');
  });

  it('of a million blank rows costs no more than the rows that are there', async () => {
    const blank = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 2}"/>`).join('');
    const checked = await refused(workbook(blank + woman(1_000_002, '', text('D1000002', '1940-05-06'))));
    expect(refusalsOf(checked)).toEqual(['1000002 name EMPTY']);
    expect(checked.summary?.rows).toBe(1);
  });

  it.each([
    ['UTF-8', UTF_8, 'utf-8'],
    ['UTF-8 with BOM', Buffer.concat([Buffer.from('\uFEFF'), UTF_8]), 'utf-8'],
    ['GBK', GBK, 'gb18030'],
    ['XLSX', whole, null],
  ])('in %s says the same: whoever comes again changes nothing', async (_, bytes, encoding) => {
    const first = await desk.import(town, 'residents', bytes);
    expect(first).toMatchObject({ state: 'done', header: { encoding }, summary: { rows: 1, refused: 0 } });
    const before = await register();
    const again = await desk.import(town, 'residents', bytes);
    expect(again).toMatchObject({ state: 'done', summary: { add: 0, change: 0, same: 1, refused: 0 } });
    expect(await register()).toEqual(before);
    expect(await born('王一')).toBe('1940-05-06');
  });
});

describe('an import that is cancelled in the middle', () => {
  it('leaves nothing of what it had written', async () => {
    const test = await openTestDatabase();
    try {
      await createRegistryDistrict(test.owner);
      const desk = new ImportDesk(test.database);
      const town = await storeOfficial(test.owner, HOME);
      const { id } = await desk.check(town, 'residents', LIST);
      const kind = desk.kinds.get('residents');
      const write = kind.write.bind(kind);
      let written = 0;
      kind.write = async (tx, run, chunks) => {
        await write(tx, run, chunks);
        written = (await tx.query<unknown[]>(`SELECT FROM registry.residents`)).length;
        await desk.runs.cancel(town, id);
      };
      expect(await desk.apply(town, id)).toMatchObject({ state: 'cancelled' });
      expect(written).toBe(1);
      for (const table of [
        'registry.residents',
        'registry.identity_numbers',
        'imports.files',
        'imports.refused_rows',
      ]) {
        expect({ table, rows: (await test.owner.query(`SELECT FROM ${table}`)).rowCount }).toEqual({ table, rows: 0 });
      }
      kind.write = write;
      expect(await desk.import(town, 'residents', LIST)).toMatchObject({ state: 'done', summary: { add: 1 } });
    } finally {
      await test.close();
    }
  });
});
