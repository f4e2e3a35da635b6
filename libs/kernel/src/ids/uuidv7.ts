import { KernelErrors } from '../errors/kernel.errors.js';

const MAX_MS = 2 ** 48 - 1;
const RANDOM_BYTES = 10;

/**
 * A UUIDv7 (RFC 9562, 5.7) of a time and at least ten random bytes, both given: pure, for server and browser.
 * Ids of one millisecond are in no order.
 * @throws KERNEL.NOT_A_UUID_INPUT for a time outside 48 bits or too few bytes
 */
export function uuidv7({ nowMs, random }: { nowMs: number; random: Uint8Array }): string {
  if (!Number.isSafeInteger(nowMs) || nowMs < 0 || nowMs > MAX_MS) {
    throw KernelErrors.NOT_A_UUID_INPUT({ value: String(nowMs) });
  }
  if (random.length < RANDOM_BYTES) throw KernelErrors.NOT_A_UUID_INPUT({ value: `${random.length} random bytes` });
  const time = nowMs.toString(16).padStart(12, '0');
  const tail = [...random.subarray(0, RANDOM_BYTES)].map((byte, at) => {
    if (at === 0) return (byte & 0x0f) | 0x70;
    return at === 2 ? (byte & 0x3f) | 0x80 : byte;
  });
  const hex = time + tail.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
