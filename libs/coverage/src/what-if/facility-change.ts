import type { CoveredSlot } from '../world/world.js';

/** What may be tried. */
export const CHANGE_KINDS = ['add', 'move', 'close', 'hours', 'capacity'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change of a list; what a later one says of a facility holds. What its kind has not is absent or null. */
export interface FacilityChange {
  readonly kind: ChangeKind;
  /** Of every kind but `add`. */
  readonly facilityId?: string | null | undefined;
  /** Where it is added or moved to, in WGS-84. */
  readonly longitude?: number | null | undefined;
  readonly latitude?: number | null | undefined;
  /** Of `capacity`, and of `add` if wished. */
  readonly seats?: number | null | undefined;
  /** Which meals it serves, of `hours`, and of `add` if wished; none: it serves nobody. */
  readonly slots?: readonly CoveredSlot[] | null | undefined;
}
