import type { Problem, Stop, TimeWindow, Travel, Volunteer } from '../problem/problem.js';

/** One way of serving some stops: by trips, each with its kitchen. */
interface Trip {
  readonly kitchen: number;
  readonly stops: readonly number[];
}

/** A wish between two moments: `b − a ≥ least`. */
type Wish = readonly [a: number, b: number, least: number];

const ZERO = 0;
const START = 1;
const END = 2;

/**
 * The least cost of a small problem, penalties of unserved stops included, by trying every order: shares nothing with the search.
 * Times are judged as a system of difference constraints (longest paths, Bellman and Ford), not as functions of the start.
 */
export function leastCost(problem: Problem, penalties: ArrayLike<number>): number {
  const full = 1 << problem.stops.length;
  let best = new Float64Array(full).fill(Infinity);
  best[0] = 0;
  for (const volunteer of problem.volunteers) {
    const own = new Orders(problem, volunteer).cheapest();
    const joined = Float64Array.from(best);
    for (let served = 1; served < full; served += 1) {
      if (own[served] === Infinity) continue;
      const others = (full - 1) & ~served;
      for (let rest = others; ; rest = (rest - 1) & others) {
        joined[served | rest] = Math.min(joined[served | rest]!, best[rest]! + own[served]!);
        if (rest === 0) break;
      }
    }
    best = joined;
  }
  let least = Infinity;
  for (let served = 0; served < full; served += 1) {
    let cost = best[served]!;
    problem.stops.forEach((_, stop) => (cost += (served >> stop) & 1 ? 0 : penalties[stop]!));
    least = Math.min(least, cost);
  }
  return least;
}

class Orders {
  private readonly cost: Float64Array;

  constructor(
    private readonly problem: Problem,
    private readonly volunteer: Volunteer,
  ) {
    this.cost = new Float64Array(1 << problem.stops.length).fill(Infinity);
  }

  /** Least cost of this volunteer by set of stops. */
  cheapest(): Float64Array {
    this.extend([], 0);
    return this.cost;
  }

  private extend(trips: readonly Trip[], served: number): void {
    this.problem.stops.forEach((stop, index) => {
      if ((served >> index) & 1 || !this.maySee(stop)) return;
      const last = trips.at(-1);
      if (last)
        this.tryTrips([...trips.slice(0, -1), { ...last, stops: [...last.stops, index] }], served | (1 << index));
      if (trips.length >= (this.volunteer.mostTrips ?? 1)) return;
      this.problem.kitchens.forEach(({ id }, kitchen) => {
        if (this.volunteer.kitchens?.includes(id) === false) return;
        this.tryTrips([...trips, { kitchen, stops: [index] }], served | (1 << index));
      });
    });
  }

  private tryTrips(trips: readonly Trip[], served: number): void {
    if (!this.fits(trips)) return;
    const durations = this.windowChoices(trips.flatMap(({ stops }) => stops)).map((windows) => ({
      open: shortest(this.wishes(trips, windows, false)),
      home: shortest(this.wishes(trips, windows, true)),
    }));
    const home = Math.min(...durations.map((each) => each.home));
    if (home < Infinity) this.cost[served] = Math.min(this.cost[served]!, this.costOf(trips, home));
    if (durations.some(({ open }) => open < Infinity)) this.extend(trips, served);
  }

  private maySee(stop: Stop): boolean {
    const skilled = (stop.skills ?? []).every((skill) => this.volunteer.skills?.includes(skill));
    return skilled && (stop.lockedTo === undefined || stop.lockedTo === this.volunteer.id);
  }

  private fits(trips: readonly Trip[]): boolean {
    const { stops, kitchens, boxTypes } = this.problem;
    const orders = trips
      .flatMap((trip) => trip.stops.map((stop) => stops[stop]!.lockedOrder ?? 0))
      .filter((order) => order > 0);
    if (orders.some((order, index) => index > 0 && order <= orders[index - 1]!)) return false;
    return trips.every(
      (trip) =>
        boxTypes.every(
          (_, type) =>
            trip.stops.reduce((sum, stop) => sum + stops[stop]!.boxes[type]!, 0) <= this.volunteer.capacity[type]!,
        ) && trip.stops.every((stop) => stops[stop]!.kitchens?.includes(kitchens[trip.kitchen]!.id) !== false),
    );
  }

