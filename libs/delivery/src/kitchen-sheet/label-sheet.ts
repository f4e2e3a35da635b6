import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { OrderDto } from '../order/order.dto.js';
import { AVOIDED, HANDOVER_WORDS, SLOT_WORDS } from './label-words.js';

const require = createRequire(import.meta.url);
/** Noto Sans SC (OFL 1.1); only the characters that are used go into the file. */
const REGULAR = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
const BOLD = require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf');

/** The usual sheet of 24 labels, 70 by 37 mm, in points of 1/72 inch: A4 is 595.28 by 841.89. */
const SHEET = { columns: 3, rows: 8, width: 198.42, height: 104.88, top: 1.4 } as const;
const PAD = 8;
const INNER = SHEET.width - 2 * PAD;

type Labelled = Pick<
  OrderDto,
  | 'labelNo'
  | 'residentName'
  | 'villageName'
  | 'addressLine'
  | 'setName'
  | 'restrictions'
  | 'clashes'
  | 'handover'
  | 'handoverNote'
>;

/** What the head of every label says. */
export interface LabelHead {
  readonly businessDate: string;
  readonly slot: keyof typeof SLOT_WORDS;
  readonly kitchenName: string;
}

/** Labels for the boxes, 24 on a sheet of A4, in the order of their numbers; what would run over is cut with an ellipsis. */
export async function writeLabelSheet(head: LabelHead, orders: readonly Labelled[]): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    info: { Title: '送餐标签', Creator: 'Nuancan' },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve);
    document.on('error', reject);
  });
  document.registerFont('regular', REGULAR).registerFont('bold', BOLD);
  orders.forEach((order, place) => {
    const onPage = place % (SHEET.columns * SHEET.rows);
    if (onPage === 0) document.addPage();
    const left = (onPage % SHEET.columns) * SHEET.width + PAD;
    const top = SHEET.top + Math.floor(onPage / SHEET.columns) * SHEET.height + PAD;
    writeLabel(document, { left, top }, [head, order]);
  });
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

function writeLabel(
  document: PDFKit.PDFDocument,
  { left, top }: { readonly left: number; readonly top: number },
  [head, order]: readonly [LabelHead, Labelled],
): void {
  const line = (text: string, down: number, size: number, font: 'regular' | 'bold' = 'regular'): void => {
    document
      .font(font)
      .fontSize(size)
      .text(fitting(document, text, INNER), left, top + down, { lineBreak: false });
  };
  line(`${order.labelNo ?? ''}  ${order.residentName}`, 0, 17, 'bold');
  line(`${head.businessDate} ${SLOT_WORDS[head.slot]} · ${head.kitchenName}`, 25, 7.5);
  line(order.setName ?? '', 36, 10, 'bold');
  line(`${order.villageName} ${order.addressLine ?? '地址未登记'}`, 50, 8);
  line([HANDOVER_WORDS[order.handover], order.handoverNote ?? ''].join(' ').trim(), 62, 8);
  const avoided = order.restrictions.map((restriction) => AVOIDED[restriction]).join('、');
  if (avoided !== '') line(`${order.clashes.length > 0 ? '换菜！' : ''}${avoided}`, 74, 10, 'bold');
}

/** As much of a text as a width holds, with an ellipsis where it was cut. */
function fitting(document: PDFKit.PDFDocument, text: string, width: number): string {
  if (document.widthOfString(text) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && document.widthOfString(`${letters.join('')}…`) > width) letters.pop();
  return `${letters.join('')}…`;
}
