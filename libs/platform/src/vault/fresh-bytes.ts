import { randomBytes } from 'node:crypto';

const POOL_BYTES = 4096;
let pool: Buffer | undefined;
let drawn = 0;

/** Random bytes, each handed out once; drawn by the page, as drawing takes longer than sealing a field. */
export function freshBytes(count: number): Buffer {
  if (pool === undefined || drawn + count > pool.length) {
    pool = randomBytes(POOL_BYTES);
    drawn = 0;
  }
  const bytes = pool.subarray(drawn, drawn + count);
  drawn += count;
  return bytes;
}
