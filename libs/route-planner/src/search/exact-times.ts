import { FAR, type Compiled } from './compiled.js';
import type { TripLists } from './trip-lists.js';

/**
 * Times as functions of when one leaves, for limits that the earliest times alone cannot tell: minutes from kitchen to door, longest
 * duration, cost of time. Whoever sets out at `t ≤ hi` comes at `max(t + D, E)`; such functions join to one of the same form. A stop
 * with a limit from the kitchen holds when the way to it is short enough (D) and one leaves late enough (`t ≥ lo`).
 * Forward (f…) from the kitchen to leaving a node, backward (g…) from coming to a node to the end of the trip, and of whole trips
 * before (b…) and after (a…) each trip.
 */
export class ExactTimes {
  private readonly fD: Int32Array;
  private readonly fE: Int32Array;
  private readonly fHi: Int32Array;
  private readonly fLo: Int32Array;
  private readonly gD: Int32Array;
  private readonly gE: Int32Array;
  private readonly gHi: Int32Array;
  /** Longest overrun of a limit from the kitchen, counted from coming to the node: `max(way to stop − limit)`. */
  private readonly gA: Int32Array;
  /** `max(earliest hand-over − limit)`: leave the kitchen no sooner. */
  private readonly gB: Int32Array;
  private readonly bD: Int32Array;
  private readonly bE: Int32Array;
  private readonly bHi: Int32Array;
  private readonly aD: Int32Array;
  private readonly aE: Int32Array;
  private readonly aHi: Int32Array;
  /** Highest locked order up to a node, lowest from a node on, over all trips of the volunteer. */
  private readonly orderTo: Int32Array;
  private readonly orderFrom: Int32Array;
  /** Shortest possible of each volunteer. */
  readonly duration: Int32Array;
  /** The same without any waiting: no timing of any order of more is shorter than this and what is added. */
  readonly through: Int32Array;
  private readonly latestStart: Int32Array;
  private readonly c: Compiled;

  constructor(private readonly routes: TripLists) {
    const { c, trips } = routes;
    this.c = c;
    const nodes = c.stops + 2 * trips;
    const perNode = (): Int32Array => new Int32Array(nodes);
    const perTrip = (): Int32Array => new Int32Array(trips);
    [this.fD, this.fE, this.fHi, this.fLo] = [perNode(), perNode(), perNode(), perNode()];
    [this.gD, this.gE, this.gHi, this.gA, this.gB] = [perNode(), perNode(), perNode(), perNode(), perNode()];
    [this.bD, this.bE, this.bHi] = [perTrip(), perTrip(), perTrip()];
    [this.aD, this.aE, this.aHi] = [perTrip(), perTrip(), perTrip()];
    [this.orderTo, this.orderFrom] = [perNode(), perNode()];
    this.duration = new Int32Array(c.volunteers);
    this.through = new Int32Array(c.volunteers);
    this.latestStart = new Int32Array(c.volunteers);
  }

  /** Brings a volunteer up to date. */
  refresh(volunteer: number): void {
    const { c } = this;
    const first = volunteer * c.tripSlots;
    const last = first + c.tripSlots - 1;
    [this.aD[last], this.aE[last], this.aHi[last]] = [0, -FAR, c.shiftLate[volunteer]!];
    [this.bD[first], this.bE[first], this.bHi[first]] = [0, -FAR, FAR];
    for (let trip = first; trip <= last; trip += 1) {
      const head = this.routes.headOf(trip);
      this.setStart(head);
      this.setEnd(head + 1);
      this.stepsForward(volunteer, this.routes.next[head]!);
      this.stepsBack(volunteer, this.routes.prev[head + 1]!);
    }
    this.joinAfter(volunteer, last);
    this.joinBefore(volunteer, first);
    if (c.lockedOrder !== null) this.refreshOrders(volunteer);
  }

  /** The same after one trip changed between `first` and `last`: what is before the one and behind the other stays. */
  refreshFrom(volunteer: number, trip: number, first: number, last: number): void {
    this.stepsForward(volunteer, first);
    this.stepsBack(volunteer, last);
    this.joinAfter(volunteer, trip);
    this.joinBefore(volunteer, trip);
    if (this.c.lockedOrder !== null) this.refreshOrders(volunteer);
  }

