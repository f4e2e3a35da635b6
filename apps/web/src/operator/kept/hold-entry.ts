import type { KeptRow } from '../store/till-database.js';

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 300_000;

/** How an entry waits over which the server has failed once more: each time twice as long, five minutes at most. Pure. */
export function holdEntry(
  { held }: Pick<KeptRow, 'held'>,
  problem: NonNullable<KeptRow['problem']>,
  nowMs: number,
): NonNullable<KeptRow['held']> {
  const times = (held?.times ?? 0) + 1;
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (times - 1));
  return { ...problem, times, until: new Date(nowMs + pauseMs).toISOString() };
}

/** Whether it still waits; not where a clock was set back meanwhile. Pure. */
export function isHeld({ held }: Pick<KeptRow, 'held'>, nowMs: number): boolean {
  if (held === undefined) return false;
  const leftMs = Date.parse(held.until) - nowMs;
  return leftMs > 0 && leftMs <= LONGEST_PAUSE_MS;
}
