interface WrapOptions {
  readonly width: number;
  readonly mostLines: number;
  /** Width of a text in the same unit. */
  readonly widthOf: (text: string) => number;
}

/** Characters that are not divided from each other: a code or a number breaks only where it alone is wider than the line. */
const TOGETHER = /[\p{Script=Latin}\d.,:/_+-]/u;

/** A text in lines of a width; what is longer than the lines allowed ends with `…`. */
export function wrapText(text: string, { width, mostLines, widthOf }: WrapOptions): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const piece of piecesOf(text.replace(/\s+/g, ' '), (one) => widthOf(one) > width)) {
    const pieceWidth = widthOf(piece);
    if (line !== '' && lineWidth + pieceWidth > width) {
      lines.push(line.trimEnd());
      if (lines.length === mostLines) return cutOff(lines);
      line = '';
      lineWidth = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    lineWidth += pieceWidth;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function cutOff(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${[...(lines.at(-1) ?? '')].slice(0, -1).join('')}…`];
}

function* piecesOf(text: string, isTooWide: (piece: string) => boolean): Generator<string> {
  let word = '';
  for (const character of text) {
    if (TOGETHER.test(character)) {
      word += character;
      continue;
    }
    yield* wordPieces(word, isTooWide);
    word = '';
    yield character;
  }
  yield* wordPieces(word, isTooWide);
}

function* wordPieces(word: string, isTooWide: (piece: string) => boolean): Generator<string> {
  if (word === '') return;
  if (isTooWide(word)) yield* word;
  else yield word;
}
