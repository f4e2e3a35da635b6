import { UNREACHABLE, type Problem, type Stop, type TimeWindow } from '../problem/problem.js';
import { ReadErrors } from './read.errors.js';

/**
 * How a benchmark instance measures its ways: `dimacs` in truncated tenths (Solomon, Homberger), `round` in whole units (CVRPLIB),
 * `exact` in ten-thousandths.
 */
export const CONVENTIONS = ['dimacs', 'round', 'exact'] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** A problem read from a benchmark file; its costs and times are those of the file times `scale`. */
export interface Instance {
  readonly name: string;
  readonly scale: number;
  readonly problem: Problem;
}

/** The depot first, then the customers, as the file numbers them. */
export interface InstanceRow {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly demand: number;
  readonly window?: TimeWindow;
  readonly service: number;
}

const SCALE: Readonly<Record<Convention, number>> = { dimacs: 10, round: 1, exact: 10_000 };

/** Vehicles of one kind from one depot and back, all ways straight. @throws ROUTE_FILE.TOO_FAR */
export function instanceOf(
  name: string,
  rows: readonly InstanceRow[],
  fleet: { readonly vehicles: number; readonly capacity: number; readonly mostDuration?: number },
  convention: Convention,
): Instance {
  const scale = SCALE[convention];
  const scaled = ([from, to]: TimeWindow): TimeWindow => [from * scale, to * scale];
  const stops = rows.slice(1).map(({ id, demand, window, service }, index): Stop => ({
    id,
    place: index + 1,
    boxes: [demand],
    service: service * scale,
    ...(window ? { windows: [scaled(window)] } : {}),
  }));
  const shift = rows[0]?.window;
  // No more than there are customers can be of use.
  const volunteers = Array.from({ length: Math.min(fleet.vehicles, Math.max(1, stops.length)) }, (_, index) => ({
    id: String(index + 1),
    mode: 'vehicle',
    capacity: [fleet.capacity],
    start: 0,
    end: 0,
    ...(shift ? { window: scaled(shift) } : {}),
    ...(fleet.mostDuration === undefined ? {} : { mostDuration: fleet.mostDuration * scale }),
  }));
  return {
    name,
    scale,
    problem: {
      places: rows.length,
      travel: { vehicle: { duration: straightWays(rows, convention) } },
      boxTypes: ['load'],
      kitchens: [{ id: 'depot', place: 0 }],
      stops,
      volunteers,
    },
  };
}

function straightWays(rows: readonly InstanceRow[], convention: Convention): Int32Array {
  const scale = SCALE[convention];
  const ways = new Int32Array(rows.length * rows.length);
  for (let row = 0; row < rows.length; row += 1) {
    const from = rows[row]!;
    for (let column = 0; column < rows.length; column += 1) {
      const to = rows[column]!;
      const way = scale * Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
      if (!(way < UNREACHABLE)) throw ReadErrors.TOO_FAR({ from: from.id, to: to.id });
      ways[row * rows.length + column] = convention === 'dimacs' ? Math.floor(way + 1e-9) : Math.round(way);
    }
  }
  return ways;
}
