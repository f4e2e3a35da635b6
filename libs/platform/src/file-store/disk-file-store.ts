import { randomBytes } from 'node:crypto';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { hasCode } from '../supervision/has-code.js';
import { FileStore, isKey, requireKey, type StoredFile } from './file-store.js';
import { FileStoreErrors } from './file-store.errors.js';

const OURS_ALONE = { file: 0o600, folder: 0o700 };
const SUFFIX_BYTES = 6;
/** Keys hold no such ending: a write that was cut short is never read, and swept as everything else is. */
const UNFINISHED = '~';

/** Files in a folder of this machine, readable by this system account alone. */
export class DiskFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, content: Buffer): Promise<void> {
    const path = this.pathOf(key);
    const beside = `${path}${randomBytes(SUFFIX_BYTES).toString('hex')}${UNFINISHED}`;
    await answering(async () => {
      await mkdir(dirname(path), { recursive: true, mode: OURS_ALONE.folder });
      try {
        await written(beside, content);
        await rename(beside, path);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      // The name is a write of its own: without this a power cut may forget it.
      await synced(dirname(path));
    });
  }

  async read(key: string): Promise<Buffer | null> {
    return answering(() => readFile(this.pathOf(key)).catch(nullWhenMissing));
  }

  async remove(key: string): Promise<void> {
    await answering(() => rm(this.pathOf(key), { force: true }));
  }

  async *list(folder: string): AsyncIterable<StoredFile> {
    requireKey(`${folder}/x`);
    const top = await answering(() => opendir(join(this.folder, folder), { recursive: true }).catch(nullWhenMissing));
    if (top === null) return;
    for await (const entry of top) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const key = path
        .slice(this.folder.length + 1)
        .split(sep)
        .join('/');
      if (!isKey(finished(key))) continue;
      const found = await answering(() => stat(path).catch(nullWhenMissing));
      if (found !== null) yield { key, storedAt: found.mtime };
    }
  }

  private pathOf(key: string): string {
    requireKey(finished(key));
    return join(this.folder, ...key.split('/'));
  }
}

/** The key that a write was for, as far as a key goes. */
function finished(key: string): string {
  return key.endsWith(UNFINISHED) ? key.slice(0, -UNFINISHED.length) : key;
}

async function written(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', OURS_ALONE.file);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullWhenMissing(error: unknown): null {
  if (hasCode(error, 'ENOENT')) return null;
  throw error;
}

async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Only failures of the system have one here, and their texts name folders.
    if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
    throw FileStoreErrors.UNREACHABLE({ problem: String(error.code) });
  }
}
