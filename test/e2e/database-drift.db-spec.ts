import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataSource, type EntityMetadata } from 'typeorm';
import { readCatalogue, type Catalogue } from '../support/read-catalogue.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
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

describe('TypeORM’s entities', () => {
  /** `schema.table.column type` as the entities see it, and as the catalogue does. */
  const linesOf = (metadata: EntityMetadata, dataSource: DataSource): string[] =>
    metadata.columns.map((column) => {
      const type = dataSource.driver.normalizeType(column) + (column.isArray ? '[]' : '');
      return `${metadata.tablePath}.${column.databaseName} ${type}${column.isNullable ? '' : ' NOT NULL'}`;
    });

  it('name only tables and columns that exist, with their type and nullability', async () => {
    const files = globSync('libs/*/src/**/*.entity.ts', { cwd: ROOT });
    const entities = await Promise.all(
      files.map(async (file) => Object.values((await import(`${ROOT}${file}`)) as object)),
    );
    const dataSource = new DataSource({
      type: 'postgres',
      url: test.appUrl,
      installExtensions: false,
      entities: entities.flat().filter((exported) => typeof exported === 'function'),
    });
    await dataSource.initialize();
    try {
      expect(dataSource.entityMetadatas.length).toBeGreaterThanOrEqual(files.length);
      const { rows } = await test.owner.query<{ line: string }>(
        `SELECT format('%s.%s.%s %s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END) AS line
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p')`,
      );
      const real = new Set(rows.map(({ line }) => line));
      const lines = dataSource.entityMetadatas.flatMap((metadata) => linesOf(metadata, dataSource));
      expect(lines.filter((line) => !real.has(line))).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});
