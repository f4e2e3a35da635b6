import type { Compiled } from './compiled.js';
import { ExactTimes } from './exact-times.js';
import type { TripLists } from './trip-lists.js';
import { IndexSet } from './index-set.js';

/**
 * Who serves whom so far: each trip a linked list of stops between two ends of its own (`headOf`, `tailOf`), with the earliest
 * leaving and the latest coming of every stop, so that a place for one more stop is judged without walking the route.
 * `link` and `unlink` change lists only; `refresh` of the volunteer brings times, loads and costs up to date.
 */
export class Routes implements TripLists {
  readonly trips: number;
  readonly prev: Int32Array;
  readonly next: Int32Array;
  /** −1: nobody comes to the stop. */
  readonly tripOf: Int32Array;
  readonly volunteerOf: Int32Array;
  readonly place: Int32Array;
  /** The window that the stop is served in. */
  readonly window: Int32Array;
  readonly early: Int32Array;
  readonly late: Int32Array;
  /** Earliest leaving, latest coming. */
  readonly leave: Int32Array;
  readonly latest: Int32Array;
  /** Cost of the way to the next. */
  readonly onward: Int32Array;

  readonly size: Int32Array;
  readonly load: Int32Array;
  readonly kitchen: Int32Array;
  /** Where a trip comes from (start, or last door of the trip before) and when it can leave there, reloading included. */
  readonly fromPlace: Int32Array;
  readonly readyFrom: Int32Array;
  /** Where it goes to (end, or kitchen of the trip after) and when it must be there. */
  readonly toPlace: Int32Array;
  readonly untilAt: Int32Array;

  readonly volunteerCost: Float64Array;
  readonly volunteerSize: Int32Array;
  readonly absent: IndexSet;
  readonly usedTrips: IndexSet;
  readonly unused: readonly IndexSet[];
  readonly exact: ExactTimes | null;
  cost = 0;
  /** Volunteers who break a limit: where a detour is shorter than the way, taking a stop out can do that. */
  broken = 0;
  private readonly isBroken: Uint8Array;

  constructor(readonly c: Compiled) {
    this.trips = c.volunteers * c.tripSlots;
    const nodes = c.stops + 2 * this.trips;
    const perNode = (): Int32Array => new Int32Array(nodes);
    const perTrip = (): Int32Array => new Int32Array(this.trips);
    [this.prev, this.next, this.volunteerOf, this.place, this.window] = [0, 1, 2, 3, 4].map(perNode) as Five;
    [this.early, this.late, this.leave, this.latest, this.tripOf] = [0, 1, 2, 3, 4].map(perNode) as Five;
    [this.size, this.kitchen, this.fromPlace, this.readyFrom, this.toPlace] = [0, 1, 2, 3, 4].map(perTrip) as Five;
    this.untilAt = perTrip();
    this.onward = perNode();
    this.load = new Int32Array(this.trips * c.boxTypes);
    this.volunteerCost = new Float64Array(c.volunteers);
    this.volunteerSize = new Int32Array(c.volunteers);
    this.isBroken = new Uint8Array(c.volunteers);
    this.absent = new IndexSet(c.stops);
    this.usedTrips = new IndexSet(this.trips);
    this.unused = Array.from({ length: c.classes }, () => new IndexSet(c.volunteers));
    this.exact = c.needsExact ? new ExactTimes(this) : null;
    this.clear();
  }

  headOf(trip: number): number {
    return this.c.stops + 2 * trip;
  }

  private clear(): void {
    const { c } = this;
    this.place.set(c.stopPlace);
    for (let stop = 0; stop < c.stops; stop += 1) {
      this.tripOf[stop] = -1;
      this.setWindow(stop, 0);
      this.absent.add(stop);
      this.cost += c.penalty[stop]!;
    }
    for (let trip = 0; trip < this.trips; trip += 1) {
      const head = this.headOf(trip);
      const volunteer = Math.floor(trip / c.tripSlots);
      for (const node of [head, head + 1]) {
        this.tripOf[node] = trip;
        this.volunteerOf[node] = volunteer;
      }
      this.join(head, head + 1);
      this.setKitchen(trip, 0);
    }
    // From the last: the first of a class is taken first.
    for (let volunteer = c.volunteers - 1; volunteer >= 0; volunteer -= 1) {
      this.unused[c.classOf[volunteer]!]!.add(volunteer);
      this.refresh(volunteer);
    }
  }

