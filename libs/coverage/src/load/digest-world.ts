import { createHash } from 'node:crypto';
import type { WorldParts } from '../world/world.js';

/** Tells whether anything that is counted is another than before: people, places, facilities, divisions or the network. */
export function digestWorld({ networkId, people, facilities, facilitySnaps, towns, villages }: WorldParts): Buffer {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([networkId, people.count, facilities, towns, villages]));
  const { count: _, snaps, ...flags } = people;
  for (const array of [...Object.values(flags), ...Object.values(snaps), ...Object.values(facilitySnaps)]) {
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return hash.digest();
}
