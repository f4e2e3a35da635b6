import type { Diner, Slot } from '../../api/contract.js';
import { servedAtIn, type DayView } from './day-view.js';

/** An earlier meal of the diner in this slot. */
export interface EarlierMeal {
  /** RFC 3339; null when only the server's quote tells. */
  readonly at: string | null;
  /** Null here, and when the place is not known. */
  readonly facilityName: string | null;
}

/** The slot's meal a diner has had: here by this till's list, or anywhere by the server's answer. */
export function earlierMeal(diner: Diner, slot: Slot, day: DayView): EarlierMeal | null {
  const here = servedAtIn(day, { residentId: diner.residentId, slot });
  if (here !== null) return { at: here, facilityName: null };
  const elsewhere = diner.served.find((served) => served.slot === slot);
  return elsewhere ? { at: elsewhere.at, facilityName: elsewhere.facilityName } : null;
}
