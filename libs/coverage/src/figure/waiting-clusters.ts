import { isSnapped, NO_FACILITY, uncoveredClusters, type Profile, type UncoveredCluster } from '@nuancan/walk-network';
import type { CoverageWorld } from '../world/coverage-world.js';

/** What was found over a district in memory, which does not change; it goes with the district. */
const FOUND = new WeakMap<CoverageWorld, Map<string, readonly UncoveredCluster[]>>();

/** Where people live, near a way, whom neither a walk nor a delivery reaches; of a town, or of the district. */
export function waitingClusters(
  world: CoverageWorld,
  profile: Profile,
  townCode: string | null,
): readonly UncoveredCluster[] {
  const found = FOUND.get(world) ?? new Map<string, readonly UncoveredCluster[]>();
  FOUND.set(world, found);
  const key = `${profile} ${townCode ?? ''}`;
  const clusters = found.get(key) ?? search(world, profile, townCode);
  found.set(key, clusters);
  return clusters;
}

function search(world: CoverageWorld, profile: Profile, townCode: string | null): UncoveredCluster[] {
  const { people, towns } = world.parts;
  const { coverage } = world.of(profile).base(null);
  const town = towns.findIndex(({ code }) => code === townCode);
  return uncoveredClusters({
    lon: people.lon,
    lat: people.lat,
    area: people.village,
    isUncovered: (person) =>
      coverage.facility[person] === NO_FACILITY &&
      isSnapped(people.snaps, person) &&
      people.delivered[person] === 0 &&
      (townCode === null || people.town[person] === town),
  });
}
