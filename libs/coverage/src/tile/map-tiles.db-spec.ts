import { VectorTile } from '@mapbox/vector-tile';
import fc from 'fast-check';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildNetwork, EdgeIndex, isSnapped, readNetworkFile, type Profile } from '@nuancan/walk-network';
import { FAR_TOWN, TOWN } from '../../../meal-point/src/testing/meal-point-district.js';
import { randomDoors, randomRoads } from '../../../walk-network/src/testing/random-roads.js';
import { ActiveNetwork } from '../load/active-network.js';
import { PublicMaps } from '../public-map/public-maps.js';
import {
  geojsonOf,
  openCoverageTown,
  placeOf,
  storePerson,
  VILLAGES,
  type CoverageTown,
} from '../testing/coverage-town.js';
import { StreetChanges } from '../what-if/street-changes.js';
import { MapTiles } from './map-tiles.js';
import { TILE_LAYERS, type TileLayer } from './tile.dto.js';

const PEOPLE = 400;
const LIMIT_MINUTES = 15;
/** Of the middle of the town, at every zoom. */
const [LON, LAT] = [121.41, 29.66];
const MOST_ZOOM = 15;

const roads = fc.sample(randomRoads, { seed: 7, numRuns: 40 }).toSorted((a, b) => b.refs.length - a.refs.length)[0]!;
const doors = fc
  .sample(randomDoors, { seed: 7, numRuns: 200 })
  .flatMap(({ lon, lat }) => lon.map((x, at) => placeOf(x, lat[at]!)));

const { network } = buildNetwork(await readNetworkFile(Buffer.from(geojsonOf(roads)), { coordinates: 'WGS-84' }));
const snaps = new EdgeIndex(network).snap({
  lon: doors.map(([x]) => Math.round(x * 1e7)),
  lat: doors.map(([, y]) => Math.round(y * 1e7)),
});
const onTheNetwork = doors.filter((_, at) => isSnapped(snaps, at));

