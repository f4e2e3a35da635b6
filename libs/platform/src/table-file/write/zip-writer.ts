import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be put into a zip. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1 January 1980, so that the same parts are the same bytes. */
const FIXED_DATE = 0x21;

/** Packs a few parts into a zip, all in memory: for workbooks we write ourselves. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const facts = factsOf({ raw, packed, nameLength: nameBytes.length });
    const local = Buffer.concat([words32([LOCAL_HEADER]), facts, nameBytes, packed]);
    directory.push(
      words32([CENTRAL_HEADER]),
      words16([VERSION]),
      facts,
      Buffer.alloc(10),
      words32([offset]),
      nameBytes,
    );
    pieces.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    words32([END_OF_DIRECTORY]),
    words16([0, 0, parts.length, parts.length]),
    words32([central.length, offset]),
    words16([0]),
  ]);
  return Buffer.concat([...pieces, central, end]);
}

/** What the local and the central header of a part have in common. */
function factsOf({ raw, packed, nameLength }: { raw: Buffer; packed: Buffer; nameLength: number }): Buffer {
  return Buffer.concat([
    words16([VERSION, UTF8_NAMES, DEFLATED, 0, FIXED_DATE]),
    words32([crc32(raw), packed.length, raw.length]),
    words16([nameLength, 0]),
  ]);
}

function words16(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => bytes.writeUInt16LE(value, at * 2));
  return bytes;
}

function words32(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeUInt32LE(value, at * 4));
  return bytes;
}
