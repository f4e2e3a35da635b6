import type { Slot } from '../../api/contract.js';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const HOUR_MS = 3_600_000;
const BREAKFAST_ENDS = 9.5;
const LUNCH_ENDS = 15;

/** The slot being served at an instant by the clock in Shanghai: breakfast before 9:30, lunch before 15:00. */
export function slotAt(instant: Date): Slot {
  const hour = ((instant.getTime() + SHANGHAI_OFFSET_MS) / HOUR_MS) % 24;
  if (hour < BREAKFAST_ENDS) return 'breakfast';
  return hour < LUNCH_ENDS ? 'lunch' : 'dinner';
}
