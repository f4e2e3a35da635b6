/** A stop as it is planned. */
export interface PlannedStop {
  readonly stop: string;
  /** Coming to the door. */
  readonly arrival: number;
  /** Handing over: not before its window. */
  readonly handOver: number;
  /** Leaving the door. */
  readonly departure: number;
}

/** Out of a kitchen and to the doors. */
export interface PlannedTrip {
  readonly kitchen: string;
  /** Leaving the kitchen. */
  readonly departure: number;
  readonly stops: readonly PlannedStop[];
}

/** All of one volunteer. */
export interface PlannedRoute {
  readonly volunteer: string;
  /** Leaving the start place; of the first kitchen where there is none. */
  readonly departure: number;
  readonly trips: readonly PlannedTrip[];
  /** Coming to the end place; leaving the last door where there is none. */
  readonly arrival: number;
  /** Travel, fixed, duration, balance, unfamiliarity and change of this route. */
  readonly cost: number;
}

/** Who serves whom, in which order, and when. */
export interface Plan {
  readonly routes: readonly PlannedRoute[];
  /** Stops nobody comes to, by id. */
  readonly unserved: readonly string[];
  /** Of all routes together: what is left out is not in it. */
  readonly cost: number;
}