  setWindow(stop: number, window: number): void {
    const at = this.c.windowFrom[stop]! + window;
    this.window[stop] = window;
    this.early[stop] = this.c.windowEarly[at]!;
    this.late[stop] = this.c.windowLate[at]!;
  }

  setKitchen(trip: number, kitchen: number): void {
    const head = this.headOf(trip);
    this.kitchen[trip] = kitchen;
    this.place[head] = this.c.kitchenPlace[kitchen]!;
    this.early[head] = this.c.kitchenEarly[kitchen]!;
    this.late[head] = this.c.kitchenLate[kitchen]!;
  }

  join(before: number, after: number): void {
    this.next[before] = after;
    this.prev[after] = before;
  }

  /** Puts a stop that nobody serves after `before`. */
  link(stop: number, before: number): void {
    const trip = this.tripOf[before]!;
    const after = this.next[before]!;
    this.join(before, stop);
    this.join(stop, after);
    this.tripOf[stop] = trip;
    this.volunteerOf[stop] = this.volunteerOf[before]!;
    this.absent.delete(stop);
    this.cost -= this.c.penalty[stop]!;
    this.count(stop, trip, 1);
  }

  unlink(stop: number): void {
    this.count(stop, this.tripOf[stop]!, -1);
    this.join(this.prev[stop]!, this.next[stop]!);
    this.tripOf[stop] = -1;
    this.absent.add(stop);
    this.cost += this.c.penalty[stop]!;
  }

  private count(stop: number, trip: number, by: 1 | -1): void {
    const { c } = this;
    const volunteer = this.volunteerOf[stop]!;
    const size = this.size[trip]! + by;
    const all = this.volunteerSize[volunteer]! + by;
    this.size[trip] = size;
    this.volunteerSize[volunteer] = all;
    for (let type = 0; type < c.boxTypes; type += 1) {
      this.load[trip * c.boxTypes + type]! += by * c.boxes[stop * c.boxTypes + type]!;
    }
    if (size === 0) this.usedTrips.delete(trip);
    else if (size === 1 && by === 1) this.usedTrips.add(trip);
    if (all === 0) this.unused[c.classOf[volunteer]!]!.add(volunteer);
    else if (all === 1 && by === 1) this.unused[c.classOf[volunteer]!]!.delete(volunteer);
  }

  /** Times and cost of a volunteer from their lists. */
  refresh(volunteer: number): void {
    this.setBroken(volunteer, 0);
    this.refreshBackward(volunteer);
    let cost = this.refreshForward(volunteer);
    if (this.volunteerSize[volunteer]! > 0) cost += this.c.fixedCost[volunteer]!;
    if (this.exact !== null) {
      cost += this.exact.refresh(volunteer);
      if (this.exact.breaks(volunteer)) this.setBroken(volunteer, 1);
    }
    this.cost += cost - this.volunteerCost[volunteer]!;
    this.volunteerCost[volunteer] = cost;
  }

