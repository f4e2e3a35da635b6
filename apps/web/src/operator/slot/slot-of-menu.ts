import type { Slot } from '../../api/contract.js';
import { slotAt } from './slot-at.js';

const ORDER: readonly Slot[] = ['breakfast', 'lunch', 'dinner'];

/** The slot of the hour, or the next one that the menu has; after the last one, the last. */
export function slotOfMenu(now: Date, slots: readonly Slot[]): Slot {
  const byHour = slotAt(now);
  const offered = ORDER.filter((slot) => slots.includes(slot));
  const next = offered.find((slot) => ORDER.indexOf(slot) >= ORDER.indexOf(byHour));
  return next ?? offered.at(-1) ?? byHour;
}
