import type { Client } from 'pg';

/** What is taken off a table while it is filled, as statements that take it off and put it back. */
interface Suspension {
  readonly suspend: string;
  readonly restore: string;
}

/**
 * Foreign keys, exclusion constraints, secondary indexes and audit triggers of the tables, from the catalogue: whatever
 * a later migration adds is suspended and restored just the same. Keys come back last, when all rows are there.
 */
const FIND_SUSPENSIONS = `
WITH target AS (SELECT unnest($1::text[])::regclass AS oid), suspension AS (
  SELECT 1 AS step, format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', oid::regclass) AS suspend,
    format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', oid::regclass) AS restore
  FROM target JOIN pg_class USING (oid) WHERE relforcerowsecurity
  UNION ALL
  SELECT 2, format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
    format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
  FROM target JOIN pg_trigger ON tgrelid = target.oid
  WHERE NOT tgisinternal AND tgenabled = 'O' AND tgfoid IN ('platform.audit_row'::regproc, 'platform.audit_inserted'::regproc)
  UNION ALL
  SELECT CASE contype WHEN 'f' THEN 4 ELSE 3 END, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid))
  FROM target JOIN pg_constraint c ON conrelid = target.oid WHERE contype IN ('f', 'x') AND conparentid = 0
)
SELECT suspend, restore FROM suspension ORDER BY step, suspend`;

/**
 * Fills tables that are empty, or nearly, inside the caller's transaction, as their owner and without superuser rights:
 * row security is not forced on the owner, audit triggers rest (the caller writes one summary), and foreign keys and
 * exclusion constraints are dropped and made again, which checks every row at a fraction of the time. All of it is
 * transactional: nobody else sees the tables without their guards, and a failed load leaves everything as it was.
 */
export async function bulkLoad<T>(client: Client, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<Suspension>(FIND_SUSPENSIONS, [tables]);
  for (const { suspend } of rows.toReversed()) await client.query(suspend);
  const result = await work();
  // Deferred triggers run here, while their tables may still be altered afterwards.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const { restore } of rows.toReversed()) await client.query(restore);
  return result;
}
