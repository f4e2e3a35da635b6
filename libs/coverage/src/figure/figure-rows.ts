import { countFacilities } from '../world/count-facilities.js';
import type { AreaCount } from '../world/count-areas.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { nearestToVillages, type NearestFacility } from '../world/nearest-to-villages.js';
import { servingFacilities, WALKING_PROFILES, type WorldFacility } from '../world/world.js';

/** A row of coverage.area_figures, by the names of its columns. */
export type AreaRow = Readonly<Record<string, string | number | null>>;
/** A row of coverage.facility_figures. */
export type FacilityRow = Readonly<Record<string, string | number | null>>;

const MICROSECONDS = 1e6;

/** Everything that is stored of a day, for each profile. */
export function figureRows(
  world: CoverageWorld,
  districtCode: string,
): { areas: AreaRow[]; facilities: FacilityRow[] } {
  const { towns, villages, facilities } = world.parts;
  const areas: AreaRow[] = [];
  const byFacility: FacilityRow[] = [];
  const serving = servingFacilities(world.parts, null).map((at) => facilities[at]!);
  for (const profile of WALKING_PROFILES) {
    const base = world.of(profile).base(null);
    const nearest = nearestToVillages(world, world.of(profile));
    const there = (nearest_: NearestFacility | null) => ({
      nearest_facility_id: nearest_ === null ? null : facilities[nearest_.facility]!.id,
      nearest_seconds: nearest_?.seconds ?? null,
    });
    const { counts } = base;
    const nowhere = there(null);
    areas.push({
      profile,
      level: 'district',
      code: districtCode,
      town_code: null,
      ...rowOf(counts.district, serving),
      ...nowhere,
    });
    towns.forEach(({ code }, at) => {
      const own = serving.filter(({ townCode }) => townCode === code);
      areas.push({ profile, level: 'town', code, town_code: code, ...rowOf(counts.towns[at]!, own), ...nowhere });
    });
    villages.forEach(({ code, townCode }, at) => {
      const own = serving.filter(({ villageCode }) => villageCode === code);
      const row = rowOf(counts.villages[at]!, own);
      areas.push({ profile, level: 'village', code, town_code: townCode, ...row, ...there(nearest[at]!) });
    });
    for (const count of countFacilities(world, base)) {
      const { id, townCode, seats } = facilities[count.facility]!;
      byFacility.push({
        ...{
          profile,
          facility_id: id,
          town_code: townCode,
          seats,
          reached: count.reached,
          nearest_of: count.nearestOf,
        },
        ...{ only_here: count.onlyHere, seats_per_hundred: count.seatsPerHundred },
      });
    }
  }
  return { areas, facilities: byFacility };
}

function rowOf(count: AreaCount, facilities: readonly WorldFacility[]) {
  return {
    ...{ people: count.people, over_80: count.over80, dependent: count.dependent, lives_alone: count.livesAlone },
    ...{ reached: count.reached, reached_over_80: count.reachedOver80, reached_dependent: count.reachedDependent },
    ...{
      reached_lives_alone: count.reachedLivesAlone,
      delivery_only: count.deliveryOnly,
      not_reached: count.notReached,
    },
    ...{ off_network: count.offNetwork, without_place: count.withoutPlace, trusted: count.trusted },
    walked_seconds: Math.round(count.walked / MICROSECONDS),
    seats: facilities.reduce((sum, { seats }) => sum + (seats ?? 0), 0),
    facilities: facilities.length,
  };
}
