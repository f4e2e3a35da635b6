import type { Compiled } from './compiled.js';
import type { Neighbours } from './neighbours.js';
import type { Random } from './random.js';
import type { Routes } from './routes.js';

/** One place in a hundred is overlooked, so that greedy does not always do the same (Christiaens, Vanden Berghe 2020). */
const BLINK_RATE = 0.01;
/**
 * Of new trips and of windows where there are several to choose from, more: the first stop alone does not know which volunteer, kitchen
 * or window suits those that come after it.
 */
const CHOICE_BLINK_RATE = 0.25;
/** Then marks begin anew. */
const MOST_ROUNDS = 1 << 30;

/** Finds the cheapest place for a stop that nobody serves, beside its neighbours first. */
export class Insertion {
  private readonly c: Compiled;
  private best = 0;
  private bestBefore = -1;
  private bestWindow = 0;
  private bestKitchen = -1;
  private placesToBlink = 1;
  private stop = 0;
  /** Without its boxes the stop fits everywhere: whether a trip has room is asked once per trip in a row. */
  private readonly oneBoxType: boolean;
  private readonly choices: boolean;
  private blinkingAtChoices = false;
  /** Of the stop at hand: which nodes are its neighbours; of the trips met so far whether they suit and its row of ways. */
  private round = 0;
  private readonly neighbourIn: Int32Array;
  private readonly metIn: Int32Array;
  private readonly suitable: Uint8Array;
  private readonly row: Int32Array;
  /** What a place costs at least is `factor` times its detour and `extra`: where time costs, as much longer as the detour takes. */
  private readonly extra: Float64Array;
  private readonly factor: Float64Array;
  private readonly timed: boolean;

  constructor(
    private readonly routes: Routes,
    private readonly near: Neighbours,
    private readonly random: Random,
    private readonly blinkRate = BLINK_RATE,
  ) {
    this.c = routes.c;
    this.placesToBlink = blinkRate > 0 ? 1 : Infinity;
    this.oneBoxType = routes.c.boxTypes === 1;
    this.neighbourIn = new Int32Array(routes.next.length);
    this.metIn = new Int32Array(routes.trips);
    this.suitable = new Uint8Array(routes.trips);
    this.row = new Int32Array(routes.trips);
    this.extra = new Float64Array(routes.trips);
    this.factor = new Float64Array(routes.trips).fill(1);
    this.timed = routes.exact !== null && routes.c.cost === routes.c.duration;
    const { classes, kitchens, tripSlots, windowFrom, stops } = routes.c;
    this.choices = classes > 1 || kitchens > 1 || tripSlots > 1 || windowFrom[stops]! > stops;
  }

  /** Puts the stop where it costs least. @returns the trip it came to; −1: no place costs less than leaving it out */
  insert(stop: number, beforeChange: (trip: number) => void, atAnyCost = false): number {
    this.begin(stop);
    this.best = atAnyCost ? Infinity : this.c.penalty[stop]!;
    this.bestBefore = -1;
    this.blinkingAtChoices = this.choices && this.blinkRate > 0;
    this.besideNeighbours();
    if (this.bestBefore < 0) this.anywhere();
    this.onNewTrips();
    if (this.bestBefore < 0 && this.blinkingAtChoices) this.withOpenEyes();
    if (this.bestBefore < 0) return -1;
    const trip = this.routes.tripOf[this.bestBefore]!;
    beforeChange(trip);
    this.take();
    return trip;
  }

  /** Puts the stop right after `before`, whatever it costs. @returns whether that keeps every limit */
  insertAfter(stop: number, before: number, kitchen: number): boolean {
    const { routes } = this;
    const trip = routes.tripOf[before]!;
    this.begin(stop);
    this.best = Infinity;
    this.bestBefore = -1;
    this.blinkingAtChoices = false;
    if (routes.size[trip] === 0) this.onNewTrip(trip, kitchen);
    else if (this.suits(trip)) this.consider(before, trip);
    if (this.bestBefore < 0) return false;
    this.take();
    return true;
  }

