import type { TripLists } from './trip-lists.js';

/** Numbers of a further trip before, between and after those of each volunteer, worked out anew when a trip begins or ends to be one. */
export class TripGaps {
  private readonly numbers: Int32Array;
  private readonly counts: Int32Array;
  private readonly stale: Uint8Array;

  constructor(private readonly routes: TripLists) {
    const { volunteers, tripSlots } = routes.c;
    this.numbers = new Int32Array(volunteers * (tripSlots + 1));
    this.counts = new Int32Array(volunteers);
    this.stale = new Uint8Array(volunteers).fill(1);
  }

  /** To be told when one of a volunteer's trips got its first stop or lost its last. */
  changed(volunteer: number): void {
    this.stale[volunteer] = 1;
  }

  /** How many there are, 0 for who may make no further trip. */
  count(volunteer: number): number {
    if (this.stale[volunteer] === 1) this.find(volunteer);
    return this.counts[volunteer]!;
  }

  at(volunteer: number, index: number): number {
    return this.numbers[volunteer * (this.routes.c.tripSlots + 1) + index]!;
  }

  private find(volunteer: number): void {
    const { size, c } = this.routes;
    const first = volunteer * c.tripSlots;
    const end = first + c.tripSlots;
    let [found, empty, used] = [0, 0, 0];
    for (let trip = first; trip <= end; trip += 1) {
      if (trip < end && size[trip]! === 0) {
        empty += 1;
        continue;
      }
      if (trip < end) used += 1;
      if (empty > 0) {
        // Of empty numbers in a row the one in the middle: room stays on both sides.
        this.numbers[volunteer * (c.tripSlots + 1) + found] = trip - 1 - (empty >> 1);
        found += 1;
      }
      empty = 0;
    }
    this.counts[volunteer] = used < c.tripsOf[volunteer]! ? found : 0;
    this.stale[volunteer] = 0;
  }
}
