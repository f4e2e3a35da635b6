import type { Plan, PlannedRoute, PlannedTrip } from '../plan/plan.js';
import {
  UNREACHABLE,
  type Problem,
  type Stop,
  type TimeWindow,
  type Travel,
  type Volunteer,
} from '../problem/problem.js';

/** What a plan does that it must not. */
export interface Violation {
  readonly code:
    | 'UNKNOWN'
    | 'TWICE'
    | 'MISSING'
    | 'CAPACITY'
    | 'WINDOW'
    | 'TRAVEL'
    | 'KITCHEN'
    | 'FROM_KITCHEN'
    | 'SHIFT'
    | 'DURATION'
    | 'TRIPS'
    | 'SKILL'
    | 'LOCK'
    | 'ORDER'
    | 'COST';
  readonly volunteer?: string;
  readonly stop?: string;
  /** In numbers, for whoever looks into it. */
  readonly detail: string;
}

/**
 * Checks every hard limit of a plan and recomputes its costs from the problem alone; shares no code with the search.
 * @returns nothing for a plan that may be published
 */
export function verifyPlan(problem: Problem, plan: Plan): Violation[] {
  const check = new PlanCheck(problem);
  check.whole(plan);
  return check.violations;
}

class PlanCheck {
  readonly violations: Violation[] = [];
  private readonly stops: ReadonlyMap<string, Stop>;
  private readonly volunteers: ReadonlyMap<string, Volunteer>;
  private readonly seen = new Set<string>();

  constructor(private readonly problem: Problem) {
    this.stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.volunteers = new Map(problem.volunteers.map((volunteer) => [volunteer.id, volunteer]));
  }

  whole(plan: Plan): void {
    let cost = 0;
    const out = new Set<string>();
    for (const route of plan.routes) {
      if (out.has(route.volunteer)) this.fault('TWICE', `two routes of ${route.volunteer}`, route.volunteer);
      out.add(route.volunteer);
      cost += this.route(route);
    }
    for (const id of plan.unserved) this.once(id);
    for (const { id } of this.problem.stops) {
      if (!this.seen.has(id)) this.fault('MISSING', 'neither served nor told as unserved', undefined, id);
    }
    if (cost !== plan.cost) this.fault('COST', `${plan.cost} stated, ${cost} counted`);
  }

  private fault(code: Violation['code'], detail: string, volunteer?: string, stop?: string): void {
    this.violations.push({ code, detail, volunteer, stop });
  }

  private once(id: string): void {
    if (!this.stops.has(id)) this.fault('UNKNOWN', 'no such stop', undefined, id);
    if (this.seen.has(id)) this.fault('TWICE', 'occurs twice', undefined, id);
    this.seen.add(id);
  }

  private route(route: PlannedRoute): number {
    const volunteer = this.volunteers.get(route.volunteer);
    if (volunteer === undefined) {
      this.fault('UNKNOWN', 'no such volunteer', route.volunteer);
      return route.cost;
    }
    const travel = this.problem.travel[volunteer.mode]!;
    if (route.trips.length === 0 || route.trips.length > (volunteer.mostTrips ?? 1)) {
      this.fault('TRIPS', `${route.trips.length} trips`, volunteer.id);
    }
    const walk = new Walk(travel, this.problem.places, volunteer.start ?? null, route.departure);
    let cost = 0;
    route.trips.forEach((trip, index) => {
      if (index > 0) walk.stay(volunteer.reload ?? 0);
      cost += this.trip(volunteer, trip, walk);
    });
    walk.go(volunteer.end ?? null);
    if (route.arrival < walk.time) this.fault('TRAVEL', `arrival ${route.arrival} before ${walk.time}`, volunteer.id);
    this.shift(volunteer, route);
    this.order(volunteer, route);
    cost += walk.cost + this.timeCost(route.arrival - route.departure) + (volunteer.fixedCost ?? 0);
    if (cost !== route.cost) this.fault('COST', `${route.cost} stated, ${cost} counted`, volunteer.id);
    return cost;
  }

  private timeCost(duration: number): number {
    const { duration: each = 0, balance = 0 } = this.problem.weights ?? {};
    return each * duration + Math.floor((balance * duration * duration) / 3600);
  }

  private shift(volunteer: Volunteer, { departure, arrival }: PlannedRoute): void {
    if (volunteer.window && (departure < volunteer.window[0] || arrival > volunteer.window[1])) {
      this.fault('SHIFT', `${departure}–${arrival}`, volunteer.id);
    }
    const duration = arrival - departure;
    if (duration > (volunteer.mostDuration ?? Infinity)) this.fault('DURATION', String(duration), volunteer.id);
  }

