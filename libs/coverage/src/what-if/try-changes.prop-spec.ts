import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork, EdgeIndex, type Snaps } from '@nuancan/walk-network';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { CoverageErrors } from '../coverage.errors.js';
import { countAreas } from '../world/count-areas.js';
import { CoverageWorld } from '../world/coverage-world.js';
import {
  LIMIT_MINUTES,
  servingFacilities,
  type CoveredSlot,
  type WorldFacility,
  type WorldParts,
} from '../world/world.js';
import type { FacilityChange } from './facility-change.js';
import { plannedFacilities } from './planned-facilities.js';
import { tryChanges, type TownChange } from './try-changes.js';

const E7 = 1e7;
const VILLAGES = ['330213001001', '330213001002', '330213002001'];

/** A world over a random network, its people spread over three villages. */
const worlds = fc
  .record({
    roads: randomRoads,
    doors: randomDoors,
    sites: randomDoors,
    bits: fc.array(fc.nat(63), { minLength: 20, maxLength: 20 }),
  })
  .map(({ roads, doors, sites, bits }) => {
    const { network } = buildNetwork(roads);
    const index = new EdgeIndex(network);
    const count = doors.lon.length;
    const flags = (bit: number): Uint8Array =>
      Uint8Array.from({ length: count }, (_, at) => (bits[at % 20]! >> bit) & 1);
    const village = Uint16Array.from({ length: count }, (_, at) => at % VILLAGES.length);
    const facilities = sites.lon.map((lon, at): WorldFacility => ({
      ...{
        id: `f${at}`,
        code: `F${at}`,
        name: '食堂',
        tier: 'elder_canteen',
        townCode: '330213001',
        villageCode: null,
      },
      ...{ longitude: lon / E7, latitude: sites.lat[at]! / E7, seats: 10 * at, problem: null },
      isOpen: bits[at % 20]! % 4 !== 0,
      slots: bits[at % 20]! % 3 === 0 ? ['lunch'] : null,
    }));
    const area = (code: string) => ({ code, townCode: code.slice(0, 9), name: code, longitude: null, latitude: null });
    const parts: WorldParts = {
      ...{ networkId: 'n', businessDate: '2026-11-30', network, facilities, facilitySnaps: index.snap(sites) },
      people: {
        ...{ count, village, town: village.map((at) => (at < 2 ? 0 : 1)), snaps: index.snap(doors) },
        ...{
          lon: Int32Array.from(doors.lon),
          lat: Int32Array.from(doors.lat),
          hasPlace: new Uint8Array(count).fill(1),
        },
        ...{ isDoor: flags(0), delivered: flags(1), over80: flags(2), dependent: flags(3), livesAlone: flags(4) },
      },
      towns: ['330213001', '330213002'].map(area),
      villages: VILLAGES.map(area),
    };
    return new CoverageWorld(parts);
  });

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'move', 'close', 'hours', 'capacity'),
    at: fc.nat(30),
    x: fc.integer({ min: -35_000, max: 115_000 }),
    y: fc.integer({ min: -35_000, max: 115_000 }),
    slots: fc.subarray(['breakfast', 'lunch', 'dinner'] as const),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('tryChanges', () => {
  it('gives exactly what counting the changed district anew gives', () => {
    fc.assert(
      fc.property(worlds, changes, fc.constantFrom(null, 'lunch', 'dinner'), (world, drawn, slot) => {
        const { facilities } = world.parts;
        const list = drawn.map(({ kind, at, x, y, slots }): FacilityChange => ({
          ...{ kind, slots, seats: at },
          ...(kind === 'add' ? {} : { facilityId: `f${at % facilities.length}` }),
          ...{ longitude: (1_214_000_000 + x) / E7, latitude: (296_500_000 + y) / E7 },
        }));
        const planned = plannedFacilities(world, list, unknown);
        const tried = tryChanges(world, world.of('frail'), { planned, slot, town: null });
        const anew = new CoverageWorld(changedParts(world, planned));
        const counts = countAreas(anew.parts, anew.of('frail').cover(slot, LIMIT_MINUTES));
        expect(tried.after).toEqual(counts);
        expect(tried.after.district.reached - tried.before.district.reached).toBe(
          tried.district.gained - tried.district.lost,
        );
        tried.towns.forEach(({ gained, lost }, at) =>
          expect(tried.after.towns[at]!.reached - tried.before.towns[at]!.reached).toBe(gained - lost),
        );
        expect(tried.district).toEqual(servingIn(world.parts, anew.parts, slot, tried.district));
        const byTown = [0, 1].map((town) => tryChanges(world, world.of('frail'), { planned, slot, town }).facilities);
        tried.facilities.forEach(({ reached }, at) =>
          expect(byTown[0]![at]!.reached + byTown[1]![at]!.reached).toBe(reached),
        );
        expect(tried.before).toEqual(countAreas(world.parts, world.of('frail').cover(slot, LIMIT_MINUTES)));
      }),
      { numRuns: 300 },
    );
  });

  it('names the change whose facility is not there', () => {
    const [world] = fc.sample(worlds, { seed: 3, numRuns: 1 });
    const list = [
      { kind: 'close', facilityId: 'f0' },
      { kind: 'close', facilityId: 'nobody' },
    ] as const;
    expect(() => plannedFacilities(world!, list, unknown)).toThrow(expect.objectContaining({ detail: { change: 2 } }));
  });
});

const unknown = (change: number) => CoverageErrors.FACILITY_UNKNOWN({ change });

/** What serves before and after, counted from the two districts. */
function servingIn(
  before: WorldParts,
  after: WorldParts,
  slot: CoveredSlot | null,
  { gained, lost }: TownChange,
): TownChange {
  const seats = (parts: WorldParts) =>
    servingFacilities(parts, slot).reduce((sum, at) => sum + (parts.facilities[at]!.seats ?? 0), 0);
  return {
    ...{ gained, lost, seatsBefore: seats(before), seatsAfter: seats(after) },
    ...{
      facilitiesBefore: servingFacilities(before, slot).length,
      facilitiesAfter: servingFacilities(after, slot).length,
    },
  };
}

/** The district as if the plan had been carried out. */
function changedParts({ parts, index }: CoverageWorld, planned: ReturnType<typeof plannedFacilities>): WorldParts {
  const kept = parts.facilities.map(
    (facility, at) => planned.find((one) => one.facility === at) ?? { ...facility, place: null, facility: at },
  );
  const all = [...kept, ...planned.filter(({ facility }) => facility === null)];
  const given = index.snap({
    lon: all.map(({ place }) => (place === null ? Number.NaN : Math.round(place.longitude * E7))),
    lat: all.map(({ place }) => (place === null ? Number.NaN : Math.round(place.latitude * E7))),
  });
  const of = (key: keyof Snaps) =>
    all.map(
      ({ place, facility }, at) =>
        (place === null && facility !== null ? parts.facilitySnaps : given)[key][
          place === null && facility !== null ? facility : at
        ]!,
    );
  return {
    ...parts,
    facilities: all.map(({ isOpen, slots, seats }, at) => ({
      ...parts.facilities[0]!,
      id: `g${at}`,
      isOpen,
      slots,
      seats,
    })),
    facilitySnaps: {
      edge: Uint32Array.from(of('edge')),
      along: Float64Array.from(of('along')),
      access: Float64Array.from(of('access')),
    },
  };
}
