import type { SlotOpening } from '../../api/contract.js';

/** Whether a clock time `HH:MM` lies outside the hours of a slot that is served; never where no hours are set. */
export function isOtherHour({ open, opensAt, closesAt }: SlotOpening, time: string): boolean {
  return open && opensAt !== null && closesAt !== null && (time < opensAt || time > closesAt);
}
