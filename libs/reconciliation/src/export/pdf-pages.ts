import { fen, formatYuan } from '@nuancan/kernel';
import type { ReportCell, ReportRow } from '@nuancan/platform';
import { isNumber, type Report, type ReportTable } from './report.js';
import { wrapText } from './wrap-text.js';

type Font = 'regular' | 'bold';
const PAGE = { width: 841.89, height: 595.28, side: 36, top: 58, bottom: 40 } as const;
const INNER = PAGE.width - 2 * PAGE.side;
const SIZE = 8;
const LINE = 11;
const PAD = 3;
/** Of one cell; the rest stands in the workbook. */
const MOST_LINES = 24;
const INK = '#000000';
const RULE = '#999999';
const SHADE = '#eeeeee';

/** The pages of a report: puts rows below each other and begins a page when one is full. Without a number of pages it draws nothing. */
export class PdfPages {
  /** The page that is written, from 1. */
  page = 0;
  private y = 0;
  private columns: ReportTable['columns'] = [];
  private widths: number[] = [];
  private readonly advances: Readonly<Record<Font, Map<string, number>>> = { regular: new Map(), bold: new Map() };

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly paper: { readonly report: Report; readonly pages: number | null },
  ) {}

  begin(): void {
    this.newPage();
    this.text('bold', 15, this.paper.report.title, PAGE.side, this.y);
    this.y += 26;
  }

  /** Labels and values, in two columns. */
  facts(facts: Report['facts']): void {
    const half = INNER / 2;
    for (let at = 0; at < facts.length; at += 2) {
      const pair = facts.slice(at, at + 2).map(([label, value]) => {
        return { label, lines: this.wrap('regular', value, half - 92) };
      });
      const height = Math.max(...pair.map(({ lines }) => lines.length)) * (LINE + 1) + 1;
      if (this.y + height > PAGE.height - PAGE.bottom) this.newPage();
      for (const [side, { label, lines }] of pair.entries()) {
        const x = PAGE.side + side * half;
        this.text('bold', SIZE, label, x, this.y);
        for (const [line, text] of lines.entries())
          this.text('regular', SIZE, text, x + 84, this.y + line * (LINE + 1));
      }
      this.y += height;
    }
  }

  /** Begins a table; its column titles come again on every page. */
  table({ name, columns }: ReportTable): void {
    const characters = columns.reduce((sum, column) => sum + column.characters, 0);
    this.columns = columns;
    this.widths = columns.map((column) => (column.characters / characters) * INNER);
    this.y += 10;
    if (this.y + 60 > PAGE.height - PAGE.bottom) this.newPage();
    this.text('bold', 10, name, PAGE.side, this.y);
    this.y += 17;
    this.columnTitles();
  }

  row({ cells, bold }: ReportRow): void {
    const font = bold === true ? 'bold' : 'regular';
    const lines = cells.map((cell, at) => this.wrap(font, textOf(cell), (this.widths[at] ?? 0) - 2 * PAD));
    const height = Math.max(1, ...lines.map(({ length }) => length)) * LINE + 2;
    if (this.y + height > PAGE.height - PAGE.bottom) {
      this.newPage();
      this.columnTitles();
    }
    this.cells(font, lines, cells.map(isNumber));
    this.y += height;
    this.rule(this.y - 1.5, 0.25);
  }

  private columnTitles(): void {
    const lines = this.columns.map(({ title }, at) => this.wrap('bold', title, (this.widths[at] ?? 0) - 2 * PAD));
    const height = Math.max(...lines.map(({ length }) => length)) * LINE + 4;
    if (this.paper.pages !== null) {
      this.document
        .rect(PAGE.side, this.y - 2, INNER, height)
        .fill(SHADE)
        .fillColor(INK);
    }
    this.cells(
      'bold',
      lines,
      this.columns.map((column) => column.number === true),
    );
    this.y += height;
  }

  private cells(font: Font, lines: readonly (readonly string[])[], right: readonly boolean[]): void {
    let x = PAGE.side;
    for (const [at, texts] of lines.entries()) {
      const width = this.widths[at] ?? 0;
      for (const [line, text] of texts.entries()) {
        const start = right[at] === true ? x + width - PAD - this.widthOf(font, text, SIZE) : x + PAD;
        this.text(font, SIZE, text, start, this.y + line * LINE);
      }
      x += width;
    }
  }

  private newPage(): void {
    this.page += 1;
    this.y = PAGE.top;
    const { report, pages } = this.paper;
    if (pages === null) return;
    this.document.addPage();
    this.text('regular', SIZE, report.title, PAGE.side, 26);
    const number = `第 ${this.page} 页 共 ${pages} 页`;
    this.text('regular', SIZE, number, PAGE.width - PAGE.side - this.widthOf('regular', number, SIZE), 26);
    this.rule(42, 0.5);
    this.rule(PAGE.height - PAGE.bottom + 6, 0.5);
    this.text('regular', 7, report.foot, PAGE.side, PAGE.height - PAGE.bottom + 11);
  }

  private rule(y: number, width: number): void {
    if (this.paper.pages === null) return;
    this.document
      .moveTo(PAGE.side, y)
      .lineTo(PAGE.width - PAGE.side, y)
      .lineWidth(width)
      .strokeColor(RULE)
      .stroke();
  }

  private text(font: Font, size: number, text: string, x: number, y: number): void {
    if (this.paper.pages === null || text === '') return;
    this.document.font(font, size).text(text, x, y, { lineBreak: false });
  }

  private wrap(font: Font, text: string, width: number): string[] {
    return wrapText(text, { width, mostLines: MOST_LINES, widthOf: (one) => this.widthOf(font, one, SIZE) });
  }

  /** By the advances of single characters, each measured once. */
  private widthOf(font: Font, text: string, size: number): number {
    const known = this.advances[font];
    let width = 0;
    for (const character of text) {
      let advance = known.get(character);
      if (advance === undefined) {
        advance = this.document.font(font, 1000).widthOfString(character) / 1000;
        known.set(character, advance);
      }
      width += advance;
    }
    return width * size;
  }
}

function textOf(cell: ReportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if ('fen' in cell) return formatYuan(fen(cell.fen));
  if ('count' in cell) return String(cell.count);
  return 'share' in cell ? `${(cell.share * 100).toFixed(2)}%` : String(cell.number);
}