  /** Whether the stops of a volunteer break a limit in every way of timing them. */
  breaks(volunteer: number): boolean {
    const { c, gA, fHi, fLo } = this;
    const { size, next, prev, place } = this.routes;
    if (this.routes.volunteerSize[volunteer] === 0) return false;
    const first = volunteer * c.tripSlots;
    for (let trip = first; trip < first + c.tripSlots; trip += 1) {
      if (size[trip] === 0) continue;
      const head = this.routes.headOf(trip);
      const last = prev[head + 1]!;
      const node = next[head]!;
      if (fLo[last]! > fHi[last]! || this.way(volunteer, place[head]!, place[node]!) + gA[node]! > 0) return true;
    }
    return (
      this.latestStart[volunteer]! < c.shiftEarly[volunteer]! || this.duration[volunteer]! > c.mostDuration[volunteer]!
    );
  }

  /** What being out for so long costs. */
  timeCost(duration: number): number {
    const { durationWeight, balanceWeight } = this.c;
    return durationWeight * duration + Math.floor((balanceWeight * duration * duration) / 3600);
  }

  /** What comes after the trips up to `last`. */
  private joinAfter(volunteer: number, last: number): void {
    const { c, aD, aE, aHi } = this;
    const { size, place } = this.routes;
    const first = volunteer * c.tripSlots;
    const reload = c.reload[volunteer]!;
    for (let trip = last; trip > first; trip -= 1) {
      let [D, E, hi] = [aD[trip]!, aE[trip]!, aHi[trip]!];
      if (size[trip]! > 0) {
        // From coming to the kitchen: reloading, waiting for the right moment, the trip, and what comes after it.
        const head = this.routes.headOf(trip);
        const node = this.routes.next[head]!;
        const way = this.way(volunteer, place[head]!, place[node]!);
        const lo = Math.max(this.routes.early[head]!, this.gB[node]!);
        const tripD = way + this.gD[node]!;
        const tripE = Math.max(this.gE[node]!, lo + tripD);
        const latest = Math.min(this.routes.late[head]!, this.gHi[node]! - way, hi - tripD);
        E = Math.max(tripE + D, E);
        D += tripD + reload;
        hi = latest - reload;
      }
      aD[trip - 1] = D;
      aE[trip - 1] = E;
      aHi[trip - 1] = hi;
    }
  }

  private setEnd(tail: number): void {
    this.gD[tail] = 0;
    this.gE[tail] = -FAR;
    this.gHi[tail] = FAR;
    this.gA[tail] = -FAR;
    this.gB[tail] = -FAR;
  }

  private stepsBack(volunteer: number, last: number): void {
    const { c, gD, gE, gHi, gA, gB } = this;
    const { prev, next, place, early, late } = this.routes;
    for (let node = last; node < c.stops; node = prev[node]!) {
      const after = next[node]!;
      const step = c.service[node]! + this.way(volunteer, place[node]!, place[after]!);
      const limit = c.mostFromKitchen[node]!;
      const onward = early[node]! + step;
      gHi[node] = Math.min(late[node]!, gHi[after]! - step);
      gD[node] = step + gD[after]!;
      gE[node] = Math.max(onward + gD[after]!, gE[after]!);
      gA[node] = Math.max(-limit, step + gA[after]!);
      gB[node] = Math.max(early[node]! - limit, onward + gA[after]!, gB[after]!);
    }
  }

  /** What comes before the trips from `first` on, and how long all takes. */
  private joinBefore(volunteer: number, first: number): void {
    const { c, fD, fE, fHi, fLo, bD, bE, bHi } = this;
    const { prev, place, size, fromPlace } = this.routes;
    const end = (volunteer + 1) * c.tripSlots;
    let [D, E, hi] = [bD[first]!, bE[first]!, bHi[first]!];
    let at = fromPlace[first]!;
    let reload = 0;
    for (let trip = first; trip < end; trip += 1) {
      bD[trip] = D;
      bE[trip] = E;
      bHi[trip] = hi;
      if (size[trip]! === 0) continue;
      const head = this.routes.headOf(trip);
      const last = prev[head + 1]!;
      const way = this.way(volunteer, fromPlace[trip]!, place[head]!);
      reload = c.reload[volunteer]!;
      hi = Math.min(hi, fHi[last]! - way - D);
      E = Math.max(E + way + fD[last]!, fE[last]!, fLo[last]! + fD[last]!) + reload;
      D += way + fD[last]! + reload;
      at = place[last]!;
    }
    const home = this.way(volunteer, at, c.endPlace[volunteer]!) - reload;
    hi = Math.min(hi, c.shiftLate[volunteer]! - home - D);
    this.latestStart[volunteer] = hi;
    this.through[volunteer] = D + home;
    this.duration[volunteer] = Math.max(D + home, E + home - hi);
  }

  /** Of the kitchen that the trip has now. */
  setStart(head: number): void {
    this.fD[head] = 0;
    this.fE[head] = -FAR;
    this.fHi[head] = this.routes.late[head]!;
    this.fLo[head] = this.routes.early[head]!;
  }