  private order(volunteer: Volunteer, { trips }: PlannedRoute): void {
    const orders = trips.flatMap(({ stops }) => stops.map(({ stop }) => this.stops.get(stop)?.lockedOrder ?? 0));
    const locked = orders.filter((order) => order > 0);
    if (locked.some((order, index) => index > 0 && order <= locked[index - 1]!)) {
      this.fault('ORDER', locked.join(' '), volunteer.id);
    }
  }

  private trip(volunteer: Volunteer, trip: PlannedTrip, walk: Walk): number {
    const kitchen = this.problem.kitchens.find(({ id }) => id === trip.kitchen);
    if (kitchen === undefined || volunteer.kitchens?.includes(trip.kitchen) === false) {
      this.fault('KITCHEN', trip.kitchen, volunteer.id);
      return 0;
    }
    walk.go(kitchen.place);
    if (trip.departure < walk.time) this.fault('TRAVEL', `left ${trip.departure}, ready ${walk.time}`, volunteer.id);
    if (kitchen.open && !within(trip.departure, kitchen.open))
      this.fault('KITCHEN', `left ${trip.departure}`, volunteer.id);
    walk.time = trip.departure;
    const load = this.problem.boxTypes.map(() => 0);
    let extra = 0;
    for (const planned of trip.stops) {
      this.once(planned.stop);
      const stop = this.stops.get(planned.stop);
      if (stop === undefined) continue;
      walk.go(stop.place);
      if (planned.arrival < walk.time)
        this.fault('TRAVEL', `${planned.arrival} before ${walk.time}`, volunteer.id, stop.id);
      this.handOver(volunteer, trip, stop, planned);
      walk.time = planned.departure;
      stop.boxes.forEach((boxes, type) => (load[type]! += boxes));
      extra += this.extra(stop, volunteer);
    }
    if (trip.stops.length === 0) this.fault('TRIPS', 'a trip without stops', volunteer.id);
    if (load.some((boxes, type) => boxes > volunteer.capacity[type]!))
      this.fault('CAPACITY', load.join(' '), volunteer.id);
    return extra;
  }

  private handOver(volunteer: Volunteer, trip: PlannedTrip, stop: Stop, planned: PlannedTrip['stops'][number]): void {
    const fault = (code: Violation['code'], detail: string): void => this.fault(code, detail, volunteer.id, stop.id);
    const { arrival, handOver, departure } = planned;
    if (handOver < arrival || departure < handOver + (stop.service ?? 0))
      fault('TRAVEL', `${arrival} ${handOver} ${departure}`);
    const windows = stop.windows ?? [];
    if (windows.length > 0 && !windows.some((window) => within(handOver, window))) fault('WINDOW', String(handOver));
    const carried = handOver - trip.departure;
    if (carried > (stop.mostFromKitchen ?? Infinity)) fault('FROM_KITCHEN', String(carried));
    if (stop.kitchens?.includes(trip.kitchen) === false) fault('KITCHEN', trip.kitchen);
    const lacking = (stop.skills ?? []).filter((skill) => volunteer.skills?.includes(skill) !== true);
    if (lacking.length > 0) fault('SKILL', lacking.join(' '));
    if (stop.lockedTo !== undefined && stop.lockedTo !== volunteer.id) fault('LOCK', stop.lockedTo);
  }

  private extra(stop: Stop, { id }: Volunteer): number {
    const before = this.problem.previous?.[stop.id];
    const changed = before !== undefined && before !== id;
    return (changed ? (this.problem.weights?.change ?? 0) : 0) + (stop.unfamiliarity?.[id] ?? 0);
  }
}

/** Where somebody is, when, and what the way there has cost. */
class Walk {
  cost = 0;

  constructor(
    private readonly travel: Travel,
    private readonly places: number,
    private at: number | null,
    public time: number,
  ) {}

  stay(duration: number): void {
    this.time += duration;
  }

  /** Null: nowhere, which takes nothing. */
  go(to: number | null): void {
    if (this.at !== null && to !== null && this.at !== to) {
      const duration = this.way(this.travel.duration, this.at, to);
      this.time += duration >= UNREACHABLE ? Infinity : duration;
      this.cost += this.way(this.travel.cost ?? this.travel.duration, this.at, to);
    }
    if (to !== null) this.at = to;
  }

  private way(ways: Travel['duration'], from: number, to: number): number {
    return typeof ways === 'function' ? ways(from, to) : ways[from * this.places + to]!;
  }
}

function within(time: number, [earliest, latest]: TimeWindow): boolean {
  return time >= earliest && time <= latest;
}
