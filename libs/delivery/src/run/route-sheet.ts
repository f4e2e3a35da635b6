import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { AVOIDED, HANDOVER_WORDS, SLOT_WORDS } from '../kitchen-sheet/label-words.js';
import type { CarrierMode } from './carriers-of-run.js';
import type { RouteRow, RunRecord, StopRow } from './run-record.js';
import { tickLine, writeAt, type Pen } from './sheet-pen.js';

const require = createRequire(import.meta.url);
/** Noto Sans SC (OFL 1.1); only the characters that are used go into the file. */
const REGULAR = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

const MARGIN = 40;
const WIDTH = 595.28 - 2 * MARGIN;
const HEAD = 96;
const ROW = 96;
const FOOT = 74;
const BOTTOM = 841.89 - MARGIN - FOOT;
const INDENT = 30;
const MINUTE_MS = 60_000;
const MODE_WORDS: Readonly<Record<CarrierMode, string>> = { walk: '步行', ebike: '电动车', car: '汽车' };
const HANDED = ['送达：本人', '代收', '放约定处'] as const;
const NOT_HANDED = ['拒收', '无人应答', '地址不对', '过时未交', '折返'] as const;
/** What whoever has no phone with them does; printed on every page. */
const RULES = [
  '无人应答：敲门、打电话、等五分钟；还没有人应，勾“无人应答”，马上打电话告诉食堂，餐带回，不要放在门口。',
  '过了食用时限不能再交给老人，带回并勾“过时未交”。老人不舒服或摔倒：先打 120，再打食堂。',
  '送完把本单和钱交回食堂，由食堂登记。本单有老人的住址和电话，不要拍照、不要给别人。',
] as const;

/** Fen to be collected at the door, by person; whoever is missing cannot be quoted. */
export type DueByPerson = ReadonlyMap<string, number>;

