import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseStateFolder } from '@nuancan/platform';
import { DATA_DIRECTORY, openEmbeddedDatabase } from './embedded-database.js';
import { installationRoot } from './installation-root.js';
import { UpErrors } from './up.errors.js';

/** The database of an installation for one command, beside a running `up` or without one. */
export interface OwnerDatabase {
  readonly ownerUrl: string;
  /** Ends the embedded server if this command started it. */
  stop(): Promise<void>;
}

/** How to open it. */
export interface OwnerDatabaseOptions {
  /** True: an embedded database is not made where there is none. */
  readonly mustExist?: boolean;
}

/**
 * The database of DATABASE_OWNER_URL, or else the embedded one of this folder, started when it is not running.
 * @throws UP.OWNER_ADDRESS_MISSING, NOTHING_INSTALLED, EmbeddedPostgresErrors
 */
export async function openOwnerDatabase(
  environment: Readonly<Record<string, string | undefined>>,
  { mustExist = false }: OwnerDatabaseOptions = {},
): Promise<OwnerDatabase> {
  const given = environment['DATABASE_OWNER_URL'];
  if (given) return { ownerUrl: given, stop: async () => undefined };
  if (environment['DATABASE_URL']) throw UpErrors.OWNER_ADDRESS_MISSING();
  const folder = chooseStateFolder({ checkout: installationRoot(), chosen: environment['NUANCAN_DATA_DIR'] });
  if (mustExist && !existsSync(join(folder, DATA_DIRECTORY))) throw UpErrors.NOTHING_INSTALLED({ where: folder });
  const { ownerUrl, stop } = await openEmbeddedDatabase({ environment, share: true, log: () => undefined });
  return { ownerUrl, stop };
}
