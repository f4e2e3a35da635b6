/** A file as a sweep sees it. */
export interface StoredFile {
  readonly key: string;
  readonly storedAt: Date;
}

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+([-.][a-z0-9]+)*){1,3}$/;
const MOST_KEY_LENGTH = 200;

/**
 * Where files are that are too large for a row: a folder, or a bucket that speaks S3. A row names the file by its key and
 * holds its hash; what no row names is swept.
 */
export abstract class FileStore {
  /** Stores it durably, or not at all; the same key again replaces what was there. @throws FILES.UNREACHABLE, FILES.NO_PLACE */
  abstract put(key: string, content: Buffer, mediaType: string): Promise<void>;

  /** Null when there is no such file. @throws FILES.UNREACHABLE, FILES.NO_PLACE */
  abstract read(key: string): Promise<Buffer | null>;

  /** Also when it is gone already. @throws FILES.UNREACHABLE, FILES.NO_PLACE */
  abstract remove(key: string): Promise<void>;

  /** Every file whose key begins with `folder` and a slash, in no order; not what somebody else put there. @throws FILES.UNREACHABLE, FILES.NO_PLACE */
  abstract list(folder: string): AsyncIterable<StoredFile>;
}

/** Whether it may be a key; others are of files that somebody else put there. Pure. */
export function isKey(key: string): boolean {
  return key.length <= MOST_KEY_LENGTH && KEY.test(key);
}

/** Refuses what could lead out of the store's own place. @throws RangeError: keys are made by us */
export function requireKey(key: string): void {
  if (!isKey(key)) throw new RangeError('not a key of a file');
}
