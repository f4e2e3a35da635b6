import type { CoverageWorld } from '../world/coverage-world.js';
import { isServing, type CoveredSlot, type WorldFacility } from '../world/world.js';
import type { FacilityChange } from './facility-change.js';

/** A facility as a list of changes leaves it. */
export interface PlannedFacility {
  /** Of the world; null: it is added. */
  readonly facility: number | null;
  /** The last change that is about it, by its place in the list. */
  readonly change: number;
  readonly isOpen: boolean;
  readonly slots: readonly CoveredSlot[] | null;
  readonly seats: number | null;
  /** Where it is put, and by which change; null: where it was. */
  readonly place: { readonly longitude: number; readonly latitude: number; readonly change: number } | null;
}

/**
 * What becomes of each facility that the changes name, and of each that they add.
 * @param unknown the failure to throw when a change, counted from 1, names no facility that stands
 */
export function plannedFacilities(
  world: CoverageWorld,
  changes: readonly FacilityChange[],
  unknown: (change: number) => Error,
): PlannedFacility[] {
  const planned = new Map<number, PlannedFacility>();
  const added: PlannedFacility[] = [];
  changes.forEach((change, at) => {
    if (change.kind === 'add') {
      const { seats = null, slots = null } = change;
      added.push({ facility: null, change: at, isOpen: true, slots, seats, place: placeOf(change, at) });
      return;
    }
    const facility = world.facilityIndex(change.facilityId ?? '');
    if (facility === undefined) throw unknown(at + 1);
    const before = planned.get(facility) ?? unchanged(world.parts.facilities[facility]!, facility);
    planned.set(facility, { ...before, ...changed(change, at), change: at });
  });
  return [...planned.values(), ...added];
}

/** Whether it serves a slot, as changed. */
export function servesAfter({ isOpen, slots }: PlannedFacility, slot: CoveredSlot | null): boolean {
  return isServing({ isOpen, slots }, slot);
}

function unchanged({ isOpen, slots, seats }: WorldFacility, facility: number): PlannedFacility {
  return { facility, change: 0, isOpen, slots, seats, place: null };
}

function changed(change: FacilityChange, at: number): Partial<PlannedFacility> {
  switch (change.kind) {
    case 'close':
      return { isOpen: false };
    case 'hours':
      return { slots: change.slots ?? [] };
    case 'capacity':
      return { seats: change.seats ?? null };
    default:
      return { place: placeOf(change, at) };
  }
}

function placeOf({ longitude, latitude }: FacilityChange, change: number): PlannedFacility['place'] {
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude, change } : null;
}
