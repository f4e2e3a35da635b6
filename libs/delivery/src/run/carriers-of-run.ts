import type { Tx } from '@nuancan/platform';
import type { Slot } from '../delivery-words.js';

/** How somebody carries boxes. */
export const CARRIER_MODES = ['walk', 'ebike', 'car'] as const;
export type CarrierMode = (typeof CARRIER_MODES)[number];

/** Which run somebody is asked for. */
export interface RunPlace {
  readonly runId: string;
  readonly districtCode: string;
  readonly townCode: string;
  readonly facilityId: string;
  readonly businessDate: string;
  readonly slot: Slot;
}

/** A volunteer who may bring meals: how, how many, when, and where they know their way. */
export interface Carrier {
  readonly volunteerId: string;
  /** Null where the scope may not read it. */
  readonly name: string | null;
  readonly mode: CarrierMode;
  /** Portions per trip. */
  readonly boxes: number;
  readonly mostTrips: number;
  /** Said to come to this run; the operator may still put them in or take them out. */
  readonly available: boolean;
  /** Out for so long at most, all trips together. */
  readonly mostMinutes: number;
  /** When they may be under way. */
  readonly from: Date;
  readonly to: Date;
  /** Villages they know, by code. */
  readonly areas: readonly string[];
  readonly skills: readonly string[];
}

/** Who may carry a run. */
export abstract class CarriersOfRun {
  /** Everybody who could, whether or not they said they come. */
  abstract find(tx: Tx, run: RunPlace): Promise<Carrier[]>;
}
