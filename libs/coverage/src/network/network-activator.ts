import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, type Tx } from '@nuancan/platform';
import { EdgeIndex } from '@nuancan/walk-network';
import { countDistrict } from '../figure/count-district.js';
import { loadGraph } from '../load/load-graph.js';
import { placeMissing } from '../load/place-missing.js';
import { NetworkProgress } from './network-progress.js';

const TAKE_TIME = `SET LOCAL statement_timeout = '10min'`;
const ASKED = `SELECT id, district_code AS "districtCode" FROM coverage.networks WHERE id = $1 AND state = 'placing' FOR NO KEY UPDATE`;
const RETIRE = `UPDATE coverage.networks SET state = 'retired' WHERE district_code = platform.scope_district() AND state = 'active'`;
const ACTIVATE = `UPDATE coverage.networks SET state = 'active', activated_at = clock_timestamp(), problem = NULL WHERE id = $1`;
// The two that were active last are kept ready for a way back; of others the snaps are made again.
const FORGET = `
  DELETE FROM coverage.resident_snaps s USING coverage.networks n
  WHERE n.id = s.network_id AND n.id IN (SELECT x.id FROM coverage.networks x WHERE x.district_code = platform.scope_district()
    AND x.state = 'retired' ORDER BY x.activated_at DESC OFFSET 1)`;
const DONE = `DELETE FROM coverage.progress WHERE network_id = $1`;

/** Makes a built version the one that counts: everybody is put onto it and counted before it replaces the other, all at once. */
@Injectable()
export class NetworkActivator {
  constructor(private readonly database: Database) {}

  /** In the job's transaction: until it commits the version before stays the active one. */
  async activate(tx: Tx, networkId: string): Promise<void> {
    const [asked] = await tx.query<{ id: string; districtCode: string }[]>(ASKED, [networkId]);
    if (asked === undefined) return;
    await tx.query(TAKE_TIME);
    const progress = new NetworkProgress(this.database, asked);
    await progress.tell('placing');
    const network = await loadGraph(tx, networkId);
    let made: EdgeIndex | undefined;
    await placeMissing(tx, {
      networkId,
      index: () => (made ??= new EdgeIndex(network)),
      tell: (done, total) => progress.tell('placing', done, total),
    });
    await progress.tell('counting');
    await tx.query(RETIRE);
    await tx.query(ACTIVATE, [networkId]);
    const businessDate = businessDateAt(new Date());
    await countDistrict(tx, { networkId, network, businessDate }, asked.districtCode);
    await tx.query(FORGET);
    await tx.query(DONE, [networkId]);
  }
}
