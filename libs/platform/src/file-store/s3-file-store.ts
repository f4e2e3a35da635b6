import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { FileStore, isKey, requireKey, type StoredFile } from './file-store.js';
import { FileStoreErrors } from './file-store.errors.js';

const TRIES = 3;
const CONNECT_LIMIT_MS = 3_000;
const ANSWER_LIMIT_MS = 10_000;

/** A bucket, and who may use it. */
export interface S3Place {
  readonly bucket: string;
  /** Undefined: that of the region. */
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Files in a bucket of a service that speaks S3. */
export class S3FileStore extends FileStore {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ bucket, endpoint, region, accessKeyId, secretAccessKey }: S3Place) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      credentials: { accessKeyId, secretAccessKey },
      // Services in a district's own room have no name for each bucket.
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      // Checksums that only the newest of such services know are sent where one demands them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: TRIES,
      requestHandler: {
        connectionTimeout: CONNECT_LIMIT_MS,
        requestTimeout: ANSWER_LIMIT_MS,
        throwOnRequestTimeout: true,
      },
    });
  }

  async put(key: string, content: Buffer, mediaType: string): Promise<void> {
    requireKey(key);
    const command = new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: content, ContentType: mediaType });
    await answering(() => this.client.send(command));
  }

  async read(key: string): Promise<Buffer | null> {
    requireKey(key);
    return answering(async () => {
      try {
        const { Body } = await this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key }));
        return Body ? Buffer.from(await Body.transformToByteArray()) : null;
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === 'NoSuchKey') return null;
        throw error;
      }
    });
  }

  async remove(key: string): Promise<void> {
    requireKey(key);
    await answering(() => this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key })));
  }

  async *list(folder: string): AsyncIterable<StoredFile> {
    requireKey(`${folder}/x`);
    const pages = paginateListObjectsV2({ client: this.client }, { Bucket: this.bucket, Prefix: `${folder}/` });
    const next = async () => answering(() => pages.next());
    for (let page = await next(); !page.done; page = await next()) {
      for (const { Key, LastModified } of page.value.Contents ?? []) {
        if (Key !== undefined && isKey(Key) && LastModified !== undefined) yield { key: Key, storedAt: LastModified };
      }
    }
  }
}

async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw FileStoreErrors.UNREACHABLE({ problem: error instanceof Error ? error.name : 'unknown' });
  }
}
