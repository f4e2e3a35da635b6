import { describe, expect, it } from 'vitest';
import { haversineMetres } from '../geometry/haversine.js';
import { readCoordinateSystem } from './coordinate-system.js';
import { fromWgs84, toWgs84, type Place } from './to-wgs84.js';

/** From the tests of eviltransform: WGS-84 and GCJ-02 of Shanghai, Shenzhen, Beijing. */
const PUBLISHED = [
  [31.1774276, 121.5272106, 31.17530398364597, 121.531541859215],
  [22.543847, 113.912316, 22.540796131694766, 113.9171764808363],
  [39.911954, 116.377817, 39.91334545536069, 116.38404722455657],
] as const;
/** From the documentation of coordtransform: GCJ-02 of a place in Beijing and its BD-09. */
const BEIJING_GCJ: Place = { lon: 116.404, lat: 39.915 };
const BEIJING_BAIDU: Place = { lon: 116.41036949371029, lat: 39.92133699351021 };
const FENGHUA: Place = { lon: 121.41, lat: 29.65 };

function metres(a: Place, b: Place): number {
  const e7 = ({ lon, lat }: Place) => ({ lon: lon * 1e7, lat: lat * 1e7 });
  return haversineMetres(e7(a), e7(b));
}

describe('coordinate systems', () => {
  it.each(PUBLISHED)('moves %f, %f as published', (lat, lon, gcjLat, gcjLon) => {
    const gcj = fromWgs84({ lon, lat }, 'GCJ-02');
    expect(gcj.lat).toBeCloseTo(gcjLat, 9);
    expect(gcj.lon).toBeCloseTo(gcjLon, 9);
    expect(metres(toWgs84({ lon: gcjLon, lat: gcjLat }, 'GCJ-02'), { lon, lat })).toBeLessThan(0.001);
  });

  it('knows BD-09 as published', () => {
    const wgs = toWgs84(BEIJING_GCJ, 'GCJ-02');
    expect(metres(fromWgs84(wgs, 'BD-09'), BEIJING_BAIDU)).toBeLessThan(0.001);
    expect(metres(toWgs84(BEIJING_BAIDU, 'BD-09'), wgs)).toBeLessThan(0.001);
  });

  it('is 500 m off where a system is taken for another, and exact there and back', () => {
    const gcj = fromWgs84(FENGHUA, 'GCJ-02');
    expect(metres(gcj, FENGHUA)).toBeGreaterThan(400);
    expect(metres(gcj, FENGHUA)).toBeLessThan(600);
    for (let step = 0; step < 400; step += 1) {
      const place = { lon: 121 + (step % 20) / 20, lat: 29.2 + Math.floor(step / 20) / 30 };
      for (const system of ['WGS-84', 'GCJ-02', 'BD-09'] as const) {
        expect(metres(toWgs84(fromWgs84(place, system), system), place)).toBeLessThan(0.0001);
      }
    }
  });

  it('offsets nothing outside China', () => {
    const porto = { lon: -8.61, lat: 41.15 };
    expect(fromWgs84(porto, 'GCJ-02')).toEqual(porto);
  });

  it.each([
    ['wgs84', 'WGS-84'],
    ['EPSG:4490', 'WGS-84'],
    ['gcj-02', 'GCJ-02'],
    ['BD09', 'BD-09'],
  ])('reads %s as %s', (declared, system) => expect(readCoordinateSystem(declared)).toBe(system));

  it('refuses what is not declared or not known', () => {
    expect(() => readCoordinateSystem(undefined)).toThrow(/not declared/);
    expect(() => readCoordinateSystem(' ')).toThrow(/not declared/);
    expect(() => readCoordinateSystem('EPSG:3857')).toThrow(/not known/);
  });
});
