import { createHash } from 'node:crypto';
import type { Tx } from '@nuancan/platform';
import { RunErrors } from './run.errors.js';
import { placeOf, plannableStops } from './run-problem.js';
import type { RunRecord } from './run-record.js';
import type { GeoPoint, WayKind, WayMeasure, Ways } from './ways-of-run.js';

const STORED = `SELECT ways AS kind, metres FROM delivery.run_ways WHERE run_id = $1 AND places_sha256 = $2`;
const STORE = `INSERT INTO delivery.run_ways (run_id, district_code, town_code, facility_id, stop_ids, places_sha256, ways, metres)
  SELECT id, district_code, town_code, facility_id, $2::uuid[], $3, $4, $5 FROM delivery.runs WHERE id = $1
  ON CONFLICT (run_id) DO UPDATE SET stop_ids = EXCLUDED.stop_ids, places_sha256 = EXCLUDED.places_sha256, ways = EXCLUDED.ways,
    metres = EXCLUDED.metres`;

/**
 * The ways of a run, from the last time they were measured as long as every door is where it was and what is measured along the same.
 * @throws DELIVERY.KITCHEN_NOT_LOCATED
 */
export async function measureWays(tx: Tx, measure: WayMeasure, record: RunRecord): Promise<Ways> {
  const { run } = record;
  if (run.longitude === null || run.latitude === null) throw RunErrors.KITCHEN_NOT_LOCATED();
  const stops = plannableStops(record);
  const kitchen = { longitude: run.longitude, latitude: run.latitude };
  const points = [kitchen, ...stops.map((stop) => placeOf(stop)!)];
  const ids = stops.map(({ stopId }) => stopId);
  const digest = digestOf(measure.version, ids, points);
  const [stored] = await tx.query<{ kind: WayKind; metres: Buffer }[]>(STORED, [run.runId, digest]);
  if (stored !== undefined) return { kind: stored.kind, metres: fromBytes(stored.metres) };
  const ways = await measure.between(points);
  await tx.query(STORE, [run.runId, ids, digest, ways.kind, toBytes(ways.metres)]);
  return ways;
}

function digestOf(version: string, ids: readonly string[], points: readonly GeoPoint[]): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([version, ids, points]))
    .digest();
}

function toBytes(metres: Int32Array): Buffer {
  const bytes = Buffer.alloc(4 * metres.length);
  metres.forEach((way, index) => bytes.writeInt32LE(way, 4 * index));
  return bytes;
}

function fromBytes(bytes: Buffer): Int32Array {
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt32LE(4 * index));
}
