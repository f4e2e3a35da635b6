import { toWgs84, type CoordinateSystem } from '@nuancan/walk-network';
import type { CandidateSource } from '../planning/planning-words.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { isServing, type CoveredSlot } from '../world/world.js';

/** A place where a point may be. */
export interface Candidate {
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly costFen: number | null;
  readonly seats: number | null;
}

/** What candidates are asked for. */
export interface CandidatesAsked {
  readonly source: CandidateSource;
  readonly slot: CoveredSlot | null;
  /** Villages and facilities of this town only; null: of the district. */
  readonly townCode: string | null;
  readonly uploaded: readonly Candidate[];
  readonly coordinates: CoordinateSystem;
}

/** Of nodes of the network so many, evenly through the area: they are kept in spatial order. */
export const MOST_NODES = 2000;
const E7 = 1e7;

/** Candidates of a source; those without a place are none. */
export function loadCandidates(world: CoverageWorld, asked: CandidatesAsked): Candidate[] {
  switch (asked.source) {
    case 'upload':
      return asked.uploaded.map(({ longitude, latitude, ...rest }) => {
        const place = toWgs84({ lon: longitude, lat: latitude }, asked.coordinates);
        return { ...rest, longitude: place.lon, latitude: place.lat };
      });
    case 'villages':
      return placed(world.parts.villages.filter(({ townCode }) => isOf(asked, townCode)));
    case 'facilities':
      return placed(world.parts.facilities.filter((one) => isOf(asked, one.townCode) && !isServing(one, asked.slot)));
    case 'nodes':
      return nodesOf(world);
  }
}

function isOf({ townCode }: CandidatesAsked, code: string): boolean {
  return townCode === null || townCode === code;
}

function placed(
  rows: readonly { readonly name: string; readonly longitude: number | null; readonly latitude: number | null }[],
): Candidate[] {
  return rows.flatMap(({ name, longitude, latitude }) =>
    longitude === null || latitude === null ? [] : [{ name, longitude, latitude, costFen: null, seats: null }],
  );
}

function nodesOf({ parts }: CoverageWorld): Candidate[] {
  const { nodeIds, nodeLon, nodeLat, nodeComponent, mainComponent } = parts.network;
  const main = Array.from(nodeIds.keys()).filter((node) => nodeComponent[node] === mainComponent);
  const step = Math.max(1, main.length / MOST_NODES);
  return Array.from({ length: Math.min(main.length, MOST_NODES) }, (_, at) => main[Math.floor(at * step)]!).map(
    (node) => ({
      name: `节点 ${nodeIds[node]!}`,
      longitude: nodeLon[node]! / E7,
      latitude: nodeLat[node]! / E7,
      costFen: null,
      seats: null,
    }),
  );
}
