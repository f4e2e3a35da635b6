import { ensureLoginRoles } from '@nuancan/platform';
import { Client } from 'pg';
import type { InstallationDatabase, InstallationDatabaseOptions } from './installation-database.js';
import { UpErrors } from './up.errors.js';

const CONNECT_LIMIT_MS = 10_000;

/** Uses the operator's own PostgreSQL; see `openInstallationDatabase`. */
export async function openExternalDatabase(options: InstallationDatabaseOptions): Promise<InstallationDatabase> {
  const { environment } = options;
  const appUrl = environment['DATABASE_URL'] ?? '';
  const ownerUrl = environment['DATABASE_OWNER_URL'] || undefined;
  const queueUrl = environment['QUEUE_DATABASE_URL'] || undefined;
  if (queueUrl === undefined && !environment['REDIS_URL']) throw UpErrors.QUEUE_ADDRESS_MISSING();
  if (ownerUrl !== undefined) {
    await requireReachable(ownerUrl);
    await bringRolesUpToDate({ ownerUrl, appUrl, queueUrl });
  }
  await requireReachable(appUrl);
  return {
    ownerUrl,
    appUrl,
    queueUrl,
    embedded: undefined,
    gaveUp: new Promise(() => undefined),
    stop: async () => undefined,
  };
}

/** Only when the addresses are those of our own roles: any other account is the operator's business. */
async function bringRolesUpToDate(of: {
  ownerUrl: string;
  appUrl: string;
  queueUrl: string | undefined;
}): Promise<void> {
  const app = new URL(of.appUrl);
  const queue = of.queueUrl === undefined ? undefined : new URL(of.queueUrl);
  if (app.username !== 'nuancan_app' || queue?.username !== 'nuancan_queue') return;
  await ensureLoginRoles(of.ownerUrl, {
    appPassword: decodeURIComponent(app.password),
    queuePassword: decodeURIComponent(queue.password),
  });
}

async function requireReachable(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw UpErrors.DATABASE_UNREACHABLE({ host: new URL(url).host, problem });
  } finally {
    await client.end().catch(() => undefined);
  }
}
