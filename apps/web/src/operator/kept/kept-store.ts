import type { Dexie } from 'dexie';
import type { TillDatabase } from '../store/till-database.js';

/** A database of a device that keeps entries until the server has them: a till's, or a volunteer's phone's. */
export type KeptStore = Dexie & Pick<TillDatabase, 'kept' | 'device'>;
