import { runMigrations } from 'bullmq';
import { openClient } from '../database/open-client.js';
import { QUEUE_SCHEMA } from './queue-backend.js';

/**
 * What role nuancan_queue needs: BullMQ makes a sequence per queue, hence CREATE. It gets nothing outside this schema,
 * and nobody else gets anything in it.
 */
const GRANTS = `
  GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO nuancan_queue;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO nuancan_queue;
  GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO nuancan_queue;
  REVOKE INSERT, UPDATE, DELETE ON ${QUEUE_SCHEMA}.migration FROM nuancan_queue;
  REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} FROM PUBLIC;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO nuancan_queue`;

/**
 * Brings BullMQ's own tables in schema `queue` to this version's state and lets role nuancan_queue use them. Harmless to
 * repeat, safe for two starters at once (BullMQ takes an advisory lock). Run it after `migrate`, which makes the roles.
 * @param ownerUrl connection of the schema's owner
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = await openClient(ownerUrl, 'nuancan-migrate-queue');
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(GRANTS);
  } finally {
    await client.end();
  }
}
