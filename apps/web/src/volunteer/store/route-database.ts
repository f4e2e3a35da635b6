import { Dexie, type EntityTable } from 'dexie';
import type { KeptRow } from '../../operator/store/till-database.js';
import type { DoorOutcome, OwnStop } from '../route-contract.js';

/** A door of today, until its run is closed. */
export interface StopRow {
  readonly stopId: string;
  readonly accountId: string;
  /** Its place in the answer. */
  readonly rank: number;
  readonly stop: OwnStop;
  /** What was said here and may not be known there yet; null: nothing. */
  readonly said: DoorOutcome | null;
}

/**
 * Everything a volunteer's phone keeps: doors of today, which go when the run is closed, and what was said of them, which goes
 * when the server has it. Apart from a till's, so that wiping one never touches the other. A new version of the app must go on
 * reading rows of older ones.
 */
export class RouteDatabase extends Dexie {
  readonly device!: EntityTable<{ key: string; value: string }, 'key'>;
  readonly kept!: EntityTable<KeptRow, 'clientId'>;
  readonly stops!: EntityTable<StopRow, 'stopId'>;

  constructor(name = 'nuancan-route') {
    // Strict: what the screen says is kept must survive a battery that runs out.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ device: 'key', kept: 'clientId, [accountId+facilityId]', stops: 'stopId, accountId' });
  }
}

/** The one database of this phone. */
export const routeDatabase = new RouteDatabase();
