import type { Compiled } from './compiled.js';

/** What times are reckoned from: who comes after whom, where, between when, by node, trip and volunteer (see `Routes`). */
export interface TripLists {
  readonly c: Compiled;
  readonly trips: number;
  readonly prev: Int32Array;
  readonly next: Int32Array;
  readonly tripOf: Int32Array;
  readonly volunteerOf: Int32Array;
  readonly place: Int32Array;
  readonly early: Int32Array;
  readonly late: Int32Array;
  readonly size: Int32Array;
  readonly fromPlace: Int32Array;
  readonly volunteerSize: Int32Array;
  headOf(trip: number): number;
}
