import type * as GeoJSON from 'geojson';
import {
  outlineOfCell,
  reachedStreets,
  reachOutline,
  type Profile,
  type ReachedStretch,
  type WalkNetwork,
} from '@nuancan/walk-network';
import { FEWEST_TOLD, toldPeople } from '../figure/telling.js';
import type { ClustersAsked } from '../figure/told-clusters.js';
import { waitingClusters } from '../figure/waiting-clusters.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf } from '../world/walkers.js';
import { LIMIT_MINUTES, servingFacilities } from '../world/world.js';

/** What is drawn of a layer; a part each is a layer of the tile of its own. */
export type MapParts = Readonly<Record<string, GeoJSON.FeatureCollection>>;

const E7 = 1e7;
const UNITS_PER_METRE = 1e5;
const MICROSECONDS_PER_MINUTE = 60e6;
const STAIRS = 1;
/** Ways that go on for so long lead somewhere; the network does not keep what the file called them. */
const MAIN_WAY_METRES = 500;

/** Streets; those that only lead to doors are left out of small scales. */
export function networkFeatures(network: WalkNetwork, only: 'all' | 'main'): MapParts {
  const { sizes, edgeWay, edgeKind, edgeLength, pointStarts, pointLon, pointLat } = network;
  const metresOf = new Map<number, number>();
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    const way = edgeWay[edge]!;
    metresOf.set(way, (metresOf.get(way) ?? 0) + edgeLength[edge]! / UNITS_PER_METRE);
  }
  const features: GeoJSON.Feature[] = [];
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    const isMain = metresOf.get(edgeWay[edge]!)! >= MAIN_WAY_METRES && edgeKind[edge] !== STAIRS;
    if (only === 'main' && !isMain) continue;
    const coordinates: [number, number][] = [];
    for (let point = pointStarts[edge]!; point < pointStarts[edge + 1]!; point += 1) {
      coordinates.push([pointLon[point]! / E7, pointLat[point]! / E7]);
    }
    const kind = edgeKind[edge] === STAIRS ? 'stairs' : isMain ? 'main' : 'lane';
    features.push(feature({ type: 'LineString', coordinates }, { kind }));
  }
  return { network: collection(features) };
}

/** Streets within the limit of whoever serves, or of one facility, cut exactly at it; and their outline, which counts nobody. */
export function reachFeatures(world: CoverageWorld, profile: Profile, facilityId: string | undefined): MapParts {
  const { search } = world.of(profile);
  const at = facilityId === undefined ? undefined : world.facilityIndex(facilityId);
  const alone = at === undefined ? [] : [at];
  const sources = facilityId === undefined ? servingFacilities(world.parts, null) : alone;
  const most = mostOf(LIMIT_MINUTES);
  search.fromSnaps(world.parts.facilitySnaps, sources, most);
  const stretches = reachedStreets(search, most);
  const outline = reachOutline(stretches).map((coordinates) => feature({ type: 'Polygon', coordinates }, {}));
  return { reach: collection(stretches.map(stretchFeature)), outline: collection(outline) };
}

function stretchFeature({ lon, lat, fromCost, toCost }: ReachedStretch): GeoJSON.Feature {
  const coordinates = lon.map((x, at) => [x / E7, lat[at]! / E7]);
  const minutes = Math.round(((fromCost + toCost) / 2 / MICROSECONDS_PER_MINUTE) * 10) / 10;
  return feature({ type: 'LineString', coordinates }, { minutes });
}

/** Points by tier and seats. */
export function pointFeatures({ parts }: CoverageWorld): MapParts {
  const features = parts.facilities.flatMap(({ id, name, tier, seats, isOpen, longitude, latitude }) =>
    longitude === null || latitude === null
      ? []
      : [feature({ type: 'Point', coordinates: [longitude, latitude] }, { id, name, tier, seats: seats ?? 0, isOpen })],
  );
  return { points: collection(features) };
}

/** Cells in which people live whom neither a walk nor a delivery reaches, with the head count of their cluster: five and more. */
export function clusterFeatures(
  world: CoverageWorld,
  profile: Profile,
  { townCode, telling }: ClustersAsked,
): MapParts {
  const clusters = waitingClusters(world, profile, townCode).filter(({ people }) => people >= FEWEST_TOLD);
  const cells = clusters.flatMap(({ people, cells: its }) =>
    its.map(({ cell }) =>
      feature({ type: 'Polygon', coordinates: [outlineOfCell(cell)] }, { people: toldPeople(people, telling) }),
    ),
  );
  return { clusters: collection(cells) };
}

function feature(geometry: GeoJSON.Geometry, properties: GeoJSON.GeoJsonProperties): GeoJSON.Feature {
  return { type: 'Feature', geometry, properties };
}

function collection(features: GeoJSON.Feature[]): GeoJSON.FeatureCollection {
  return { type: 'FeatureCollection', features };
}
