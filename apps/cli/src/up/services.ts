import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DomainError } from '@nuancan/kernel';
import type { InstallationDatabase } from './installation-database.js';
import { fieldKeys } from './field-keys.js';
import { installationRoot } from './installation-root.js';
import type { ListeningAddress } from './listening-address.js';
import { LogRelay } from './log-relay.js';
import { SupervisedProcess } from './supervised-process.js';
import { UpErrors } from './up.errors.js';

/** What the api and worker are told. */
export interface ServicesPlan {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly address: ListeningAddress;
  readonly database: InstallationDatabase;
  /** Gets their log lines. */
  readonly write: (line: string) => void;
}

/** The api and the worker of this installation, each in a process of its own. */
export class Services {
  /** Resolves when one of them crashed too often. */
  readonly gaveUp: Promise<DomainError>;
  private readonly api: SupervisedProcess;
  private readonly worker: SupervisedProcess;

  /** @throws UP.NOT_BUILT */
  constructor(plan: ServicesPlan) {
    const environment = serviceEnvironment(plan);
    const supervise = (name: string): SupervisedProcess =>
      new SupervisedProcess({
        name,
        script: mainFile(name),
        environment,
        relay: new LogRelay({ name, write: plan.write, now: Date.now }),
      });
    this.api = supervise('api');
    this.worker = supervise('worker');
    this.gaveUp = Promise.race([this.api.gaveUp, this.worker.gaveUp]);
  }

  start(): void {
    this.api.start();
    this.worker.start();
  }

  /** The api first: nothing new comes in while the worker finishes. */
  async stop(): Promise<void> {
    await this.api.stop();
    await this.worker.stop();
  }

  kill(): void {
    this.api.kill();
    this.worker.kill();
  }
}

/**
 * Our own environment with the addresses we chose; the owner's address stays with us. A terminal shows warnings only,
 * unless LOG_LEVEL asks for more.
 */
function serviceEnvironment({ environment, address, database }: ServicesPlan): Record<string, string | undefined> {
  return {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ...environment,
    PORT: String(address.port),
    HOST: address.host,
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: undefined,
    QUEUE_DATABASE_URL: database.queueUrl,
    ...filesFolder(environment, database.embedded?.stateFolder),
    ...fieldKeys(environment, database.embedded?.stateFolder),
  };
}

/** Photos beside the embedded database, unless the operator named another place. With a database elsewhere nothing is made up. */
function filesFolder(
  { FILES_DIR, S3_BUCKET }: ServicesPlan['environment'],
  folder: string | undefined,
): { FILES_DIR?: string } {
  return folder === undefined || FILES_DIR || S3_BUCKET ? {} : { FILES_DIR: join(folder, 'files') };
}

function mainFile(app: string): string {
  const file = join(installationRoot(), 'dist', 'apps', app, 'src', 'main.js');
  if (!existsSync(file)) throw UpErrors.NOT_BUILT({ file });
  return file;
}
