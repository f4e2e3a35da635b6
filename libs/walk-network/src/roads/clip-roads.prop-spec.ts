import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineMetres, type PlaceE7 } from '../geometry/haversine.js';
import { buildNetwork } from '../network/build-network.js';
import { readOutline } from '../read/read-outline.js';
import { randomRoads } from '../testing/random-roads.js';
import { clipRoads } from './clip-roads.js';
import type { Roads } from './roads.js';

const LON = 121.4;
const LAT = 29.65;
const METRES = 100;

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const box = ([west, south, east, north]: readonly number[]): number[][] => [
  [west!, south!],
  [east!, south!],
  [east!, north!],
  [west!, north!],
  [west!, south!],
];
const polygon = (...rings: number[][][]) =>
  readOutline(bytes({ type: 'Feature', geometry: { type: 'Polygon', coordinates: rings } }), { coordinates: 'WGS-84' });

/** Each piece of a way by its ends. */
function piecesOf(roads: Roads): { way: number; ids: [number, number]; ends: [PlaceE7, PlaceE7] }[] {
  const place = (node: number): PlaceE7 => ({ lon: roads.nodeLon[node]!, lat: roads.nodeLat[node]! });
  return Array.from(roads.wayIds).flatMap((way, index) => {
    const refs = [...roads.refs.subarray(roads.wayStarts[index], roads.wayStarts[index + 1])];
    return refs.slice(1).map((to, at) => ({
      way,
      ids: [roads.nodeIds[refs[at]!]!, roads.nodeIds[to]!] as [number, number],
      ends: [place(refs[at]!), place(to)] as [PlaceE7, PlaceE7],
    }));
  });
}

/** Of a box: the nearest place in it is the place held between its sides. */
function metresFromBox(place: PlaceE7, [west, south, east, north]: readonly number[]): number {
  const lon = Math.min(east! * 1e7, Math.max(west! * 1e7, place.lon));
  const lat = Math.min(north! * 1e7, Math.max(south! * 1e7, place.lat));
  return haversineMetres(place, { lon, lat });
}

describe('roads clipped at an outline', () => {
  it('keep each piece with an end near enough, as it was, and no other', () => {
    let left = 0;
    const area = fc.tuple(fc.nat(70), fc.nat(70), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(randomRoads, area, (roads, [x, y, width, height]) => {
        const sides = [LON + x * 1e-4, LAT + y * 1e-4, LON + (x + width) * 1e-4, LAT + (y + height) * 1e-4];
        const distances = piecesOf(roads).map(({ ends }) => Math.min(...ends.map((end) => metresFromBox(end, sides))));
        // A plane and a sphere part at a millimetre.
        fc.pre(distances.every((distance) => Math.abs(distance - METRES) > 0.01));
        const expected = piecesOf(roads).filter((_, at) => distances[at]! <= METRES);
        left += distances.length - expected.length;
        if (expected.length === 0) {
          expect(() => clipRoads(roads, polygon(box(sides)), METRES)).toThrow(
            expect.objectContaining({ code: 'WALK_NETWORK.OUTSIDE' }),
          );
          return;
        }
        expect(piecesOf(clipRoads(roads, polygon(box(sides)), METRES))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
    expect(left).toBeGreaterThan(50);
  });

  it('are all left in by an outline around everything, and not by the hole of one', () => {
    const around = [121.3, 29.6, 121.5, 29.7];
    fc.assert(
      fc.property(randomRoads, (roads) => {
        const clipped = clipRoads(roads, polygon(box(around)), METRES);
        expect(piecesOf(clipped)).toEqual(piecesOf(roads));
        expect(() => clipRoads(roads, polygon(box(around), box([121.35, 29.62, 121.45, 29.69])), METRES)).toThrow(
          /outline|边界/,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('are kept around a single place, and told from a file without a road', () => {
    const [roads] = fc.sample(randomRoads, { seed: 5, numRuns: 1 });
    const place = (lon: number, lat: number) => ({ rings: [Array.from({ length: 5 }, () => ({ lon, lat }))] });
    const [lon, lat] = [roads!.nodeLon[roads!.refs[0]!]!, roads!.nodeLat[roads!.refs[0]!]!];
    expect(piecesOf(clipRoads(roads!, place(lon, lat), 1)).length).toBeGreaterThan(0);
    const far = () => clipRoads(roads!, place(lon + 1_000_000, lat));
    expect(far).toThrow(expect.objectContaining({ code: 'WALK_NETWORK.OUTSIDE', detail: { metres: 2000 } }));
    const none = { ...roads!, wayIds: new Float64Array(0), wayStarts: new Uint32Array(1), refs: new Uint32Array(0) };
    expect(() => clipRoads(none, place(lon, lat))).toThrow(expect.objectContaining({ code: 'WALK_NETWORK.EMPTY' }));
  });

  it('make a network', () => {
    fc.assert(
      fc.property(randomRoads, (roads) => {
        // A way of one place leads nowhere, but would part the way it lies on.
        fc.pre(roads.wayStarts.every((start, way) => way === 0 || start - roads.wayStarts[way - 1]! > 1));
        const clipped = clipRoads(roads, polygon(box([121.3, 29.6, 121.5, 29.7])));
        let whole: number;
        try {
          whole = buildNetwork(roads).network.sizes.edges;
        } catch {
          return;
        }
        expect(buildNetwork(clipped).network.sizes.edges).toBe(whole);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an outline', () => {
  const read = (geometry: unknown, coordinates?: string) => () => readOutline(bytes(geometry), { coordinates });

  it('is refused when it is no area or of no declared system', () => {
    const wrong = expect.objectContaining({ code: 'WALK_NETWORK.OUTLINE' });
    const ring = box([121.4, 29.6, 121.5, 29.7]);
    expect(read({ type: 'LineString', coordinates: ring }, 'WGS-84')).toThrow(wrong);
    expect(read({ type: 'FeatureCollection', features: [] }, 'WGS-84')).toThrow(wrong);
    expect(read({ type: 'Polygon', coordinates: [ring.slice(1)] }, 'WGS-84')).toThrow(wrong);
    expect(read({ type: 'Polygon', coordinates: [ring.slice(0, 3)] }, 'WGS-84')).toThrow(wrong);
    expect(read({ type: 'Polygon' }, 'WGS-84')).toThrow(wrong);
    expect(read({ type: 'Polygon', coordinates: [ring] })).toThrow(
      expect.objectContaining({ code: 'WALK_NETWORK.COORDINATES_UNDECLARED' }),
    );
    expect(read({ type: 'Polygon', coordinates: [ring.map(([lon, lat]) => [lat, lon])] }, 'WGS-84')).toThrow(
      expect.objectContaining({ code: 'WALK_NETWORK.SWAPPED' }),
    );
  });

  it('is moved from its system, and may be of several areas', () => {
    const ring = box([121.4, 29.6, 121.5, 29.7]);
    const { rings } = readOutline(bytes({ type: 'MultiPolygon', coordinates: [[ring], [ring]] }), {
      coordinates: 'GCJ-02',
    });
    expect(rings).toHaveLength(2);
    const metres = haversineMetres(rings[0]![0]!, { lon: 1_214_000_000, lat: 296_000_000 });
    expect(metres).toBeGreaterThan(400);
    expect(metres).toBeLessThan(600);
  });
});
