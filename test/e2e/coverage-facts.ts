import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { buildNetwork, RoadCollector } from '@nuancan/walk-network';
import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a district's 15-minute map that a request may name. */
export interface CoverageFacts {
  /** Built, and not the one that counts. */
  readonly networkId: string;
  /** Of the town's official, shared with nobody. */
  readonly scenarioId: string;
  /** Likewise. */
  readonly sitingId: string;
}

/** Where the towns' only street is. */
const TILE = { layer: 'reach', z: 12, x: 3429, y: 1694 };

const RUN_OF = `SELECT id FROM coverage.runs WHERE district_code = $1`;

/** Stores them as the owner of the database, with what was counted yesterday of the town. */
export async function storeCoverageFacts(owner: Client, town: ArrangedTown): Promise<CoverageFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string | undefined> =>
    (await owner.query<{ id: string }>(sql, [...values])).rows[0]?.id;
  const { districtCode, code, facilityId } = town;
  const networkId = await idOf(
    `INSERT INTO coverage.networks (district_code, file_name, file_bytes, file_sha256, coordinates, source, state, findings, nodes, edges,
       graph_bytes, graph_sha256, built_at)
     VALUES ($1, '路网.osm', 10, sha256('file'), 'WGS-84', '测绘院', 'built', '{}', 2, 1, 100, sha256('graph'), now()) RETURNING id`,
    [districtCode],
  );
  const runId =
    (await idOf(RUN_OF, [districtCode])) ??
    (await idOf(
      `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
       VALUES ($1, platform.business_date(now()) - 1, $2, sha256('inputs')) RETURNING id`,
      [districtCode, await storeActiveNetwork(owner, districtCode)],
    ));
  await owner.query(
    `INSERT INTO coverage.area_figures (run_id, district_code, profile, level, code, town_code, people, over_80, dependent, lives_alone, reached,
       reached_over_80, reached_dependent, reached_lives_alone, delivery_only, not_reached, off_network, without_place, trusted, seats,
       facilities, walked_seconds)
     VALUES ($1, $2, 'older', 'town', $3, $3, 2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 2, 40, 1, 300)`,
    [runId, districtCode, code],
  );
  await owner.query(
    `INSERT INTO coverage.facility_figures (run_id, district_code, profile, facility_id, town_code, reached, nearest_of, only_here, seats)
     VALUES ($1, $2, 'older', $3, $4, 1, 1, 1, 40)`,
    [runId, districtCode, facilityId, code],
  );
  const scenarioId = await idOf(
    `INSERT INTO coverage.scenarios (district_code, town_code, account_id, client_id, body_sha256, name, profile)
     SELECT $1, $2, a.id, uuidv7(), sha256('body'), '两个新点', 'older' FROM identity.accounts a
     WHERE a.town_code = $2 AND a.role = 'town_official' ORDER BY a.id LIMIT 1 RETURNING id`,
    [districtCode, code],
  );
  await owner.query(
    `INSERT INTO coverage.scenario_changes (scenario_id, at, district_code, kind, name, longitude, latitude)
     VALUES ($1, 0, $2, 'add', '新点', 121.41, 29.66)`,
    [scenarioId, districtCode],
  );
  await owner.query(
    `INSERT INTO coverage.scenario_figures SELECT $1, $2, 'town', $3, $3, 10, 4, 6, 3, 1, 1, 2, 0, 0, 4, 4, 6, 4, 0, 10, 1, 2`,
    [scenarioId, districtCode, code],
  );
  const sitingId = await idOf(
    `INSERT INTO coverage.sitings (district_code, town_code, account_id, client_id, body_sha256, name, network_id, inputs, business_date,
       profile, source, weighting, most_sites, candidates, off_network, people, reached, newly, covered, bound)
     SELECT $1, $2, a.id, uuidv7(), sha256('body'), '选址', $3, sha256('inputs'), platform.business_date(now()) - 1, 'older', 'villages',
       'people', 2, 5, 0, 10, 4, 3, 3, 6 FROM identity.accounts a
     WHERE a.town_code = $2 AND a.role = 'town_official' ORDER BY a.id LIMIT 1 RETURNING id`,
    [districtCode, code, networkId],
  );
  return { networkId: networkId ?? '', scenarioId: scenarioId ?? '', sitingId: sitingId ?? '' };
}

/** One street, as the network that counts. */
async function storeActiveNetwork(owner: Client, districtCode: string): Promise<string> {
  const roads = new RoadCollector();
  roads.addNode({ id: 0, lon: 1_214_000_000, lat: 296_500_000 });
  roads.addNode({ id: 1, lon: 1_214_200_000, lat: 296_500_000 });
  roads.addWay(0, 0, [0, 1]);
  const graph = Buffer.from(buildNetwork(roads.finish()).network.buffer);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO coverage.networks (district_code, file_name, file_bytes, file_sha256, coordinates, source, state, findings, nodes, edges,
       graph_bytes, graph_sha256, built_at, activated_at)
     VALUES ($1, '路网.osm', 10, sha256('file'), 'WGS-84', '测绘院', 'active', '{}', 2, 1, $2, $3, now(), now()) RETURNING id`,
    [districtCode, graph.length, createHash('sha256').update(graph).digest()],
  );
  const id = rows[0]?.id ?? '';
  await owner.query(`INSERT INTO coverage.network_parts VALUES ($1, 'graph', 0, $2, $3)`, [
    ...[id, districtCode, gzipSync(graph)],
  ]);
  return id;
}

/** What requests about the map call by these names. */
export function coverageValues({
  networkId,
  scenarioId,
  sitingId,
  code,
}: CoverageFacts & { readonly code: string }): Readonly<Record<string, unknown>> {
  return { networkId, scenarioId, sitingId, source: '测绘院', area: code, ...TILE };
}
