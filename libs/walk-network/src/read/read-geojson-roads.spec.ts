import { describe, expect, it } from 'vitest';
import { fromWgs84 } from '../crs/to-wgs84.js';
import { buildNetwork } from '../network/build-network.js';
import { readNetworkFile } from './read-network-file.js';

type Position = readonly number[];

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const line = (coordinates: readonly Position[], properties: object | null = null) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const collection = (features: readonly unknown[], more: object = {}): Uint8Array =>
  bytesOf({ type: 'FeatureCollection', features, ...more });

/** Two streets that cross without meeting, and a third that joins both by their ends. */
const CROSSING = [
  line([
    [121.4, 29.65],
    [121.402, 29.65],
  ]),
  line([
    [121.401, 29.649],
    [121.401, 29.651],
  ]),
];
const JOIN = line([
  [121.402, 29.65],
  [121.401, 29.651],
]);

describe('GeoJSON roads', () => {
  it('meet where they share a coordinate, not where they cross', async () => {
    const declared = { coordinates: 'WGS-84' };
    const apart = buildNetwork(await readNetworkFile(collection(CROSSING), declared));
    expect(apart.network).toMatchObject({ components: 2, sizes: { nodes: 4, edges: 2 } });
    const joined = buildNetwork(await readNetworkFile(collection([...CROSSING, JOIN]), declared));
    expect(joined.network).toMatchObject({ components: 1, sizes: { nodes: 4, edges: 3 } });
  });

  it.each(['GCJ-02', 'BD-09'] as const)('of %s become WGS-84', async (coordinates) => {
    const moved = CROSSING.map((feature) =>
      line(
        feature.geometry.coordinates.map(([lon, lat]) => {
          const place = fromWgs84({ lon: lon!, lat: lat! }, coordinates);
          return [place.lon, place.lat];
        }),
      ),
    );
    const roads = await readNetworkFile(collection(moved), { coordinates });
    const plain = await readNetworkFile(collection(CROSSING), { coordinates: 'WGS-84' });
    expect(roads.nodeLon).toEqual(plain.nodeLon);
    expect(roads.nodeLat).toEqual(plain.nodeLat);
  });

  it('follow the rules of OpenStreetMap where they have its tags, and know heights and several lines', async () => {
    const roads = await readNetworkFile(
      collection([
        line(
          [
            [121.4, 29.65],
            [121.402, 29.65],
          ],
          { highway: 'motorway' },
        ),
        { type: 'Feature', properties: null, geometry: { type: 'Point', coordinates: [121, 29] } },
        {
          type: 'Feature',
          properties: { highway: 'steps', lanes: 2 },
          geometry: {
            type: 'MultiLineString',
            coordinates: [
              [
                [121.4, 29.6, 5],
                [121.4, 29.601, 9],
              ],
              [
                [121.5, 29.6],
                [121.5, 29.601],
              ],
            ],
          },
        },
      ]),
      { coordinates: 'wgs84' },
    );
    expect([...roads.wayKinds]).toEqual([1, 1]);
    expect([...roads.nodeElevation!]).toEqual([5, 9, Number.NaN, Number.NaN]);
  });

  it('climb at Tobler’s pace, downwards no faster', async () => {
    const climb = (metres: number) =>
      collection([
        line([
          [121.4, 29.65, 0],
          [121.4, 29.651, metres],
        ]),
      ]);
    const slope = async (metres: number) =>
      buildNetwork(await readNetworkFile(climb(metres), { coordinates: 'WGS-84' })).network.edgeSlope[0]!;
    // 111.2 m north, 11.12 m up: a slope of 0.1, exp(0.35).
    expect(await slope(11.12)).toBeCloseTo(Math.exp(0.35), 3);
    expect(await slope(-11.12)).toBeCloseTo(Math.exp(0.35), 3);
    expect(await slope(0)).toBe(1);
    expect(await slope(5000)).toBeCloseTo(Math.exp(3.5 * 0.4), 9);
  });

  const named = (name: string) => ({ crs: { type: 'name', properties: { name } } });
  it.each([
    ['declares nothing', collection(CROSSING), undefined, 'COORDINATES_UNDECLARED'],
    ['declares what nobody knows', collection(CROSSING), 'Xian 80', 'COORDINATES_UNKNOWN'],
    [
      'says otherwise itself',
      collection(CROSSING, named('urn:ogc:def:crs:EPSG::4490')),
      'GCJ-02',
      'COORDINATES_CONTRADICT',
    ],
    [
      'is projected by its own word',
      collection(CROSSING, named('urn:ogc:def:crs:EPSG::3857')),
      'WGS-84',
      'COORDINATES_UNKNOWN',
    ],
    [
      'is in metres',
      collection([
        line([
          [13_514_000, 3_460_000],
          [13_514_100, 3_460_000],
        ]),
      ]),
      'WGS-84',
      'NOT_DEGREES',
    ],
    [
      'is swapped',
      collection([
        line([
          [29.65, 121.4],
          [29.65, 121.5],
        ]),
      ]),
      'WGS-84',
      'SWAPPED',
    ],
    ['has no roads', collection([]), 'WGS-84', 'EMPTY'],
    ['has a hole', collection([line([[121.4, 29.65], []])]), 'WGS-84', 'CORRUPT'],
    ['has a line of nothing', bytesOf({ type: 'Feature', geometry: { type: 'LineString' } }), 'WGS-84', 'CORRUPT'],
    ['is cut off', collection(CROSSING).subarray(0, 100), 'WGS-84', 'CORRUPT'],
  ])('a file that %s is refused', async (_, bytes, coordinates, code) => {
    await expect(readNetworkFile(bytes, { coordinates })).rejects.toMatchObject({ code: `WALK_NETWORK.${code}` });
  });

  it('may declare their system themselves', async () => {
    const file = collection(CROSSING, named('urn:ogc:def:crs:OGC:1.3:CRS84'));
    await expect(readNetworkFile(file)).resolves.toBeDefined();
  });
});
