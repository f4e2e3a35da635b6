import type { Facility, OnesGroup } from '../../api/contract.js';
import type { DayRow } from './day-row.js';

/** A town or place that should stand in the table even on a day without meals. */
export interface Expected {
  readonly code: string;
  readonly name: string;
  readonly tier: Facility['tier'] | null;
}

const NO_MEALS = {
  meals: 0,
  subsidised: 0,
  publicSales: 0,
  priceFen: 0,
  costFen: 0,
  elderPaidFen: 0,
  governmentFen: 0,
  donationFen: 0,
  gardenFen: 0,
  volunteerFen: 0,
  unfundedFen: 0,
  surplusFen: 0,
  elderShortFen: 0,
};

/** The groups with meals, most meals first, and after them those expected that have none: silence is a finding too. */
export function completeGroups(groups: readonly OnesGroup[], expected: readonly Expected[]): DayRow[] {
  const tierOf = new Map(expected.map(({ code, tier }) => [code, tier]));
  const present = new Set(groups.map(({ code }) => code));
  const silent = expected.filter(({ code }) => !present.has(code));
  return [
    ...groups
      .map((group) => ({ ...group, tier: tierOf.get(group.code) ?? null }))
      .sort((left, right) => right.meals - left.meals),
    ...silent.map((place) => ({ ...NO_MEALS, ...place })),
  ];
}
