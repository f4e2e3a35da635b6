import type { Routes } from './routes.js';

const END = -1;

/** A plan put aside: per trip its kitchen and its stops with their windows. */
export class Snapshot {
  private readonly record: Int32Array;
  private used = 0;
  cost = Infinity;

  constructor(routes: Routes) {
    this.record = new Int32Array(2 * routes.c.stops + 3 * routes.trips);
    this.take(routes);
  }

  take(routes: Routes): void {
    const { record } = this;
    const { next, window, kitchen, usedTrips, c } = routes;
    let at = 0;
    for (let i = 0; i < usedTrips.count; i += 1) {
      const trip = usedTrips.at(i);
      record[at] = trip;
      record[at + 1] = kitchen[trip]!;
      at += 2;
      for (let node = next[routes.headOf(trip)]!; node < c.stops; node = next[node]!) {
        record[at] = node;
        record[at + 1] = window[node]!;
        at += 2;
      }
      record[at] = END;
      at += 1;
    }
    this.used = at;
    this.cost = routes.cost;
  }

  /** Trips in use with kitchen, stops and the window of each. */
  trips(): { trip: number; kitchen: number; stops: number[]; windows: number[] }[] {
    const { record } = this;
    const trips: { trip: number; kitchen: number; stops: number[]; windows: number[] }[] = [];
    for (let at = 0; at < this.used; at += 1) {
      const found = { trip: record[at]!, kitchen: record[at + 1]!, stops: [] as number[], windows: [] as number[] };
      for (at += 2; record[at] !== END; at += 2) {
        found.stops.push(record[at]!);
        found.windows.push(record[at + 1]!);
      }
      trips.push(found);
    }
    return trips;
  }
}
