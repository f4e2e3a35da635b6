import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { straightMetres, StraightWays, WaysOfRun, type GeoPoint, type WayMeasure, type Ways } from '@nuancan/delivery';
import { isSnapped, placePoints, walksFrom } from '@nuancan/walk-network';
import { DistrictStreets, type Streets } from './district-streets.js';

/** The network's own units, 0.01 mm. */
const UNITS_PER_METRE = 1e5;
/** A way is looked for so many times as far as the longest straight way of the run, and a kilometre: beyond, it is another valley. */
const MOST_DETOUR = 3;
const AT_LEAST_METRES = 1_000;

/** Ways of runs along the active walking network; to doors that are off it, and without one, straight lines times 1.4. */
@Injectable()
export class NetworkWays extends WaysOfRun {
  constructor(private readonly streets: DistrictStreets) {
    super();
  }

  async of(districtCode: string): Promise<WayMeasure> {
    const streets = await this.streets.of(districtCode);
    if (streets === null) return new StraightWays().of();
    return { version: streets.networkId, between: (points) => alongStreets(streets, points) };
  }
}

async function alongStreets({ index, search }: Streets, points: readonly GeoPoint[]): Promise<Ways> {
  const metres = straightMetres(points);
  const longest = metres.reduce((most, way) => Math.max(most, way), 0);
  const { snaps } = placePoints(index, {
    lon: Float64Array.from(points, ({ longitude }) => longitude),
    lat: Float64Array.from(points, ({ latitude }) => latitude),
    coordinates: 'WGS-84',
  });
  const most = (MOST_DETOUR * longest + AT_LEAST_METRES) * UNITS_PER_METRE;
  const count = points.length;
  let found = 0;
  for (let row = 0; row < count; row += 1) {
    if (!isSnapped(snaps, row)) continue;
    walksFrom(search, snaps, row, most).forEach((walk, column) => {
      if (column === row || walk === Infinity) return;
      found += 1;
      const across = metres[row * count + column]! * UNITS_PER_METRE;
      // Behind one yard nobody goes out to the street and back in.
      const isBeside = across <= snaps.access[row]! + snaps.access[column]!;
      if (!isBeside) metres[row * count + column] = Math.round(walk / UNITS_PER_METRE);
    });
    // Others of the process are not kept waiting for a long list.
    await nextTurn();
  }
  const pairs = count * (count - 1);
  return { kind: found === 0 && pairs > 0 ? 'straight' : found === pairs ? 'network' : 'mixed', metres };
}
