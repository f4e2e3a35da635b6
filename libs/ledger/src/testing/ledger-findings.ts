import type { Client } from 'pg';
import { LEDGER_INVARIANTS } from '../audit/ledger-invariants.js';

/** What the audit finds wrong with the ledger; empty when all holds. */
export async function ledgerFindings(owner: Client): Promise<Record<string, unknown>[]> {
  const findings: Record<string, unknown>[] = [];
  await owner.query('BEGIN READ ONLY');
  try {
    await owner.query('SET LOCAL ROLE nuancan_definer');
    for (const { name, sql } of LEDGER_INVARIANTS) {
      const { rows } = await owner.query<Record<string, unknown>>(sql);
      findings.push(...rows.map((row) => ({ name, ...row })));
    }
  } finally {
    await owner.query('ROLLBACK');
  }
  return findings;
}
