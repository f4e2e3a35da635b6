import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';
import type { NativeBinaries } from './native-binaries.js';
import type { ServerAccount } from './server-account.js';

/** Name of the owner role: it runs the migrations, never the application. */
export const OWNER_ROLE = 'postgres';

/** What a data directory is made with. */
export interface DataDirectoryPlan {
  readonly dataDir: string;
  readonly binaries: NativeBinaries;
  readonly account: ServerAccount | undefined;
  /** Password of the owner role, over SCRAM; there is no trusted connection. */
  readonly password: string;
  /** False only for tests: the new directory is not flushed to disk. */
  readonly durable: boolean;
}

/**
 * Makes the data directory if there is none yet. It is made beside its place and moved there when complete, so that a
 * killed first start leaves nothing half done.
 * @throws EMBEDDED_POSTGRES.INIT_FAILED, EMBEDDED_POSTGRES.WRONG_VERSION
 */
export async function ensureDataDirectory(plan: DataDirectoryPlan): Promise<void> {
  const { dataDir, binaries, account, password } = plan;
  const versionFile = join(dataDir, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const made = Number(readFileSync(versionFile, 'utf8').trim());
    if (made !== binaries.majorVersion)
      throw EmbeddedPostgresErrors.WRONG_VERSION({ dataDir, made, have: binaries.majorVersion });
    return;
  }
  const workshop = join(dirname(dataDir), `.${basename(dataDir)}.initdb`);
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { mode: 0o700 });
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== undefined) {
    for (const path of [workshop, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  try {
    await runInitdb(plan, workshop, passwordFile);
    renameSync(join(workshop, 'data'), dataDir);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/**
 * UTF-8 with PostgreSQL's own C.UTF-8 (builtin provider): the same order of texts on every machine, whatever its C
 * library or installed locales, so no index ever needs rebuilding after a system upgrade.
 */
function initdbArguments(plan: DataDirectoryPlan, workshop: string, passwordFile: string): string[] {
  return [
    `--pgdata=${join(workshop, 'data')}`,
    `--username=${OWNER_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(plan.durable ? [] : ['--no-sync']),
  ];
}

function runInitdb(plan: DataDirectoryPlan, workshop: string, passwordFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(plan.binaries.initdb, initdbArguments(plan, workshop, passwordFile), {
      ...(plan.account === undefined ? {} : { uid: plan.account.uid, gid: plan.account.gid }),
      cwd: workshop,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let problem = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (problem = (problem + text).slice(-4_000)));
    child.once('error', (error) => (problem += error.message));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(EmbeddedPostgresErrors.INIT_FAILED({ dataDir: plan.dataDir, problem: problem.trim() }));
    });
  });
}
