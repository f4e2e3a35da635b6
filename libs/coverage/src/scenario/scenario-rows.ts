import type { TownChange, TriedChanges } from '../what-if/try-changes.js';
import type { AreaCount } from '../world/count-areas.js';
import type { WorldParts } from '../world/world.js';

/** A row of coverage.scenario_figures without its scenario. */
export type FigureRow = Readonly<Record<string, string | number | null>>;

/** Towns, and the district as their sum. */
export function scenarioRows({ towns }: WorldParts, tried: TriedChanges, districtCode: string): FigureRow[] {
  const { before, after } = tried;
  return [
    rowOf(tried.district, [before.district, after.district], {
      level: 'district',
      code: districtCode,
      town_code: null,
    }),
    ...tried.towns.map((change, at) => {
      const { code } = towns[at]!;
      return rowOf(change, [before.towns[at]!, after.towns[at]!], { level: 'town', code, town_code: code });
    }),
  ];
}

function rowOf(change: TownChange, counts: readonly [AreaCount, AreaCount], key: FigureRow): FigureRow {
  return {
    ...key,
    people: counts[0].people,
    gained: change.gained,
    lost: change.lost,
    ...both('reached', counts, 'reached'),
    ...both('over_80', counts, 'reachedOver80'),
    ...both('dependent', counts, 'reachedDependent'),
    ...both('lives_alone', counts, 'reachedLivesAlone'),
    ...both('not_reached', counts, 'notReached'),
    seats_before: change.seatsBefore,
    seats_after: change.seatsAfter,
    facilities_before: change.facilitiesBefore,
    facilities_after: change.facilitiesAfter,
  };
}

function both(column: string, [before, after]: readonly [AreaCount, AreaCount], key: keyof AreaCount): FigureRow {
  return { [`${column}_before`]: before[key], [`${column}_after`]: after[key] };
}
