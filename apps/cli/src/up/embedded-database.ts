import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '@nuancan/kernel';
import {
  ensureLoginRoles,
  secretFile,
  startEmbeddedPostgres,
  stateFolder,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from '@nuancan/platform';
import type { InstallationDatabase, InstallationDatabaseOptions } from './installation-database.js';
import { installationRoot } from './installation-root.js';
import { RestartLimit } from './restart-limit.js';
import { UpErrors } from './up.errors.js';

/** What PostgreSQL says on every start and stop, and to whoever knocks too early: nothing for the operator. */
const ROUTINE = / LOG: {2}|FATAL: {2}the database system is (starting up|shutting down)/;

/** Name of the data directory inside the state folder. */
export const DATA_DIRECTORY = 'postgres';

/** Starts the embedded PostgreSQL of this installation; see `openInstallationDatabase`. */
export async function openEmbeddedDatabase(
  options: InstallationDatabaseOptions,
): Promise<InstallationDatabase & { readonly ownerUrl: string }> {
  const folder = stateFolder({ checkout: installationRoot(), chosen: options.environment['NUANCAN_DATA_DIR'] });
  const settings: EmbeddedPostgresOptions = {
    dataDir: join(folder, DATA_DIRECTORY),
    share: options.share === true,
    log: (line) => {
      if (!ROUTINE.test(line)) options.log(line);
    },
  };
  const keeper = new ServerKeeper(settings, await startEmbeddedPostgres(settings), options.log);
  const { server } = keeper;
  const appPassword = secretFile(join(folder, 'app.password'));
  const queuePassword = secretFile(join(folder, 'queue.password'));
  await ensureLoginRoles(server.ownerUrl, { appPassword, queuePassword });
  const onRedis = Boolean(options.environment['REDIS_URL']);
  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.urlFor({ user: 'nuancan_app', password: appPassword }),
    queueUrl: onRedis ? undefined : server.urlFor({ user: 'nuancan_queue', password: queuePassword }),
    embedded: { stateFolder: folder },
    gaveUp: keeper.gaveUp,
    stop: () => keeper.stop(),
  };
}

/** Starts the server again when it ends unasked, on the same port, so that api and worker find it again. */
class ServerKeeper {
  readonly gaveUp: Promise<DomainError>;
  private announceGivingUp: (error: DomainError) => void = () => undefined;
  private readonly limit = new RestartLimit();
  private stopping = false;

  constructor(
    private readonly settings: EmbeddedPostgresOptions,
    public server: EmbeddedPostgres,
    private readonly log: (line: string) => void,
  ) {
    this.gaveUp = new Promise((resolve) => (this.announceGivingUp = resolve));
    this.watch();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.server.stop();
  }

  private watch(): void {
    void this.server.exited.then(async ({ code, signal }) => {
      if (this.stopping) return;
      const pauseMs = this.limit.crashed(Date.now());
      const how = signal ?? `code ${code ?? '?'}`;
      if (pauseMs === undefined) {
        this.announceGivingUp(UpErrors.DATABASE_GAVE_UP({ problem: how }));
        return;
      }
      this.log(`意外退出（${how}），正在重启 · ended unexpectedly (${how}), starting again`);
      await sleep(pauseMs);
      if (!this.stopping) await this.startAgain();
    });
  }

  private async startAgain(): Promise<void> {
    const { port } = this.server;
    try {
      this.server = await startEmbeddedPostgres({ ...this.settings, port });
    } catch (error) {
      const problem = error instanceof DomainError ? error.en : String(error);
      this.announceGivingUp(UpErrors.DATABASE_GAVE_UP({ problem }));
      return;
    }
    if (this.stopping) await this.server.stop();
    else if (this.server.port === port) this.watch();
    else this.announceGivingUp(UpErrors.DATABASE_GAVE_UP({ problem: `port ${port} was taken meanwhile` }));
  }
}
