/** Later than anything: sums of times stay below it. */
export const FAR = 1 << 29;

/**
 * A problem as flat arrays, which is what the search reads. Trips are numbered `volunteer * tripSlots + k`; where several are allowed
 * there are more numbers than trips, so that one more can come before, between and after those there are. There is one place
 * more than the problem has, `nowhere`: ways from and to it take and cost nothing, an open route begins or ends there.
 */
export interface Compiled {
  readonly stops: number;
  readonly volunteers: number;
  readonly tripSlots: number;
  readonly boxTypes: number;
  readonly kitchens: number;
  readonly rowLength: number;
  readonly nowhere: number;

  /** `[modeBase[volunteer] + from * rowLength + to]`. */
  readonly duration: Int32Array;
  readonly cost: Int32Array;
  /** The same from the other end, `[modeBase[volunteer] + to * rowLength + from]`: all ways to one place lie side by side. */
  readonly durationTo: Int32Array;
  readonly costTo: Int32Array;

  readonly stopPlace: Int32Array;
  /** `[stop * boxTypes + type]`. */
  readonly boxes: Int32Array;
  readonly service: Int32Array;
  /** The windows of a stop are `windowFrom[stop]` to `windowFrom[stop + 1] - 1` of the two after it. */
  readonly windowFrom: Int32Array;
  readonly windowEarly: Int32Array;
  readonly windowLate: Int32Array;
  readonly mostFromKitchen: Int32Array;
  /** What leaving the stop out costs. */
  readonly penalty: Float64Array;
  /** 1: may be left out for its penalty, 0: only where nobody can come. */
  readonly optional: Uint8Array;
  /** Place in the locked order of its volunteer, from 1; 0: none. Null when no stop has one. */
  readonly lockedOrder: Int32Array | null;

  readonly modeBase: Int32Array;
  /** `[volunteer * boxTypes + type]`. */
  readonly capacity: Int32Array;
  readonly shiftEarly: Int32Array;
  readonly shiftLate: Int32Array;
  readonly mostDuration: Int32Array;
  readonly startPlace: Int32Array;
  readonly endPlace: Int32Array;
  readonly reload: Int32Array;
  readonly fixedCost: Int32Array;
  readonly tripsOf: Int32Array;
  /** Volunteers of one class are alike in everything. */
  readonly classOf: Int32Array;
  readonly classes: number;

  readonly kitchenPlace: Int32Array;
  readonly kitchenEarly: Int32Array;
  readonly kitchenLate: Int32Array;

  /** `[stop * volunteers + volunteer]` 1: may serve; null when all may. */
  readonly allowed: Uint8Array | null;
  /** `[stop * volunteers + volunteer]`; null when nothing costs extra. */
  readonly extra: Int32Array | null;
  /** `[stop * kitchens + kitchen]`. */
  readonly stopKitchen: Uint8Array;
  /** `[volunteer * kitchens + kitchen]`. */
  readonly volunteerKitchen: Uint8Array;

  readonly durationWeight: number;
  readonly balanceWeight: number;
  /** Some hold without exact times: no limit from the kitchen, no longest duration, no cost of time, no locked order. */
  readonly needsExact: boolean;
}
