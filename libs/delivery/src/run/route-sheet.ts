import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { AVOIDED, HANDOVER_WORDS, SLOT_WORDS } from '../kitchen-sheet/label-words.js';
import type { CarrierMode } from './carriers-of-run.js';
import type { RouteRow, RunRecord, StopRow } from './run-record.js';

const require = createRequire(import.meta.url);
/** Noto Sans SC (OFL 1.1); only the characters that are used go into the file. */
const REGULAR = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

const MARGIN = 40;
const WIDTH = 595.28 - 2 * MARGIN;
const BOTTOM = 841.89 - MARGIN;
const ROW = 46;
const HEAD = 74;
const MODE_WORDS: Readonly<Record<CarrierMode, string>> = { walk: '步行', ebike: '电动车', car: '汽车' };

/** A page of A4 or more for each route: where to go in which order, until when, and what to know at the door. */
export async function writeRouteSheet(record: RunRecord): Promise<Buffer> {
  const info = { Title: '送餐路线单', Creator: 'Nuancan' };
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  for (const route of record.routes) writeRoute(document, record, route);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function writeRoute(document: PDFKit.PDFDocument, record: RunRecord, route: RouteRow): void {
  const stops = record.stops
    .filter(({ routeId }) => routeId === route.routeId)
    .sort((a, b) => a.position! - b.position!);
  let top = BOTTOM;
  stops.forEach((stop, index) => {
    if (top + ROW > BOTTOM) {
      document.addPage();
      writeHead(document, record, [route, stops.length]);
      top = MARGIN + HEAD;
    }
    writeStop(document, [stop, index + 1], top);
    top += ROW;
  });
}

function writeHead(
  document: PDFKit.PDFDocument,
  { run }: RunRecord,
  [route, count]: readonly [RouteRow, number],
): void {
  const { volunteerName, trip, mode, boxes, leavesAt } = route;
  const line = writer(document, MARGIN);
  line(`${volunteerName ?? '志愿者'}  第 ${trip} 趟  ${MODE_WORDS[mode]}`, [MARGIN, 18, 'bold']);
  line(`${run.businessDate} ${SLOT_WORDS[run.slot]} · ${run.facilityName} · ${count} 份（最多 ${boxes} 份）`, [
    MARGIN + 26,
    10,
  ]);
  line(`${clock(leavesAt)} 离开助餐点，离开后 ${run.mostMinutes} 分钟内送到，过时不能再交给老人`, [
    MARGIN + 42,
    10,
    'bold',
  ]);
  rule(document, MARGIN + HEAD - 8);
}

function writeStop(document: PDFKit.PDFDocument, [stop, number]: readonly [StopRow, number], top: number): void {
  const { residentName, labelNo, arrivesAt, useBy, villageName, addressLine, doorNote, phone, handover, handoverNote } =
    stop;
  const line = writer(document, MARGIN + 30);
  writer(document, MARGIN)(String(number), [top, 15, 'bold']);
  line(`${residentName ?? ''}  标签 ${labelNo}  约 ${clock(arrivesAt)}，最晚 ${clock(useBy)}  ${phone ?? ''}`, [
    top,
    11,
    'bold',
  ]);
  const door = doorNote === null ? '' : `（${doorNote}）`;
  line(`${villageName ?? ''} ${addressLine ?? ''}${door}`, [top + 15, 9]);
  const avoided = (stop.restrictions ?? []).map((restriction) => AVOIDED[restriction]).join('、');
  line([HANDOVER_WORDS[handover], handoverNote ?? '', stop.setName ?? '', avoided].filter(Boolean).join(' · '), [
    top + 27,
    9,
  ]);
  rule(document, top + ROW - 5);
}

function writer(
  document: PDFKit.PDFDocument,
  left: number,
): (text: string, at: readonly [number, number, ('regular' | 'bold')?]) => void {
  return (text, [top, size, font = 'regular']) => {
    const width = WIDTH + MARGIN - left;
    document
      .font(font)
      .fontSize(size)
      .text(text, left, top, { width, height: size * 1.2, ellipsis: true });
  };
}

function rule(document: PDFKit.PDFDocument, top: number): void {
  document
    .lineWidth(0.5)
    .strokeColor('#999999')
    .moveTo(MARGIN, top)
    .lineTo(MARGIN + WIDTH, top)
    .stroke();
}

function clock(moment: Date | null): string {
  if (moment === null) return '';
  return moment.toLocaleTimeString('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
