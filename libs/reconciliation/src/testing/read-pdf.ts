import { inflateSync } from 'node:zlib';

/** The texts on each page of a PDF that pdfkit wrote, in the order they were put there: what somebody who copies them gets. */
export function readPdf(bytes: Buffer): string[][] {
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of bytes.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    objects.set(id, body);
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body));
  return pages.map((page) => {
    const fonts = fontsOf(objects, page);
    const content = streamOf(objects, referred(page, 'Contents'));
    const texts: string[] = [];
    let letters = new Map<string, string>();
    for (const [, font, array = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font === undefined) texts.push(decoded(array, letters));
      else letters = fonts.get(font) ?? new Map();
    }
    return texts;
  });
}

function fontsOf(objects: ReadonlyMap<string, string>, page: string): Map<string, Map<string, string>> {
  const resources = objects.get(referred(page, 'Resources')) ?? '';
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, lettersOf(streamOf(objects, referred(objects.get(id) ?? '', 'ToUnicode'))));
  }
  return fonts;
}

/** What each glyph of a subset stands for, by its map to Unicode. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from, 16);
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const glyph = (first + at).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    }
  }
  return letters;
}

function decoded(array: string, letters: ReadonlyMap<string, string>): string {
  const glyphs = [...array.matchAll(/<([0-9a-f]+)>/gi)].flatMap(
    ([, hex = '']) => hex.toLowerCase().match(/.{4}/g) ?? [],
  );
  return glyphs.map((glyph) => letters.get(glyph) ?? '�').join('');
}

function referred(body: string, key: string): string {
  return new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '';
}

function streamOf(objects: ReadonlyMap<string, string>, id: string): string {
  const body = objects.get(id) ?? '';
  const begin = body.indexOf('stream\n') + 'stream\n'.length;
  const packed = Buffer.from(body.slice(begin, body.lastIndexOf('\nendstream')), 'latin1');
  return inflateSync(packed).toString('latin1');
}
