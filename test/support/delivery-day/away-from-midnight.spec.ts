import { expect, it } from 'vitest';
import { toMidnightPassedMs } from './away-from-midnight.js';

const MINUTE_MS = 60_000;

it.each([
  ['2026-11-30T15:51:59Z', 0],
  ['2026-11-30T15:53:00Z', 11],
  ['2026-11-30T16:00:00Z', 4],
  ['2026-11-30T16:03:00Z', 1],
  ['2026-11-30T16:04:00Z', 0],
  ['2026-11-30T04:00:00Z', 0],
])('a day that would begin at %s waits %i minutes for midnight in Shanghai', (now, minutes) => {
  expect(toMidnightPassedMs(new Date(now))).toBe(minutes * MINUTE_MS);
});
