import type { Neighbours } from './neighbours.js';
import type { Random } from './random.js';
import type { Routes } from './routes.js';

/** Stops taken out at once on average; longest string; of the split string, how soon its middle ends. All by the paper. */
const REMOVED_ON_AVERAGE = 10;
const LONGEST_STRING = 10;
const SPLIT_RATE = 0.5;
const MIDDLE_ENDS_RATE = 0.01;
/** Steps that take out a whole trip, so that there may be one fewer. */
const WHOLE_TRIP_RATE = 0.02;

/**
 * Takes strings of stops out of neighbouring trips: slack in space and capacity for what is put back
 * (SISR, Christiaens and Vanden Berghe 2020, section 5.2).
 */
export class Ruin {
  private readonly ruined: Int32Array;
  private round = 0;
  /** What the last run took out. */
  readonly removed: Int32Array;
  removedCount = 0;

  constructor(
    private readonly routes: Routes,
    private readonly near: Neighbours,
    private readonly random: Random,
  ) {
    this.ruined = new Int32Array(routes.trips);
    this.removed = new Int32Array(routes.c.stops);
  }

  /** Around one stop by chance. `beforeChange` is told each trip once. */
  run(beforeChange: (trip: number) => void): void {
    const { routes, near, random } = this;
    const { stops } = routes.c;
    this.round += 1;
    this.removedCount = 0;
    const served = stops - routes.absent.count;
    const longest = Math.min(LONGEST_STRING, served / Math.max(1, routes.usedTrips.count));
    if (random.next() < WHOLE_TRIP_RATE && this.wholeTrips(beforeChange)) return;
    const strings = Math.floor(random.next() * ((4 * REMOVED_ON_AVERAGE) / (1 + longest) - 1) + 1);
    const seed = random.below(stops);
    let removed = 0;
    for (let i = -1; i < near.count && removed < strings; i += 1) {
      const stop = i < 0 ? seed : near.list[seed * near.stride + i]!;
      const trip = routes.tripOf[stop]!;
      if (trip < 0 || this.ruined[trip] === this.round) continue;
      this.ruined[trip] = this.round;
      beforeChange(trip);
      this.removeString(stop, Math.min(routes.size[trip]!, longest));
      removed += 1;
    }
  }

  /** One trip, or two that are neighbours. */
  private wholeTrips(beforeChange: (trip: number) => void): boolean {
    const { routes, random, near } = this;
    const { usedTrips } = routes;
    if (usedTrips.count === 0) return false;
    const trip = usedTrips.at(random.below(usedTrips.count));
    const seed = routes.next[routes.headOf(trip)]!;
    this.removeTrip(trip, beforeChange);
    if (random.next() < 0.5) return true;
    for (let i = 0; i < near.count; i += 1) {
      const other = routes.tripOf[near.list[seed * near.stride + i]!]!;
      if (other < 0) continue;
      this.removeTrip(other, beforeChange);
      break;
    }
    return true;
  }

  private removeTrip(trip: number, beforeChange: (trip: number) => void): void {
    const { routes } = this;
    beforeChange(trip);
    const head = routes.headOf(trip);
    while (routes.next[head]! < routes.c.stops) this.remove(routes.next[head]!);
    routes.refreshTrip(trip);
  }

  private removeString(stop: number, most: number): void {
    const { routes, random } = this;
    const trip = routes.tripOf[stop]!;
    const size = routes.size[trip]!;
    const length = 1 + Math.floor(random.next() * most);
    let kept = 0;
    if (length > 1 && length < size && random.next() < SPLIT_RATE) {
      kept = 1;
      while (length + kept < size && random.next() > MIDDLE_ENDS_RATE) kept += 1;
    }
    const keptFrom = kept > 0 ? 1 + random.below(length - 1) : length;
    let node = this.beginOfString(stop, length + kept);
    for (let i = 0; i < length + kept; i += 1) {
      const following = routes.next[node]!;
      if (i < keptFrom || i >= keptFrom + kept) this.remove(node);
      node = following;
    }
    routes.refreshTrip(trip);
  }

  private remove(stop: number): void {
    this.routes.unlink(stop);
    this.removed[this.removedCount] = stop;
    this.removedCount += 1;
  }

  /** A begin by chance, so that a string of `whole` stops holds `stop` and lies within the trip. */
  private beginOfString(stop: number, whole: number): number {
    const { next, prev, c } = this.routes;
    let after = 0;
    for (let node = next[stop]!; node < c.stops && after < whole - 1; node = next[node]!) after += 1;
    let before = 0;
    for (let node = prev[stop]!; node < c.stops && before < whole - 1; node = prev[node]!) before += 1;
    const least = whole - 1 - after;
    let back = least + this.random.below(before - least + 1);
    let node = stop;
    for (; back > 0; back -= 1) node = prev[node]!;
    return node;
  }
}
