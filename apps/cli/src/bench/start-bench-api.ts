import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureLoginRoles, freePort, migrate, scratchFolder, startEmbeddedPostgres } from '@nuancan/platform';
import { ALL_MIGRATIONS } from '../migrate/all-migrations.js';

const API_MAIN = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const READY_TRIES = 150;

/** An api of its own over a scratch PostgreSQL that flushes every commit. */
export interface BenchApi {
  readonly port: number;
  /** Connection of the api's own role, for the baseline. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, migrates it, lets `fill` load it, then starts the built api over it.
 * @param fill gets the owner's connection
 */
export async function startBenchApi<T>(fill: (ownerUrl: string) => Promise<T>): Promise<BenchApi & { filled: T }> {
  const folder = scratchFolder();
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  let api: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    api?.kill('SIGTERM');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const passwords = { appPassword: randomUUID(), queuePassword: randomUUID() };
    await ensureLoginRoles(server.ownerUrl, passwords);
    await migrate(server.ownerUrl, ALL_MIGRATIONS);
    const filled = await fill(server.ownerUrl);
    const appUrl = server.urlFor({ user: 'nuancan_app', password: passwords.appPassword });
    const port = await freePort();
    api = spawn(process.execPath, [API_MAIN], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        DATABASE_URL: appUrl,
        QUEUE_DATABASE_URL: server.urlFor({ user: 'nuancan_queue', password: passwords.queuePassword }),
        FIELD_KEYS: `bench:${randomBytes(32).toString('base64url')}`,
        FIELD_INDEX_KEY: randomBytes(32).toString('base64url'),
        PORT: String(port),
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await waitUntilLive(port, api);
    return { port, appUrl, ownerUrl: server.ownerUrl, stop, filled };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitUntilLive(port: number, api: ChildProcess): Promise<void> {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (api.exitCode !== null) throw new Error('the api did not start');
    const live = await fetch(`http://127.0.0.1:${port}/health/live`).then(
      () => true,
      () => false,
    );
    if (live) return;
    await sleep(200);
  }
  throw new Error('the api did not answer in time');
}
