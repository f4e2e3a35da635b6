import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import type { Scope } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { toldCount } from '../figure/told-count.js';
import { ActiveNetwork } from '../load/active-network.js';
import { countAreas, type AreaCount } from '../world/count-areas.js';
import { LIMIT_MINUTES, type CoveredSlot, type WorldArea, type WorldParts } from '../world/world.js';
import type { FacilityChange } from './facility-change.js';
import { plannedFacilities } from './planned-facilities.js';
import { tryChanges, type TriedChanges } from './try-changes.js';
import type { LiveAreaDto, LiveCountDto, TriedAreaDto, TriedChangesDto } from './what-if.dto.js';

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
    const planned = plannedFacilities(world, asked.changes);
    const tried = tryChanges(world, world.of(asked.profile), { planned, slot: asked.slot });
    return toldTrial(world.parts, scope, tried, performance.now() - startMs);
  }

  /** Within as many minutes as are asked for. @throws COVERAGE.NO_NETWORK */
  async count(scope: Scope, { profile, slot, minutes = LIMIT_MINUTES }: Asked & { readonly minutes?: number }): Promise<LiveCountDto> {
    const world = await this.active.of(scope);
    const { parts } = world;
    const startMs = performance.now();
    const counts = countAreas(parts, world.of(profile).cover(slot, minutes));
    const computedMs = performance.now() - startMs;
    const told = ({ code, name }: WorldArea, count: AreaCount): LiveAreaDto => ({ code, name, ...toldCount(count) });
    const isOwn = ownOf(scope);
    return {
      district: scope.townCode === null ? told(districtOf(scope), counts.district) : null,
      towns: parts.towns.flatMap((town, at) => (isOwn(town) ? [told(town, counts.towns[at]!)] : [])),
      villages: parts.villages.flatMap((village, at) => (isOwn(village) ? [told(village, counts.villages[at]!)] : [])),
      computedMs,
    };
  }
}

function toldTrial(parts: WorldParts, scope: Scope, tried: TriedChanges, computedMs: number): TriedChangesDto {
  const { before, after, gained, lost, seatsBefore, seatsAfter } = tried;
  const isOwn = ownOf(scope);
  const told = ({ code, name }: WorldArea, was: AreaCount, is: AreaCount): TriedAreaDto => ({
    ...{ code, name },
    before: toldCount(was),
    after: toldCount(is),
  });
  return {
    district: scope.townCode === null ? told(districtOf(scope), before.district, after.district) : null,
    towns: parts.towns.flatMap((town, at) => (isOwn(town) ? [told(town, before.towns[at]!, after.towns[at]!)] : [])),
    villages: parts.villages.flatMap((village, at) => {
      const [was, is] = [before.villages[at]!, after.villages[at]!];
      return was !== is && isOwn(village) ? [told(village, was, is)] : [];
    }),
    ...{ gained, lost, seatsBefore, seatsAfter },
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
