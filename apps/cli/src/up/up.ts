import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chooseStateFolder, OwnerLock } from '@nuancan/platform';
import { DATA_DIRECTORY } from './embedded-database.js';
import { explainFullDisk } from './full-disk.js';
import type { InstallationDatabase } from './installation-database.js';
import { openInstallationDatabase } from './open-installation-database.js';
import { installationRoot } from './installation-root.js';
import { listeningAddress, requireFreeAddress, type ListeningAddress } from './listening-address.js';
import { prepareDatabase } from './prepare-database.js';
import type { Progress } from './progress.js';
import { untilReady } from './readiness.js';
import { Services } from './services.js';
import { StopRequest, StopRequested } from './stop-request.js';
import { UpErrors } from './up.errors.js';

/** The api of a killed run notices the end of its supervisor at once and may take 8 s to finish. */
const KILLED_RUN_WAIT_MS = 10_000;

/** How to run the installation. */
export interface UpOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** False: leave an empty database empty. */
  readonly demo: boolean;
  readonly progress: Progress;
  /** Gets log lines of all processes. */
  readonly writeLog: (line: string) => void;
  /** Called once everything answers. */
  readonly onReady: (running: {
    readonly url: string;
    readonly data: string;
    /** Logins that can be used, where the demo district is. */
    readonly demoLogins: readonly string[];
  }) => Promise<void>;
}

/**
 * Runs the whole installation until the user asks to stop: database, schema, demo on the first run, api and worker.
 * Stops all of it in the order api, worker, database, whatever happens.
 * @throws UpErrors, EmbeddedPostgresErrors
 */
export async function up(options: UpOptions): Promise<void> {
  const address = listeningAddress(options.environment);
  await requireNobodyThere(address, options.environment);
  let services: Services | undefined;
  let opening: Promise<InstallationDatabase> | undefined;
  const stop = new StopRequest(() => {
    services?.kill();
    process.exit(130);
  });
  try {
    options.progress('正在启动数据库', 'starting the database');
    opening = openInstallationDatabase({
      environment: options.environment,
      log: (line) => options.writeLog(`[database] ${line}`),
    });
    const database = await stop.until(opening);
    const demoLogins = await stop.until(prepareDatabase(database, options));
    services = new Services({ environment: options.environment, address, database, write: options.writeLog });
    await runServices(services, { database, address, demoLogins, stop, options });
  } catch (error) {
    if (!(error instanceof StopRequested)) throw explainFullDisk(error, folderOf(options.environment));
  } finally {
    options.progress('正在停止', 'stopping');
    await services?.stop();
    // Even when the user stopped while it was starting, the server that comes up must be stopped again.
    const database = await opening?.catch(() => undefined);
    await database?.stop();
    stop.close();
  }
}

async function runServices(
  services: Services,
  run: {
    database: InstallationDatabase;
    address: ListeningAddress;
    demoLogins: readonly string[];
    stop: StopRequest;
    options: UpOptions;
  },
): Promise<void> {
  const { database, address, demoLogins, stop, options } = run;
  const failure = Promise.race([services.gaveUp, database.gaveUp]).then((error) => {
    throw error;
  });
  failure.catch(() => undefined);
  options.progress('正在启动服务', 'starting api and worker');
  services.start();
  await stop.until(Promise.race([untilReady(address.url), failure]));
  await options.onReady({
    url: address.url,
    data: database.embedded?.stateFolder ?? new URL(database.appUrl).host,
    demoLogins,
  });
  await Promise.race([stop.received, failure]);
}

/** The folder of the embedded database; undefined with a database of the operator's own. */
function folderOf(environment: UpOptions['environment']): string | undefined {
  if (environment['DATABASE_URL']) return undefined;
  return chooseStateFolder({ checkout: installationRoot(), chosen: environment['NUANCAN_DATA_DIR'] });
}

/** Looks before anything is done: another `up` of this folder, or another program on the port. */
async function requireNobodyThere(address: ListeningAddress, environment: UpOptions['environment']): Promise<void> {
  let waitMs = 0;
  const folder = folderOf(environment);
  if (folder !== undefined) {
    const lockFile = join(folder, `${DATA_DIRECTORY}.lock`);
    const holder = OwnerLock.holder(lockFile);
    if (holder !== undefined) throw UpErrors.ALREADY_RUNNING({ pid: holder.pid });
    if (existsSync(lockFile)) waitMs = KILLED_RUN_WAIT_MS;
  }
  await requireFreeAddress(address, waitMs);
}