  private take(): void {
    const { stop, routes, bestBefore } = this;
    if (this.bestKitchen >= 0) routes.setKitchen(routes.tripOf[bestBefore]!, this.bestKitchen);
    routes.setWindow(stop, this.bestWindow);
    routes.link(stop, bestBefore);
    routes.refreshAround(stop);
  }

  private begin(stop: number): void {
    this.stop = stop;
    this.round += 1;
    if (this.round < MOST_ROUNDS) return;
    this.round = 1;
    this.neighbourIn.fill(0);
    this.metIn.fill(0);
  }

  private withOpenEyes(): void {
    this.blinkingAtChoices = false;
    this.anywhere();
    this.onNewTrips();
  }

  private overlooks(): boolean {
    return this.blinkingAtChoices && this.random.next() < CHOICE_BLINK_RATE;
  }

  /** Hot: ways to and from the stop lie in two rows, that of each node to the next is kept by `onward`. */
  private besideNeighbours(): void {
    const { near, stop, round, neighbourIn, row, extra, factor } = this;
    const { tripOf, prev, next, place, onward } = this.routes;
    const { cost, costTo } = this.c;
    const { list } = near;
    const first = stop * near.stride;
    const end = first + near.count;
    for (let i = first; i < end; i += 1) neighbourIn[list[i]!] = round;
    for (let i = first; i < end; i += 1) {
      const other = list[i]!;
      const trip = tripOf[other]!;
      if (trip < 0 || !this.suits(trip)) continue;
      const ways = row[trip]!;
      const here = ways + place[other]!;
      const behind = costTo[here]! + cost[ways + place[next[other]!]!]! - onward[other]!;
      if (behind * factor[trip]! + extra[trip]! < this.best) this.judge(other, trip, behind);
      const before = prev[other]!;
      if (neighbourIn[before] === round) continue;
      const ahead = costTo[ways + place[before]!]! + cost[here]! - onward[before]!;
      if (ahead * factor[trip]! + extra[trip]! < this.best) this.judge(before, trip, ahead);
    }
  }

  private anywhere(): void {
    const { usedTrips, next } = this.routes;
    for (let used = 0; used < usedTrips.count; used += 1) {
      const trip = usedTrips.at(used);
      if (!this.suits(trip)) continue;
      const tail = this.routes.headOf(trip) + 1;
      for (let before = tail - 1; before !== tail; before = next[before]!) this.consider(before, trip);
    }
  }

  /** Whether a trip that has stops can take this one, too; its row and extra cost are known then. */
  private suits(trip: number): boolean {
    if (this.metIn[trip] === this.round) return this.suitable[trip] === 1;
    this.metIn[trip] = this.round;
    if (!this.fits(trip)) {
      this.suitable[trip] = 0;
      return false;
    }
    const { c, stop, routes } = this;
    const volunteer = routes.volunteerOf[routes.headOf(trip)]!;
    this.suitable[trip] = 1;
    this.row[trip] = c.modeBase[volunteer]! + c.stopPlace[stop]! * c.rowLength;
    this.extra[trip] = this.extraOf(volunteer);
    if (this.timed) this.boundTime(trip, volunteer);
    return true;
  }

  private extraOf(volunteer: number): number {
    const { extra, volunteers } = this.c;
    return extra === null ? 0 : extra[this.stop * volunteers + volunteer]!;
  }

  /** Cost of time grows at least as its tangent where the stop takes its service alone. */
  private boundTime(trip: number, volunteer: number): void {
    const { c, stop, routes } = this;
    const exact = routes.exact!;
    const { durationWeight, balanceWeight } = c;
    const least = exact.through[volunteer]! + c.service[stop]!;
    this.factor[trip] = 1 + durationWeight + (2 * balanceWeight * least) / 3600;
    // The balance is rounded down.
    this.extra[trip]! += exact.timeCost(least) - exact.timeCost(exact.duration[volunteer]!) - Number(balanceWeight > 0);
  }

