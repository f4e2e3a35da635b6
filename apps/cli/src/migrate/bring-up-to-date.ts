import { migrate, migrateQueue } from '@nuancan/platform';
import { ALL_MIGRATIONS } from './all-migrations.js';

/**
 * Brings our schema and the queue's to this version.
 * @returns the names of our migrations that ran now, oldest first
 */
export async function bringUpToDate(ownerUrl: string): Promise<string[]> {
  const ran = await migrate(ownerUrl, ALL_MIGRATIONS);
  await migrateQueue(ownerUrl);
  return ran;
}
