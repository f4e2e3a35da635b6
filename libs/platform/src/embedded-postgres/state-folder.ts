import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';
import { isReachable } from './folder-reach.js';
import { serverAccount } from './server-account.js';

/** Where root keeps what PostgreSQL could not reach inside the checkout. */
const SYSTEM_FOLDER = '/var/lib/nuancan';

/** What the choice of the state folder depends on. */
export interface StateFolderQuestion {
  /** Folder of the installation (where package.json is). */
  readonly checkout: string;
  /** NUANCAN_DATA_DIR: the operator's own choice, always obeyed. */
  readonly chosen?: string | undefined;
  /** Replaces /var/lib/nuancan, for tests. */
  readonly systemFolder?: string;
}

/**
 * The folder that keeps the data of an embedded installation: NUANCAN_DATA_DIR when set, else `<checkout>/.nuancan`,
 * else (root, and a parent folder is closed to the account PostgreSQL runs under) `/var/lib/nuancan/<hash of the
 * checkout's path>`. Made if missing, with search permission for others (secrets inside are files of mode 0600).
 * @throws EMBEDDED_POSTGRES.FOLDER_NOT_WRITABLE it cannot be made or written
 */
export function stateFolder(question: StateFolderQuestion): string {
  const folder = chooseStateFolder(question);
  prepareFolder(folder);
  return folder;
}

/** The choice alone; touches nothing. */
export function chooseStateFolder({ checkout, chosen, systemFolder = SYSTEM_FOLDER }: StateFolderQuestion): string {
  if (chosen !== undefined && chosen !== '') return resolve(chosen);
  const inside = join(realpathSync(checkout), '.nuancan');
  if (isReachable(inside, serverAccount(join(inside, 'postgres')))) return inside;
  return join(systemFolder, createHash('sha256').update(realpathSync(checkout)).digest('hex').slice(0, 16));
}

/**
 * Makes a folder that this process can write and others can pass through, whatever the umask.
 * @throws EMBEDDED_POSTGRES.FOLDER_NOT_WRITABLE
 */
export function prepareFolder(folder: string): void {
  try {
    const missing: string[] = [];
    for (let at = folder; !existsSync(at); at = resolve(at, '..')) missing.push(at);
    mkdirSync(folder, { recursive: true });
    for (const made of missing) chmodSync(made, 0o755);
    accessSync(folder, constants.W_OK | constants.X_OK);
    // Root passes every permission check; only a real write tells a read-only file system.
    const probe = join(folder, `.writable-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe, { force: true });
  } catch (error) {
    const problem = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw EmbeddedPostgresErrors.FOLDER_NOT_WRITABLE({ folder, problem });
  }
}
