import type { Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';

const KEY = `hashtextextended('import of residents ' || platform.scope_district(), 0)`;

/** Until the transaction ends nobody else enters residents in the district: what a list is judged by stays so. */
export async function lockResidentsForImport(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(${KEY})`);
}

/**
 * Until the transaction ends no list of residents is applied in the district. Nobody sees yet whom one under way enters.
 * @throws REGISTRY.RESIDENTS_IMPORT_UNDER_WAY
 */
export async function refuseDuringImport(tx: Tx): Promise<void> {
  const [lock] = await tx.query<{ free: boolean }[]>(`SELECT pg_try_advisory_xact_lock_shared(${KEY}) AS free`);
  if (lock?.free !== true) throw RegistryErrors.RESIDENTS_IMPORT_UNDER_WAY();
}
