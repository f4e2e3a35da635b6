import { describe, expect, it } from 'vitest';
import { stripPhoto } from './strip-photo.js';

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const JFIF = segment(0xe0, Buffer.from('JFIF\0 with a thumbnail of Exif\0\0'));
const JFXX = segment(0xe0, Buffer.from('JFXX\0 and another'));
const PLAIN = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const EXIF = segment(0xe1, Buffer.from('Exif\0\0 30.27N 121.15E'));
const COMMENT = segment(0xfe, Buffer.from('vivo X90'));
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
]);
const [SOI, EOI] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])];

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture that says it is so wide and so high. */
const pngOf = (width: number, height: number): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([PNG, chunk('IHDR', head), chunk('IDAT', Buffer.from('x')), chunk('IEND', Buffer.alloc(0))]);
};
const jpegOf = (width: number, height: number): Buffer => {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([SOI, segment(0xc2, frame), SCAN, EOI]);
};

describe('stripPhoto', () => {
  it('takes place, thumbnails, comments and trailers out of a JPEG and keeps the picture, of several scans, too', () => {
    const sent = Buffer.concat([SOI, JFIF, JFXX, EXIF, COMMENT, SCAN, EXIF, SCAN, EOI, EXIF]);
    expect(stripPhoto(sent)).toEqual({
      mediaType: 'image/jpeg',
      content: Buffer.concat([SOI, PLAIN, SCAN, SCAN, EOI]),
    });
  });

  it('takes texts, times and Exif out of a PNG', () => {
    const [head, body, end] = [
      chunk('IHDR', Buffer.alloc(13)),
      chunk('IDAT', Buffer.from('xy')),
      chunk('IEND', Buffer.alloc(0)),
    ];
    const sent = [
      PNG,
      head,
      chunk('tEXt', Buffer.from('Author\0王')),
      chunk('eXIf', Buffer.from('MM')),
      body,
      end,
      EXIF,
    ];
    expect(stripPhoto(Buffer.concat(sent))).toEqual({
      mediaType: 'image/png',
      content: Buffer.concat([PNG, head, body, end]),
    });
  });

  it('refuses what would take gigabytes on the screen of whoever looks at it', () => {
    for (const [width, height, taken] of [
      [8_000, 6_000, true],
      [60_000, 60_000, false],
      [65_000, 1_000, false],
    ] as const) {
      expect(stripPhoto(pngOf(width, height)) !== null).toBe(taken);
      expect(stripPhoto(jpegOf(width, height)) !== null).toBe(taken);
    }
    expect(stripPhoto(pngOf(2 ** 31, 1))).toBeNull();
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['a JPEG without a picture', Buffer.concat([SOI, EOI])],
    ['half a JPEG', Buffer.concat([SOI, JFIF, SCAN])],
    ['a JPEG whose segment goes beyond its end', Buffer.concat([SOI, JFIF.subarray(0, 6)])],
    ['half a PNG', Buffer.concat([PNG, chunk('IHDR', Buffer.alloc(13))])],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_what, sent) => {
    expect(stripPhoto(sent)).toBeNull();
  });
});
