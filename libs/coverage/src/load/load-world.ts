import type { WalkNetwork } from '@nuancan/walk-network';
import type { WorldArea, WorldParts } from '../world/world.js';
import type { Queries } from './queries.js';
import { loadFacilities } from './load-facilities.js';
import { loadPeople } from './load-people.js';

const TOWNS = `SELECT code, code AS "townCode", name, longitude, latitude FROM registry.towns
  WHERE district_code = platform.scope_district() ORDER BY code`;
const VILLAGES = `SELECT code, town_code AS "townCode", name, longitude, latitude FROM registry.villages
  WHERE district_code = platform.scope_district() ORDER BY code`;

/** What is counted over which network on which day. */
export interface WorldAsked {
  readonly networkId: string;
  readonly network: WalkNetwork;
  readonly businessDate: string;
}

/** Everything that coverage is counted from, under the system's scope. What is not on the network yet counts as off it. */
export async function loadWorld(tx: Queries, { networkId, network, businessDate }: WorldAsked): Promise<WorldParts> {
  const towns = await tx.query<WorldArea[]>(TOWNS);
  const villages = await tx.query<WorldArea[]>(VILLAGES);
  const people = await loadPeople(tx, { networkId, businessDate, towns, villages });
  const placed = await loadFacilities(tx, businessDate, networkId);
  return { networkId, businessDate, network, people, towns, villages, ...placed };
}
