import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '@nuancan/platform';
import { DataSource } from 'typeorm';
import { ALL_MIGRATIONS } from '../../apps/cli/src/migrate/all-migrations.js';
import { loadMigrations } from '../support/load-migrations.js';
import { readCatalogue } from '../support/read-catalogue.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

describe('migrations', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test.close());

  it('are all known to the command line', async () => {
    const names = (migrations: readonly (new () => object)[]): string[] => migrations.map(({ name }) => name).sort();
    expect(names(ALL_MIGRATIONS)).toEqual(names(await loadMigrations()));
  });

  it('run once: a second start changes nothing', async () => {
    await expect(migrate(test.ownerUrl, ALL_MIGRATIONS)).resolves.toEqual([]);
  });

  it('carry a time of their own each, and a name that says it', () => {
    const names = ALL_MIGRATIONS.map((Migration) => new Migration().name ?? Migration.name);
    const times = names.map((name) => /\d{13}$/.exec(name)?.[0]);
    expect(times).not.toContain(undefined);
    expect(new Set(times).size).toBe(times.length);
  });

  it('go down to nothing and up again to the same', async () => {
    const before = await readCatalogue(test.owner);
    const dataSource = new DataSource({
      type: 'postgres',
      url: test.ownerUrl,
      installExtensions: false,
      migrations: [...ALL_MIGRATIONS],
      migrationsTableName: 'nuancan_migrations',
    });
    await dataSource.initialize();
    try {
      for (let left = ALL_MIGRATIONS.length; left > 0; left -= 1) await dataSource.undoLastMigration();
    } finally {
      await dataSource.destroy();
    }
    expect((await readCatalogue(test.owner)).columns).toEqual([]);
    await expect(migrate(test.ownerUrl, ALL_MIGRATIONS)).resolves.toHaveLength(ALL_MIGRATIONS.length);
    expect(await readCatalogue(test.owner)).toEqual(before);
  });
});