interface Told {
  readonly part: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** The tile over the town at a zoom. */
function placeAt(z: number): { z: number; x: number; y: number } {
  const size = 2 ** z;
  const x = Math.floor(((LON + 180) / 360) * size);
  const radians = (LAT * Math.PI) / 180;
  const y = Math.floor(((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * size);
  return { z, x, y };
}

describe('tiles of the map', () => {
  let town: CoverageTown;
  let tiles: MapTiles;

  beforeAll(async () => {
    town = await openCoverageTown();
    for (let at = 0; at < PEOPLE; at += 1) {
      const village = VILLAGES[at % VILLAGES.length]!;
      await storePerson(town.test.owner, {
        village,
        birthDate: '1950-03-04',
        livesAlone: at % 3 === 0,
        grade: null,
        place: doors[at % doors.length]!,
      });
    }
    await town.test.owner.query(
      'UPDATE meal_point.facilities SET longitude = $2, latitude = $3, seats = 40 WHERE id = $1',
      [town.canteen, ...onTheNetwork[0]!],
    );
    await town.bring(geojsonOf(roads));
    tiles = new MapTiles(new ActiveNetwork(town.test.database));
  });
  afterAll(() => town?.test.close());

  const told = async (
    layer: TileLayer,
    z: number,
    { profile = 'older' as Profile, facilityId = undefined as string | undefined, scope = town.districtOfficial } = {},
  ): Promise<Told[]> => {
    const { bytes } = await tiles.tile(scope, { layer, ...placeAt(z), profile, facilityId });
    const { layers } = new VectorTile(new PbfReader(bytes));
    return Object.entries(layers).flatMap(([part, its]) =>
      Array.from({ length: its.length }, (_, at) => ({ part, properties: its.feature(at).properties })),
    );
  };

  it('hold streets, minutes, facilities and head counts from five on, and nothing of a person', async () => {
    const keys = new Map<string, Set<string>>();
    for (const layer of TILE_LAYERS) {
      for (let z = 0; z <= MOST_ZOOM; z += 1) {
        for (const { part, properties } of await told(layer, z)) {
          const known = keys.get(part) ?? new Set();
          keys.set(part, known);
          Object.keys(properties).forEach((key) => known.add(key));
        }
      }
    }
    const sorted = Object.fromEntries([...keys].map(([part, names]) => [part, [...names].sort()]));
    expect(sorted).toEqual({
      network: ['kind'],
      reach: ['minutes'],
      outline: [],
      points: ['id', 'isOpen', 'name', 'seats', 'tier'],
      clusters: ['people'],
    });
    const clusters = await told('clusters', 10);
    expect(clusters.length).toBeGreaterThan(0);
    expect(clusters.every(({ properties }) => Number(properties['people']) >= 5)).toBe(true);
  });

  it('have reach up to the limit, less of it for who is frail, and none of a facility that is not there', async () => {
    const minutes = async (profile: Profile): Promise<number[]> =>
      (await told('reach', 12, { profile }))
        .filter(({ part }) => part === 'reach')
        .map(({ properties }) => Number(properties['minutes']));
    const [frail, able] = [await minutes('frail'), await minutes('able')];
    expect(Math.max(...able)).toBeLessThanOrEqual(LIMIT_MINUTES);
    expect(Math.max(...able)).toBeGreaterThan(5);
    expect(frail.length).toBeLessThan(able.length);
    expect(await told('reach', 12, { facilityId: town.canteen })).not.toEqual([]);
    expect(await told('reach', 12, { facilityId: town.districtOfficial.accountId ?? '' })).toEqual([]);
  });

  it('leave lanes out of small scales', async () => {
    const kinds = async (z: number) => new Set((await told('network', z)).map(({ properties }) => properties['kind']));
    expect([...(await kinds(12))]).toContain('lane');
    expect([...(await kinds(11))]).not.toContain('lane');
  });

  it('tell a town of its own people only', async () => {
    const heads = async (scope: CoverageTown['districtOfficial']) =>
      (await told('clusters', 10, { scope })).reduce((sum, { properties }) => sum + Number(properties['people']), 0);
    const ofDistrict = await heads(town.districtOfficial);
    const ofTown = await heads({ ...town.townOfficial, townCode: TOWN });
    const ofFarTown = await heads({ ...town.townOfficial, townCode: FAR_TOWN });
    expect(ofTown).toBeGreaterThan(0);
    expect(ofFarTown).toBeGreaterThan(0);
    expect(Math.max(ofTown, ofFarTown)).toBeLessThan(ofDistrict);
  });

  it('have the same tag until another network counts', async () => {
    const asked = { layer: 'network', ...placeAt(12), profile: 'older' } as const;
    const first = await tiles.tile(town.districtOfficial, asked);
    expect(first.bytes.length).toBeGreaterThan(0);
    expect((await new MapTiles(new ActiveNetwork(town.test.database)).tile(town.districtOfficial, asked)).etag).toBe(
      first.etag,
    );
    const fewer = { ...JSON.parse(geojsonOf(roads)) } as { features: unknown[] };
    await town.bring(JSON.stringify({ ...fewer, features: fewer.features.slice(0, -2) }));
    expect((await tiles.tile(town.districtOfficial, asked)).etag).not.toBe(first.etag);
  });

  it('are told to anybody by district, with points and no person', async () => {
    const maps = new PublicMaps(town.test.database);
    const { items } = await maps.list();
    expect(items).toHaveLength(1);
    const map = await maps.map(items[0]!.districtCode);
    expect(map.points.map(({ id }) => id)).toContain(town.canteen);
    expect(Object.keys(map.points[0]!).sort()).toEqual(
      ['address', 'hasMenu', 'id', 'latitude', 'longitude', 'name', 'tier', 'today', 'townName'].sort(),
    );
    await expect(maps.map('999999')).rejects.toMatchObject({ code: 'COVERAGE.NO_NETWORK' });
  });

  it('tell beside them which streets a change brings within reach and takes out', async () => {
    const streets = new StreetChanges(new ActiveNetwork(town.test.database));
    const asked = { profile: 'older', slot: null } as const;
    const [longitude, latitude] = onTheNetwork[0]!;
    const change = { facilityId: town.canteen, longitude, latitude };
    const closed = await streets.of(town.districtOfficial, { ...asked, changes: [{ kind: 'close', ...change }] });
    expect(closed.lost.length).toBeGreaterThan(0);
    expect(closed.gained).toEqual([]);
    const stayed = await streets.of(town.districtOfficial, { ...asked, changes: [{ kind: 'move', ...change }] });
    expect(stayed).toEqual({ gained: [], lost: [] });
    const reopened = await streets.of(town.districtOfficial, {
      ...asked,
      changes: [
        { kind: 'close', ...change },
        { kind: 'add', longitude, latitude },
      ],
    });
    expect(reopened).toEqual({ gained: [], lost: [] });
  });
});
