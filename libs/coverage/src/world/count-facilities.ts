import { floatingCatchment, NO_FACILITY } from '@nuancan/walk-network';
import type { CoverageWorld } from './coverage-world.js';
import type { SlotBase } from './walkers.js';

/** What a facility means to the people around it. */
export interface FacilityCount {
  /** Of `World.facilities`. */
  readonly facility: number;
  /** Within its reach. */
  readonly reached: number;
  /** For whom it is the nearest. */
  readonly nearestOf: number;
  /** Who would lose their reach if it closed; the rest of `reached` has another. */
  readonly onlyHere: number;
  /** Seats for a hundred within reach; null: how many seats it has is not known. */
  readonly seatsPerHundred: number | null;
}

const HUNDRED = 100;

/** Of each facility that serves. */
export function countFacilities({ parts }: CoverageWorld, base: SlotBase): FacilityCount[] {
  const { lists, byPerson, coverage } = base;
  const { facilities, people } = parts;
  const isIdle = new Uint8Array(facilities.length);
  for (const at of base.idle) isIdle[at] = 1;
  const nearestOf = new Uint32Array(facilities.length);
  const onlyHere = new Uint32Array(facilities.length);
  for (let person = 0; person < people.count; person += 1) {
    const nearest = coverage.facility[person]!;
    if (nearest === NO_FACILITY) continue;
    nearestOf[nearest]! += 1;
    let others = 0;
    for (let row = byPerson.starts[person]!; row < byPerson.starts[person + 1]!; row += 1) {
      const facility = byPerson.facility[row]!;
      if (facility !== nearest && isIdle[facility] === 0) others += 1;
    }
    if (others === 0) onlyHere[nearest]! += 1;
  }
  const { seatsPerDemand } = floatingCatchment(lists, {
    seats: facilities.map(({ seats }) => seats ?? 0),
    demand: new Uint8Array(people.count).fill(1),
  });
  return [...facilities.keys()]
    .filter((at) => isIdle[at] === 0)
    .map((at) => ({
      facility: at,
      reached: lists.starts[at + 1]! - lists.starts[at]!,
      nearestOf: nearestOf[at]!,
      onlyHere: onlyHere[at]!,
      seatsPerHundred: facilities[at]!.seats === null ? null : seatsPerDemand[at]! * HUNDRED,
    }));
}
