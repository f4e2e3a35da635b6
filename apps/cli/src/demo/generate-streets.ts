import type { DemoVillage } from './generate-villages.js';
import { metresBetween, type Place } from './place-around.js';
import { SeededRandom } from './seeded-random.js';
import { StreetLattice } from './street-lattice.js';

/** A street as a line of places. */
export type StreetLine = readonly Place[];

/** Streets of the demo: lanes inside the villages and roads between them, none of them real. */
export interface DemoStreets {
  /** Every line once; where two have a place in common they meet. */
  readonly lines: readonly StreetLine[];
  /** Lanes on which the people of a village live, by its code. */
  readonly lanesOf: ReadonlyMap<string, readonly StreetLine[]>;
}

/** A place around which more lanes are laid. */
export interface Neighbourhood {
  readonly centre: Place;
  readonly radiusMetres: number;
}

const LEAST_RADIUS_METRES = 150;
const MOST_RADIUS_METRES = 620;
/** So that a lane has some ten to thirty of those over sixty. */
const METRES_PER_ROOT_OF_PEOPLE = 13;
/** Roads to the nearest villages beside the one that joins everything. */
const NEIGHBOURS = 2;
/** A road bends about once in so many metres. */
const BEND_METRES = 350;
const BEND_SHARE = 0.12;

/**
 * Lanes of a crooked lattice around each village, which villages that touch share, and roads from each village to its nearest
 * ones and to the rest of the district. Pure: the same seed and villages give the same streets.
 */
export function generateStreets(
  { seed, villages }: { readonly seed: number; readonly villages: readonly DemoVillage[] },
  more: readonly Neighbourhood[] = [],
): DemoStreets {
  const lattice = new StreetLattice(seed);
  for (const { centre, radiusMetres } of more) lattice.pave(centre, radiusMetres);
  for (const village of villages) lattice.pave(village, radiusOf(village));
  const lanesOf = new Map(villages.map((village) => [village.code, lattice.lanesAround(village, radiusOf(village))]));
  const random = SeededRandom.stream(seed, 'roads');
  const roads = roadPairs(villages).map(([from, to]) =>
    bent(random, lattice.nearestTo(villages[from]!), lattice.nearestTo(villages[to]!)),
  );
  return { lines: [...lattice.lanes(), ...roads], lanesOf };
}

function radiusOf({ residents }: DemoVillage): number {
  return Math.min(MOST_RADIUS_METRES, Math.max(LEAST_RADIUS_METRES, METRES_PER_ROOT_OF_PEOPLE * Math.sqrt(residents)));
}

/** The shortest tree over all villages (Prim) and each one's nearest. */
function roadPairs(villages: readonly DemoVillage[]): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  const join = (a: number, b: number): void => {
    const pair: [number, number] = a < b ? [a, b] : [b, a];
    pairs.set(pair.join(), pair);
  };
  const distance = villages.map(() => Infinity);
  const from = villages.map(() => -1);
  const left = new Set(villages.keys());
  for (let here = 0; left.size > 0;) {
    left.delete(here);
    if (from[here]! >= 0) join(here, from[here]!);
    let next = -1;
    for (const other of left) {
      const metres = metresBetween(villages[here]!, villages[other]!);
      if (metres < distance[other]!) [distance[other], from[other]] = [metres, here];
      if (next < 0 || distance[other]! < distance[next]!) next = other;
    }
    here = next;
  }
  villages.forEach((village, at) => {
    const near = villages
      .map((other, index) => ({ index, metres: metresBetween(village, other) }))
      .filter(({ index }) => index !== at)
      .sort((a, b) => a.metres - b.metres || a.index - b.index);
    for (const { index } of near.slice(0, NEIGHBOURS)) join(at, index);
  });
  return [...pairs.values()];
}

function bent(random: SeededRandom, from: Place, to: Place): StreetLine {
  const bends = Math.floor(metresBetween(from, to) / BEND_METRES);
  const between = Array.from({ length: bends }, (_, at) => {
    const share = (at + 1) / (bends + 1);
    const aside = random.normal({ mean: 0, deviation: BEND_SHARE / (bends + 1) });
    return {
      longitude: from.longitude + share * (to.longitude - from.longitude) + aside * (to.latitude - from.latitude),
      latitude: from.latitude + share * (to.latitude - from.latitude) - aside * (to.longitude - from.longitude),
    };
  });
  return [from, ...between, to];
}
