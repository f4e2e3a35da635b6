import type { AreaCount } from '../world/count-areas.js';
import { add, noCount } from '../world/count-areas.js';
import type { WorldParts } from '../world/world.js';
import type { AreaChange } from './try-changes.js';

/** A row of coverage.scenario_figures without its scenario. */
export type FigureRow = Readonly<Record<string, string | number | null>>;

/** Towns, and the district as their sum. */
export function scenarioRows({ towns }: WorldParts, areas: readonly AreaChange[], districtCode: string): FigureRow[] {
  const all: AreaChange = {
    ...{ before: noCount(), after: noCount(), gained: 0, lost: 0 },
    ...{ seatsBefore: 0, seatsAfter: 0, facilitiesBefore: 0, facilitiesAfter: 0 },
  };
  for (const area of areas) {
    add(all.before, area.before);
    add(all.after, area.after);
    for (const key of ['gained', 'lost', 'seatsBefore', 'seatsAfter', 'facilitiesBefore', 'facilitiesAfter'] as const) {
      all[key] += area[key];
    }
  }
  return [
    rowOf(all, { level: 'district', code: districtCode, town_code: null }),
    ...areas.map((area, at) => rowOf(area, { level: 'town', code: towns[at]!.code, town_code: towns[at]!.code })),
  ];
}

function rowOf(area: AreaChange, key: FigureRow): FigureRow {
  const { before, after } = area;
  return {
    ...key,
    people: before.people,
    gained: area.gained,
    lost: area.lost,
    ...both('reached', [before, after], 'reached'),
    ...both('over_80', [before, after], 'reachedOver80'),
    ...both('dependent', [before, after], 'reachedDependent'),
    ...both('lives_alone', [before, after], 'reachedLivesAlone'),
    ...both('not_reached', [before, after], 'notReached'),
    seats_before: area.seatsBefore,
    seats_after: area.seatsAfter,
    facilities_before: area.facilitiesBefore,
    facilities_after: area.facilitiesAfter,
  };
}

function both(column: string, [before, after]: readonly [AreaCount, AreaCount], key: keyof AreaCount): FigureRow {
  return { [`${column}_before`]: before[key], [`${column}_after`]: after[key] };
}
