import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be put into a zip. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
}

/** The same, packed already. */
export interface PackedPart {
  readonly name: string;
  readonly packed: Buffer;
  /** Of the unpacked bytes. */
  readonly crc: number;
  readonly size: number;
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
export function writeZip(parts: readonly (ZipPart | PackedPart)[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const packedPart = 'packed' in part ? part : pack(part);
    const nameBytes = Buffer.from(part.name);
    const facts = factsOf(packedPart, nameBytes.length);
    const local = Buffer.concat([words32([LOCAL_HEADER]), facts, nameBytes, packedPart.packed]);
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

function pack({ name, content }: ZipPart): PackedPart {
  const raw = Buffer.from(content as string);
  return { name, packed: deflateRawSync(raw), crc: crc32(raw), size: raw.length };
}

/** What the local and the central header of a part have in common. */
function factsOf({ packed, crc, size }: PackedPart, nameLength: number): Buffer {
  return Buffer.concat([
    words16([VERSION, UTF8_NAMES, DEFLATED, 0, FIXED_DATE]),
    words32([crc, packed.length, size]),
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
