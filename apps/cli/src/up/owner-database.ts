import { openEmbeddedDatabase } from './embedded-database.js';
import { UpErrors } from './up.errors.js';

/** The database of an installation for one command, beside a running `up` or without one. */
export interface OwnerDatabase {
  readonly ownerUrl: string;
  /** Ends the embedded server if this command started it. */
  stop(): Promise<void>;
}

/**
 * The database of DATABASE_OWNER_URL, or else the embedded one of this folder, started when it is not running.
 * @throws UP.OWNER_ADDRESS_MISSING, EmbeddedPostgresErrors
 */
export async function openOwnerDatabase(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OwnerDatabase> {
  const given = environment['DATABASE_OWNER_URL'];
  if (given) return { ownerUrl: given, stop: async () => undefined };
  if (environment['DATABASE_URL']) throw UpErrors.OWNER_ADDRESS_MISSING();
  const { ownerUrl, stop } = await openEmbeddedDatabase({ environment, share: true, log: () => undefined });
  return { ownerUrl, stop };
}
