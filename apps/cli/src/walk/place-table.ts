import { placePoints, readCoordinateSystem, type EdgeIndex, type PlacedPoints } from '@nuancan/walk-network';
import type { PointTable } from './read-point-table.js';
import type { WalkOptions } from './walk-options.js';
import { WalkErrors } from './walk.errors.js';

const SAID = {
  no_place: ['没有坐标', 'no coordinates'],
  not_degrees: ['不是经纬度', 'no degrees'],
  swapped: ['经纬度颠倒', 'longitude and latitude swapped'],
  off_network: ['300 米内没有道路', 'no way within 300 m'],
} as const;
const MOST_TOLD = 20;

/** Puts the rows of a table onto the network and tells what is wrong with which. */
export function placeTable(
  table: PointTable,
  name: string,
  { index, options }: { readonly index: EdgeIndex; readonly options: WalkOptions },
): PlacedPoints {
  if (options.coordinates === undefined) throw WalkErrors.COORDINATES_UNDECLARED({ table: name });
  const coordinates = readCoordinateSystem(options.coordinates);
  const placed = placePoints(index, { lon: table.lon, lat: table.lat, coordinates });
  // What is wrong before what is merely remote.
  const inOrder = [false, true].flatMap((isRemote) =>
    placed.problems.filter(({ problem }) => (problem === 'off_network' || problem === 'no_place') === isRemote),
  );
  const lines = inOrder.slice(0, MOST_TOLD).map(({ index: row, problem }) => {
    const [zh, en] = SAID[problem];
    return `${name} ${table.ids[row]}: ${zh} · ${en}\n`;
  });
  if (placed.problems.length > MOST_TOLD) {
    lines.push(`${name}: 共 ${placed.problems.length} 个 · ${placed.problems.length} in all\n`);
  }
  if (placed.isShifted) {
    lines.push(
      `${name}: 大多离道路太远，坐标系可能声明错了 · most are far from every way: is it really ${coordinates}?\n`,
    );
  }
  process.stderr.write(lines.join(''));
  return placed;
}

/** Whether rows are wrong rather than merely remote. */
export function hasWrongPoints({ problems, isShifted }: PlacedPoints): boolean {
  return isShifted || problems.some(({ problem }) => problem === 'swapped' || problem === 'not_degrees');
}
