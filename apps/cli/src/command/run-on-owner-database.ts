import { openOwnerDatabase, type OwnerDatabase, type OwnerDatabaseOptions } from '../up/owner-database.js';
import { explainFailure } from './explain-failure.js';

/**
 * Opens the installation's database as its owner, works on it, closes it; a failure is explained on standard error.
 * @returns the exit code: what `work` says, 1 on a failure
 */
export async function runOnOwnerDatabase(
  work: (database: OwnerDatabase) => Promise<0 | 1>,
  options?: OwnerDatabaseOptions,
): Promise<0 | 1> {
  let database: OwnerDatabase | undefined;
  try {
    database = await openOwnerDatabase(process.env, options);
    return await work(database);
  } catch (error) {
    process.stderr.write(explainFailure(error));
    return 1;
  } finally {
    await database?.stop();
  }
}
