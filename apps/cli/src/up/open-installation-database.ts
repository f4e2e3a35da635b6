import { openEmbeddedDatabase } from './embedded-database.js';
import { openExternalDatabase } from './external-database.js';
import type { InstallationDatabase, InstallationDatabaseOptions } from './installation-database.js';

/**
 * Opens the installation's database: the one of DATABASE_URL (with DATABASE_OWNER_URL for migrations and
 * QUEUE_DATABASE_URL for the queue), or else the embedded one, which is started. Its login roles are brought up to date.
 * @throws EmbeddedPostgresErrors, UP.DATABASE_UNREACHABLE, UP.QUEUE_ADDRESS_MISSING
 */
export function openInstallationDatabase(options: InstallationDatabaseOptions): Promise<InstallationDatabase> {
  return options.environment['DATABASE_URL'] ? openExternalDatabase(options) : openEmbeddedDatabase(options);
}
