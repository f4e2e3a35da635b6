import { isUtf8 } from 'node:buffer';
import { TableFileErrors } from '../table-file.errors.js';

/** How the bytes of a text are to be decoded. */
export interface TextEncoding {
  /** A label of the WHATWG Encoding Standard. */
  readonly name: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
  /** Bytes of the byte order mark before the text. */
  readonly markBytes: number;
}

/** GB18030 gives every sequence without a character a place here: real lists have next to none. */
const PRIVATE_USE = /[\uE000-\uF8FF]/g;
const MOST_PRIVATE_SHARE = 0.01;
/** Of all that is not ASCII; GBK read as UTF-8 is nearly all replacement characters. */
const MOST_DAMAGED_SHARE = 0.1;
const SAMPLE_BYTES = 4 * 1024 * 1024;

/**
 * Decides by the bytes and nothing else: a byte order mark; strictly valid UTF-8; else GB18030, of which GBK and GB2312
 * are parts. A UTF-8 text with a few broken bytes is called damaged, for as GB18030 it would be read as wrong characters.
 * @throws TABLE_FILE.ENCODING_UNKNOWN, TABLE_FILE.ENCODING_DAMAGED
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  if (startsWith(bytes, [0xff, 0xfe])) return requireValid(bytes, { name: 'utf-16le', markBytes: 2 });
  if (startsWith(bytes, [0xfe, 0xff])) return requireValid(bytes, { name: 'utf-16be', markBytes: 2 });
  const marked = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  if (isUtf8(bytes)) return { name: 'utf-8', markBytes: marked ? 3 : 0 };
  if (marked || isDamagedUtf8(bytes)) throw damaged('UTF-8', firstInvalidUtf8(bytes));
  return requireChinese(bytes);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function requireValid(bytes: Uint8Array, encoding: TextEncoding): TextEncoding {
  const decoder = new TextDecoder(encoding.name, { fatal: true });
  try {
    decoder.decode(bytes.subarray(encoding.markBytes));
  } catch {
    throw damaged(encoding.name.toUpperCase(), encoding.markBytes);
  }
  return encoding;
}

function requireChinese(bytes: Uint8Array): TextEncoding {
  let text: string;
  try {
    text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    throw TableFileErrors.ENCODING_UNKNOWN();
  }
  const beyondAscii = countBeyondAscii(text);
  const privateUse = text.match(PRIVATE_USE)?.length ?? 0;
  if (privateUse > beyondAscii * MOST_PRIVATE_SHARE) throw TableFileErrors.ENCODING_UNKNOWN();
  return { name: 'gb18030', markBytes: 0 };
}

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, SAMPLE_BYTES));
  const beyondAscii = countBeyondAscii(text);
  const broken = text.split('\uFFFD').length - 1;
  return beyondAscii >= 10 && broken <= Math.max(1, beyondAscii * MOST_DAMAGED_SHARE);
}

function countBeyondAscii(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) count += 1;
  return count;
}

/** By halving: a prefix is valid when it is, but for a character cut at its end. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8Prefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isUtf8Prefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function damaged(encoding: string, byte: number): Error {
  return TableFileErrors.ENCODING_DAMAGED({ encoding, byte });
}
