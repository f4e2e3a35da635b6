/** A page that is written on. */
export type Pen = PDFKit.PDFDocument;

const TICK = 9;
const TICK_SIZE = 9.5;
const AFTER_TICK = 3;
const BETWEEN = 9;

/** Writes lines of text that stay within a width; what would run over is cut with an ellipsis. */
export function writeAt(
  document: Pen,
  { left, width }: { readonly left: number; readonly width: number },
): (text: string, at: readonly [top: number, size: number, font?: 'regular' | 'bold']) => void {
  return (text, [top, size, font = 'regular']) => {
    document
      .font(font)
      .fontSize(size)
      .text(text, left, top, { width, height: size * 1.2, ellipsis: true });
  };
}

/** Boxes to tick, each before its word, in one line. */
export function tickLine(
  document: Pen,
  { left, top }: { readonly left: number; readonly top: number },
  words: readonly string[],
): void {
  document.font('regular').fontSize(TICK_SIZE);
  let at = left;
  for (const word of words) {
    document
      .lineWidth(0.8)
      .strokeColor('#000000')
      .rect(at, top + 2.5, TICK, TICK)
      .stroke();
    document.text(word, at + TICK + AFTER_TICK, top, { lineBreak: false });
    at += TICK + AFTER_TICK + document.widthOfString(word) + BETWEEN;
  }
}
