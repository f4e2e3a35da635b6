import { TableFileErrors } from '../table-file.errors.js';
import type { TableLimits } from '../table-file.js';
import { readWholeXml } from './read-xml.js';
import type { ZipArchive } from './zip-archive.js';

const SHARED = 'xl/sharedStrings.xml';
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** The texts that cells name by number; a rich text is its runs together, phonetic aids are left out. */
export async function readSharedTexts(archive: ZipArchive, limits: TableLimits): Promise<readonly string[]> {
  if (!archive.has(SHARED)) return [];
  const texts: string[] = [];
  let characters = 0;
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await readWholeXml(archive, SHARED, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (text) => {
      if (inText) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        characters += current.length + 1;
        if (characters > limits.sharedCharacters) {
          throw TableFileErrors.TOO_MANY_TEXTS({ most: limits.sharedCharacters });
        }
        texts.push(unescapedText(current));
      }
    },
  });
  return texts;
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376, ST_Xstring). */
export function unescapedText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
