import type { SeededRandom } from './seeded-random.js';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex32(word: number): string {
  return HEX[word >>> 24]! + HEX[(word >>> 16) & 255]! + HEX[(word >>> 8) & 255]! + HEX[word & 255]!;
}

/**
 * A reproducible UUIDv7 (RFC 9562, 5.7): the given time and pseudo-random bits. The kernel's `uuidv7` takes bytes and
 * checks them; a million ids for the demo need the shorter way.
 */
export function demoUuid(random: SeededRandom, atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  const high = hex32(((random.uint32() & 0x0fff) << 16) | (0x8000 | (random.uint32() & 0x3fff)));
  return `${time.slice(0, 8)}-${time.slice(8)}-7${high.slice(1, 4)}-${high.slice(4)}-${hex32(random.uint32())}${HEX[random.uint32() & 255]!}${HEX[random.uint32() & 255]!}`;
}

/** 128 pseudo-random bits as 32 hexadecimal digits: a QR token of the demo, guessable by design. */
export function demoToken(random: SeededRandom): string {
  return hex32(random.uint32()) + hex32(random.uint32()) + hex32(random.uint32()) + hex32(random.uint32());
}
