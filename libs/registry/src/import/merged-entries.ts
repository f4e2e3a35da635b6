import type { Tx } from '@nuancan/platform';

const DUPLICATES = `CREATE TEMP TABLE import_duplicates ON COMMIT DROP AS SELECT * FROM registry.duplicates_in_scope()`;

/**
 * Makes `import_duplicates` (`resident_id` of the entry that stands, `entry_id` of its duplicate, `numbered`, `died_on`) for
 * statements that ask what a person has: look-ups are read over all entries.
 */
export async function listDuplicates(tx: Tx): Promise<void> {
  await tx.query(DUPLICATES);
}

/** Dated facts with `person`, the entry that stands, whichever entry they were written to. */
export function factsOfPeople(table: 'resident_categories' | 'resident_statuses'): string {
  return `(SELECT f.*, coalesce(d.resident_id, f.resident_id) AS person FROM registry.${table} f
    LEFT JOIN import_duplicates d ON d.entry_id = f.resident_id)`;
}
