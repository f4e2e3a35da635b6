import { parseBusinessDate } from '@nuancan/kernel';
import { buildNetwork, EdgeIndex, isSnapped, readGeojsonRoads } from '@nuancan/walk-network';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateDemoDistrict, type DemoDistrict } from './demo-district.js';
import type { DemoStreets } from './generate-streets.js';
import { homeRows } from './home-rows.js';
import { demoStreets, geojsonOf } from './load-network.js';

const SEED = 330213;
const E7 = 1e7;

describe('the streets of the demo', () => {
  let district: DemoDistrict;
  let streets: DemoStreets;

  beforeAll(() => {
    district = generateDemoDistrict({ seed: SEED, today: parseBusinessDate('2026-11-02'), scale: 0.1 });
    streets = demoStreets(district, SEED);
  });

  it('are one network, the same to the byte for the same seed', () => {
    const { findings, network } = buildNetwork(readGeojsonRoads(geojsonOf(streets), { coordinates: 'WGS-84' }));
    expect(findings).toMatchObject({ selfLoops: 0, zeroLengthEdges: 0, isScattered: false });
    expect(findings.nodesOffMain).toBeLessThan(0.03 * network.sizes.nodes);
    expect(geojsonOf(demoStreets(district, SEED)).equals(geojsonOf(streets))).toBe(true);
    expect(geojsonOf(demoStreets(district, SEED + 1)).equals(geojsonOf(streets))).toBe(false);
  });

  it('have almost everybody beside them, a few far off and a few of whom no place is known', () => {
    const { network } = buildNetwork(readGeojsonRoads(geojsonOf(streets), { coordinates: 'WGS-84' }));
    const except = new Set([district.residents[0]!.id]);
    const rows = [...homeRows(district, { seed: SEED, streets, except })];
    expect(rows).toHaveLength(district.residents.length - 1);
    const placed = rows.filter(([, , , , , , , located]) => located !== 'none');
    expect(rows.length - placed.length).toBeGreaterThan(0.005 * rows.length);
    const e7 = (column: number): Int32Array => Int32Array.from(placed, (row) => Math.round(Number(row[column]) * E7));
    const snaps = new EdgeIndex(network).snap({ lon: e7(5), lat: e7(6) });
    const off = placed.filter((_, at) => !isSnapped(snaps, at)).length;
    expect(off).toBeGreaterThan(0);
    expect(off).toBeLessThan(0.02 * rows.length);
    expect(placed.filter(([, , , , , , , located]) => located === 'village').length).toBeGreaterThan(
      0.04 * rows.length,
    );
  });
});
