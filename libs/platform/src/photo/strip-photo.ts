/** What a photo may be. */
export const PHOTO_MEDIA_TYPES = ['image/jpeg', 'image/png'] as const;
export type PhotoMediaType = (typeof PHOTO_MEDIA_TYPES)[number];
/** The database refuses a larger one, too. */
export const MOST_PHOTO_BYTES = 1024 * 1024;
/** A few bytes may say that they are a picture that takes gigabytes where it is looked at. */
const MOST_PIXELS = 50_000_000;

/** A photo without what its camera wrote into it. */
export interface StrippedPhoto {
  readonly mediaType: PhotoMediaType;
  readonly content: Buffer;
}

const PNG_BEGINS = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_KEPT = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT'];
const PNG_AROUND = 12;

/** Where a chunk or segment says how high and how wide the picture is, from its beginning. */
const PNG_SIZE = { width: 8, height: 12, end: 16 };
const JPEG_SIZE = { height: 5, width: 7, end: 9 };
/** What begins a frame of a JPEG; between them are a few of other kinds. */
const FRAMES = { first: 0xc0, last: 0xcf, not: [0xc4, 0xc8, 0xcc] };

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
/** Version 1.01, pixels as wide as high, no thumbnail. */
const PLAIN_APP0 = Buffer.concat([
  Buffer.from([0xff, APP0, 0, 16]),
  Buffer.from('JFIF\0', 'latin1'),
  Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0]),
]);
const RESTARTS = { first: 0xd0, last: 0xd7 };

/**
 * Takes place, time, device and comments out of a photo, and whatever follows its end. Told by its content: null for what is
 * neither a whole JPEG nor a whole PNG, or of more than fifty million pixels. Pure.
 */
export function stripPhoto(content: Buffer): StrippedPhoto | null {
  if (content[0] === 0xff && content[1] === SOI) {
    const stripped = stripJpeg(content);
    return stripped && { mediaType: 'image/jpeg', content: stripped };
  }
  if (content.subarray(0, PNG_BEGINS.length).equals(PNG_BEGINS)) {
    const stripped = stripPng(content);
    return stripped && { mediaType: 'image/png', content: stripped };
  }
  return null;
}

function stripJpeg(content: Buffer): Buffer | null {
  const kept: Buffer[] = [content.subarray(0, 2), PLAIN_APP0];
  let scans = 0;
  let at = 2;
  while (at + 4 <= content.length || content[at + 1] === EOI) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] ?? 0;
    if (marker === EOI) return scans === 0 ? null : Buffer.concat([...kept, content.subarray(at, at + 2)]);
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length || (isFrame(marker) && isHuge(content.subarray(at, end), 'readUInt16BE', JPEG_SIZE)))
      return null;
    if (!isPrivate(marker)) kept.push(content.subarray(at, end));
    at = end;
    if (marker === SOS) {
      scans += 1;
      const next = endOfScan(content, at);
      kept.push(content.subarray(at, next));
      at = next;
    }
  }
  return null;
}

function isFrame(marker: number): boolean {
  return marker >= FRAMES.first && marker <= FRAMES.last && !FRAMES.not.includes(marker);
}

function isHuge(part: Buffer, read: 'readUInt16BE' | 'readUInt32BE', { width, height, end }: typeof PNG_SIZE): boolean {
  return part.length < end || part[read](width) * part[read](height) > MOST_PIXELS;
}

/** APP14 says how colours are coded; every other one, also a thumbnail in APP0, and comments may tell of people. */
function isPrivate(marker: number): boolean {
  return (marker >= APP0 && marker <= APP15 && marker !== APP14) || marker === COMMENT;
}

/** Where the next marker begins: within a scan FF is followed by 00, or by a restart. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = from; at + 1 < content.length; at += 1) {
    const next = content[at + 1] ?? 0;
    if (content[at] === 0xff && next !== 0 && next !== 0xff && (next < RESTARTS.first || next > RESTARTS.last))
      return at;
  }
  return content.length;
}

function stripPng(content: Buffer): Buffer | null {
  const kept: Buffer[] = [PNG_BEGINS];
  let at = PNG_BEGINS.length;
  while (at + PNG_AROUND <= content.length) {
    const end = at + PNG_AROUND + content.readUInt32BE(at);
    if (end > content.length) return null;
    const type = content.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR' && isHuge(content.subarray(at, end), 'readUInt32BE', PNG_SIZE)) return null;
    if (PNG_KEPT.includes(type)) kept.push(content.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}