  /** The trip has room, its volunteer and its kitchen suit the stop. */
  private fits(trip: number): boolean {
    const { c, stop, routes } = this;
    const volunteer = c.tripSlots === 1 ? trip : routes.volunteerOf[routes.headOf(trip)]!;
    if (this.oneBoxType) {
      if (routes.load[trip]! + c.boxes[stop]! > c.capacity[volunteer]!) return false;
    } else if (!this.hasRoom(trip, volunteer)) return false;
    if (c.allowed !== null && c.allowed[stop * c.volunteers + volunteer] === 0) return false;
    return c.stopKitchen[stop * c.kitchens + routes.kitchen[trip]!] === 1;
  }

  private hasRoom(trip: number, volunteer: number): boolean {
    const { boxTypes, boxes, capacity } = this.c;
    for (let type = 0; type < boxTypes; type += 1) {
      const load = this.routes.load[trip * boxTypes + type]! + boxes[this.stop * boxTypes + type]!;
      if (load > capacity[volunteer * boxTypes + type]!) return false;
    }
    return true;
  }

  /** The place after `before` in a trip that suits. */
  private consider(before: number, trip: number): void {
    const { cost, costTo } = this.c;
    const { place, next, onward } = this.routes;
    const ways = this.row[trip]!;
    const added = costTo[ways + place[before]!]! + cost[ways + place[next[before]!]!]! - onward[before]!;
    if (added * this.factor[trip]! + this.extra[trip]! < this.best) this.judge(before, trip, added);
  }

  /** A place by its detour that may be the cheapest so far. */
  private judge(before: number, trip: number, detour: number): void {
    if (this.blinks()) return;
    const { c, stop, routes } = this;
    const added = detour + this.extraOf(routes.volunteerOf[before]!);
    const ways = this.row[trip]!;
    const after = routes.next[before]!;
    const reached = routes.leave[before]! + c.durationTo[ways + routes.place[before]!]!;
    const latest = routes.latest[after]! - c.duration[ways + routes.place[after]!]! - c.service[stop]!;
    this.inWindows(before, { added, reached, latest }, -1);
  }

  private blinks(): boolean {
    this.placesToBlink -= 1;
    if (this.placesToBlink > 0) return false;
    this.placesToBlink = 1 + Math.floor(Math.log(this.random.next() + 1e-12) / Math.log(1 - this.blinkRate));
    return true;
  }

  /** Takes the place if the stop can be served there, reached at `reached` and left no later than so that `latest` holds. */
  private inWindows(
    before: number,
    { added, reached, latest }: { added: number; reached: number; latest: number },
    kitchen: number,
  ): void {
    const { c, stop, routes } = this;
    const first = c.windowFrom[stop]!;
    const several = c.windowFrom[stop + 1]! > first + 1;
    for (let at = first; at < c.windowFrom[stop + 1]!; at += 1) {
      if (several && this.overlooks()) continue;
      const early = c.windowEarly[at]!;
      const late = c.windowLate[at]!;
      if (reached > late || reached > latest || early > latest) continue;
      let total = added;
      if (routes.exact !== null) {
        total += this.exactly(before, early, late);
        if (total >= this.best) continue;
      }
      this.best = total;
      this.bestBefore = before;
      this.bestWindow = at - first;
      this.bestKitchen = kitchen;
    }
  }

  /** What the time of the volunteer costs more; Infinity where a limit breaks. */
  private exactly(before: number, early: number, late: number): number {
    const { c, stop, routes } = this;
    const volunteer = routes.volunteerOf[before]!;
    const exact = routes.exact!;
    const order = c.lockedOrder === null ? 0 : c.lockedOrder[stop]!;
    if (order > 0 && !exact.keepsOrder(order, before)) return Infinity;
    const duration = exact.durationWith(stop, before, early, late);
    if (duration < 0) return Infinity;
    const now = routes.volunteerSize[volunteer]! === 0 ? 0 : exact.timeCost(exact.duration[volunteer]!);
    return exact.timeCost(duration) - now;
  }

