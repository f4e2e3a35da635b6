import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { buildNetwork, readGeojsonRoads, type WalkNetwork } from '@nuancan/walk-network';
import type { Client } from 'pg';
import { copyRows } from './copy-rows.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { generateStreets, type DemoStreets } from './generate-streets.js';
import { homeRows, HOMES } from './home-rows.js';
import { broughtTo, deliveringKitchen, ORDERS_AROUND_METRES } from './load-orders.js';

/** Tables of homes. */
export const HOME_TABLES = [HOMES.table];

const FILE_NAME = 'demo-streets.geojson';
const SOURCE = '演示数据：由程序生成的道路，并非实际道路 Synthetic streets of the demo';
/** As the rows of coverage.network_parts. */
const PART_BYTES = 4 * 1024 * 1024;

// Being put into force: the worker puts everybody onto it and counts as soon as it runs, which nobody who loads the demo waits for.
const NETWORK = `
  INSERT INTO coverage.networks (district_code, file_name, file_bytes, file_sha256, coordinates, source, state, findings, nodes, edges,
    graph_bytes, graph_sha256, built_at)
  VALUES ($1, $2, $3, $4, 'WGS-84', $5, 'placing', $6, $7, $8, $9, $10, clock_timestamp()) RETURNING id`;
const PART = `INSERT INTO coverage.network_parts (network_id, kind, part, district_code, bytes) VALUES ($1, $2, $3, $4, $5)`;
const ACTIVATE = `INSERT INTO platform.outbox (district_code, job, payload) VALUES ($1, 'activate-network', jsonb_build_object('networkId', $2::uuid))`;

/** The network of the demo as it was stored. */
export interface LoadedNetwork {
  readonly id: string;
  readonly network: WalkNetwork;
}

/** The demo's streets; those who get meals brought live around their kitchen. */
export function demoStreets(district: DemoDistrict, seed: number): DemoStreets {
  return generateStreets({ seed, villages: district.villages }, [
    { centre: deliveringKitchen(district).kitchen, radiusMetres: ORDERS_AROUND_METRES },
  ]);
}

/** Where people live, all but those who get an address with their orders. */
export async function loadHomes(
  client: Client,
  district: DemoDistrict,
  seed: number,
  streets: DemoStreets,
): Promise<void> {
  const except = new Set(await broughtTo(client, district));
  await copyRows(client, HOMES, homeRows(district, { seed, streets, except }));
}

/** The walking network of the demo's streets, with the file that it is made of. */
export async function loadNetwork(client: Client, streets: DemoStreets): Promise<LoadedNetwork> {
  const file = geojsonOf(streets);
  const { network, findings } = buildNetwork(readGeojsonRoads(file, { coordinates: 'WGS-84' }));
  const graph = Buffer.from(network.buffer);
  const { rows } = await client.query<{ id: string }>(NETWORK, [
    ...[DEMO_DISTRICT.code, FILE_NAME, file.length, sha256(file), SOURCE, JSON.stringify(findings)],
    ...[network.sizes.nodes, network.sizes.edges, graph.length, sha256(graph)],
  ]);
  const id = rows[0]!.id;
  await loadParts(client, id, 'file', file);
  await loadParts(client, id, 'graph', await promisify(gzip)(graph, { level: 1 }));
  await client.query(ACTIVATE, [DEMO_DISTRICT.code, id]);
  return { id, network };
}

async function loadParts(client: Client, id: string, kind: 'file' | 'graph', bytes: Buffer): Promise<void> {
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await client.query(PART, [id, kind, part, DEMO_DISTRICT.code, piece]);
  }
}

/** The streets as the file that somebody would have sent. */
export function geojsonOf({ lines }: DemoStreets): Buffer {
  const features = lines.map((line) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates: line.map(({ longitude, latitude }) => [longitude, latitude]) },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
