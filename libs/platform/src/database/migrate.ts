import { DataSource, type MigrationInterface } from 'typeorm';
import { installTypeParsers } from './type-parsers.js';

const MIGRATION_LOCK = 7_340_211;

/**
 * Runs every migration that has not run yet, in time order over all libs, under an advisory lock so that two
 * starters never collide.
 * @returns the names of those that ran now
 */
export async function migrate(
  ownerUrl: string,
  migrations: readonly (new () => MigrationInterface)[],
): Promise<string[]> {
  installTypeParsers();
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'nuancan-migrate',
    installExtensions: false,
    migrations: [...migrations],
    migrationsTableName: 'nuancan_migrations',
    migrationsTransactionMode: 'each',
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await dataSource.destroy();
  }
}
