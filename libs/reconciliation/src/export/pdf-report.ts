import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { PdfPages } from './pdf-pages.js';
import type { Report, ReportTable } from './report.js';

const require = createRequire(import.meta.url);
/** Noto Sans SC (OFL 1.1); only the characters that are used go into the file. */
const FONTS = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
} as const;

/**
 * A report as PDF: A4 across, a head on every page, `第 n 页 共 m 页`. Its rows are gone through twice, once to count the pages,
 * so that each page is packed and let go when it is full. Others get a turn after every page.
 */
export async function writePdfReport(report: Report): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    info: { Title: report.title, Creator: 'Nuancan' },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', FONTS.regular).registerFont('bold', FONTS.bold);
  const counting = new PdfPages(document, { report, pages: null });
  await write(counting, report);
  await write(new PdfPages(document, { report, pages: counting.page }), report);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

async function write(pages: PdfPages, report: Report): Promise<void> {
  pages.begin();
  pages.facts(report.facts);
  for (const table of report.tables) await writeTable(pages, table);
}

async function writeTable(pages: PdfPages, table: ReportTable): Promise<void> {
  pages.table(table);
  let page = pages.page;
  for await (const row of table.rows()) {
    pages.row(row);
    if (pages.page === page) continue;
    page = pages.page;
    await nextTurn();
  }
}
