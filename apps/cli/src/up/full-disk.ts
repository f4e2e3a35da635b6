import { existsSync, statfsSync } from 'node:fs';
import { DomainError } from '@nuancan/kernel';
import { UpErrors } from './up.errors.js';

/** PostgreSQL's disk_full, and the system's word for it. */
const CODES = ['53100', 'ENOSPC'];
/** PostgreSQL ends at once when it cannot add 16 MiB of write-ahead log, and its clients only see it gone. */
const LEAST_FREE_BYTES = 32 * 2 ** 20;

/** What to tell instead of `error` when the disk of `folder`, the embedded database's, is full; else `error` itself. */
export function explainFullDisk(error: unknown, folder: string | undefined): unknown {
  if (error instanceof DomainError && error.code.startsWith('UP.')) return error;
  if (folder === undefined || !existsSync(folder)) return error;
  const { bavail, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!CODES.includes(code) && freeBytes >= LEAST_FREE_BYTES) return error;
  return UpErrors.DISK_FULL({ folder, free: Math.floor(freeBytes / 2 ** 20) });
}
