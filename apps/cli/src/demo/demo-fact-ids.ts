import type { BusinessDate } from '@nuancan/kernel';
import { demoUuid } from './demo-ids.js';
import { SeededRandom } from './seeded-random.js';

/** The register is no older. */
const FIRST_MS = Date.parse('2005-01-01T00:00:00Z');
/** The same in every demo: beside the day it says nothing. */
const SEED = 1;

/**
 * Ids of dated facts: each says that the fact was recorded on its first day. With ids of the day of loading nothing would have
 * been known when the demo's meals were eaten.
 */
export function demoFactIds(table: string): (validFrom: BusinessDate) => string {
  const random = SeededRandom.stream(SEED, table);
  return (validFrom) => demoUuid(random, Math.max(FIRST_MS, Date.parse(`${validFrom}T00:00:00Z`)));
}
