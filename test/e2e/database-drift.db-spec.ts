import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue, type Catalogue } from '../support/read-catalogue.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const SNAPSHOT = new URL('../support/database-snapshot.json', import.meta.url);

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(() => test.close());

describe('the database that the migrations make', () => {
  const committed = JSON.parse(readFileSync(SNAPSHOT, 'utf8')) as Catalogue;

  it.each(Object.keys(committed) as (keyof Catalogue)[])('has the committed %s', async (facet) => {
    // After a new migration: `npm run snapshot:database`, and read what changed.
    expect((await readCatalogue(test.owner))[facet]).toEqual(committed[facet]);
  });

  it('forces row security on every table, and lets a view read as its caller', async () => {
    const { rowSecurity } = await readCatalogue(test.owner);
    expect(rowSecurity.filter((line) => !/ (forced|as its caller)$/.test(line) && !line.startsWith('queue.'))).toEqual(
      [],
    );
  });

  it('grants nothing on a partition, which row security of its parent does not protect', async () => {
    const { rows } = await test.owner.query(
      `SELECT c.relname, a.grantee::regrole AS grantee, a.privilege_type
       FROM pg_class c, aclexplode(c.relacl) a WHERE c.relispartition AND a.grantee <> c.relowner`,
    );
    expect(rows).toEqual([]);
  });

  it('gives every SECURITY DEFINER function a fixed search path and no PUBLIC caller', async () => {
    const { functions } = await readCatalogue(test.owner);
    const definers = functions.filter((line) => line.includes(' SECURITY DEFINER '));
    expect(definers).not.toHaveLength(0);
    for (const line of definers) {
      expect(line).toMatch(
        / SET search_path=pg_catalog(, [a-z_]+)*, pg_temp(, plan_cache_mode=force_generic_plan(, enable_seqscan=off)?)?$/,
      );
      // A trigger function cannot be called, only fired.
      if (!line.includes(' RETURNS trigger ')) expect(line).not.toMatch(/ EXECUTE [^=]*\bPUBLIC\b/);
    }
  });
});
