import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfiguration } from '../config/configuration.js';
import type { FileStore, StoredFile } from './file-store.js';
import { openFileStore } from './open-file-store.js';
import { openLocalS3, type LocalS3 } from './testing/local-s3.js';

const SECRET = 'secret-of-the-bucket';
const open = (change: Record<string, string>): FileStore =>
  openFileStore(readConfiguration({ DATABASE_URL: 'postgres://unused/unused', ...change }));

async function keysOf(store: FileStore, folder: string): Promise<string[]> {
  const found: StoredFile[] = [];
  for await (const file of store.list(folder)) found.push(file);
  return found.map(({ key }) => key).toSorted();
}

describe('file stores', () => {
  let folder: string;
  let s3: LocalS3;
  let bucket: Record<string, string>;
  let stores: readonly FileStore[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nuancan-files-'));
    s3 = await openLocalS3('photos', SECRET);
    bucket = { S3_BUCKET: 'photos', S3_ENDPOINT: s3.endpoint, S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: SECRET };
    stores = [open({ FILES_DIR: folder }), open(bucket)];
  });
  afterAll(async () => {
    await s3.close();
    await rm(folder, { recursive: true });
  });

  it('give back the bytes that were put, replace them, and know when nothing is there', async () => {
    const [first, second] = [randomBytes(200_000), randomBytes(10)];
    for (const store of stores) {
      await store.put('deliveries/2026-11/a.jpg', first, 'image/jpeg');
      expect((await store.read('deliveries/2026-11/a.jpg'))?.equals(first)).toBe(true);
      await store.put('deliveries/2026-11/a.jpg', second, 'image/jpeg');
      expect((await store.read('deliveries/2026-11/a.jpg'))?.equals(second)).toBe(true);
      expect(await store.read('deliveries/2026-11/b.jpg')).toBeNull();
      await store.remove('deliveries/2026-11/a.jpg');
      await store.remove('deliveries/2026-11/a.jpg');
      expect(await store.read('deliveries/2026-11/a.jpg')).toBeNull();
    }
    expect(s3.held.size).toBe(0);
  });

  it('list a folder whole and nothing beside it, with when each was stored', async () => {
    for (const store of stores) {
      expect(await keysOf(store, 'sweep')).toEqual([]);
      for (const key of ['sweep/1/a.jpg', 'sweep/1/b.png', 'sweep/2/c.jpg', 'sweeping/1/d.jpg']) {
        await store.put(key, randomBytes(3), 'image/png');
      }
      expect(await keysOf(store, 'sweep')).toEqual(['sweep/1/a.jpg', 'sweep/1/b.png', 'sweep/2/c.jpg']);
    }
    const old = new Date('2026-01-02T03:04:05Z');
    await utimes(join(folder, 'sweep/2/c.jpg'), old, old);
    for await (const { key, storedAt } of stores[0]!.list('sweep/2'))
      expect([key, storedAt]).toEqual(['sweep/2/c.jpg', old]);
    expect(s3.held.get('sweep/1/a.jpg')?.mediaType).toBe('image/png');
  });

  it('list nothing that is not theirs: a console marks folders, a system leaves its own files', async () => {
    const [disk, bucketed] = stores;
    await disk!.put('shared/1/a.jpg', randomBytes(3), 'image/jpeg');
    for (const name of ['Thumbs.db', '.DS_Store', 'a b.jpg']) await writeFile(join(folder, 'shared/1', name), 'theirs');
    await bucketed!.put('shared/1/a.jpg', randomBytes(3), 'image/jpeg');
    for (const key of ['shared/', 'shared/1/', 'shared/1/Holiday 1.JPG']) s3.plant(key);
    for (const store of stores) expect(await keysOf(store, 'shared')).toEqual(['shared/1/a.jpg']);
  });

  it('take no key that leads anywhere else', async () => {
    for (const key of ['../a', 'a/../../b', '/etc/passwd', 'a', 'a/b c', 'a//b', `a/${'b'.repeat(200)}`, 'a/.b']) {
      for (const store of stores) {
        await expect(store.read(key)).rejects.toThrow(RangeError);
        await expect(store.put(key, randomBytes(1), 'image/png')).rejects.toThrow(RangeError);
      }
    }
  });

  it('keep files of a folder to their own account, and sweep a write that was cut short as any other', async () => {
    const [disk] = stores;
    await disk!.put('own/1/a.jpg', randomBytes(3), 'image/jpeg');
    expect((await stat(join(folder, 'own/1/a.jpg'))).mode & 0o777).toBe(0o600);
    await writeFile(join(folder, 'own/1/b.jpg0a1b2c~'), 'half');
    expect(await disk!.read('own/1/b.jpg')).toBeNull();
    expect(await keysOf(disk!, 'own')).toEqual(['own/1/a.jpg', 'own/1/b.jpg0a1b2c~']);
    await disk!.remove('own/1/b.jpg0a1b2c~');
    expect(await readdir(join(folder, 'own/1'))).toEqual(['a.jpg']);
  });

  it('try again when the service is busy, and say so when it stays so or does not believe us', async () => {
    const [, store] = stores;
    s3.fail(2);
    await store!.put('tries/1/a.jpg', randomBytes(3), 'image/jpeg');
    expect(await keysOf(store!, 'tries')).toEqual(['tries/1/a.jpg']);
    s3.fail(3);
    await expect(store!.read('tries/1/a.jpg')).rejects.toMatchObject({ code: 'FILES.UNREACHABLE', status: 503 });
    s3.fail(0);
    const other = open({ ...bucket, S3_SECRET_ACCESS_KEY: 'another' });
    await expect(other.read('tries/1/a.jpg')).rejects.toMatchObject({ code: 'FILES.UNREACHABLE' });
    await expect(keysOf(other, 'tries')).rejects.toMatchObject({ code: 'FILES.UNREACHABLE' });
  });

  it('say so when the folder is no folder, or when there is none at all', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'no folder');
    await expect(open({ FILES_DIR: file }).put('a/1/b', randomBytes(1), 'image/png')).rejects.toMatchObject({
      code: 'FILES.UNREACHABLE',
      message: expect.stringContaining('ENOTDIR'),
    });
    const none = open({});
    await expect(none.put('a/1/b', randomBytes(1), 'image/png')).rejects.toMatchObject({ code: 'FILES.NO_PLACE' });
    expect(await keysOf(none, 'a')).toEqual([]);
    expect(() => open({ S3_BUCKET: 'photos' })).toThrow(/S3_ACCESS_KEY_ID/);
    expect(() => open({ S3_ACCESS_KEY_ID: 'key' })).toThrow(/S3_SECRET_ACCESS_KEY/);
  });
});
