import type { FacilityChange } from '../what-if/facility-change.js';

/** One change of a scenario, as it is stored; what its kind has not is null. */
export type ScenarioChange = { readonly [key in keyof FacilityChange]-?: Exclude<FacilityChange[key], undefined> } & {
  /** Of `add`. */
  readonly name: string | null;
};
