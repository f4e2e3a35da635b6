import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processBirth } from '../supervision/process-birth.js';

/** How long a server that a killed run left behind may take to end, in milliseconds, per step. */
const FAST_LIMIT_MS = 30_000;
const FORCED_LIMIT_MS = 10_000;

/** What was found in the way of a new server, for the log. */
export type StaleServer = 'nothing' | 'left behind lock' | 'stopped left behind server' | 'ended left behind backends';

/**
 * Clears what a killed run left on `dataDir`, whose owner lock the caller holds. A server that still runs is stopped
 * (fast shutdown: every committed transaction is kept) rather than adopted: its settings, log and life are then
 * ours again. A server process whose postmaster is gone is ended: it could still write beside a new server. Then a
 * postmaster.pid is removed whose number PostgreSQL would take for alive: given out again, or a zombie (a container
 * without an init keeps those for ever).
 */
export async function clearStaleServer(dataDir: string): Promise<StaleServer> {
  const lockFile = join(dataDir, 'postmaster.pid');
  const postmaster = readPostmasterPid(lockFile);
  if (postmaster !== undefined && servesDirectory(postmaster, dataDir)) {
    await stopProcess(postmaster, ['SIGINT', 'SIGQUIT', 'SIGKILL']);
    await endBackends(dataDir);
    return 'stopped left behind server';
  }
  const ended = await endBackends(dataDir);
  if (postmaster !== undefined && mayForget(postmaster)) rmSync(lockFile, { force: true });
  if (ended > 0) return 'ended left behind backends';
  return postmaster === undefined ? 'nothing' : 'left behind lock';
}

/**
 * PostgreSQL also checks by its lock file that no old shared memory is in use. Linux has shown us that no process is
 * left; elsewhere the file goes only when its number belongs to somebody else.
 */
function mayForget(postmaster: number): boolean {
  if (process.platform === 'linux') return true;
  return process.platform !== 'win32' && processBirth(postmaster) !== undefined;
}

/** First line of postmaster.pid; undefined without the file or with an unreadable one. */
export function readPostmasterPid(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n', 1)[0]);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether process `pid` is a PostgreSQL of this data directory. On Linux all of a server's processes work inside it;
 * elsewhere the postmaster's command line names it (Windows shows neither: there PostgreSQL's own check must do).
 */
function servesDirectory(pid: number, dataDir: string): boolean {
  if (process.platform === 'win32') return false;
  if (process.platform !== 'linux') {
    const command =
      spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', timeout: 5_000 }).stdout ?? '';
    return command.includes('postgres') && command.includes(`-D ${dataDir}`);
  }
  try {
    if (readlinkSync(`/proc/${pid}/cwd`) !== realpathSync(dataDir) || processBirth(pid) === undefined) return false;
    const program = basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''));
    return program === 'postgres';
  } catch {
    return false;
  }
}

async function endBackends(dataDir: string): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => servesDirectory(pid, dataDir));
  await Promise.all(pids.map((pid) => stopProcess(pid, ['SIGQUIT', 'SIGKILL'])));
  return pids.length;
}

/** Sends the signals one after another until the process is gone. */
async function stopProcess(pid: number, signals: readonly NodeJS.Signals[]): Promise<void> {
  const birth = processBirth(pid);
  for (const signal of signals) {
    if (birth === undefined || processBirth(pid) !== birth) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const limitMs = signal === 'SIGINT' ? FAST_LIMIT_MS : FORCED_LIMIT_MS;
    for (const end = Date.now() + limitMs; Date.now() < end && processBirth(pid) === birth;) await sleep(20);
  }
}