  private windowChoices(stops: readonly number[]): (readonly TimeWindow[])[] {
    let choices: TimeWindow[][] = [[]];
    for (const stop of stops) {
      const windows = this.problem.stops[stop]!.windows ?? [[0, Infinity] as const];
      choices = choices.flatMap((choice) => windows.map((window) => [...choice, window]));
    }
    return choices;
  }

  private wishes(trips: readonly Trip[], windows: readonly TimeWindow[], home: boolean): Wish[] {
    const { volunteer, problem } = this;
    const wishes: Wish[] = [];
    const within = (moment: number, [early, late]: TimeWindow): void => {
      wishes.push([ZERO, moment, early]);
      if (late < Infinity) wishes.push([moment, ZERO, -late]);
    };
    let moments = END;
    let [at, place, after] = [START, volunteer.start ?? null, 0];
    let served = 0;
    if (volunteer.window) wishes.push([ZERO, START, volunteer.window[0]]);
    trips.forEach((trip, index) => {
      const kitchen = problem.kitchens[trip.kitchen]!;
      const leaving = (moments += 1);
      wishes.push([at, leaving, after + this.way(place, kitchen.place) + (index > 0 ? (volunteer.reload ?? 0) : 0)]);
      if (kitchen.open) within(leaving, kitchen.open);
      [at, place, after] = [leaving, kitchen.place, 0];
      for (const index_ of trip.stops) {
        const stop = problem.stops[index_]!;
        const handOver = (moments += 1);
        wishes.push([at, handOver, after + this.way(place, stop.place)]);
        within(handOver, windows[served]!);
        if (stop.mostFromKitchen !== undefined) wishes.push([handOver, leaving, -stop.mostFromKitchen]);
        [at, place, after] = [handOver, stop.place, stop.service ?? 0];
        served += 1;
      }
    });
    wishes.push([at, END, after + (home ? this.way(place, volunteer.end ?? null) : 0)]);
    if (home && volunteer.window) wishes.push([END, ZERO, -volunteer.window[1]]);
    if (home && volunteer.mostDuration !== undefined) wishes.push([END, START, -volunteer.mostDuration]);
    return wishes;
  }

  private costOf(trips: readonly Trip[], duration: number): number {
    const { volunteer, problem } = this;
    const { change = 0, duration: each = 0, balance = 0 } = problem.weights ?? {};
    let cost = (volunteer.fixedCost ?? 0) + each * duration + Math.floor((balance * duration * duration) / 3600);
    let place: number | null = volunteer.start ?? null;
    for (const { kitchen, stops } of trips) {
      for (const to of [problem.kitchens[kitchen]!.place, ...stops.map((stop) => problem.stops[stop]!.place)]) {
        cost += this.way(place, to, 'cost');
        place = to;
      }
      for (const stop of stops.map((index) => problem.stops[index]!)) {
        const before = problem.previous?.[stop.id];
        if (before !== undefined && before !== volunteer.id) cost += change;
        cost += stop.unfamiliarity?.[volunteer.id] ?? 0;
      }
    }
    return cost + this.way(place, volunteer.end ?? null, 'cost');
  }

  private way(from: number | null, to: number | null, kind: keyof Travel = 'duration'): number {
    if (from === null || to === null || from === to) return 0;
    const travel = this.problem.travel[this.volunteer.mode]!;
    const ways = travel[kind] ?? travel.duration;
    return typeof ways === 'function' ? ways(from, to) : ways[from * this.problem.places + to]!;
  }
}

/** The least time from START to END under all wishes; Infinity where they contradict each other. */
function shortest(wishes: readonly Wish[]): number {
  const moments = 1 + Math.max(...wishes.map(([a, b]) => Math.max(a, b)));
  if (relax(new Float64Array(moments), wishes)) return Infinity;
  const from = new Float64Array(moments).fill(-Infinity);
  from[START] = 0;
  relax(from, wishes);
  return from[END]!;
}

/** Longest paths. @returns whether they never end */
function relax(at: Float64Array, wishes: readonly Wish[]): boolean {
  for (let round = 0; round <= at.length; round += 1) {
    let changed = false;
    for (const [a, b, least] of wishes) {
      if (at[a]! + least <= at[b]!) continue;
      at[b] = at[a]! + least;
      changed = true;
    }
    if (!changed) return false;
  }
  return true;
}
