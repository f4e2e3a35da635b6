const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** After the first attempt, the second and so on: a day in all. */
const PAUSES_MS = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 13 * HOUR];

/** How long to wait after so many attempts, not less than the other side asked for; null: that was the last. */
export function retryPauseMs(attempts: number, asked = 0): number | null {
  const pause = PAUSES_MS[attempts - 1];
  return pause === undefined ? null : Math.max(pause, asked);
}
