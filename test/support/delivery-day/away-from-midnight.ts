import { setTimeout as sleep } from 'node:timers/promises';
import { businessDateAt } from '@nuancan/kernel';

const MINUTE_MS = 60_000;
/** A day takes so long at most, on a machine that is busy. */
const BEFORE_MS = 8 * MINUTE_MS;
/** Phones that were without a network say what was said three minutes ago. */
const AFTER_MS = 4 * MINUTE_MS;

/** So long a day that begins now has to wait: one that midnight in Shanghai cuts in two is two business days. Pure. */
export function toMidnightPassedMs(now: Date): number {
  const midnight = startOf(businessDateAt(new Date(now.getTime() + BEFORE_MS)));
  return Math.max(0, midnight + AFTER_MS - now.getTime());
}

export async function awayFromMidnight(): Promise<void> {
  await sleep(toMidnightPassedMs(new Date()));
}

function startOf(businessDate: string): number {
  return Date.parse(`${businessDate}T00:00:00+08:00`);
}
