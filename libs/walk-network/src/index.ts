export { COORDINATE_SYSTEMS, readCoordinateSystem, type CoordinateSystem } from './crs/coordinate-system.js';
export { fromWgs84, toWgs84, type Place } from './crs/to-wgs84.js';
export { buildNetwork, type BuiltNetwork } from './network/build-network.js';
export { NetworkErrors } from './network.errors.js';
export type { NetworkFindings } from './network/network-findings.js';
export { WalkNetwork, type NetworkSizes } from './network/walk-network.js';
export { clipRoads, CLIP_METRES } from './roads/clip-roads.js';
export type { GeojsonOptions } from './read/open-geojson.js';
export { readGeojsonRoads } from './read/read-geojson-roads.js';
export { readOutline, type Outline } from './read/read-outline.js';
export { readNetworkFile } from './read/read-network-file.js';
export { readOsmPbf } from './read/read-osm-pbf.js';
export { readOsmXml } from './read/read-osm-xml.js';
export type { Roads } from './roads/roads.js';
export { PeopleReach } from './coverage/people-reach.js';
export { placePeople, type Placed } from './coverage/placed.js';
export { PROFILES, readWalkLimit, type Measure, type Profile, type WalkLimit } from './search/measure.js';
export { ReachSearch } from './search/reach-search.js';
export { walkCosts, type WalkCosts } from './search/walk-costs.js';
export { walksFrom } from './search/walks-from.js';
export { EdgeIndex, MOST_ACCESS_METRES, type PlacesE7 } from './snap/edge-index.js';
export { isSnapped, OFF_NETWORK, type Snaps } from './snap/snaps.js';
export { countByArea, TRUSTED_ACCESS_METRES, type AreaCoverage, type PeopleByArea } from './coverage/count-by-area.js';
export { coverPeople, NO_FACILITY, type PeopleCoverage } from './coverage/cover-people.js';
export { floatingCatchment, type FloatingCatchment } from './coverage/floating-catchment.js';
export { listsByPerson, type ListsByPerson } from './coverage/lists-by-person.js';
export { reachLists, type ReachLists } from './coverage/reach-lists.js';
export { whatIf, type CoverageBase, type Trial, type TrialChange } from './coverage/what-if.js';
export { chooseSites } from './siting/choose-sites.js';
export { countHeads } from './siting/count-heads.js';
export { loadHighs } from './siting/load-highs.js';
export { proveSiting, type ProvenSiting } from './siting/prove-siting.js';
export {
  sitingProblem,
  type MergeOptions,
  type Siting,
  type SitingLimits,
  type SitingProblem,
} from './siting/siting-problem.js';
export { placePoints, POINT_PROBLEMS, type PlacedPoints, type PointProblem } from './snap/place-points.js';
export { uncoveredClusters, type ClusterOptions, type UncoveredCluster } from './coverage/uncovered-clusters.js';
export { reachOutline, type OutlineOptions, type OutlinePolygon } from './display/reach-outline.js';
export { reachChange, type ReachChange, type StreetPiece } from './display/reach-change.js';
export { reachedStreets, type ReachedStretch } from './display/reached-streets.js';
export { proveInThread } from './threads/prove-in-thread.js';
export { middleOfCell } from './display/middle-of-cell.js';
export { outlineOfCell } from './display/outline-of-cell.js';
export { RoadCollector, type ReadNode } from './roads/collect-roads.js';
