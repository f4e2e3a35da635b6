import type { DomainError } from '@nuancan/kernel';
import { openEmbeddedDatabase } from './embedded-database.js';
import { openExternalDatabase } from './external-database.js';

/** The database of this installation, running and reachable. */
export interface InstallationDatabase {
  /** Connection of the schema's owner: migrations, the demo, audits. Undefined when the operator gave none. */
  readonly ownerUrl: string | undefined;
  /** Connection of role nuancan_app. */
  readonly appUrl: string;
  /** Connection of role nuancan_queue; undefined when the queue runs on Redis. */
  readonly queueUrl: string | undefined;
  /** Present when the database is the embedded one. */
  readonly embedded: { readonly stateFolder: string; readonly maintenanceUrl: string } | undefined;
  /** Resolves when the embedded server crashed too often to be started again. */
  readonly gaveUp: Promise<DomainError>;
  stop(): Promise<void>;
}

/** How to open it. */
export interface InstallationDatabaseOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True: use the server of a running `up`, as a command beside it does. */
  readonly share?: boolean;
  /** Gets lines for the log. */
  readonly log: (line: string) => void;
}

/**
 * Opens the installation's database: the one of DATABASE_URL (with DATABASE_OWNER_URL for migrations and
 * QUEUE_DATABASE_URL for the queue), or else the embedded one, which is started. Its login roles are brought up to date.
 * @throws EmbeddedPostgresErrors, UP.DATABASE_UNREACHABLE, UP.QUEUE_ADDRESS_MISSING
 */
export function openInstallationDatabase(options: InstallationDatabaseOptions): Promise<InstallationDatabase> {
  return options.environment['DATABASE_URL'] ? openExternalDatabase(options) : openEmbeddedDatabase(options);
}
