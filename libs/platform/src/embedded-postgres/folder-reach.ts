import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServerAccount } from './server-account.js';

/** What decides whether an account may pass through a folder. */
export interface FolderMode {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

/**
 * Whether `account` may search every folder from the root down to `folder` (`/root` and `mktemp -d` are closed to
 * others). Folders that do not exist yet are skipped: whoever makes them opens them. Without an account: always.
 */
export function isReachable(folder: string, account: ServerAccount | undefined): boolean {
  if (account === undefined) return true;
  return foldersDownTo(folder).every((mode) => maySearch(mode, account));
}

/** The search bit (x) of the class the account falls into: owner, group or others, the first that fits, as in POSIX. */
export function maySearch(folder: FolderMode, account: ServerAccount): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

function foldersDownTo(folder: string): FolderMode[] {
  let existing = folder;
  while (statSync(existing, { throwIfNoEntry: false }) === undefined && dirname(existing) !== existing) {
    existing = dirname(existing);
  }
  const modes: FolderMode[] = [];
  for (let at = realpathSync(existing); ; at = dirname(at)) {
    modes.push(statSync(at));
    if (dirname(at) === at) return modes;
  }
}
