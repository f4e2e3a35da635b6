import type { Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';

const ENTRY = `SELECT merged_into IS NOT NULL AS merged, erased_at IS NOT NULL AS erased FROM registry.residents
  WHERE id = $1 FOR KEY SHARE`;

/**
 * Refuses to write about an entry that is no person's own any more.
 * @throws REGISTRY.RESIDENT_NOT_FOUND (or out of scope), RESIDENT_MERGED, RESIDENT_ERASED
 */
export async function requireOpenEntry(tx: Tx, residentId: string): Promise<void> {
  const [entry] = await tx.query<{ merged: boolean; erased: boolean }[]>(ENTRY, [residentId]);
  if (!entry) throw RegistryErrors.RESIDENT_NOT_FOUND();
  if (entry.merged) throw RegistryErrors.RESIDENT_MERGED();
  if (entry.erased) throw RegistryErrors.RESIDENT_ERASED();
}