  private onNewTrips(): void {
    const { c, routes, stop } = this;
    const middle = c.tripSlots >> 1;
    for (let kind = 0; kind < c.classes; kind += 1) {
      const unused = routes.unused[kind]!;
      if (unused.count > 0) this.onNewTrip(unused.at(unused.count - 1) * c.tripSlots + middle);
    }
    if (c.tripSlots === 1) return;
    for (let volunteer = 0; volunteer < c.volunteers; volunteer += 1) {
      if (routes.volunteerSize[volunteer]! === 0) continue;
      if (c.allowed !== null && c.allowed[stop * c.volunteers + volunteer] === 0) continue;
      if (this.timed && this.leastTime(volunteer, 0) >= this.best) continue;
      for (let gap = routes.gaps.count(volunteer) - 1; gap >= 0; gap -= 1)
        this.onNewTrip(routes.gaps.at(volunteer, gap));
    }
  }

  private onNewTrip(trip: number, only = -1): void {
    const { c, stop, routes } = this;
    const head = routes.headOf(trip);
    const volunteer = routes.volunteerOf[head]!;
    const was = routes.kitchen[trip]!;
    for (let kitchen = 0; kitchen < c.kitchens; kitchen += 1) {
      if (only >= 0 && kitchen !== only) continue;
      if (c.volunteerKitchen[volunteer * c.kitchens + kitchen] === 0) continue;
      if (c.kitchens > 1) routes.setKitchen(trip, kitchen);
      if (!this.overlooks() && this.fits(trip)) this.considerKitchen(trip, head, volunteer, stop);
    }
    if (c.kitchens > 1) routes.setKitchen(trip, was);
  }

  private considerKitchen(trip: number, head: number, volunteer: number, stop: number): void {
    const { c, routes } = this;
    const { cost, duration, rowLength } = c;
    const base = c.modeBase[volunteer]!;
    const kitchen = routes.place[head]!;
    const here = routes.place[stop]!;
    const fromRow = base + routes.fromPlace[trip]! * rowLength;
    const kitchenRow = base + kitchen * rowLength;
    const hereRow = base + here * rowLength;
    const to = routes.toPlace[trip]!;
    const first = routes.volunteerSize[volunteer]! === 0;
    let added = cost[fromRow + kitchen]! + cost[kitchenRow + here]! + cost[hereRow + to]!;
    if (!first) added -= cost[fromRow + to]!;
    const least = this.timed ? this.leastTime(volunteer, added) : 0;
    if (first) added += c.fixedCost[volunteer]!;
    added += this.extraOf(volunteer);
    if (added + least >= this.best) return;
    const leave = Math.max(routes.readyFrom[trip]! + duration[fromRow + kitchen]!, routes.early[head]!);
    if (leave > routes.late[head]!) return;
    const reached = leave + duration[kitchenRow + here]!;
    const latest = routes.untilAt[trip]! - duration[hereRow + to]! - c.service[stop]!;
    if (routes.exact !== null) routes.exact.setStart(head);
    this.inWindows(head, { added, reached, latest }, routes.kitchen[trip]!);
  }

  /** What the time of a further trip costs at least. */
  private leastTime(volunteer: number, detour: number): number {
    const { c, stop, routes } = this;
    const exact = routes.exact!;
    const alone = detour + c.service[stop]!;
    if (routes.volunteerSize[volunteer]! === 0) return exact.timeCost(alone);
    const least = exact.through[volunteer]! + alone + c.reload[volunteer]!;
    return exact.timeCost(least) - exact.timeCost(exact.duration[volunteer]!);
  }
}
