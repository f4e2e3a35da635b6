import { refuseRows } from '@nuancan/imports';
import type { Tx } from '@nuancan/platform';
import { listDuplicates } from './merged-entries.js';

/** Staging columns by which `resolvePeople` works. */
export const PERSON_STAGING = { blind_index: 'bytea', name: 'text', birth_date: 'date' } as const;

const HOLDERS = `
  CREATE TEMP TABLE import_holders ON COMMIT DROP AS
  SELECT blind_index, resident_id FROM registry.identity_holders(
    ARRAY(SELECT DISTINCT blind_index FROM import_rows WHERE blind_index IS NOT NULL))`;
const NOT_HELD = `
  SELECT r.row_no, 'identityNumber', 'NOT_REGISTERED', NULL::int FROM import_rows r
  LEFT JOIN import_holders h ON h.blind_index = r.blind_index
  WHERE NOT r.refused AND r.blind_index IS NOT NULL AND h.resident_id IS NULL`;
const BY_NUMBER = `
  UPDATE import_rows r SET resident_id = h.resident_id FROM import_holders h
  WHERE h.blind_index = r.blind_index AND h.resident_id IS NOT NULL`;
const NAMESAKES = `
  CREATE TEMP TABLE import_namesakes ON COMMIT DROP AS
  SELECT r.row_no, count(x.id) AS known, min(x.id::text)::uuid AS resident_id
  FROM import_rows r LEFT JOIN registry.residents x
    ON x.name = r.name AND x.birth_date = r.birth_date AND x.merged_into IS NULL
  WHERE r.blind_index IS NULL AND r.name IS NOT NULL AND r.birth_date IS NOT NULL GROUP BY r.row_no`;
const NOT_ONE = `
  SELECT n.row_no, 'name', CASE n.known WHEN 0 THEN 'NOT_REGISTERED' ELSE 'AMBIGUOUS' END, NULL::int
  FROM import_namesakes n JOIN import_rows r USING (row_no) WHERE NOT r.refused AND n.known <> 1`;
const BY_NAME = `
  UPDATE import_rows r SET resident_id = n.resident_id FROM import_namesakes n WHERE n.row_no = r.row_no AND n.known = 1`;
const NAME_DIFFERS = `
  SELECT r.row_no, 'name', 'NAME_DIFFERS', NULL::int FROM import_rows r JOIN registry.residents x ON x.id = r.resident_id
  WHERE NOT r.refused AND x.name <> r.name`;
const BIRTH_DIFFERS = `
  SELECT r.row_no, 'birthDate', 'DIFFERS_FROM_REGISTER', NULL::int
  FROM import_rows r JOIN registry.residents x ON x.id = r.resident_id
  WHERE NOT r.refused AND r.birth_date IS NOT NULL AND x.birth_date <> r.birth_date`;

/**
 * Sets `resident_id` of rows about residents who must be registered already: by number, else by name and date of birth,
 * also of refused rows where it can, and makes `import_duplicates`. Whoever is elsewhere is answered like whoever is nowhere.
 */
export async function resolvePeople(tx: Tx): Promise<void> {
  await listDuplicates(tx);
  await tx.query(HOLDERS);
  await refuseRows(tx, NOT_HELD);
  await tx.query(BY_NUMBER);
  await tx.query(NAMESAKES);
  await refuseRows(tx, NOT_ONE);
  await tx.query(BY_NAME);
  await refuseRows(tx, NAME_DIFFERS);
  await refuseRows(tx, BIRTH_DIFFERS);
}
