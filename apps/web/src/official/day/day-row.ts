import type { Facility, OnesGroup } from '../../api/contract.js';

/** A row of the table; `tier` only for a place. */
export interface DayRow extends OnesGroup {
  readonly tier: Facility['tier'] | null;
}