  private stepsForward(volunteer: number, first: number): void {
    const { c, fD, fE, fHi, fLo } = this;
    const { place, early, late, prev, next } = this.routes;
    for (let node = first; node < c.stops; node = next[node]!) {
      const before = prev[node]!;
      const way = this.way(volunteer, place[before]!, place[node]!);
      const D = fD[before]! + way;
      const handOver = Math.max(fE[before]! + way, early[node]!);
      fHi[node] = Math.min(fHi[before]!, late[node]! - D);
      fLo[node] = Math.max(fLo[before]!, handOver - c.mostFromKitchen[node]!);
      fD[node] = D + c.service[node]!;
      fE[node] = handOver + c.service[node]!;
    }
  }

  private way(volunteer: number, from: number, to: number): number {
    return this.c.duration[this.c.modeBase[volunteer]! + from * this.c.rowLength + to]!;
  }

  /**
   * The shortest duration of the volunteer with one more stop, served between `early` and `late`, after `before`.
   * @returns −1 where that breaks a limit
   */
  durationWith(stop: number, before: number, early: number, late: number): number {
    const { c, gA, gB, gHi } = this;
    const { next, place } = this.routes;
    const trip = this.routes.tripOf[before]!;
    const volunteer = this.routes.volunteerOf[before]!;
    const after = next[before]!;
    const here = c.stopPlace[stop]!;
    const limit = c.mostFromKitchen[stop]!;
    const way = this.way(volunteer, place[before]!, here);
    const handOver = Math.max(this.fE[before]! + way, early);
    let D = this.fD[before]! + way;
    if (handOver > late || D > limit) return -1;
    let hi = Math.min(this.fHi[before]!, late - D);
    let lo = Math.max(this.fLo[before]!, handOver - limit);
    const step = c.service[stop]! + this.way(volunteer, here, place[after]!);
    D += step;
    const coming = handOver + step;
    hi = Math.min(hi, gHi[after]! - D);
    lo = Math.max(lo, coming + gA[after]!, gB[after]!);
    if (lo > hi || coming > gHi[after]! || D + gA[after]! > 0) return -1;
    D += this.gD[after]!;
    const E = Math.max(coming + this.gD[after]!, this.gE[after]!, lo + D);
    return this.chained(trip, volunteer, D, E, hi);
  }

  /** With all trips before and after one that takes `D`, ends at `E` or later and leaves its kitchen by `hi`. */
  private chained(trip: number, volunteer: number, tripD: number, tripE: number, tripHi: number): number {
    const { c, aD, aE, aHi, bD, bE, bHi } = this;
    const { fromPlace, place } = this.routes;
    const leg = this.way(volunteer, fromPlace[trip]!, place[this.routes.headOf(trip)]!);
    if (bE[trip]! + leg > tripHi || tripE > aHi[trip]!) return -1;
    const through = bD[trip]! + leg + tripD;
    const hi = Math.min(bHi[trip]!, tripHi - leg - bD[trip]!, aHi[trip]! - through);
    if (hi < c.shiftEarly[volunteer]!) return -1;
    const ends = Math.max(bE[trip]! + leg + tripD, tripE);
    if (ends > aHi[trip]!) return -1;
    const D = through + aD[trip]!;
    const E = Math.max(ends + aD[trip]!, aE[trip]!);
    const duration = Math.max(D, E - hi);
    return duration <= c.mostDuration[volunteer]! ? duration : -1;
  }

  /** Whether a stop of this locked order may come right after `before`. */
  keepsOrder(order: number, before: number): boolean {
    return this.orderTo[before]! < order && this.orderFrom[this.routes.next[before]!]! > order;
  }

  private refreshOrders(volunteer: number): void {
    const { orderTo, orderFrom } = this;
    const { next, prev } = this.routes;
    const { stops, tripSlots, lockedOrder } = this.c;
    const orderOf = (node: number): number => (node < stops ? lockedOrder![node]! : 0);
    let highest = 0;
    for (let trip = volunteer * tripSlots; trip < (volunteer + 1) * tripSlots; trip += 1) {
      const tail = stops + 2 * trip + 1;
      for (let node = tail - 1; ; node = next[node]!) {
        highest = Math.max(highest, orderOf(node));
        orderTo[node] = highest;
        if (node === tail) break;
      }
    }
    let lowest = FAR;
    for (let trip = (volunteer + 1) * tripSlots - 1; trip >= volunteer * tripSlots; trip -= 1) {
      const head = stops + 2 * trip;
      for (let node = head + 1; ; node = prev[node]!) {
        const order = orderOf(node);
        if (order > 0 && order < lowest) lowest = order;
        orderFrom[node] = lowest;
        if (node === head) break;
      }
    }
  }
}
