import type { Configuration } from '../config/configuration.js';
import { DiskFileStore } from './disk-file-store.js';
import { FileStore, type StoredFile } from './file-store.js';
import { FileStoreErrors } from './file-store.errors.js';
import { S3FileStore } from './s3-file-store.js';

/** The bucket where one is configured, else the folder; without either every use says so. */
export function openFileStore({
  FILES_DIR,
  S3_BUCKET,
  S3_ENDPOINT,
  S3_REGION,
  S3_ACCESS_KEY_ID = '',
  S3_SECRET_ACCESS_KEY = '',
}: Configuration): FileStore {
  if (S3_BUCKET !== undefined) {
    return new S3FileStore({
      bucket: S3_BUCKET,
      endpoint: S3_ENDPOINT,
      region: S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    });
  }
  return FILES_DIR === undefined ? new NoFileStore() : new DiskFileStore(FILES_DIR);
}

/** An installation that keeps no files: a phone goes on holding its photos. */
class NoFileStore extends FileStore {
  async put(): Promise<void> {
    throw FileStoreErrors.NO_PLACE();
  }

  async read(): Promise<Buffer | null> {
    throw FileStoreErrors.NO_PLACE();
  }

  async remove(): Promise<void> {
    throw FileStoreErrors.NO_PLACE();
  }

  async *list(): AsyncIterable<StoredFile> {
    // Nothing is stored, so nothing is to be swept.
  }
}
