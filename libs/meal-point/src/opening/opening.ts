import { weekdayOf, type BusinessDate } from '@nuancan/kernel';
import type { FacilityTier } from '../facility/facility-tier.js';
import type { MealSlot } from '../meal-slot.js';
import type { FacilityState } from '../standing/facility-state.js';

/** Dates are `YYYY-MM-DD`, both days included; `validTo` null: until further notice. */
interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** `HH:MM` on the clock of Asia/Shanghai. */
export interface SlotHours {
  readonly opensAt: string;
  readonly lastOrderAt: string;
  readonly closesAt: string;
}

/** What decides whether a facility is open, as `meal_point.opening_facts` answers it. */
export interface OpeningFacts {
  readonly tier: FacilityTier;
  readonly openedOn: string;
  readonly closedOn: string | null;
  /** In the order they were recorded. */
  readonly states: readonly { readonly state: FacilityState; readonly validFrom: string }[];
  /** Weekday 1 = Monday to 7 = Sunday. */
  readonly hours: readonly (Dated & SlotHours & { readonly weekday: number; readonly slot: MealSlot })[];
  readonly exceptions: readonly (Dated & {
    readonly kind: 'closed' | 'open';
    /** Null: all slots. */
    readonly slot: MealSlot | null;
    readonly reason: string;
    readonly opensAt: string | null;
    readonly lastOrderAt: string | null;
    readonly closesAt: string | null;
  })[];
  readonly supplies: readonly (Dated & { readonly slot: MealSlot })[];
}

/** Why a facility does not serve: by its state, by a closed day, or because the timetable has no such slot. */
export const CLOSED_WHYS = ['facility_not_open', 'closed_day', 'not_in_timetable'] as const;
export type ClosedWhy = (typeof CLOSED_WHYS)[number];

/** Whether a slot of a day is served. */
export type Opening =
  | { readonly open: true; readonly hours: SlotHours | null; readonly extra: boolean }
  | { readonly open: false; readonly why: ClosedWhy; readonly reason: string | null };

function holds(row: Dated, date: BusinessDate): boolean {
  return row.validFrom <= date && (row.validTo === null || date <= row.validTo);
}

/** The state on a day: the last recorded of those that have begun; null before the first. */
export function stateOn(states: OpeningFacts['states'], date: BusinessDate): FacilityState | null {
  return states.findLast(({ validFrom }) => validFrom <= date)?.state ?? null;
}

/**
 * Whether a facility serves a slot on a day, and when. The state comes first, then the day's exception, then the
 * timetable. A facility without any timetable on that day has unknown hours and counts as open. Pure.
 */
export function openingOn(facts: OpeningFacts, date: BusinessDate, slot: MealSlot): Opening {
  const inBusiness = facts.openedOn <= date && (facts.closedOn === null || date <= facts.closedOn);
  if (!inBusiness || stateOn(facts.states, date) !== 'open') {
    return { open: false, why: 'facility_not_open', reason: null };
  }
  const exception = facts.exceptions.find((row) => holds(row, date) && (row.slot === null || row.slot === slot));
  if (exception?.kind === 'closed') return { open: false, why: 'closed_day', reason: exception.reason };
  if (exception) return { open: true, hours: hoursOf(exception), extra: true };
  const timetable = facts.hours.filter((row) => holds(row, date));
  if (timetable.length === 0) return { open: true, hours: null, extra: false };
  const weekday = weekdayOf(date);
  const row = timetable.find((line) => line.weekday === weekday && line.slot === slot);
  return row
    ? { open: true, hours: hoursOf(row), extra: false }
    : { open: false, why: 'not_in_timetable', reason: null };
}

/** Whether a facility serves a slot on a day. */
export function isOpen(facts: OpeningFacts, date: BusinessDate, slot: MealSlot): boolean {
  return openingOn(facts, date, slot).open;
}

/** What a reviewer should know of a meal served there and then. */
export const SERVING_FLAGS = ['facility_not_open', 'served_while_closed', 'no_supplier'] as const;
export type ServingFlag = (typeof SERVING_FLAGS)[number];

/** The flags of a meal by where and when it was served; a meal is a fact and is never refused for it. */
export function servingFlags(facts: OpeningFacts, date: BusinessDate, slot: MealSlot): ServingFlag[] {
  const flags: ServingFlag[] = [];
  const opening = openingOn(facts, date, slot);
  if (!opening.open) flags.push(opening.why === 'facility_not_open' ? 'facility_not_open' : 'served_while_closed');
  const isFed = facts.supplies.some((supply) => supply.slot === slot && holds(supply, date));
  if (facts.tier === 'meal_point' && !isFed) flags.push('no_supplier');
  return flags;
}

function hoursOf(row: {
  opensAt: string | null;
  lastOrderAt: string | null;
  closesAt: string | null;
}): SlotHours | null {
  const { opensAt, lastOrderAt, closesAt } = row;
  return opensAt === null || lastOrderAt === null || closesAt === null ? null : { opensAt, lastOrderAt, closesAt };
}
