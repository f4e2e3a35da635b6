import { Injectable } from '@nestjs/common';
import { Database, systemScope, type Scope } from '@nuancan/platform';
import type { WalkNetwork } from '@nuancan/walk-network';
import { CoverageErrors } from '../coverage.errors.js';
import { CoverageWorld } from '../world/coverage-world.js';
import { loadGraph } from './load-graph.js';
import { loadWorld } from './load-world.js';

/** What counts now, as the scope may know it: a new run tells that something moved. */
const STAMP = `
  SELECT n.id AS "networkId", r.id AS "runId", r.business_date AS "businessDate" FROM coverage.networks n
  JOIN LATERAL (SELECT x.id, x.business_date FROM coverage.runs x WHERE x.district_code = n.district_code
    ORDER BY x.business_date DESC LIMIT 1) r ON true
  WHERE n.district_code = platform.scope_district() AND n.state = 'active'`;

interface Stamp {
  readonly networkId: string;
  readonly runId: string;
  readonly businessDate: string;
}

interface Held {
  readonly stamp: Stamp;
  readonly world: Promise<CoverageWorld>;
}

/** Some 100 MB each. */
const MOST_DISTRICTS = 4;

/**
 * The district of a scope in memory: the network that counts, with its people and facilities. Loaded when it is first asked
 * for and again when a run tells that something moved; the network itself only when another version counts.
 */
@Injectable()
export class ActiveNetwork {
  private readonly held = new Map<string, Held>();

  constructor(private readonly database: Database) {}

  /** @throws COVERAGE.NO_NETWORK when no version is active or nothing was counted yet */
  async of(scope: Scope): Promise<CoverageWorld> {
    const [stamp] = await this.database.scoped(scope, (tx) => tx.query<Stamp[]>(STAMP));
    if (stamp === undefined) throw CoverageErrors.NO_NETWORK();
    const known = this.held.get(scope.districtCode);
    if (known?.stamp.runId === stamp.runId) return known.world;
    const world = this.load(scope.districtCode, stamp, known);
    this.hold(scope.districtCode, { stamp, world });
    // A failed load is not kept: the next question tries again.
    world.catch(() => {
      if (this.held.get(scope.districtCode)?.world === world) this.held.delete(scope.districtCode);
    });
    return world;
  }

  private hold(district: string, held: Held): void {
    this.held.delete(district);
    this.held.set(district, held);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_DISTRICTS && oldest !== undefined) this.held.delete(oldest);
  }

  private async load(district: string, stamp: Stamp, known: Held | undefined): Promise<CoverageWorld> {
    const { networkId, businessDate } = stamp;
    const graph = await this.graphOf(networkId, known);
    const world = await this.database.scoped(systemScope(district), async (tx) => {
      const network = graph ?? (await loadGraph(tx, networkId));
      return new CoverageWorld(await loadWorld(tx, { networkId, network, businessDate }));
    });
    world.warm();
    return world;
  }

  private async graphOf(networkId: string, known: Held | undefined): Promise<WalkNetwork | undefined> {
    if (known?.stamp.networkId !== networkId) return undefined;
    return (await known.world.catch(() => undefined))?.parts.network;
  }
}
