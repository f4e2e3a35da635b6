import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { processBirth } from './process-birth.js';
import { hasCode } from './has-code.js';

/** Who holds a lock: `birth` tells the process from a later one that got the same number. */
export interface LockHolder {
  readonly pid: number;
  readonly birth: string;
}

/** Bounds the race with other starters that clear the same stale lock. */
const MAX_TRIES = 5;

/**
 * A lock file that says which process owns something (a data directory, a running installation). A killed process
 * leaves its file behind; the next one sees that nobody lives under that number and birth, and takes over.
 */
export class OwnerLock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  /**
   * Takes the lock at `path` for this process.
   * @returns the lock, or its live holder
   */
  static acquire(path: string): OwnerLock | LockHolder {
    const mine: LockHolder = { pid: process.pid, birth: processBirth(process.pid) ?? '' };
    const token = JSON.stringify({ ...mine, id: randomUUID() });
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (createWhole(path, token)) return new OwnerLock(path, token);
      const holder = OwnerLock.holder(path);
      if (holder !== undefined) return holder;
      clearStale(path);
    }
    throw new Error(`the lock ${path} keeps changing hands`);
  }

  /** The live holder of the lock at `path`; undefined when there is none or it has died. */
  static holder(path: string): LockHolder | undefined {
    return liveHolder(readIfThere(path));
  }

  /** Gives the lock back; does nothing when somebody else has taken over since. */
  release(): void {
    if (readIfThere(this.path) === this.token) rmSync(this.path, { force: true });
  }
}

/** Writes the whole file or nothing: a reader never sees half a lock. False when there is one already. */
function createWhole(path: string, content: string): boolean {
  const draft = `${path}.${process.pid}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o644 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moves the file aside before removing it, and puts it back when a live process had renewed it meanwhile. */
function clearStale(path: string): void {
  const aside = `${path}.stale.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const content = readIfThere(aside);
  if (content !== undefined && liveHolder(content) !== undefined) createWhole(path, content);
  rmSync(aside, { force: true });
}

function liveHolder(content: string | undefined): LockHolder | undefined {
  if (content === undefined) return undefined;
  try {
    const { pid, birth } = JSON.parse(content) as Partial<LockHolder>;
    if (typeof pid !== 'number' || typeof birth !== 'string') return undefined;
    return processBirth(pid) === birth ? { pid, birth } : undefined;
  } catch {
    return undefined;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
