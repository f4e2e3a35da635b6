import type { FacilityTier } from '@nuancan/meal-point';
import { PROFILES, type Profile, type Snaps, type WalkNetwork } from '@nuancan/walk-network';

/** Which meal of the day a facility serves; the timetable tells. */
export const COVERED_SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
export type CoveredSlot = (typeof COVERED_SLOTS)[number];

/** Residents of 60 and more, by the order of their ids; flags are 1 or 0. Nobody can be told from it by name or number. */
export interface WorldPeople {
  readonly count: number;
  /** Indices of `World.towns` and `World.villages`. */
  readonly town: Uint16Array;
  readonly village: Uint16Array;
  /** In 1e-7 degrees; 0 without a place. */
  readonly lon: Int32Array;
  readonly lat: Int32Array;
  readonly hasPlace: Uint8Array;
  /** The door was pointed at; else the middle of the village stands for it. */
  readonly isDoor: Uint8Array;
  /** Has a standing order of home delivery. */
  readonly delivered: Uint8Array;
  readonly over80: Uint8Array;
  /** Moderately to totally impaired. */
  readonly dependent: Uint8Array;
  readonly livesAlone: Uint8Array;
  readonly snaps: Snaps;
}

/** A facility that is not closed for good. */
export interface WorldFacility {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tier: FacilityTier;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly seats: number | null;
  /** In business on the day, and somewhere to eat: a central kitchen without seats only cooks. */
  readonly isOpen: boolean;
  /** What its timetable has on some day of the week; null: it has none, and serves whatever is asked for. */
  readonly slots: readonly CoveredSlot[] | null;
  /** Why it is on no edge of the network. */
  readonly problem: string | null;
}

/** A town or a village; of a village its middle, when it is known. */
export interface WorldArea {
  readonly code: string;
  readonly townCode: string;
  readonly name: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/** Everything that coverage is counted from, as it was on a day. */
export interface WorldParts {
  readonly networkId: string;
  readonly businessDate: string;
  readonly network: WalkNetwork;
  readonly people: WorldPeople;
  readonly facilities: readonly WorldFacility[];
  /** Where the facilities meet the network, by their order. */
  readonly facilitySnaps: Snaps;
  readonly towns: readonly WorldArea[];
  readonly villages: readonly WorldArea[];
}

/** How far is reached when nothing else is asked for. */
export const LIMIT_MINUTES = 15;
export const WALKING_PROFILES = Object.keys(PROFILES) as readonly Profile[];

/** Facilities that serve a slot, or any when none is named, by their order. */
export function servingFacilities({ facilities }: WorldParts, slot: CoveredSlot | null): number[] {
  return [...facilities.keys()].filter((at) => isServing(facilities[at]!, slot));
}

/** Whether somebody gets a meal there. */
export function isServing(
  { isOpen, slots }: Pick<WorldFacility, 'isOpen' | 'slots'>,
  slot: CoveredSlot | null,
): boolean {
  if (!isOpen || slots === null) return isOpen;
  return slot === null ? slots.length > 0 : slots.includes(slot);
}
