import { uuidv7 } from '@nuancan/kernel';

/** A UUIDv7 for a record of this device. */
export function newClientId(at: Date): string {
  return uuidv7({ nowMs: at.getTime(), random: crypto.getRandomValues(new Uint8Array(10)) });
}
