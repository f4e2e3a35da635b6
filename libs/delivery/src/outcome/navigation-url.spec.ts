import { expect, it } from 'vitest';
import { navigationUrl } from './navigation-url.js';

it('leads to the door in GCJ-02 by number, and nowhere when nobody knows where it is', () => {
  const url = new URL(navigationUrl({ labelNo: 7, longitude: 121.406, latitude: 29.655 }) ?? '');
  expect(url.origin + url.pathname).toBe('https://uri.amap.com/navigation');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ mode: 'walk', callnative: '1', src: 'nuancan' });
  const [lon = 0, lat = 0, name] = (url.searchParams.get('to') ?? '').split(',').map(Number);
  // Some 450 m east and 280 m south of the same figures in WGS-84, as everywhere around Ningbo.
  expect(lon - 121.406).toBeCloseTo(0.0046, 3);
  expect(lat - 29.655).toBeCloseTo(-0.0027, 3);
  expect(name).toBe(7);
  expect(navigationUrl({ labelNo: 7, longitude: null, latitude: null })).toBeNull();
});
