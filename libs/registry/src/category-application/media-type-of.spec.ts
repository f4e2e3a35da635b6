import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type-of.js';

describe('mediaTypeOf', () => {
  it.each([
    ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0])],
    ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['application/pdf', Buffer.from('%PDF-1.7\n')],
    [null, Buffer.from('<html><script>')],
    [null, Buffer.from('PK\u0003\u0004....')],
    [null, Buffer.from('%PDF-')],
    [null, Buffer.alloc(0)],
  ])('knows %s by its first bytes', (expected, content) => {
    expect(mediaTypeOf(content)).toBe(expected);
  });
});
