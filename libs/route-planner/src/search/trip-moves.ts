import type { Neighbours } from './neighbours.js';
import type { Random } from './random.js';
import type { Routes } from './routes.js';

/** Of the moves: those that give a whole trip away, those that cut one in two; the rest joins two neighbours. */
const WHOLE_RATE = 0.4;
const CUT_RATE = 0.2;
/** Of whole trips: those that become a further trip, not the one for the other. */
const FURTHER_RATE = 0.5;

/**
 * What putting single stops back seldom finds: two trips change their ends (2-opt*), whole trips change hands or their order, or a trip
 * is cut in two. All are one move: what comes after `x` in one trip and what comes after `y` in the other change places.
 */
export class TripMoves {
  private readonly ends: readonly [Int32Array, Int32Array];
  private readonly counts = [0, 0];

  constructor(
    private readonly routes: Routes,
    private readonly near: Neighbours,
    private readonly random: Random,
  ) {
    this.ends = [new Int32Array(routes.c.stops), new Int32Array(routes.c.stops)];
  }

  /** One move by chance. @returns whether it was made; times may break (see `Routes.broken`) */
  run(beforeChange: (trip: number) => void): boolean {
    const { routes, random } = this;
    const { c, tripOf, prev } = routes;
    const stop = random.below(c.stops);
    const trip = tripOf[stop]!;
    if (trip < 0) return false;
    const kind = random.next();
    if (kind < WHOLE_RATE) {
      const other =
        random.next() < FURTHER_RATE ? this.furtherTrip() : routes.usedTrips.at(random.below(routes.usedTrips.count));
      return other >= 0 && other !== trip && this.exchange(routes.headOf(trip), routes.headOf(other), beforeChange);
    }
    if (kind < WHOLE_RATE + CUT_RATE) {
      const other = this.furtherTrip();
      return other >= 0 && this.exchange(prev[stop]!, routes.headOf(other), beforeChange);
    }
    const neighbour = this.neighbourOf(stop);
    return neighbour >= 0 && this.exchange(stop, prev[neighbour]!, beforeChange);
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
    const [nextA, nextB] = whole ? [kitchenB, kitchenA] : [kitchenA, size[b] === 0 ? kitchenA : kitchenB];
    this.collect(0, x);
    this.collect(1, y);
    if (!this.fits(a, 1, nextA) || !this.fits(b, 0, nextB)) return false;
    beforeChange(a);
    beforeChange(b);
    for (const end of [0, 1] as const) for (const stop of this.stopsOf(end)) routes.unlink(stop);
    routes.setKitchen(a, nextA);
    routes.setKitchen(b, nextB);
    this.append(1, x);
    this.append(0, y);
    const [one, other] = [routes.volunteerOf[x]!, routes.volunteerOf[y]!];
    routes.refresh(one);
    if (other !== one) routes.refresh(other);
    return true;
  }

  private collect(end: 0 | 1, after: number): void {
    const { next, c } = this.routes;
    let count = 0;
    for (let node = next[after]!; node < c.stops; node = next[node]!) {
      this.ends[end][count] = node;
      count += 1;
    }
    this.counts[end] = count;
  }

  private stopsOf(end: 0 | 1): Int32Array {
    return this.ends[end].subarray(0, this.counts[end]);
  }

  private append(end: 0 | 1, after: number): void {
    let before = after;
    for (const stop of this.stopsOf(end)) {
      this.routes.link(stop, before);
      before = stop;
    }
  }

  /** Whether a trip has room for another end, and its volunteer and kitchen suit it. */
  private fits(trip: number, end: 0 | 1, kitchen: number): boolean {
    const { c, load, volunteerOf } = this.routes;
    const volunteer = volunteerOf[this.routes.headOf(trip)]!;
    const [coming, going] = [this.stopsOf(end), this.stopsOf(end === 0 ? 1 : 0)];
    if (c.volunteerKitchen[volunteer * c.kitchens + kitchen] === 0) return false;
    for (let type = 0; type < c.boxTypes; type += 1) {
      let sum = load[trip * c.boxTypes + type]!;
      for (const stop of coming) sum += c.boxes[stop * c.boxTypes + type]!;
      for (const stop of going) sum -= c.boxes[stop * c.boxTypes + type]!;
      if (sum > c.capacity[volunteer * c.boxTypes + type]!) return false;
    }
    for (const stop of coming) {
      if (c.allowed !== null && c.allowed[stop * c.volunteers + volunteer] === 0) return false;
      if (c.stopKitchen[stop * c.kitchens + kitchen] === 0) return false;
    }
    return true;
  }
}
