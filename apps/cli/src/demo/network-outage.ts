import type { DemoVisit } from './demo-visits.js';
import type { SeededRandom } from './seeded-random.js';

const OUTAGE_CHANCE = 0.02;
/** Of the outages, those that last until the next morning: their meals arrive late. */
const OVERNIGHT_CHANCE = 0.06;
const MINUTE_MS = 60_000;
const OVERNIGHT_MS = 19 * 60 * MINUTE_MS;

/** When a meal of an outage reached the server; `late`: not on the day it was served. */
export interface Arrival {
  readonly atMs: number;
  readonly late: boolean;
}

/** A counter without network for a part of a slot: what is served meanwhile arrives together when it is back. */
export class NetworkOutage {
  private constructor(
    private readonly fromMs: number,
    private readonly toMs: number,
    private readonly overnight: boolean,
  ) {}

  /** An outage, rarely; `mayLast`: there was a next morning before the demo's today. */
  static draw(
    random: SeededRandom,
    { visits, mayLast }: { visits: readonly DemoVisit[]; mayLast: boolean },
  ): NetworkOutage | null {
    if (visits.length === 0 || !random.chance(OUTAGE_CHANCE)) return null;
    const fromMs = random.pick(visits).servedAtMs;
    if (mayLast && random.chance(OVERNIGHT_CHANCE)) return new NetworkOutage(fromMs, fromMs + OVERNIGHT_MS, true);
    return new NetworkOutage(fromMs, fromMs + random.between({ from: 4, to: 70 }) * MINUTE_MS, false);
  }

  /** Null for a meal served while the network was there. */
  arrivalOf(servedAtMs: number): Arrival | null {
    if (servedAtMs < this.fromMs || servedAtMs >= this.toMs) return null;
    return { atMs: this.toMs + Math.floor((servedAtMs - this.fromMs) / 100), late: this.overnight };
  }
}
