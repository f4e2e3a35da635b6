import type { Invariant } from '@nuancan/platform';
import { INVARIANTS } from './invariants.js';

/** A connection of the owner, or of anybody who may SET ROLE to nuancan_definer. */
export interface AuditConnection {
  query(sql: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/** How one invariant stands. */
export interface InvariantResult {
  readonly invariant: Invariant;
  /** The first offending rows; empty: it holds. */
  readonly offending: readonly Readonly<Record<string, unknown>>[];
  /** Milliseconds the query took. */
  readonly ms: number;
}

export interface CheckInvariantsOptions {
  readonly invariants?: readonly Invariant[];
  /** Offending rows to name per invariant. Default 5. */
  readonly limit?: number;
  /** Told each result as it comes. */
  readonly onResult?: (result: InvariantResult) => void;
}

/**
 * Checks invariants on one snapshot, reading only, and blocks nobody. It reads as nuancan_definer: under forced row
 * security an owner that is no superuser sees no rows, and would find everything in order.
 */
export async function checkInvariants(
  connection: AuditConnection,
  { invariants = INVARIANTS, limit = 5, onResult = () => undefined }: CheckInvariantsOptions = {},
): Promise<InvariantResult[]> {
  const results: InvariantResult[] = [];
  await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await connection.query('SET LOCAL ROLE nuancan_definer');
    // The planner does not know what a hash of every row costs, and would leave all of it to one process.
    await connection.query('SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0');
    for (const invariant of invariants) {
      const startedMs = performance.now();
      // Materialised, it is planned for all rows; planned for the first few, it would begin quickly and, as there are none, never end.
      const { rows } = await connection.query(
        `WITH offending AS MATERIALIZED (${invariant.sql}) SELECT * FROM offending LIMIT ${Math.trunc(limit)}`,
      );
      const result = { invariant, offending: rows, ms: Math.round(performance.now() - startedMs) };
      results.push(result);
      onResult(result);
    }
  } finally {
    await connection.query('ROLLBACK');
  }
  return results;
}
