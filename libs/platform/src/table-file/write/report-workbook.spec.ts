import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { fen, formatYuan } from '@nuancan/kernel';
import { readSheets } from '../testing/read-sheets.js';
import { writeReportWorkbook, type ReportRow } from './report-workbook.js';

const COLUMNS = [
  { title: '项目', characters: 20 },
  { title: '金额', characters: 12 },
  { title: '条数', characters: 8 },
];

async function written(rows: readonly ReportRow[]): Promise<Buffer> {
  return writeReportWorkbook([
    { name: '甲', columns: COLUMNS, rows: () => rows },
    { name: '乙 & <丙>', columns: COLUMNS, rows: () => [{ cells: ['合计', { fen: 5 }], bold: true }] },
  ]);
}

/** The XML of a part, unpacked. */
function partOf(bytes: Buffer, name: string): string {
  const at = bytes.indexOf(name);
  const packed = bytes.readUInt32LE(at - 12);
  return inflateRawSync(bytes.subarray(at + name.length, at + name.length + packed)).toString();
}

describe('a report as a workbook', () => {
  it('has its sheets, money as exact numbers, and texts as they were', async () => {
    const texts = fc.constantFrom('=1+1', '+86', '-5', '@a', '\tx', '\rx', "'=1", '王*香', '<b>&"', '_x000D_');
    const row = fc.tuple(texts, fc.integer({ min: -1e14, max: 1e14 }), fc.nat(1_000_000));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        const bytes = await written(
          rows.map(([text, amount, count]) => ({ cells: [text, { fen: amount }, { count }] })),
        );
        const sheets = await readSheets(bytes);
        expect(Object.keys(sheets)).toEqual(['甲', '乙 & <丙>']);
        const [header, ...body] = sheets['甲'] ?? [];
        expect(header?.cells.map(({ text }) => text)).toEqual(['项目', '金额', '条数']);
        for (const [at, [text, amount, count]] of rows.entries()) {
          const [first, second, third] = body[at]?.cells ?? [];
          expect(first).toEqual({ text: text.trim(), kind: 'text' });
          expect([second?.kind, third?.kind]).toEqual(['number', 'number']);
          expect(Number(second?.text)).toBe(Number(formatYuan(fen(amount))));
          expect(Number(third?.text)).toBe(count);
        }
      }),
    );
  });

  it('holds no formula, quotes every text and keeps the header in sight', async () => {
    const xml = partOf(
      await written([{ cells: ['=HYPERLINK("http://x","y")', { fen: -105 }] }]),
      'xl/worksheets/sheet1.xml',
    );
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<c r="A2" s="1" t="inlineStr">');
    expect(xml).toContain('<v>-1.05</v>');
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(partOf(await written([]), 'xl/styles.xml')).toContain('quotePrefix="1"');
  });

  it('has shares as percent and other numbers as they are', async () => {
    const xml = partOf(
      await written([{ cells: [{ share: 0.4567 }, { number: 121.4 }, { count: 5 }], bold: true }]),
      'xl/worksheets/sheet1.xml',
    );
    expect(xml).toContain(
      '<c r="A2" s="9"><v>0.4567</v></c><c r="B2" s="10"><v>121.4</v></c><c r="C2" s="8"><v>5</v></c>',
    );
    const formats = [...partOf(await written([]), 'xl/styles.xml').matchAll(/<xf numFmtId="(\d+)" fontId="(\d)"/g)];
    expect([formats[8]?.slice(1), formats[9]?.slice(1)]).toEqual([
      ['10', '1'],
      ['0', '1'],
    ]);
  });

  it('takes rows as they come, longer than one piece', async () => {
    async function* rows(): AsyncGenerator<ReportRow> {
      for (let at = 0; at < 5_000; at += 1) yield { cells: ['村'.repeat(20), { fen: at }] };
    }
    const sheets = await readSheets(await writeReportWorkbook([{ name: '长', columns: COLUMNS, rows }]));
    expect(sheets['长']).toHaveLength(5_001);
    expect(sheets['长']?.at(-1)?.cells[1]?.text).toBe('49.99');
  });
});
