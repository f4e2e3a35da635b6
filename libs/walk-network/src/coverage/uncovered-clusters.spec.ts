import { expect, it } from 'vitest';
import { outlineOfCell } from '../display/outline-of-cell.js';
import { uncoveredClusters } from './uncovered-clusters.js';

/** Doors every 50 m along a street of 1 km; a hamlet 5 km away. */
const street = Array.from({ length: 20 }, (_, at) => [1_214_000_000 + 5_000 * at, 296_500_000] as const);
const hamlet = Array.from({ length: 3 }, (_, at) => [1_214_600_000 + 500 * at, 296_800_000] as const);
const doors = [...hamlet, ...street];
const lon = doors.map(([x]) => x);
const lat = doors.map(([, y]) => y);

it('finds the street and the hamlet, by their people', () => {
  const clusters = uncoveredClusters({ lon, lat, isUncovered: () => true });
  expect(clusters.map(({ people }) => people)).toEqual([20, 3]);
  for (const { people, cells } of clusters) {
    expect(cells.reduce((sum, cell) => sum + cell.people, 0)).toBe(people);
  }
  expect(clusters[1]).toMatchObject({ lon: expect.closeTo(121.46005, 6), lat: expect.closeTo(29.68, 6) });
  expect(clusters[0]!.cells.length).toBeGreaterThan(2);
});

it('points to where most live, not to the middle of a bend', () => {
  const bend = Array.from({ length: 40 }, (_, at) => {
    const angle = (Math.PI * at) / 20;
    return [1_214_000_000 + Math.round(100_000 * Math.cos(angle)), 296_500_000 + Math.round(100_000 * Math.sin(angle))];
  });
  const tower = Array.from({ length: 5 }, () => [1_214_100_000, 296_500_000]);
  const all = [...bend, ...tower];
  const clusters = uncoveredClusters({
    lon: all.map(([x]) => x!),
    lat: all.map(([, y]) => y!),
    isUncovered: () => true,
  });
  expect(clusters.map(({ people }) => people)).toEqual([45]);
  expect(clusters[0]!.lon).toBeGreaterThan(121.408);
});

it('counts only those who are not covered', () => {
  const clusters = uncoveredClusters({ lon, lat, isUncovered: (person) => person < 2 });
  expect(clusters.map(({ people }) => people)).toEqual([2]);
  expect(uncoveredClusters({ lon, lat, isUncovered: () => false })).toEqual([]);
});

it('tells in which areas they live, the fullest first, and leaves out those whom somebody reaches', () => {
  const area = doors.map((_, at) => (at < 3 ? 9 : at % 4));
  const clusters = uncoveredClusters({ lon, lat, area, isUncovered: (person) => person !== 4 && person !== 8 });
  expect(clusters.map(({ areas }) => areas)).toEqual([
    [
      { area: 1, people: 5 },
      { area: 2, people: 5 },
      { area: 3, people: 5 },
      { area: 0, people: 3 },
    ],
    [{ area: 9, people: 3 }],
  ]);
  expect(uncoveredClusters({ lon, lat, isUncovered: () => true })[0]!.areas).toEqual([]);
});

it('draws a cell around its people', () => {
  const [cluster] = uncoveredClusters({ lon, lat, isUncovered: (person) => person === 0 });
  const ring = outlineOfCell(cluster!.cells[0]!.cell);
  expect(ring[0]).toEqual(ring.at(-1));
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  expect(Math.min(...xs)).toBeLessThan(121.46);
  expect(Math.max(...xs)).toBeGreaterThan(121.46);
  expect(Math.min(...ys)).toBeLessThan(29.68);
  expect(Math.max(...ys)).toBeGreaterThan(29.68);
});
