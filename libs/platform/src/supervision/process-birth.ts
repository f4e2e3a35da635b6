import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hasCode } from './has-code.js';

/** Answers for a live process of which nothing more is known (Windows, or `ps` missing). */
const UNKNOWN_BIRTH = 'unknown';

/**
 * A text that stays the same for the life of process `pid` and differs for a later process with the same number.
 * @returns undefined when no such process runs; a zombie counts as gone (containers without an init keep them)
 */
export function processBirth(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return linuxBirth(pid);
  return isAlive(pid) ? (psBirth(pid) ?? UNKNOWN_BIRTH) : undefined;
}

/** Field 22 of /proc/<pid>/stat (start in clock ticks since boot, proc(5)), made unique by the boot's id. */
function linuxBirth(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [afterName[0], afterName[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${startTicks}`;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

function psBirth(pid: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5_000,
    }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
