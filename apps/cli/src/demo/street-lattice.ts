import { metresBetween, type Place } from './place-around.js';
import { SeededRandom } from './seeded-random.js';

const METRES_PER_DEGREE = 111_320;
/** Middle of the district: one lattice for all of it. */
const ORIGIN = { longitude: 121.4, latitude: 29.64 };
const EAST_METRES_PER_DEGREE = METRES_PER_DEGREE * Math.cos((ORIGIN.latitude * Math.PI) / 180);
const STEP_METRES = 85;
const CROOKED_METRES = 24;
/** Lanes that nobody built. */
const GAPS = 0.16;

interface Corner {
  readonly place: Place;
  readonly toEast: boolean;
  readonly toNorth: boolean;
}

/** Corners of crooked blocks over the district, of which those near villages exist. */
export class StreetLattice {
  private readonly corners = new Map<string, Corner>();

  constructor(private readonly seed: number) {}

  /** Lays the lanes within a disc. */
  pave(centre: Place, radiusMetres: number): void {
    for (const [column, row] of around(centre, radiusMetres)) {
      const key = `${column},${row}`;
      if (!this.corners.has(key)) this.corners.set(key, this.cornerAt(column, row));
    }
  }

  /** Every lane once. */
  lanes(): Place[][] {
    return [...this.corners.keys()].flatMap((key) => this.lanesFrom(key));
  }

  /** Lanes that begin within a disc. */
  lanesAround(centre: Place, radiusMetres: number): Place[][] {
    return [...around(centre, radiusMetres)].flatMap(([column, row]) => this.lanesFrom(`${column},${row}`));
  }

  /** The corner of a lane that is nearest to a paved place. */
  nearestTo(place: Place): Place {
    const [nearest] = this.lanesAround(place, 3 * STEP_METRES)
      .flat()
      .sort((a, b) => metresBetween(a, place) - metresBetween(b, place));
    if (nearest === undefined) throw new Error('no lane was laid here');
    return nearest;
  }

  private lanesFrom(key: string): Place[][] {
    const corner = this.corners.get(key);
    if (corner === undefined) return [];
    const [column = 0, row = 0] = key.split(',').map(Number);
    const east = corner.toEast ? this.corners.get(`${column + 1},${row}`) : undefined;
    const north = corner.toNorth ? this.corners.get(`${column},${row + 1}`) : undefined;
    return [east, north].flatMap((end) => (end === undefined ? [] : [[corner.place, end.place]]));
  }

  /** By its own stream: a corner is the same whichever village laid it. */
  private cornerAt(column: number, row: number): Corner {
    const random = SeededRandom.stream(this.seed, `corner ${column} ${row}`);
    const aside = (): number => (2 * random.unit() - 1) * CROOKED_METRES;
    const place = {
      longitude: rounded(ORIGIN.longitude + (column * STEP_METRES + aside()) / EAST_METRES_PER_DEGREE),
      latitude: rounded(ORIGIN.latitude + (row * STEP_METRES + aside()) / METRES_PER_DEGREE),
    };
    return { place, toEast: !random.chance(GAPS), toNorth: !random.chance(GAPS) };
  }
}

function* around(centre: Place, radiusMetres: number): Generator<[number, number]> {
  const x = ((centre.longitude - ORIGIN.longitude) * EAST_METRES_PER_DEGREE) / STEP_METRES;
  const y = ((centre.latitude - ORIGIN.latitude) * METRES_PER_DEGREE) / STEP_METRES;
  const reach = radiusMetres / STEP_METRES;
  for (let row = Math.ceil(y - reach); row <= y + reach; row += 1) {
    for (let column = Math.ceil(x - reach); column <= x + reach; column += 1) {
      if (Math.hypot(column - x, row - y) <= reach) yield [column, row];
    }
  }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
