import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Tx } from '@nuancan/platform';
import { WalkNetwork } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';

/** A row of coverage.network_parts holds no more. */
const PART_BYTES = 4 * 1024 * 1024;
/** Half the size for a tenth of a second; higher levels take long and gain little. */
const LEVEL = 1;

const READ = `SELECT bytes FROM coverage.network_parts WHERE network_id = $1 AND kind = $2 ORDER BY part`;
const WRITE = `INSERT INTO coverage.network_parts (network_id, kind, part, district_code, bytes) VALUES ($1, $2, $3, $4, $5)`;
const DIGEST = `SELECT graph_sha256 AS "sha256" FROM coverage.networks WHERE id = $1`;

/** Which bytes of which network. */
export interface NetworkBytes {
  readonly networkId: string;
  readonly districtCode: string;
  readonly kind: 'file' | 'graph';
}

/** Stores bytes in pieces. */
export async function storeParts(
  tx: Tx,
  { networkId, districtCode, kind }: NetworkBytes,
  bytes: Buffer,
): Promise<void> {
  for (let part = 0; part * PART_BYTES < bytes.length; part += 1) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
    await tx.query(WRITE, [networkId, kind, part, districtCode, piece]);
  }
}

/** The bytes again; empty when none are stored. */
export async function readParts(tx: Tx, networkId: string, kind: NetworkBytes['kind']): Promise<Buffer> {
  const rows = await tx.query<{ bytes: Buffer }[]>(READ, [networkId, kind]);
  return Buffer.concat(rows.map(({ bytes }) => bytes));
}

/** A built network as it is stored. */
export interface PackedGraph {
  readonly packed: Buffer;
  /** Of the network's own bytes. */
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Packs a network for storage. */
export async function packGraph({ buffer }: WalkNetwork): Promise<PackedGraph> {
  const bytes = Buffer.from(buffer);
  return {
    packed: await promisify(gzip)(bytes, { level: LEVEL }),
    sha256: createHash('sha256').update(bytes).digest(),
    bytes: bytes.length,
  };
}

/** The built network of a version, under the system's scope. @throws COVERAGE.GRAPH_BROKEN when its bytes are not those that were built */
export async function loadGraph(tx: Tx, networkId: string): Promise<WalkNetwork> {
  const [row] = await tx.query<{ sha256: Buffer | null }[]>(DIGEST, [networkId]);
  const packed = await readParts(tx, networkId, 'graph');
  if (row?.sha256 == null || packed.length === 0) throw CoverageErrors.GRAPH_BROKEN();
  const bytes = await promisify(gunzip)(packed);
  if (!createHash('sha256').update(bytes).digest().equals(row.sha256)) throw CoverageErrors.GRAPH_BROKEN();
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return WalkNetwork.of(shared);
}
