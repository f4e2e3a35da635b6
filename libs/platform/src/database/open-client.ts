import { Client } from 'pg';

/**
 * One bare connection, for work outside the pool. A server that goes away fails the query that is under way, and does
 * not end the process. The caller ends it.
 */
export async function openClient(connectionString: string, applicationName: string): Promise<Client> {
  const client = new Client({ connectionString, application_name: applicationName });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
