import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GeoPoint } from '@nuancan/delivery';
import { DISTRICT } from '../../../meal-point/src/testing/meal-point-district.js';
import { openCoverageTown, type CoverageTown } from '../testing/coverage-town.js';
import { DistrictStreets } from './district-streets.js';
import { NetworkWays } from './network-ways.js';

const LON = 121.41;
const LAT = 29.66;
const METRES_NORTH = 111_194.93;
const METRES_EAST = METRES_NORTH * Math.cos((LAT * Math.PI) / 180);

/** A place so many metres east and north of the kitchen. */
const at = (east: number, north: number): GeoPoint => ({
  longitude: LON + east / METRES_EAST,
  latitude: LAT + north / METRES_NORTH,
});

/** A street out of the kitchen to the east, and from its end one to the north; with a bridge between both when asked. */
function streets(bridge: boolean): string {
  const line = (...points: readonly GeoPoint[]) => ({
    ...{ type: 'Feature', properties: {} },
    geometry: { type: 'LineString', coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]) },
  });
  const roads = [line(at(0, 0), at(600, 0)), line(at(600, 0), at(600, 800))];
  const features = bridge ? [...roads, line(at(0, 0), at(600, 800))] : roads;
  return JSON.stringify({ type: 'FeatureCollection', features });
}

describe('the ways of a run', () => {
  let town: CoverageTown;
  let ways: NetworkWays;

  beforeAll(async () => {
    town = await openCoverageTown();
    ways = new NetworkWays(new DistrictStreets(town.test.database));
  });
  afterAll(() => town?.test.close());

  const between = async (...points: readonly GeoPoint[]) => {
    const { kind, metres } = await (await ways.of(DISTRICT)).between(points);
    return { kind, rows: points.map((_, row) => [...metres.subarray(row * points.length, (row + 1) * points.length)]) };
  };
  const near = (metres: number) => expect.closeTo(metres, -1);

  it('are straight lines times 1.4 while no network is active', async () => {
    expect(await between(at(0, 0), at(600, 800))).toEqual({
      kind: 'straight',
      rows: [
        [0, near(1400)],
        [near(1400), 0],
      ],
    });
  });

  it('follow the streets of the active network, out to the street and in again', async () => {
    await town.bring(streets(false));
    expect(await between(at(0, 0), at(600, 800), at(300, 40))).toEqual({
      kind: 'network',
      rows: [
        [0, near(1400), near(340)],
        [near(1400), 0, near(1140)],
        [near(340), near(1140), 0],
      ],
    });
  });

  it('go straight to a door that is off every street, and across one yard, and say so', async () => {
    const far = at(-1000, 0);
    expect(await between(at(0, 0), at(600, 0), far)).toEqual({
      kind: 'mixed',
      rows: [
        [0, near(600), near(1400)],
        [near(600), 0, near(2240)],
        [near(1400), near(2240), 0],
      ],
    });
    expect(await between(at(300, 100), at(310, 100))).toEqual({
      kind: 'network',
      rows: [
        [0, near(14)],
        [near(14), 0],
      ],
    });
    expect((await between(far, at(-2000, 0))).kind).toBe('straight');
  });

  it('are those of another version as soon as it counts', async () => {
    const { version } = await ways.of(DISTRICT);
    await town.bring(streets(true));
    expect((await ways.of(DISTRICT)).version).not.toBe(version);
    expect((await between(at(0, 0), at(600, 800))).rows[0]).toEqual([0, near(1000)]);
  });
});
