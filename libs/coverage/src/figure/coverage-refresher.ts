import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { EdgeIndex, type WalkNetwork } from '@nuancan/walk-network';
import { loadGraph } from '../load/load-graph.js';
import { placeMissing } from '../load/place-missing.js';
import { countDistrict } from './count-district.js';

const TAKE_TIME = `SET LOCAL statement_timeout = '10min'`;
// An activation under way counts afterwards; two counts of a day at once would each replace the other's.
const ACTIVE = `SELECT id FROM coverage.networks WHERE district_code = platform.scope_district() AND state = 'active' FOR NO KEY UPDATE`;

/** Counts a district again when something moved: an address, a facility, an order, an age; else leaves everything as it is. */
@Injectable()
export class CoverageRefresher {
  private kept: { readonly networkId: string; readonly network: WalkNetwork } | undefined;

  /** In a job's transaction, under the system's scope. */
  async refresh(tx: Tx, districtCode: string): Promise<'no_network' | 'counted' | 'nothing_moved'> {
    await tx.query(TAKE_TIME);
    const [active] = await tx.query<{ id: string }[]>(ACTIVE);
    if (active === undefined) return 'no_network';
    const network = await this.graphOf(tx, active.id);
    let made: EdgeIndex | undefined;
    await placeMissing(tx, { networkId: active.id, index: () => (made ??= new EdgeIndex(network)) });
    const businessDate = businessDateAt(new Date());
    return countDistrict(tx, { networkId: active.id, network, businessDate }, districtCode);
  }

  /** A built network never changes: the last one is kept for the next hour. */
  private async graphOf(tx: Tx, networkId: string): Promise<WalkNetwork> {
    if (this.kept?.networkId !== networkId) this.kept = { networkId, network: await loadGraph(tx, networkId) };
    return this.kept.network;
  }
}
