import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from '@nuancan/kernel';
import { OwnerLock } from '../supervision/owner-lock.js';
import { isReachable } from './folder-reach.js';
import { inspectBinaries, type BinariesInspection } from './native-binaries.js';
import { serverAccount, type ServerAccount } from './server-account.js';

/** The state of an embedded server and of the machine it would run on. */
export interface EmbeddedInspection {
  readonly dataDir: string;
  readonly binaries: BinariesInspection;
  /** Why no account can run the server here (`NO_ACCOUNT`, `FOLDER_OF_ANOTHER`). */
  readonly accountProblem: DomainError | undefined;
  /** Name of the account it runs under; undefined = this process's own. */
  readonly account: string | undefined;
  readonly folderReachable: boolean;
  readonly folderWritable: boolean;
  /** Major version that made the data; undefined before the first start. */
  readonly dataVersion: number | undefined;
  /** Process that runs the server now. */
  readonly runningPid: number | undefined;
  /** A killed run left its lock behind: the next start heals that. */
  readonly lockLeftBehind: boolean;
}

/** Looks at the embedded server of `dataDir`; starts, makes and changes nothing. */
export function inspectEmbeddedPostgres(dataDir: string): EmbeddedInspection {
  const { account, problem } = accountFor(dataDir);
  const folder = dirname(dataDir);
  const runningPid = OwnerLock.holder(`${dataDir}.lock`)?.pid;
  return {
    dataDir,
    binaries: inspectBinaries(folder, account),
    accountProblem: problem,
    account: account?.name,
    folderReachable: isReachable(folder, account),
    folderWritable: isWritable(folder),
    dataVersion: versionOf(dataDir),
    runningPid,
    lockLeftBehind: runningPid === undefined && existsSync(`${dataDir}.lock`),
  };
}

function accountFor(dataDir: string): { account?: ServerAccount | undefined; problem?: DomainError } {
  try {
    return { account: serverAccount(dataDir) };
  } catch (error) {
    if (error instanceof DomainError) return { problem: error };
    throw error;
  }
}

/** Of the nearest folder that exists: the start makes the rest. */
function isWritable(folder: string): boolean {
  if (!existsSync(folder) && dirname(folder) !== folder) return isWritable(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf(dataDir: string): number | undefined {
  try {
    return Number(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim());
  } catch {
    return undefined;
  }
}
