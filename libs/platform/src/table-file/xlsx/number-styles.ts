import { readWholeXml } from './read-xml.js';
import type { ZipArchive } from './zip-archive.js';

const STYLES = 'xl/styles.xml';
/** Built-in formats that show a date; 27–36 and 50–58 are those of Chinese and Japanese installations (ECMA-376, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 31), 36, ...range(50, 54), 57, 58]);
/** What of a format is shown as it stands: quoted, escaped, in brackets, padded. */
const LITERALS = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g;

/** By the index of a cell's style, whether its number is shown as a date. */
export async function readDateStyles(archive: ZipArchive): Promise<readonly boolean[]> {
  if (!archive.has(STYLES)) return [];
  const custom = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readWholeXml(archive, STYLES, {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) {
        const format = Number(attributes['numFmtId'] ?? 0);
        styles.push(custom.get(format) ?? BUILT_IN_DATES.has(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** A format with a year or a day in it; hours and minutes alone are a time. */
export function isDateFormat(code: string): boolean {
  const shown = (code.split(';')[0] ?? '').replace(LITERALS, '');
  return /[ydeg]/i.test(shown) && !/general/i.test(shown);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
