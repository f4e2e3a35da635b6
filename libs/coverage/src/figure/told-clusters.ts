import { middleOfCell, type Profile, type UncoveredCluster } from '@nuancan/walk-network';
import type { CoverageWorld } from '../world/coverage-world.js';
import { nearestOnFoot, type NearestOnFoot } from '../world/nearest-on-foot.js';
import type { ClusterDto, ClusterVillageDto } from './figure.dto.js';
import { FEWEST_TOLD, toldPeople, type Telling } from './telling.js';
import { waitingClusters } from './waiting-clusters.js';

/** Whose clusters, and how they are told. */
export interface ClustersAsked {
  /** null: of the district. */
  readonly townCode: string | null;
  readonly telling: Telling;
}

/** What was told of a district in memory, which does not change; it goes with the district. */
const TOLD = new WeakMap<CoverageWorld, Map<string, readonly ClusterDto[]>>();

/** Where people live whom nothing reaches: in which villages, how many, and how far from the nearest meal. */
export function toldClusters(
  world: CoverageWorld,
  profile: Profile,
  { townCode, telling }: ClustersAsked,
): readonly ClusterDto[] {
  const told = TOLD.get(world) ?? new Map<string, readonly ClusterDto[]>();
  TOLD.set(world, told);
  const key = `${profile} ${townCode ?? ''} ${telling}`;
  const known = told.get(key);
  if (known !== undefined) return known;
  const found = waitingClusters(world, profile, townCode);
  const shown = found.filter(({ people }) => telling === 'exact' || people >= FEWEST_TOLD);
  const places = shown.map((cluster) => toldPlace(cluster, telling));
  const nearest = nearestOnFoot(world, places);
  const clusters = shown.map((cluster, at) => ({
    ...{ people: toldPeople(cluster.people, telling), longitude: places[at]!.lon, latitude: places[at]!.lat },
    villages: villagesOf(world, cluster, telling),
    ...toldNearest(world, nearest[at]!),
    cells: cluster.cells.map(({ cell, people }) => ({ cell, people: toldPeople(people, telling) })),
  }));
  told.set(key, clusters);
  return clusters;
}

/** The mean of a few doors is nearly a door, and the mean of yesterday's with today's is one. */
function toldPlace(
  { cells, lon, lat }: UncoveredCluster,
  telling: Telling,
): { readonly lon: number; readonly lat: number } {
  return telling === 'exact' ? { lon, lat } : middleOfCell(cells[0]!.cell);
}

/** As many of its villages, the fullest first, as have more than half of its people. */
function villagesOf(
  { parts }: CoverageWorld,
  { people, areas }: UncoveredCluster,
  telling: Telling,
): ClusterVillageDto[] {
  const named: ClusterVillageDto[] = [];
  let sum = 0;
  for (const { area, people: its } of areas) {
    const { code, name, townCode } = parts.villages[area]!;
    const townName = parts.towns.find((town) => town.code === townCode)!.name;
    named.push({ code, name, townName, people: toldPeople(its, telling) });
    sum += its;
    if (2 * sum > people) break;
  }
  return named;
}

function toldNearest({ parts }: CoverageWorld, nearest: NearestOnFoot | null) {
  const facility = nearest === null ? undefined : parts.facilities[nearest.facility];
  return {
    nearestFacilityId: facility?.id ?? null,
    nearestFacilityName: facility?.name ?? null,
    nearestMetres: nearest?.metres ?? null,
  };
}
