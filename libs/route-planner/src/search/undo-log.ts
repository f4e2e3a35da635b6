import type { Routes } from './routes.js';

const END = -1;

/** Remembers trips as they were before a step changed them, and puts them back when it is not accepted. */
export class UndoLog {
  private log: Int32Array;
  private used = 0;
  private step = 0;
  private readonly seen: Float64Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly refreshed: Float64Array;

  constructor(private readonly routes: Routes) {
    this.log = new Int32Array(2 * routes.c.stops + 4 * routes.trips);
    this.seen = new Float64Array(routes.trips);
    this.refreshed = new Float64Array(routes.c.volunteers);
    this.touched = new Int32Array(routes.trips);
  }

  begin(): void {
    this.step += 1;
    this.used = 0;
    this.touchedCount = 0;
  }

  /** To be told of a trip before its first change in a step. */
  readonly remember = (trip: number): void => {
    if (this.seen[trip] === this.step) return;
    this.seen[trip] = this.step;
    this.touched[this.touchedCount] = trip;
    this.touchedCount += 1;
    const { next, window, kitchen, size } = this.routes;
    const { log } = this;
    let at = this.used;
    log[at] = trip;
    log[at + 1] = kitchen[trip]!;
    at += 2;
    for (let node = next[this.routes.headOf(trip)]!, left = size[trip]!; left > 0; left -= 1, node = next[node]!) {
      log[at] = node;
      log[at + 1] = window[node]!;
      at += 2;
    }
    log[at] = END;
    this.used = at + 1;
  };

  undo(): void {
    const { routes, log } = this;
    for (let i = 0; i < this.touchedCount; i += 1) {
      const head = routes.headOf(this.touched[i]!);
      while (routes.next[head] !== head + 1) routes.unlink(routes.next[head]!);
    }
    for (let at = 0; at < this.used; at += 1) {
      const trip = log[at]!;
      routes.setKitchen(trip, log[at + 1]!);
      let before = routes.headOf(trip);
      for (at += 2; log[at] !== END; at += 2) {
        const stop = log[at]!;
        routes.setWindow(stop, log[at + 1]!);
        routes.link(stop, before);
        before = stop;
      }
    }
    for (let i = 0; i < this.touchedCount; i += 1) {
      const volunteer = routes.volunteerOf[routes.headOf(this.touched[i]!)]!;
      if (this.refreshed[volunteer] === this.step) continue;
      this.refreshed[volunteer] = this.step;
      routes.refresh(volunteer);
    }
  }
}
