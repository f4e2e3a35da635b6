import type { Diner, Slot } from '../../api/contract.js';
import { NetworkLost } from '../../api/network-lost.js';
import { request } from '../../api/request.js';
import type { DinerMemory } from './diner-memory.js';

/** Whose card or code it is; `unknown` for none in the district, `unreachable` when only the server could tell. */
export type ScanOutcome =
  | { readonly kind: 'found'; readonly diner: Diner }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' };

const TIMEOUT_MS = 4_000;

/**
 * Finds the holder of a card or code that was read: from this till's memory at once, else from the server.
 * @throws ApiProblem when the server refuses the look-up
 */
export async function findScanned(
  text: string,
  { slot, businessDate, memory }: { slot: Slot; businessDate: string; memory: DinerMemory },
): Promise<ScanOutcome> {
  const remembered = await memory.ofScan(text, businessDate);
  if (remembered) return { kind: 'found', diner: remembered };
  try {
    const ask = { method: 'POST', body: { text, slot, businessDate }, timeoutMs: TIMEOUT_MS } as const;
    const { items } = await request<{ items: Diner[] }>('/v1/diners/search', ask);
    const holder = items.find((diner) => diner.foundBy !== 'name');
    if (!holder) return { kind: 'unknown' };
    await memory.keepFound([holder], { text: null, businessDate });
    await memory.keepScan(text, holder);
    return { kind: 'found', diner: holder };
  } catch (error) {
    if (error instanceof NetworkLost) return { kind: 'unreachable' };
    throw error;
  }
}
