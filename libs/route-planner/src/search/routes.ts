import type { Compiled } from './compiled.js';
import { ExactTimes } from './exact-times.js';
import type { TripLists } from './trip-lists.js';
import { IndexSet } from './index-set.js';
import { TripGaps } from './trip-gaps.js';

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
  /** Of it all but time; of each trip its ways from the kitchen on. */
  private readonly waysCost: Float64Array;
  private readonly tripCost: Float64Array;
  readonly volunteerSize: Int32Array;
  readonly absent: IndexSet;
  readonly usedTrips: IndexSet;
  readonly unused: readonly IndexSet[];
  readonly gaps: TripGaps;
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
    this.waysCost = new Float64Array(c.volunteers);
    this.tripCost = new Float64Array(this.trips);
    this.volunteerSize = new Int32Array(c.volunteers);
    this.isBroken = new Uint8Array(c.volunteers);
    this.absent = new IndexSet(c.stops);
    this.usedTrips = new IndexSet(this.trips);
    this.unused = Array.from({ length: c.classes }, () => new IndexSet(c.volunteers));
    this.gaps = new TripGaps(this);
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
    if (size <= 1) this.gaps.changed(volunteer);
    if (all === 0) this.unused[c.classOf[volunteer]!]!.add(volunteer);
    else if (all === 1 && by === 1) this.unused[c.classOf[volunteer]!]!.delete(volunteer);
  }

  /** Times and cost of a volunteer from their lists. */
  refresh(volunteer: number): void {
    const { c } = this;
    const first = volunteer * c.tripSlots;
    const last = first + c.tripSlots - 1;
    this.setBroken(volunteer, 0);
    this.untilAt[last] = c.shiftLate[volunteer]!;
    this.toPlace[last] = c.endPlace[volunteer]!;
    this.readyFrom[first] = c.shiftEarly[volunteer]!;
    this.fromPlace[first] = c.startPlace[volunteer]!;
    this.refreshBackward(volunteer, last, this.prev[this.headOf(last) + 1]!);
    this.refreshForward(volunteer, first, this.next[this.headOf(first)]!);
    let ways = this.volunteerSize[volunteer]! > 0 ? c.fixedCost[volunteer]! + this.firstWay(volunteer) : 0;
    for (let trip = first; trip <= last; trip += 1) ways += this.recount(trip);
    this.waysCost[volunteer] = ways;
    this.exact?.refresh(volunteer);
    this.settle(volunteer);
  }

  /** After `stop` was put in where it fits: only as far as times change. */
  refreshAround(stop: number): void {
    const { c, place, next, onward } = this;
    const trip = this.tripOf[stop]!;
    const volunteer = this.volunteerOf[stop]!;
    if (this.size[trip] === 1 || this.isBroken[volunteer] === 1) {
      this.refresh(volunteer);
      return;
    }
    if (this.exact === null && c.tripSlots === 1) this.spread(volunteer, stop);
    else {
      this.refreshBackward(volunteer, trip, stop);
      this.refreshForward(volunteer, trip, stop);
    }
    const before = this.prev[stop]!;
    const row = c.modeBase[volunteer]! + place[stop]! * c.rowLength;
    const there = c.costTo[row + place[before]!]!;
    const added = there + c.cost[row + place[next[stop]!]!]! - onward[before]!;
    onward[before] = there;
    onward[stop] = c.cost[row + place[next[stop]!]!]!;
    const extra = c.extra === null ? 0 : c.extra[stop * c.volunteers + volunteer]!;
    this.tripCost[trip]! += added + extra;
    this.waysCost[volunteer]! += added + extra;
    if (this.exact === null) {
      this.volunteerCost[volunteer]! += added + extra;
      this.cost += added + extra;
      return;
    }
    this.exact.refreshFrom(volunteer, trip, stop, stop);
    this.settle(volunteer);
  }

  /** Times of a single trip to both sides of a stop, as far as they change. */
  private spread(volunteer: number, stop: number): void {
    const { c, place, leave, latest, early, late, next, prev } = this;
    const { duration, rowLength, stops, service } = c;
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
  }

  /** After stops were taken out of a trip. */
  refreshTrip(trip: number): void {
    const head = this.headOf(trip);
    const volunteer = this.volunteerOf[head]!;
    if (this.size[trip] === 0 || this.isBroken[volunteer] === 1) {
      this.refresh(volunteer);
      return;
    }
    const [first, last] = [this.next[head]!, this.prev[head + 1]!];
    this.refreshBackward(volunteer, trip, last);
    this.refreshForward(volunteer, trip, first);
    this.waysCost[volunteer]! -= this.tripCost[trip]!;
    this.waysCost[volunteer]! += this.recount(trip);
    this.exact?.refreshFrom(volunteer, trip, first, last);
    this.settle(volunteer);
  }

  /** The whole cost of a volunteer and whether limits break, once times and ways are known. */
  private settle(volunteer: number): void {
    let cost = this.waysCost[volunteer]!;
    if (this.exact !== null && this.volunteerSize[volunteer]! > 0) {
      cost += this.exact.timeCost(this.exact.duration[volunteer]!);
      if (this.exact.breaks(volunteer)) this.setBroken(volunteer, 1);
    }
    this.cost += cost - this.volunteerCost[volunteer]!;
    this.volunteerCost[volunteer] = cost;
  }

  private setBroken(volunteer: number, broken: 0 | 1): void {
    this.broken += broken - this.isBroken[volunteer]!;
    this.isBroken[volunteer] = broken;
  }

  private firstWay(volunteer: number): number {
    const { c, size, place } = this;
    let trip = volunteer * c.tripSlots;
    while (size[trip] === 0) trip += 1;
    return c.cost[c.modeBase[volunteer]! + c.startPlace[volunteer]! * c.rowLength + place[this.headOf(trip)]!]!;
  }

  /** Cost of a trip from its kitchen to where it goes to. */
  private recount(trip: number): number {
    const { c, onward, place, next } = this;
    let cost = 0;
    if (this.size[trip]! > 0) {
      const head = this.headOf(trip);
      const volunteer = this.volunteerOf[head]!;
      const base = c.modeBase[volunteer]!;
      for (let node = head; node !== head + 1; node = next[node]!) {
        const way = c.cost[base + place[node]! * c.rowLength + place[next[node]!]!]!;
        onward[node] = way;
        cost += way;
        if (c.extra !== null && node !== head) cost += c.extra[node * c.volunteers + volunteer]!;
      }
    }
    this.tripCost[trip] = cost;
    return cost;
  }

  /** Latest times of trip `last` from `node` back, and of the trips before it. */
  private refreshBackward(volunteer: number, last: number, node: number): void {
    const { c, place, latest, late, prev, next } = this;
    const { duration, rowLength, stops, tripSlots, service } = c;
    const base = c.modeBase[volunteer]!;
    let limit = this.untilAt[last]!;
    let to = this.toPlace[last]!;
    for (let trip = last; trip >= volunteer * tripSlots; trip -= 1) {
      const tail = stops + 2 * trip + 1;
      this.untilAt[trip] = limit;
      this.toPlace[trip] = to;
      place[tail] = to;
      latest[tail] = limit;
      if (this.size[trip]! === 0) continue;
      let at = trip === last ? node : prev[tail]!;
      to = place[next[at]!]!;
      limit = latest[next[at]!]!;
      for (; at < stops; at = prev[at]!) {
        const from = place[at]!;
        limit = Math.min(late[at]!, limit - duration[base + from * rowLength + to]! - service[at]!);
        latest[at] = limit;
        to = from;
        if (limit < this.early[at]!) this.setBroken(volunteer, 1);
      }
      const from = place[tail - 1]!;
      limit = Math.min(late[tail - 1]!, limit - duration[base + from * rowLength + to]!) - c.reload[volunteer]!;
      to = from;
    }
  }

  /** Earliest times of trip `first` from `node` on, and of the trips after it. */
  private refreshForward(volunteer: number, first: number, node: number): void {
    const { c, place, leave, early, next, prev } = this;
    const { duration, rowLength, stops, tripSlots, service } = c;
    const base = c.modeBase[volunteer]!;
    let time = this.readyFrom[first]!;
    let from = this.fromPlace[first]!;
    for (let trip = first; trip < (volunteer + 1) * tripSlots; trip += 1) {
      this.readyFrom[trip] = time;
      this.fromPlace[trip] = from;
      if (this.size[trip]! === 0) continue;
      const head = stops + 2 * trip;
      let at = trip === first ? node : next[head]!;
      if (at === next[head]) this.leaveKitchen(volunteer, trip);
      time = leave[prev[at]!]!;
      let row = base + place[prev[at]!]! * rowLength;
      for (; at < stops; at = next[at]!) {
        from = place[at]!;
        time = Math.max(time + duration[row + from]!, early[at]!) + service[at]!;
        leave[at] = time;
        row = base + from * rowLength;
      }
      time += c.reload[volunteer]!;
    }
  }

  private leaveKitchen(volunteer: number, trip: number): void {
    const { c, place, leave } = this;
    const base = c.modeBase[volunteer]!;
    const head = this.headOf(trip);
    const opening = this.next[head]!;
    const way = c.duration[base + this.fromPlace[trip]! * c.rowLength + place[head]!]!;
    const time = Math.max(this.readyFrom[trip]! + way, this.early[head]!);
    leave[head] = time;
    const coming = time + c.duration[base + place[head]! * c.rowLength + place[opening]!]!;
    if (time > this.late[head]! || coming > this.latest[opening]!) this.setBroken(volunteer, 1);
  }
}

type Five = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
