import { isSnapped, NO_FACILITY, uncoveredClusters, type Profile, type UncoveredCluster } from '@nuancan/walk-network';
import type { CoverageWorld } from '../world/coverage-world.js';

/** Where people live, near a way, whom neither a walk nor a delivery reaches; of a town, or of the district. */
export function waitingClusters(world: CoverageWorld, profile: Profile, townCode: string | null): UncoveredCluster[] {
  const { people, towns } = world.parts;
  const { coverage } = world.of(profile).base(null);
  const town = towns.findIndex(({ code }) => code === townCode);
  return uncoveredClusters({
    lon: people.lon,
    lat: people.lat,
    isUncovered: (person) =>
      coverage.facility[person] === NO_FACILITY &&
      isSnapped(people.snaps, person) &&
      people.delivered[person] === 0 &&
      (townCode === null || people.town[person] === town),
  });
}
