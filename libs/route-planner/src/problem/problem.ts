/** A stretch of time, both ends included, in seconds (or any other whole unit, one for the whole problem). */
export type TimeWindow = readonly [earliest: number, latest: number];

/**
 * What ways take and cost in one mode (on foot, by e-bike, by car), between places 0 … places−1; asymmetric ways are allowed.
 * Either square matrices, row by row (`duration[from * places + to]`), or functions. Whole numbers ≥ 0; without `cost` it is the
 * duration. A way of `UNREACHABLE` or more does not exist.
 */
export interface Travel {
  readonly duration: ArrayLike<number> | ((from: number, to: number) => number);
  readonly cost?: ArrayLike<number> | ((from: number, to: number) => number);
}

/** As long as no way: what a matrix says of two places with no way between them. */
export const UNREACHABLE = 1 << 28;

/** Where boxes are fetched (中心食堂, 老年食堂). */
export interface Kitchen {
  readonly id: string;
  readonly place: number;
  /** When a trip may leave it. */
  readonly open?: TimeWindow;
}

/** One door: what it gets, when, and who may come. */
export interface Stop {
  readonly id: string;
  readonly place: number;
  /** Boxes of each type, in the order of `boxTypes`. */
  readonly boxes: readonly number[];
  /** Handed over within one of these; apart and in order. Without: at any time. */
  readonly windows?: readonly TimeWindow[];
  /** How long the hand-over takes. */
  readonly service?: number;
  /** At most this long from leaving the kitchen to the hand-over: a hard limit of food safety. */
  readonly mostFromKitchen?: number;
  /** Kitchens whose food it may get; without: any. */
  readonly kitchens?: readonly string[];
  /** Only volunteers who have all of them. */
  readonly skills?: readonly string[];
  /** Must be served; the higher, the later it is left out when not all can be. 1 when absent. */
  readonly priority?: number;
  /** An optional stop: served where serving costs less than this. It has no priority then. */
  readonly prize?: number;
  /** Stays with this volunteer. */
  readonly lockedTo?: string;
  /** Among the locked stops of that volunteer that have one, served in this order. */
  readonly lockedOrder?: number;
  /** Cost of each volunteer at this door beside travel, by volunteer: unfamiliar faces, areas not known. 0 when absent. */
  readonly unfamiliarity?: Readonly<Record<string, number>>;
}

/** One person with a way to carry boxes. */
export interface Volunteer {
  readonly id: string;
  /** Which of `travel`. */
  readonly mode: string;
  /** Boxes of each type per trip, in the order of `boxTypes`. */
  readonly capacity: readonly number[];
  /** From leaving `start` to coming to `end`. */
  readonly window?: TimeWindow;
  readonly mostDuration?: number;
  /** Null or absent: begins at the first kitchen. */
  readonly start?: number | null;
  /** Null or absent: an open route, over at the last door. */
  readonly end?: number | null;
  /** How often out of a kitchen; 1 when absent. */
  readonly mostTrips?: number;
  /** From coming back to a kitchen to leaving it again. */
  readonly reload?: number;
  /** Kitchens this volunteer may fetch from; without: any. */
  readonly kitchens?: readonly string[];
  readonly skills?: readonly string[];
  /** For going out at all. */
  readonly fixedCost?: number;
}

/** What the plan is to be like beside cheap ways. All whole numbers ≥ 0. */
export interface Weights {
  /** Per unit of time that a volunteer is out, waiting included. */
  readonly duration?: number;
  /** Balanced loads: per volunteer `balance · duration² / 3600`, rounded down. */
  readonly balance?: number;
  /** Per stop with another volunteer than in `previous`: the same face at the same door. */
  readonly change?: number;
}

/** One kitchen's round or a district's day: who is to be served, and by whom. */
export interface Problem {
  readonly places: number;
  readonly travel: Readonly<Record<string, Travel>>;
  readonly boxTypes: readonly string[];
  readonly kitchens: readonly Kitchen[];
  readonly stops: readonly Stop[];
  readonly volunteers: readonly Volunteer[];
  readonly weights?: Weights;
  /** Who served whom last time: stop id → volunteer id. */
  readonly previous?: Readonly<Record<string, string>>;
}
