import { FAR, type Compiled } from '../search/compiled.js';
import type { Snapshot } from '../search/snapshot.js';
import type { Problem } from '../problem/problem.js';
import type { Plan, PlannedRoute, PlannedStop, PlannedTrip } from './plan.js';

interface TripStops {
  readonly kitchen: number;
  readonly stops: readonly number[];
  readonly windows: readonly number[];
}

/** Leaving at `t`, between `lo` and `hi`, one is through at `max(t + D, E)`. */
interface Passage {
  readonly D: number;
  readonly E: number;
  readonly lo: number;
  readonly hi: number;
}

/**
 * Times of a plan that the search has found: everybody is out as short as possible, and boxes leave the kitchen as late as they can
 * without anybody being served later.
 */
export function buildPlan(problem: Problem, c: Compiled, found: Snapshot): Plan {
  const trips = new Map<number, TripStops[]>();
  const served = new Set<number>();
  for (const trip of found.trips().sort((a, b) => a.trip - b.trip)) {
    const volunteer = Math.floor(trip.trip / c.tripSlots);
    trips.set(volunteer, [...(trips.get(volunteer) ?? []), trip]);
    trip.stops.forEach((stop) => served.add(stop));
  }
  const routes = [...trips.entries()]
    .sort(([a], [b]) => a - b)
    .map(([v, list]) => new RouteBuilder(problem, c, v).build(list));
  return {
    routes,
    unserved: problem.stops.filter((_, stop) => !served.has(stop)).map(({ id }) => id),
    cost: routes.reduce((sum, { cost }) => sum + cost, 0),
  };
}

class RouteBuilder {
  constructor(
    private readonly problem: Problem,
    private readonly c: Compiled,
    private readonly volunteer: number,
  ) {}

  build(trips: readonly TripStops[]): PlannedRoute {
    const { c, volunteer } = this;
    const passages = trips.map((trip) => this.passage(trip));
    const start = this.latestStart(trips, passages);
    let [at, time] = [c.startPlace[volunteer]!, start];
    let departure = 0;
    const planned = trips.map((trip, index): PlannedTrip => {
      const { D, E, lo, hi } = passages[index]!;
      const kitchen = c.kitchenPlace[trip.kitchen]!;
      const way = this.way(at, kitchen);
      const ready = time + way + (index === 0 ? 0 : c.reload[volunteer]!);
      const leave = Math.max(ready, lo, Math.min(hi, E - D));
      if (index === 0) departure = leave - way;
      const stops = this.stopsFrom(trip, leave);
      at = c.stopPlace[trip.stops.at(-1)!]!;
      time = stops.at(-1)!.departure;
      return { kitchen: this.problem.kitchens[trip.kitchen]!.id, departure: leave, stops };
    });
    const arrival = time + this.way(at, c.endPlace[volunteer]!);
    const cost = this.cost(trips, arrival - departure);
    return { volunteer: this.problem.volunteers[volunteer]!.id, departure, trips: planned, arrival, cost };
  }

  private way(from: number, to: number): number {
    return this.c.duration[this.c.modeBase[this.volunteer]! + from * this.c.rowLength + to]!;
  }

  private passage({ kitchen, stops, windows }: TripStops): Passage {
    const { c } = this;
    let [D, E] = [0, -FAR];
    let [lo, hi] = [c.kitchenEarly[kitchen]!, c.kitchenLate[kitchen]!];
    let at = c.kitchenPlace[kitchen]!;
    stops.forEach((stop, index) => {
      const window = c.windowFrom[stop]! + windows[index]!;
      const way = this.way(at, c.stopPlace[stop]!);
      const handOver = Math.max(E + way, c.windowEarly[window]!);
      hi = Math.min(hi, c.windowLate[window]! - D - way);
      lo = Math.max(lo, handOver - c.mostFromKitchen[stop]!);
      D += way + c.service[stop]!;
      E = handOver + c.service[stop]!;
      at = c.stopPlace[stop]!;
    });
    return { D, E, lo, hi };
  }

  /** As late as everybody is still served in time and nothing ends later than it must. */
  private latestStart(trips: readonly TripStops[], passages: readonly Passage[]): number {
    const { c, volunteer } = this;
    let [D, E, hi] = [0, -FAR, FAR];
    let at = c.startPlace[volunteer]!;
    trips.forEach((trip, index) => {
      const passage = passages[index]!;
      const way = this.way(at, c.kitchenPlace[trip.kitchen]!) + (index === 0 ? 0 : c.reload[volunteer]!);
      hi = Math.min(hi, passage.hi - way - D);
      E = Math.max(E + way + passage.D, passage.E, passage.lo + passage.D);
      D += way + passage.D;
      at = c.stopPlace[trip.stops.at(-1)!]!;
    });
    const home = this.way(at, c.endPlace[volunteer]!);
    hi = Math.min(hi, c.shiftLate[volunteer]! - home - D);
    return Math.max(c.shiftEarly[volunteer]!, Math.min(hi, E - D));
  }

  private stopsFrom({ kitchen, stops, windows }: TripStops, leave: number): PlannedStop[] {
    const { c } = this;
    let [at, time] = [c.kitchenPlace[kitchen]!, leave];
    return stops.map((stop, index) => {
      const arrival = time + this.way(at, c.stopPlace[stop]!);
      const handOver = Math.max(arrival, c.windowEarly[c.windowFrom[stop]! + windows[index]!]!);
      time = handOver + c.service[stop]!;
      at = c.stopPlace[stop]!;
      return { stop: this.problem.stops[stop]!.id, arrival, handOver, departure: time };
    });
  }

  private cost(trips: readonly TripStops[], duration: number): number {
    const { c, volunteer } = this;
    const way = (from: number, to: number): number => c.cost[c.modeBase[volunteer]! + from * c.rowLength + to]!;
    let at = c.startPlace[volunteer]!;
    let cost = c.fixedCost[volunteer]! + c.durationWeight * duration;
    cost += Math.floor((c.balanceWeight * duration * duration) / 3600);
    for (const { kitchen, stops } of trips) {
      cost += way(at, c.kitchenPlace[kitchen]!);
      at = c.kitchenPlace[kitchen]!;
      for (const stop of stops) {
        cost += way(at, c.stopPlace[stop]!) + (c.extra?.[stop * c.volunteers + volunteer] ?? 0);
        at = c.stopPlace[stop]!;
      }
    }
    return cost + way(at, c.endPlace[volunteer]!);
  }
}