  /** After `stop` was put in where it fits: of plain routes only as far as times change. */
  refreshAround(stop: number): void {
    const { c, place, leave, latest, early, late, next, prev, onward } = this;
    const { duration, cost, rowLength, stops, service, extra } = c;
    const volunteer = this.volunteerOf[stop]!;
    if (
      this.exact !== null ||
      c.tripSlots > 1 ||
      this.isBroken[volunteer] === 1 ||
      this.volunteerSize[volunteer] === 1
    ) {
      this.refresh(volunteer);
      return;
    }
    const base = c.modeBase[volunteer]!;
    for (let node = stop; node < stops; node = next[node]!) {
      const before = prev[node]!;
      const way = duration[base + place[before]! * rowLength + place[node]!]!;
      const time = Math.max(leave[before]! + way, early[node]!) + service[node]!;
      if (node !== stop && leave[node] === time) break;
      leave[node] = time;
    }
    for (let node = stop; node < stops; node = prev[node]!) {
      const after = next[node]!;
      const way = duration[base + place[node]! * rowLength + place[after]!]!;
      const limit = Math.min(late[node]!, latest[after]! - way - service[node]!);
      if (node !== stop && latest[node] === limit) break;
      latest[node] = limit;
    }
    const before = prev[stop]!;
    const row = base + place[stop]! * rowLength;
    let added = c.costTo[row + place[before]!]! - onward[before]!;
    onward[before] = added + onward[before]!;
    onward[stop] = cost[row + place[next[stop]!]!]!;
    added += onward[stop]!;
    if (extra !== null) added += extra[stop * c.volunteers + volunteer]!;
    this.volunteerCost[volunteer]! += added;
    this.cost += added;
  }

  private setBroken(volunteer: number, broken: 0 | 1): void {
    this.broken += broken - this.isBroken[volunteer]!;
    this.isBroken[volunteer] = broken;
  }

  private refreshBackward(volunteer: number): void {
    const { c, place, latest, late, prev } = this;
    const { duration, rowLength, stops, tripSlots, service } = c;
    const base = c.modeBase[volunteer]!;
    let limit = c.shiftLate[volunteer]!;
    let to = c.endPlace[volunteer]!;
    for (let trip = (volunteer + 1) * tripSlots - 1; trip >= volunteer * tripSlots; trip -= 1) {
      const tail = stops + 2 * trip + 1;
      this.untilAt[trip] = limit;
      this.toPlace[trip] = to;
      place[tail] = to;
      latest[tail] = limit;
      if (this.size[trip]! === 0) continue;
      for (let node = prev[tail]!; node < stops; node = prev[node]!) {
        const at = place[node]!;
        limit = Math.min(late[node]!, limit - duration[base + at * rowLength + to]! - service[node]!);
        latest[node] = limit;
        to = at;
        if (limit < this.early[node]!) this.setBroken(volunteer, 1);
      }
      const from = place[tail - 1]!;
      limit = Math.min(late[tail - 1]!, limit - duration[base + from * rowLength + to]!) - c.reload[volunteer]!;
      to = from;
    }
  }

  private refreshForward(volunteer: number): number {
    const { c, place, leave, early, next, prev, onward } = this;
    const { duration, cost, rowLength, stops, tripSlots, service, extra } = c;
    const base = c.modeBase[volunteer]!;
    let total = 0;
    let time = c.shiftEarly[volunteer]!;
    let from = c.startPlace[volunteer]!;
    let first = true;
    for (let trip = volunteer * tripSlots; trip < (volunteer + 1) * tripSlots; trip += 1) {
      this.readyFrom[trip] = first ? time : time + c.reload[volunteer]!;
      this.fromPlace[trip] = from;
      if (this.size[trip]! === 0) continue;
      const head = stops + 2 * trip;
      // The way to a later kitchen is the last way of the trip before.
      if (first) total += cost[base + from * rowLength + place[head]!]!;
      time = Math.max(this.readyFrom[trip]! + duration[base + from * rowLength + place[head]!]!, early[head]!);
      leave[head] = time;
      const opening = next[head]!;
      if (
        time > this.late[head]! ||
        time + duration[base + place[head]! * rowLength + place[opening]!]! > this.latest[opening]!
      ) {
        this.setBroken(volunteer, 1);
      }
      let row = base + place[head]! * rowLength;
      for (let node = next[head]!; node < stops; node = next[node]!) {
        from = place[node]!;
        time = Math.max(time + duration[row + from]!, early[node]!) + service[node]!;
        onward[prev[node]!] = cost[row + from]!;
        total += cost[row + from]!;
        leave[node] = time;
        row = base + from * rowLength;
        if (extra !== null) total += extra[node * c.volunteers + volunteer]!;
      }
      const homeward = cost[row + place[head + 1]!]!;
      onward[prev[head + 1]!] = homeward;
      total += homeward;
      first = false;
    }
    return total;
  }
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
