import { FAR, type Compiled } from '../search/compiled.js';
import { ProblemErrors } from './problem.errors.js';
import { UNREACHABLE, type Problem, type Stop, type Travel, type Volunteer } from './problem.js';

/** What leaving a stop out costs, against all that serving it could. */
const PENALTY_FACTOR = 10;

/** The ways of a compiled problem: others of the same places and modes share them. */
export type CompiledWays = Pick<Compiled, 'rowLength' | 'nowhere' | 'duration' | 'cost' | 'durationTo' | 'costTo'>;

/**
 * Flat arrays of a problem that was checked; with the `ways` of another that has the same.
 * @throws ROUTES.INVALID_PROBLEM for ways that a function gives wrongly
 */
export function compileProblem(problem: Problem, ways: CompiledWays = compileWays(problem)): Compiled {
  const people = compileVolunteers(problem);
  const fits = compileFits(problem);
  const { classOf, classes } = classify(problem, fits);
  const weights = problem.weights ?? {};
  return {
    stops: problem.stops.length,
    volunteers: problem.volunteers.length,
    boxTypes: problem.boxTypes.length,
    kitchens: problem.kitchens.length,
    rowLength: ways.rowLength,
    nowhere: ways.nowhere,
    duration: ways.duration,
    cost: ways.cost,
    durationTo: ways.durationTo,
    costTo: ways.costTo,
    ...people,
    ...fits,
    ...compileStops(problem, highestCost(problem, ways.cost, fits.extra)),
    classOf,
    classes,
    kitchenPlace: ints(problem.kitchens, ({ place }) => place),
    kitchenEarly: ints(problem.kitchens, ({ open }) => open?.[0] ?? 0),
    kitchenLate: ints(problem.kitchens, ({ open }) => open?.[1] ?? FAR),
    durationWeight: weights.duration ?? 0,
    balanceWeight: weights.balance ?? 0,
    needsExact: needsExact(problem),
  };
}

function ints<T>(items: readonly T[], value: (item: T) => number): Int32Array {
  return Int32Array.from(items, value);
}

function needsExact({ stops, volunteers, weights }: Problem): boolean {
  return (
    stops.some(({ mostFromKitchen, lockedOrder }) => mostFromKitchen !== undefined || lockedOrder !== undefined) ||
    volunteers.some(({ mostDuration }) => mostDuration !== undefined) ||
    (weights?.duration ?? 0) > 0 ||
    (weights?.balance ?? 0) > 0
  );
}

function compileWays(problem: Problem): CompiledWays {
  const modes = Object.entries(problem.travel);
  const rowLength = problem.places + 1;
  const area = rowLength * rowLength;
  const duration = new Int32Array(modes.length * area);
  const ownCost = modes.some(([, { cost }]) => cost !== undefined);
  const cost = ownCost ? new Int32Array(modes.length * area) : duration;
  modes.forEach(([mode, travel], index) => {
    fill(duration, travel.duration, { mode, base: index * area, places: problem.places });
    if (ownCost) fill(cost, travel.cost ?? travel.duration, { mode, base: index * area, places: problem.places });
  });
  const durationTo = transposed(duration, rowLength);
  const costTo = ownCost ? transposed(cost, rowLength) : durationTo;
  return { rowLength, nowhere: problem.places, duration, cost, durationTo, costTo };
}

/** Each square of `ways` from the other end; itself where all are as long there and back. */
function transposed(ways: Int32Array, rowLength: number): Int32Array {
  let other = ways;
  for (let base = 0; base < ways.length; base += rowLength * rowLength) {
    for (let from = 0; from < rowLength; from += 1) {
      for (let to = 0; to < from; to += 1) {
        const [there, back] = [base + from * rowLength + to, base + to * rowLength + from];
        if (ways[there] === ways[back]) continue;
        if (other === ways) other = Int32Array.from(ways);
        other[there] = ways[back]!;
        other[back] = ways[there]!;
      }
    }
  }
  return other;
}

function fill(into: Int32Array, ways: Travel['duration'], at: { mode: string; base: number; places: number }): void {
  const { mode, base, places } = at;
  const given = typeof ways === 'function' ? ways : (from: number, to: number): number => ways[from * places + to]!;
  for (let from = 0; from < places; from += 1) {
    for (let to = 0; to < places; to += 1) {
      const way = from === to ? 0 : given(from, to);
      if (!Number.isInteger(way) || way < 0) {
        const pointer = `/travel/${mode}/${from}/${to}`;
        const [zh, en] = ['应为不小于 0 的整数', 'must be a whole number of 0 or more'];
        throw ProblemErrors.INVALID_PROBLEM({ count: 1 }, [{ pointer, code: 'range', zh, en }]);
      }
      into[base + from * (places + 1) + to] = way >= UNREACHABLE ? FAR + 1 : way;
    }
  }
}

function compileVolunteers({ volunteers, places, travel }: Problem) {
  const area = (places + 1) * (places + 1);
  const modes = Object.keys(travel);
  const mostTrips = Math.max(...volunteers.map((one) => one.mostTrips ?? 1));
  return {
    tripSlots: mostTrips > 1 ? 2 * mostTrips + 1 : 1,
    modeBase: ints(volunteers, ({ mode }) => modes.indexOf(mode) * area),
    capacity: Int32Array.from(volunteers.flatMap(({ capacity }) => capacity)),
    shiftEarly: ints(volunteers, ({ window }) => window?.[0] ?? 0),
    shiftLate: ints(volunteers, ({ window }) => window?.[1] ?? FAR),
    mostDuration: ints(volunteers, ({ mostDuration }) => mostDuration ?? FAR),
    startPlace: ints(volunteers, ({ start }) => start ?? places),
    endPlace: ints(volunteers, ({ end }) => end ?? places),
    reload: ints(volunteers, ({ reload }) => reload ?? 0),
    fixedCost: ints(volunteers, ({ fixedCost }) => fixedCost ?? 0),
    tripsOf: ints(volunteers, ({ mostTrips }) => mostTrips ?? 1),
  };
}

