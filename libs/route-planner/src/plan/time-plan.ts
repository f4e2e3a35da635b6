import type { Problem, Stop, TimeWindow, Travel, Volunteer } from '../problem/problem.js';
import type { Plan, PlannedRoute, PlannedStop, PlannedTrip } from './plan.js';

/** Who goes where in which order, as somebody laid it out by hand; every volunteer at most once. */
export interface Sequence {
  readonly volunteer: string;
  readonly trips: readonly { readonly kitchen: string; readonly stops: readonly string[] }[];
}

/**
 * Times an order of stops that was laid out by hand, without changing it: everybody leaves as late as nobody is served later for it.
 * Limits may be broken in it; `verifyPlan` tells which. Volunteers and stops are those of the problem.
 */
export function timePlan(problem: Problem, sequences: readonly Sequence[]): Plan {
  const clock = new SequenceClock(problem);
  const routes = sequences
    .map((sequence) => ({ ...sequence, trips: sequence.trips.filter(({ stops }) => stops.length > 0) }))
    .filter(({ trips }) => trips.length > 0)
    .map((sequence) => clock.route(sequence));
  const served = new Set(routes.flatMap(({ trips }) => trips.flatMap(({ stops }) => stops.map(({ stop }) => stop))));
  return {
    routes,
    unserved: problem.stops.filter(({ id }) => !served.has(id)).map(({ id }) => id),
    cost: routes.reduce((sum, { cost }) => sum + cost, 0),
  };
}

interface Leg {
  readonly from: number | null;
  readonly to: number | null;
}

class SequenceClock {
  private readonly stops: ReadonlyMap<string, Stop>;
  private readonly volunteers: ReadonlyMap<string, Volunteer>;
  private readonly kitchens: ReadonlyMap<string, Problem['kitchens'][number]>;

  constructor(private readonly problem: Problem) {
    this.stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.volunteers = new Map(problem.volunteers.map((volunteer) => [volunteer.id, volunteer]));
    this.kitchens = new Map(problem.kitchens.map((kitchen) => [kitchen.id, kitchen]));
  }

  route({ volunteer: id, trips }: Sequence): PlannedRoute {
    const volunteer = this.volunteers.get(id)!;
    const travel = this.problem.travel[volunteer.mode]!;
    let at = volunteer.start ?? null;
    let time = volunteer.window?.[0] ?? 0;
    let departure = 0;
    let cost = volunteer.fixedCost ?? 0;
    const planned = trips.map((trip, index): PlannedTrip => {
      const kitchen = this.kitchens.get(trip.kitchen)!;
      const leg = { from: at, to: kitchen.place };
      const way = this.way(travel.duration, leg);
      const stops = trip.stops.map((stop) => this.stops.get(stop)!);
      const ready = Math.max(time + way + (index === 0 ? 0 : (volunteer.reload ?? 0)), kitchen.open?.[0] ?? 0);
      const leave = this.leaving(travel, kitchen, stops, ready);
      if (index === 0) departure = leave - way;
      const timed = this.walk(travel, kitchen.place, stops, leave);
      cost += this.way(travel.cost ?? travel.duration, leg) + this.tripCost(travel, kitchen.place, stops, id);
      at = stops.at(-1)!.place;
      time = timed.at(-1)!.departure;
      return { kitchen: trip.kitchen, departure: leave, stops: timed };
    });
    const home = { from: at, to: volunteer.end ?? null };
    const arrival = time + this.way(travel.duration, home);
    cost += this.way(travel.cost ?? travel.duration, home) + this.timeCost(arrival - departure);
    return { volunteer: id, departure, trips: planned, arrival, cost };
  }

  /** As late as the last door is reached no later, and no window is missed for it. */
  private leaving(travel: Travel, kitchen: Problem['kitchens'][number], stops: readonly Stop[], ready: number): number {
    const timed = this.walk(travel, kitchen.place, stops, ready);
    let spare = (kitchen.open?.[1] ?? Infinity) - ready;
    let waited = 0;
    timed.forEach(({ arrival, handOver }, index) => {
      waited += handOver - arrival;
      const window = windowAt(stops[index]!, handOver);
      if (window !== undefined) spare = Math.min(spare, window[1] - handOver + waited);
    });
    return ready + Math.max(0, Math.min(spare, waited));
  }

  private walk(travel: Travel, kitchen: number, stops: readonly Stop[], leave: number): PlannedStop[] {
    let [at, time] = [kitchen, leave];
    return stops.map((stop) => {
      const arrival = time + this.way(travel.duration, { from: at, to: stop.place });
      const handOver = Math.max(arrival, windowAt(stop, arrival)?.[0] ?? 0);
      time = handOver + (stop.service ?? 0);
      at = stop.place;
      return { stop: stop.id, arrival, handOver, departure: time };
    });
  }

  private tripCost(travel: Travel, kitchen: number, stops: readonly Stop[], volunteer: string): number {
    let at = kitchen;
    return stops.reduce((sum, stop) => {
      const way = this.way(travel.cost ?? travel.duration, { from: at, to: stop.place });
      at = stop.place;
      return sum + way + this.extra(stop, volunteer);
    }, 0);
  }

  private extra(stop: Stop, volunteer: string): number {
    const before = this.problem.previous?.[stop.id];
    const changed = before !== undefined && before !== volunteer;
    return (changed ? (this.problem.weights?.change ?? 0) : 0) + (stop.unfamiliarity?.[volunteer] ?? 0);
  }

  private timeCost(duration: number): number {
    const { duration: each = 0, balance = 0 } = this.problem.weights ?? {};
    return each * duration + Math.floor((balance * duration * duration) / 3600);
  }

  private way(ways: Travel['duration'], { from, to }: Leg): number {
    if (from === null || to === null || from === to) return 0;
    return typeof ways === 'function' ? ways(from, to) : ways[from * this.problem.places + to]!;
  }
}

/** The window somebody who comes at `time` waits for or is in; none: too late for all of them, or there are none. */
function windowAt({ windows }: Stop, time: number): TimeWindow | undefined {
  return windows?.find(([, latest]) => latest >= time);
}
