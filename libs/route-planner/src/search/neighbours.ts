import { FAR, type Compiled } from './compiled.js';

/** The `count` nearest stops of each, nearest first: those of stop `s` are `list[s * stride]` to `list[s * stride + count - 1]`. */
export interface Neighbours {
  readonly count: number;
  readonly stride: number;
  readonly list: Int32Array;
}

/** Of waiting before a window, against travel (Vidal et al. 2013). */
const WAIT_SHARE = 0.2;

/** The same with `most` of each; of `nearest`, who have no windows, where those are nearest in time, too. */
export function timelyStops(c: Compiled, most: number, nearest: Neighbours): Neighbours {
  const timeless = c.windowFrom[c.stops] === c.stops && c.windowLate.every((late) => late === FAR);
  if (!timeless) return nearestStops(c, most, true);
  return { ...nearest, count: Math.min(most, nearest.count) };
}

/**
 * Nearest by the way in the first mode, the shorter direction; `timed` adds what waiting and lateness between the two would take
 * (Vidal, Crainic, Gendreau, Prins 2013, section 4.5), which tells who may well follow whom.
 */
export function nearestStops(c: Compiled, most: number, timed = false): Neighbours {
  const count = Math.max(0, Math.min(most, c.stops - 1));
  const list = new Int32Array(c.stops * count);
  const farness = new Float64Array(c.stops);
  const others = new Int32Array(c.stops);
  for (let stop = 0; stop < c.stops; stop += 1) {
    let found = 0;
    for (let other = 0; other < c.stops; other += 1) {
      if (other === stop) continue;
      farness[other] = Math.min(succession(c, stop, other, timed), succession(c, other, stop, timed));
      others[found] = other;
      found += 1;
    }
    smallestFirst(others.subarray(0, found), farness, count);
    list.set(others.subarray(0, count), stop * count);
  }
  return { count, stride: count, list };
}

function succession(c: Compiled, from: number, to: number, timed: boolean): number {
  const at = c.stopPlace[from]! * c.rowLength + c.stopPlace[to]!;
  if (!timed) return c.cost[at]!;
  const leave = c.service[from]! + c.duration[at]!;
  const wait = c.windowEarly[c.windowFrom[to]!]! - leave - c.windowLate[c.windowFrom[from + 1]! - 1]!;
  const lateness = c.windowEarly[c.windowFrom[from]!]! + leave - c.windowLate[c.windowFrom[to + 1]! - 1]!;
  return c.cost[at]! + WAIT_SHARE * Math.max(0, wait) + Math.max(0, lateness);
}

/** Brings the `count` items of least `key` to the front, in order; ties by number. */
function smallestFirst(items: Int32Array, key: Float64Array, count: number): void {
  const less = (a: number, b: number): boolean => key[a]! < key[b]! || (key[a]! === key[b]! && a < b);
  let low = 0;
  let high = items.length - 1;
  while (low < high) {
    const pivot = items[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (less(items[i]!, pivot)) i += 1;
      while (less(pivot, items[j]!)) j -= 1;
      if (i > j) break;
      [items[i], items[j]] = [items[j]!, items[i]!];
      i += 1;
      j -= 1;
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else break;
  }
  items.subarray(0, count).sort((a, b) => key[a]! - key[b]! || a - b);
}
