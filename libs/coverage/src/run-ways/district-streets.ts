import { Injectable } from '@nestjs/common';
import { Database, systemScope } from '@nuancan/platform';
import { EdgeIndex, ReachSearch, walkCosts } from '@nuancan/walk-network';
import { loadGraph } from '../load/load-graph.js';

const ACTIVE = `SELECT id FROM coverage.networks WHERE district_code = platform.scope_district() AND state = 'active'`;
/** Some 50 MB each. */
const MOST_DISTRICTS = 4;

/** The streets of a district in memory, to search ways on. */
export interface Streets {
  readonly networkId: string;
  readonly index: EdgeIndex;
  /** For one search at a time, with no pause in between. */
  readonly search: ReachSearch;
}

/** Streets of the active networks, loaded when they are first asked for and again when another version counts. */
@Injectable()
export class DistrictStreets {
  private readonly held = new Map<string, { readonly networkId: string; readonly streets: Promise<Streets> }>();

  constructor(private readonly database: Database) {}

  /** null: no network of the district is active. */
  async of(districtCode: string): Promise<Streets | null> {
    const scope = systemScope(districtCode);
    const [active] = await this.database.scoped(scope, (tx) => tx.query<{ id: string }[]>(ACTIVE));
    if (active === undefined) return null;
    const known = this.held.get(districtCode);
    if (known?.networkId === active.id) return known.streets;
    const streets = this.load(districtCode, active.id);
    this.hold(districtCode, { networkId: active.id, streets });
    // A failed load is not kept: the next question tries again.
    streets.catch(() => {
      if (this.held.get(districtCode)?.streets === streets) this.held.delete(districtCode);
    });
    return streets;
  }

  private hold(districtCode: string, held: { readonly networkId: string; readonly streets: Promise<Streets> }): void {
    this.held.delete(districtCode);
    this.held.set(districtCode, held);
    const [oldest] = this.held.keys();
    if (this.held.size > MOST_DISTRICTS && oldest !== undefined) this.held.delete(oldest);
  }

  private async load(districtCode: string, networkId: string): Promise<Streets> {
    const network = await this.database.scoped(systemScope(districtCode), (tx) => loadGraph(tx, networkId));
    const search = new ReachSearch(walkCosts(network, { by: 'distance' }));
    return { networkId, index: new EdgeIndex(network), search };
  }
}