/** A page of A4 or more for each route, with which it can be brought without a phone: where to go until when, what to collect, and room for what became of it. */
export async function writeRouteSheet(record: RunRecord, due: DueByPerson): Promise<Buffer> {
  const info = { Title: '送餐路线单', Creator: 'Nuancan' };
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  for (const route of record.routes) writeRoute(document, [record, due], route);
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function writeRoute(document: Pen, [record, due]: readonly [RunRecord, DueByPerson], route: RouteRow): void {
  const stops = record.stops
    .filter(({ routeId }) => routeId === route.routeId)
    .sort((a, b) => a.position! - b.position!);
  const most = Math.floor((BOTTOM - MARGIN - HEAD) / ROW);
  const pages = Math.ceil(stops.length / most);
  stops.forEach((stop, index) => {
    if (index % most === 0) {
      document.addPage();
      writeHead(document, record, { route, stops, due, page: `${index / most + 1} / ${pages}` });
      writeFoot(document);
    }
    const top = MARGIN + HEAD + (index % most) * ROW;
    writeStop(document, { stop, number: index + 1, until: latest(route, stop, record.run.mostMinutes), due }, top);
  });
}

/** Until when a box of the route is handed over: so long after it left as the kitchen set, and never beyond the food's own use-by. */
function latest({ departedAt, packed }: RouteRow, { useBy }: StopRow, mostMinutes: number): Date | null {
  if (departedAt === null || packed === null) return useBy;
  return new Date(Math.min(departedAt.getTime() + mostMinutes * MINUTE_MS, Date.parse(packed.useBy)));
}

interface Headed {
  readonly route: RouteRow;
  readonly stops: readonly StopRow[];
  readonly due: DueByPerson;
  readonly page: string;
}

function writeHead(document: Pen, { run }: RunRecord, { route, stops, due, page }: Headed): void {
  const { volunteerName, trip, mode, boxes, leavesAt, departedAt, packed } = route;
  const line = writeAt(document, { left: MARGIN, width: WIDTH });
  line(`${volunteerName ?? '志愿者'}  第 ${trip} 趟  ${MODE_WORDS[mode]}`, [MARGIN, 18, 'bold']);
  writeAt(document, { left: MARGIN + WIDTH - 60, width: 60 })(page, [MARGIN + 4, 10]);
  const what = `${run.businessDate} ${SLOT_WORDS[run.slot]} · ${run.facilityName} · ${stops.length} 份（最多 ${boxes} 份）`;
  line(what, [MARGIN + 26, 10]);
  const toCollect = stops.reduce((sum, { personId }) => sum + (due.get(personId) ?? 0), 0);
  line(
    `${clock(departedAt ?? leavesAt)} 离开食堂，离开后 ${run.mostMinutes} 分钟内送到 · 应收现金共 ${yuan(toCollect)}`,
    [MARGIN + 42, 10, 'bold'],
  );
  const dispatch =
    packed === null
      ? '箱数 ____   出发温度 ____ ℃   实际出发 ____:____   食用时限 ____:____'
      : `${packed.boxes} 箱   出发温度 ${packed.celsius} ℃   食用时限 ${clock(new Date(packed.useBy))}`;
  line(`${dispatch}   食堂电话 ${run.kitchenPhone ?? '____________________'}`, [MARGIN + 62, 10]);
  rule(document, MARGIN + HEAD - 10);
}

function writeFoot(document: Pen): void {
  rule(document, BOTTOM + 8);
  const line = writeAt(document, { left: MARGIN, width: WIDTH });
  RULES.forEach((text, index) => line(text, [BOTTOM + 14 + index * 15, 9]));
  line('送餐人签名 ________________   交回时间 ____:____   交回现金 ____________ 元   食堂签名 ________________', [
    BOTTOM + 14 + RULES.length * 15,
    9,
  ]);
}

interface Written {
  readonly stop: StopRow;
  readonly number: number;
  readonly until: Date | null;
  readonly due: DueByPerson;
}

function writeStop(document: Pen, { stop, number, until, due }: Written, top: number): void {
  const { residentName, labelNo, arrivesAt, villageName, addressLine, doorNote, phone, handover, handoverNote } = stop;
  const line = writeAt(document, { left: MARGIN + INDENT, width: WIDTH - INDENT });
  writeAt(document, { left: MARGIN, width: INDENT })(String(number), [top, 15, 'bold']);
  line(`${residentName ?? ''}  标签 ${labelNo}  约 ${clock(arrivesAt)}，${clock(until)} 前送到  ${phone ?? ''}`, [
    top,
    11,
    'bold',
  ]);
  const door = doorNote === null ? '' : `（${doorNote}）`;
  line(`${villageName ?? ''} ${addressLine ?? ''}${door}`, [top + 16, 9]);
  const avoided = (stop.restrictions ?? []).map((restriction) => AVOIDED[restriction]).join('、');
  line([HANDOVER_WORDS[handover], handoverNote ?? '', stop.setName ?? '', avoided].filter(Boolean).join(' · '), [
    top + 29,
    9,
  ]);
  line(collected(stop, due), [top + 42, 10, 'bold']);
  tickLine(document, { left: MARGIN + INDENT, top: top + 58 }, [...HANDED, ...NOT_HANDED]);
  line('时间 ____:____   签收 __________________   备注 ______________________________', [top + 74, 9]);
  rule(document, top + ROW - 5);
}

/** What the elder pays into the volunteer's hand. */
function collected({ paymentMethod, personId }: StopRow, due: DueByPerson): string {
  if (paymentMethod === 'wallet') return '钱包付，不收现金';
  const fen = due.get(personId);
  if (fen === 0) return '不用收钱';
  return `应收 ${fen === undefined ? '________ 元（问食堂）' : yuan(fen)}   实收 ____________ 元`;
}

function yuan(fen: number): string {
  return `${(fen / 100).toFixed(2)} 元`;
}

function rule(document: Pen, top: number): void {
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
