import { Injectable } from '@nestjs/common';
import { DomainError } from '@nuancan/kernel';
import { Database, systemScope, type Tx } from '@nuancan/platform';
import { buildNetwork, clipRoads, readNetworkFile, type CoordinateSystem } from '@nuancan/walk-network';
import { packGraph, readParts, storeParts } from '../load/load-graph.js';
import { districtOutline } from './district-outline.js';
import { NetworkProgress } from './network-progress.js';
import { toldProblem } from './network-words.js';

/** Half a gigabyte of pieces is written by some machines in minutes; while a large file is read nothing is asked of the database. */
const TAKE_TIME = `SET LOCAL statement_timeout = '10min'; SET LOCAL idle_in_transaction_session_timeout = '10min'`;
const BEGIN = `UPDATE coverage.networks SET state = 'building' WHERE id = $1 AND state IN ('uploaded', 'building')
  RETURNING id, district_code AS "districtCode", coordinates, barriers_block AS "barriersBlock"`;
const FAIL = `UPDATE coverage.networks SET state = 'failed', problem = $2 WHERE id = $1 AND state IN ('uploaded', 'building')`;
const BUILT = `
  UPDATE coverage.networks SET state = 'built', findings = $2, nodes = $3, edges = $4, graph_bytes = $5, graph_sha256 = $6,
    built_at = clock_timestamp() WHERE id = $1 AND state = 'building'`;
const DONE = `DELETE FROM coverage.progress WHERE network_id = $1`;

interface BegunNetwork {
  readonly id: string;
  readonly districtCode: string;
  readonly coordinates: CoordinateSystem;
  readonly barriersBlock: boolean;
}

/** Makes a network of a file that was sent: in the job's transaction, all of it or nothing. */
@Injectable()
export class NetworkBuilder {
  constructor(private readonly database: Database) {}

  /** What is wrong with the file is stored with the version. @throws what nobody expected: the step may be tried again */
  async build(tx: Tx, networkId: string, districtCode: string): Promise<void> {
    await tx.query(TAKE_TIME);
    // Beside the job's transaction, so that everybody sees that it has begun.
    const [rows] = await this.database.scoped(systemScope(districtCode), (own) =>
      own.query<[BegunNetwork[], number]>(BEGIN, [networkId]),
    );
    const [network] = rows;
    if (network === undefined) return;
    try {
      await this.attempt(tx, network);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await tx.query(FAIL, [networkId, toldProblem(error)]);
    }
    await tx.query(DONE, [networkId]);
  }

  private async attempt(tx: Tx, network: BegunNetwork): Promise<void> {
    const { id: networkId, districtCode, coordinates, barriersBlock } = network;
    const progress = new NetworkProgress(this.database, network);
    await progress.tell('reading');
    const roads = await readNetworkFile(await readParts(tx, networkId, 'file'), { coordinates });
    await progress.tell('building');
    const outline = await districtOutline(tx);
    const clipped = outline === undefined ? roads : clipRoads(roads, outline);
    const { network: graph, findings } = buildNetwork(clipped, { barriersBlock });
    await progress.tell('storing');
    const { packed, sha256, bytes } = await packGraph(graph);
    await storeParts(tx, { networkId, districtCode, kind: 'graph' }, packed);
    const { nodes, edges } = graph.sizes;
    await tx.query(BUILT, [networkId, JSON.stringify(findings), nodes, edges, bytes, sha256]);
  }
}
