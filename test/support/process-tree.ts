import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { processBirth } from '../../libs/platform/src/supervision/process-birth.js';

/** A process that ran when it was looked for; `birth` tells it from a later one with the same number. */
export interface SeenProcess {
  readonly pid: number;
  readonly command: string;
  readonly birth: string;
}

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Everything that `root` has started and that runs now: children, their children, and so on. */
export function descendants(root: number): SeenProcess[] {
  const rows = allProcesses();
  const family = new Set([root]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const { pid, parent } of rows) if (family.has(parent)) family.add(pid);
  }
  family.delete(root);
  return rows.flatMap(({ pid, command }) => {
    const birth = family.has(pid) ? processBirth(pid) : undefined;
    return birth === undefined ? [] : [{ pid, command, birth }];
  });
}

/** Those of `seen` that still run. */
export function stillRunning(seen: readonly SeenProcess[]): SeenProcess[] {
  return seen.filter(({ pid, birth }) => processBirth(pid) === birth);
}

/** Small containers have /proc but no `ps`, macOS the other way round. */
function allProcesses(): Row[] {
  if (existsSync('/proc/self/stat')) {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? procRow(Number(name)) : []));
  }
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
}

function procRow(pid: number): Row[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() }];
  } catch {
    // It ended while we looked.
    return [];
  }
}
