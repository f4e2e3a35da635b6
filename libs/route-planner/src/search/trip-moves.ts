import type { Insertion } from './insertion.js';
import type { Neighbours } from './neighbours.js';
import type { Random } from './random.js';
import type { Routes } from './routes.js';

/** Of the moves: those that give a whole trip away, those that cut one in two; the rest joins two neighbours. */
const WHOLE_RATE = 0.4;
const CUT_RATE = 0.2;
/** Of whole trips: those that become a further trip, not the one for the other. */
const FURTHER_RATE = 0.5;
/** Of those that get boxes from any kitchen instead, where there are several. */
const OTHER_KITCHEN_RATE = 0.4;

/**
 * What putting single stops back seldom finds: two trips change their ends (2-opt*), whole trips change hands or their order, or a trip
 * is cut in two. All are one move: what comes after `x` in one trip and what comes after `y` in the other change places, as far as it fits.
 */
export class TripMoves {
  private readonly ends: readonly [Int32Array, Int32Array];
  private readonly counts = [0, 0];
  /** What the last move left over. */
  readonly removed: Int32Array;
  removedCount = 0;

  constructor(
    private readonly routes: Routes,
    private readonly insertion: Insertion,
    private readonly near: Neighbours,
    private readonly random: Random,
  ) {
    this.removed = new Int32Array(routes.c.stops);
    this.ends = [new Int32Array(routes.c.stops), new Int32Array(routes.c.stops)];
  }

  /** One move by chance. @returns whether there was one to make */
  run(beforeChange: (trip: number) => void): boolean {
    const { routes, random } = this;
    const { c, tripOf, prev } = routes;
    const stop = random.below(c.stops);
    const trip = tripOf[stop]!;
    if (trip < 0) return false;
    const kind = random.next();
    if (kind < WHOLE_RATE) {
      const other = random.next() < FURTHER_RATE ? this.furtherTrip() : this.anyTrip();
      if (other < 0 || (other === trip && c.kitchens === 1)) return false;
      return this.exchange(routes.headOf(trip), routes.headOf(other), beforeChange);
    }
    if (kind < WHOLE_RATE + CUT_RATE) {
      const other = this.furtherTrip();
      return other >= 0 && this.exchange(prev[stop]!, routes.headOf(other), beforeChange);
    }
    const neighbour = this.neighbourOf(stop);
    return neighbour >= 0 && this.exchange(stop, prev[neighbour]!, beforeChange);
  }

  private anyTrip(): number {
    const { usedTrips } = this.routes;
    return usedTrips.at(this.random.below(usedTrips.count));
  }

  /** The number of a trip that somebody could make beside theirs; −1 where those picked by chance cannot. */
  private furtherTrip(): number {
    const { routes, random } = this;
    const { c, gaps } = routes;
    const volunteer = random.below(c.volunteers);
    const count = gaps.count(volunteer);
    return count === 0 ? -1 : gaps.at(volunteer, random.below(count));
  }

  /** One of the nearest stops that another trip serves. */
  private neighbourOf(stop: number): number {
    const { near, random, routes } = this;
    if (near.count === 0) return -1;
    const other = near.list[stop * near.stride + Math.floor(random.next() * random.next() * near.count)]!;
    const trip = routes.tripOf[other]!;
    return trip < 0 || trip === routes.tripOf[stop] ? -1 : other;
  }

  private exchange(x: number, y: number, beforeChange: (trip: number) => void): boolean {
    const { routes } = this;
    const { tripOf, kitchen, size } = routes;
    const [a, b] = [tripOf[x]!, tripOf[y]!];
    const whole = x === routes.headOf(a) && y === routes.headOf(b);
    const [kitchenA, kitchenB] = [kitchen[a]!, kitchen[b]!];
    const [nextA, nextB] = whole
      ? [this.maybeOther(kitchenB), this.maybeOther(kitchenA)]
      : [kitchenA, size[b] === 0 ? kitchenA : kitchenB];
    beforeChange(a);
    beforeChange(b);
    this.removedCount = 0;
    this.takeAfter(0, x);
    this.takeAfter(1, y);
    this.append(0, y, nextB);
    this.append(1, x, nextA);
    return true;
  }

  /** What suits a trip's first stop need not suit the trip. */
  private maybeOther(kitchen: number): number {
    const { kitchens } = this.routes.c;
    return kitchens > 1 && this.random.next() < OTHER_KITCHEN_RATE ? this.random.below(kitchens) : kitchen;
  }

  private takeAfter(end: 0 | 1, before: number): void {
    const { routes } = this;
    const { next, c } = routes;
    let count = 0;
    for (let stop = next[before]!; stop < c.stops; stop = next[before]!) {
      this.ends[end][count] = stop;
      routes.unlink(stop);
      count += 1;
    }
    this.counts[end] = count;
    if (count > 0) routes.refreshTrip(routes.tripOf[before]!);
  }

  /** In their order; what does not fit is left to be put elsewhere. */
  private append(end: 0 | 1, after: number, kitchen: number): void {
    let before = after;
    for (let i = 0; i < this.counts[end]!; i += 1) {
      const stop = this.ends[end][i]!;
      if (this.insertion.insertAfter(stop, before, kitchen)) before = stop;
      else {
        this.removed[this.removedCount] = stop;
        this.removedCount += 1;
      }
    }
  }
}