function compileStops(problem: Problem, highest: number) {
  const { stops } = problem;
  const windows = stops.map(({ windows: given }) => (given && given.length > 0 ? given : [[0, FAR] as const]));
  const windowFrom = new Int32Array(stops.length + 1);
  windows.forEach((list, stop) => (windowFrom[stop + 1] = windowFrom[stop]! + list.length));
  const orders = stops.some(({ lockedOrder }) => lockedOrder !== undefined);
  return {
    stopPlace: ints(stops, ({ place }) => place),
    boxes: Int32Array.from(stops.flatMap(({ boxes }) => boxes)),
    service: ints(stops, ({ service }) => service ?? 0),
    windowFrom,
    windowEarly: ints(windows.flat(), ([early]) => early),
    windowLate: ints(windows.flat(), ([, late]) => late),
    mostFromKitchen: ints(stops, ({ mostFromKitchen }) => mostFromKitchen ?? FAR),
    penalty: Float64Array.from(stops, (stop) => stop.prize ?? highest * (stop.priority ?? 1)),
    optional: Uint8Array.from(stops, ({ prize }) => Number(prize !== undefined)),
    lockedOrder: orders ? ints(stops, ({ lockedOrder }) => lockedOrder ?? 0) : null,
  };
}

/** More than one stop more can cost: what must be served is left out only where nobody can come. */
function highestCost(problem: Problem, cost: Int32Array, extra: Int32Array | null): number {
  let way = 0;
  for (let at = 0; at < cost.length; at += 1) if (cost[at]! < UNREACHABLE && cost[at]! > way) way = cost[at]!;
  let most = 4 * way + Math.max(...problem.volunteers.map(({ fixedCost }) => fixedCost ?? 0));
  if (extra !== null) most += extra.reduce((a, b) => Math.max(a, b), 0);
  const { duration = 0, balance = 0 } = problem.weights ?? {};
  const longest = Math.min(4 * way + 86_400, FAR);
  return 1 + PENALTY_FACTOR * (most + duration * longest + Math.floor((balance * longest * longest) / 3600));
}

interface Fits {
  readonly allowed: Uint8Array | null;
  readonly extra: Int32Array | null;
  readonly stopKitchen: Uint8Array;
  readonly volunteerKitchen: Uint8Array;
}

function compileFits(problem: Problem): Fits {
  const { stops, volunteers, kitchens } = problem;
  const served = (of: Stop | Volunteer): number[] =>
    kitchens.map(({ id }) => Number(of.kitchens === undefined || of.kitchens.includes(id)));
  return {
    // Not even looked for where no stop asks for it: thousands of stops and vehicles make a large table.
    allowed: problem.stops.some(({ skills, lockedTo }) => skills !== undefined || lockedTo !== undefined)
      ? (table(problem, (stop, volunteer) => Number(maySee(stop, volunteer)), 1) as Uint8Array | null)
      : null,
    extra:
      problem.previous !== undefined || problem.stops.some(({ unfamiliarity }) => unfamiliarity !== undefined)
        ? (table(problem, (stop, volunteer) => extraCost(problem, stop, volunteer), 0) as Int32Array | null)
        : null,
    stopKitchen: Uint8Array.from(stops.flatMap(served)),
    volunteerKitchen: Uint8Array.from(volunteers.flatMap(served)),
  };
}

function table(
  { stops, volunteers }: Problem,
  value: (stop: Stop, volunteer: Volunteer) => number,
  plain: 0 | 1,
): Uint8Array | Int32Array | null {
  const size = stops.length * volunteers.length;
  const filled = plain === 1 ? new Uint8Array(size) : new Int32Array(size);
  stops.forEach((stop, row) => {
    volunteers.forEach((volunteer, column) => (filled[row * volunteers.length + column] = value(stop, volunteer)));
  });
  return filled.every((one) => one === plain) ? null : filled;
}

function maySee(stop: Stop, volunteer: Volunteer): boolean {
  if (stop.lockedTo !== undefined && stop.lockedTo !== volunteer.id) return false;
  return (stop.skills ?? []).every((skill) => volunteer.skills?.includes(skill) === true);
}

function extraCost({ previous, weights }: Problem, stop: Stop, { id }: Volunteer): number {
  const before = previous?.[stop.id];
  const changed = before !== undefined && before !== id ? (weights?.change ?? 0) : 0;
  return changed + (stop.unfamiliarity?.[id] ?? 0);
}

/** Volunteers alike in everything but the name: of those not in use one stands for all. */
function classify({ stops, volunteers }: Problem, { allowed, extra }: Fits): { classOf: Int32Array; classes: number } {
  const classes = new Map<string, number>();
  const classOf = Int32Array.from(volunteers, (volunteer, index) => {
    const column = (of: Uint8Array | Int32Array | null): number[] =>
      of === null ? [] : stops.map((_, stop) => of[stop * volunteers.length + index]!);
    const alike = JSON.stringify([{ ...volunteer, id: '' }, column(allowed), column(extra)]);
    if (!classes.has(alike)) classes.set(alike, classes.size);
    return classes.get(alike)!;
  });
  return { classOf, classes: classes.size };
}
