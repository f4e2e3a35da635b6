import { Injectable } from '@nestjs/common';
import type { Scope } from '@nuancan/platform';
import { reachChange, reachedStreets, type Snaps, type StreetPiece } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';
import { ActiveNetwork } from '../load/active-network.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf } from '../world/walkers.js';
import { LIMIT_MINUTES, servingFacilities } from '../world/world.js';
import type { FacilityChange } from './facility-change.js';
import { placePlanned } from './place-planned.js';
import { plannedFacilities, servesAfter } from './planned-facilities.js';
import type { StreetChangesDto } from './street-changes.dto.js';
import type { Asked } from './what-if.service.js';

const E7 = 1e7;
const DECIMALS = 1e6;

/** Tells which streets a list of changes brings within 15 minutes, and which it takes out. */
@Injectable()
export class StreetChanges {
  constructor(private readonly active: ActiveNetwork) {}

  /** @throws COVERAGE.NO_NETWORK, COVERAGE.FACILITY_UNKNOWN */
  async of(
    scope: Scope,
    { profile, slot, changes }: Asked & { readonly changes: readonly FacilityChange[] },
  ): Promise<StreetChangesDto> {
    const world = await this.active.of(scope);
    const walkers = world.of(profile);
    const most = mostOf(LIMIT_MINUTES);
    const planned = plannedFacilities(world, changes, (change) => CoverageErrors.FACILITY_UNKNOWN({ change }));
    const serves = planned.map((one) => servesAfter(one, slot));
    const serving = servingFacilities(world.parts, slot);
    const named = new Set(planned.map(({ facility }) => facility));
    const { snaps } = placePlanned(world, walkers.base(slot), planned, serves);
    const after = together(world, snaps);
    const kept = serving.filter((facility) => !named.has(facility));
    const begun = [...serves.keys()].filter((at) => serves[at]).map((at) => world.parts.facilities.length + at);
    const streetsFrom = (from: readonly number[]) => {
      walkers.search.fromSnaps(after, from, most);
      return reachedStreets(walkers.search, most);
    };
    const { gained, lost } = reachChange(walkers.costs, streetsFrom(serving), streetsFrom([...kept, ...begun]));
    return { gained: gained.map(toldLine), lost: lost.map(toldLine) };
  }
}

/** The district's facilities, and after them the planned ones. */
function together({ parts: { facilitySnaps } }: CoverageWorld, planned: Snaps): Snaps {
  return {
    edge: Uint32Array.from([...facilitySnaps.edge, ...planned.edge]),
    along: Float64Array.from([...facilitySnaps.along, ...planned.along]),
    access: Float64Array.from([...facilitySnaps.access, ...planned.access]),
  };
}

function toldLine({ lon, lat }: StreetPiece): number[] {
  const degrees = (e7: number): number => Math.round((e7 / E7) * DECIMALS) / DECIMALS;
  return lon.flatMap((x, at) => [degrees(x), degrees(lat[at]!)]);
}
