import type { Compiled } from './compiled.js';
import type { Insertion } from './insertion.js';
import type { Random } from './random.js';
import type { Routes } from './routes.js';

/** Orders of the stops that are put back, with how often each is used; the last three only where there are windows. */
const BY_CHANCE = 4;
const MOST_BOXES = 4;
const FARTHEST = 2;
const NEAREST = 1;
const NARROWEST = 2;
const EARLIEST = 2;
const LATEST = 2;
/** Stops that nobody came to before a step, tried again in it: all of them each time would take the whole time where many are left. */
const RETRIED = 20;
/** Stops of a first plan between two looks at whether the time is over: a small plan is always whole. */
const STOPS_A_LOOK = 500;
/**
 * Steps in which every stop is served at any cost, in any order of urgency: two optional ones may pay for a volunteer whom one does not,
 * and one that must be served may have to come second.
 */
const GENEROUS_RATE = 0.25;

/** What a ruin took out. */
interface Removed {
  readonly removed: Int32Array;
  readonly removedCount: number;
}

/** Puts stops back one by one, each where it costs least (greedy insertion with blinks, Christiaens and Vanden Berghe 2020). */
export class Recreate {
  private readonly queue: Int32Array;
  private readonly key: Float64Array;
  private readonly c: Compiled;
  private readonly timed: boolean;
  private readonly mixed: boolean;
  /** By the class of urgency: what must be served comes before what may be, higher priority first. */
  private readonly urgency: Int32Array | null;

  constructor(
    private readonly routes: Routes,
    private readonly insertion: Insertion,
    private readonly random: Random,
  ) {
    this.c = routes.c;
    this.queue = new Int32Array(this.c.stops);
    this.key = new Float64Array(this.c.stops);
    this.timed = hasWindows(this.c);
    this.urgency = urgencies(this.c);
    this.mixed = this.urgency !== null || this.c.optional.includes(1);
  }

  /** Tries every stop that nobody serves; ends early where `isOver`. */
  all(beforeChange: (trip: number) => void, isOver: () => boolean): void {
    const { absent } = this.routes;
    const { count } = absent;
    for (let i = 0; i < count; i += 1) this.queue[i] = absent.at(i);
    this.insertAll(count, beforeChange, isOver);
  }

  /** Puts `removed` back, and some of the others that nobody serves. */
  some({ removed, removedCount }: Removed, beforeChange: (trip: number) => void): void {
    const { routes, queue, random } = this;
    const { absent } = routes;
    queue.set(removed.subarray(0, removedCount));
    let count = removedCount;
    if (absent.count > removedCount) {
      const offset = random.below(absent.count);
      for (let i = 0; i < absent.count && count < removedCount + RETRIED; i += 1) {
        const stop = absent.at((offset + i) % absent.count);
        if (removed.subarray(0, removedCount).includes(stop)) continue;
        queue[count] = stop;
        count += 1;
      }
    }
    this.insertAll(count, beforeChange);
  }

  private insertAll(count: number, beforeChange: (trip: number) => void, isOver?: () => boolean): void {
    const generous = this.mixed && this.random.next() < GENEROUS_RATE;
    this.sort(this.queue.subarray(0, count), !generous);
    for (let i = 0; i < count; i += 1) {
      if (i % STOPS_A_LOOK === STOPS_A_LOOK - 1 && isOver?.() === true) return;
      this.insertion.insert(this.queue[i]!, beforeChange, generous);
    }
  }

  private sort(stops: Int32Array, urgentFirst: boolean): void {
    const { key, urgency } = this;
    const kinds = BY_CHANCE + MOST_BOXES + FARTHEST + NEAREST;
    const pick = this.random.below(this.timed ? kinds + NARROWEST + EARLIEST + LATEST : kinds);
    for (const stop of stops) key[stop] = this.keyOf(stop, pick);
    if (urgentFirst && urgency !== null) for (const stop of stops) key[stop] = key[stop]! + urgency[stop]! * 1e10;
    if (stops.length > 60) {
      stops.sort((a, b) => key[a]! - key[b]! || a - b);
      return;
    }
    for (let i = 1; i < stops.length; i += 1) {
      const stop = stops[i]!;
      let j = i;
      for (; j > 0 && key[stops[j - 1]!]! > key[stop]!; j -= 1) stops[j] = stops[j - 1]!;
      stops[j] = stop;
    }
  }

  private keyOf(stop: number, pick: number): number {
    const { c, routes } = this;
    let rest = pick - BY_CHANCE;
    if (rest < 0) return this.random.next();
    rest -= MOST_BOXES;
    if (rest < 0) return -c.boxes[stop * c.boxTypes]!;
    const away = c.cost[c.kitchenPlace[0]! * c.rowLength + c.stopPlace[stop]!]!;
    rest -= FARTHEST;
    if (rest < 0) return -away;
    rest -= NEAREST;
    if (rest < 0) return away;
    rest -= NARROWEST;
    if (rest < 0) return routes.late[stop]! - routes.early[stop]!;
    rest -= EARLIEST;
    return rest < 0 ? routes.early[stop]! : -routes.late[stop]!;
  }
}

function hasWindows(c: Compiled): boolean {
  return c.windowEarly.some((early) => early > 0);
}

/** Rank of what must be served by priority, one rank for all that may be; null when all are alike. */
function urgencies({ penalty, optional }: Compiled): Int32Array | null {
  const worth = penalty.map((each, stop) => (optional[stop] === 1 ? -1 : each));
  const levels = [...new Set(worth)].sort((a, b) => b - a);
  return levels.length < 2 ? null : Int32Array.from(worth, (each) => levels.indexOf(each));
}
