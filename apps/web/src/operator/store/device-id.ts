import type { KeptStore } from '../kept/kept-store.js';
import { randomUuid } from '../../shared/random-uuid.js';

/** This device's own UUID, made once; the server tells the records of two tills apart by it. */
export async function deviceId(database: KeptStore): Promise<string> {
  return database.transaction('rw', database.device, async () => {
    const kept = await database.device.get('deviceId');
    if (kept) return kept.value;
    const value = randomUuid();
    await database.device.add({ key: 'deviceId', value });
    return value;
  });
}
