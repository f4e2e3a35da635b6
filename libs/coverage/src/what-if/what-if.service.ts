import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { Scope } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';
import { tellingTo } from '../figure/telling.js';
import { exactCount, toldCount } from '../figure/told-count.js';
import { ActiveNetwork } from '../load/active-network.js';
import { countAreas, type AreaCount } from '../world/count-areas.js';
import { LIMIT_MINUTES, type CoveredSlot, type WorldArea, type WorldParts } from '../world/world.js';
import type { FacilityChange } from './facility-change.js';
import { plannedFacilities } from './planned-facilities.js';
import { tryChanges, type TownChange, type TriedChanges } from './try-changes.js';
import type { LiveAreaDto, LiveCountDto, TriedAreaDto, TriedChangesDto } from './what-if.dto.js';

/** Of a town that the world does not have. */
const NOTHING: TownChange = {
  gained: 0,
  lost: 0,
  seatsBefore: 0,
  seatsAfter: 0,
  facilitiesBefore: 0,
  facilitiesAfter: 0,
};

/** What is asked of the district in memory. */
export interface Asked {
  readonly profile: Profile;
  readonly slot: CoveredSlot | null;
}

/** Answers in the request what a change would do, and counts everybody anew. */
@Injectable()
export class WhatIfService {
  constructor(private readonly active: ActiveNetwork) {}

  /** A town sees its own part of it. @throws COVERAGE.NO_NETWORK, COVERAGE.FACILITY_UNKNOWN */
  async tryOut(scope: Scope, asked: Asked & { readonly changes: readonly FacilityChange[] }): Promise<TriedChangesDto> {
    const world = await this.active.of(scope);
    const startMs = performance.now();
    const planned = plannedFacilities(world, asked.changes, (change) => CoverageErrors.FACILITY_UNKNOWN({ change }));
    const town = scope.townCode === null ? null : world.parts.towns.findIndex(({ code }) => code === scope.townCode);
    const tried = tryChanges(world, world.of(asked.profile), { planned, slot: asked.slot, town });
    // Of others' people a town is told nothing: a point that is moved step by step would find their doors.
    const change = town === null ? tried.district : (tried.towns[town] ?? NOTHING);
    return toldTrial(world.parts, scope, { tried, change, computedMs: performance.now() - startMs });
  }

  /** Within as many minutes as are asked for. @throws COVERAGE.NO_NETWORK */
  async count(
    scope: Scope,
    { profile, slot, minutes = LIMIT_MINUTES }: Asked & { readonly minutes?: number },
  ): Promise<LiveCountDto> {
    const world = await this.active.of(scope);
    const { parts } = world;
    const startMs = performance.now();
    const counts = countAreas(parts, world.of(profile).cover(slot, minutes));
    const computedMs = performance.now() - startMs;
    const told = ({ code, name }: WorldArea, count: AreaCount): LiveAreaDto => ({
      code,
      name,
      ...toldCount(count, tellingTo(scope)),
    });
    const isOwn = ownOf(scope);
    return {
      district: scope.townCode === null ? told(districtOf(scope), counts.district) : null,
      towns: parts.towns.flatMap((town, at) => (isOwn(town) ? [told(town, counts.towns[at]!)] : [])),
      villages: parts.villages.flatMap((village, at) => (isOwn(village) ? [told(village, counts.villages[at]!)] : [])),
      computedMs,
    };
  }
}

/** What was tried, and what it changes in the scope. */
interface Trial {
  readonly tried: TriedChanges;
  readonly change: TownChange;
  readonly computedMs: number;
}

function toldTrial(parts: WorldParts, scope: Scope, { tried, change, computedMs }: Trial): TriedChangesDto {
  const { before, after } = tried;
  const isOwn = ownOf(scope);
  const told = ({ code, name }: WorldArea, was: AreaCount, is: AreaCount): TriedAreaDto => ({
    ...{ code, name },
    before: exactCount(was),
    after: exactCount(is),
  });
  return {
    district: scope.townCode === null ? told(districtOf(scope), before.district, after.district) : null,
    towns: parts.towns.flatMap((town, at) => (isOwn(town) ? [told(town, before.towns[at]!, after.towns[at]!)] : [])),
    villages: parts.villages.flatMap((village, at) => {
      const [was, is] = [before.villages[at]!, after.villages[at]!];
      return was !== is && isOwn(village) ? [told(village, was, is)] : [];
    }),
    ...change,
    facilities: tried.facilities.map(({ planned, ...count }) => ({
      change: planned.change,
      facilityId: planned.facility === null ? null : parts.facilities[planned.facility]!.id,
      ...count,
    })),
    computedMs,
  };
}

function ownOf({ townCode }: Scope): (area: WorldArea) => boolean {
  return (area) => townCode === null || area.townCode === townCode;
}

function districtOf({ districtCode }: Scope): WorldArea {
  return { code: districtCode, townCode: '', name: '', longitude: null, latitude: null };
}
