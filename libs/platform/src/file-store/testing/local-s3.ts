import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

interface Held {
  readonly content: Buffer;
  readonly mediaType: string;
  storedAt: Date;
}

/** A server of this process that speaks as much S3 as the store uses, and believes no request that is not signed. */
export interface LocalS3 {
  readonly endpoint: string;
  readonly held: ReadonlyMap<string, Held>;
  /** The next so many requests are answered 503. */
  fail(times: number): void;
  /** Somebody else stores something empty in the same bucket. */
  plant(key: string): void;
  close(): Promise<void>;
}

export async function openLocalS3(bucket: string, secretAccessKey: string): Promise<LocalS3> {
  const held = new Map<string, Held>();
  let failures = 0;
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body = '', type = 'application/xml' }) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    });
  });
  async function answer(request: IncomingMessage): Promise<{ status: number; body?: string | Buffer; type?: string }> {
    const content = await buffer(request);
    const url = new URL(request.url ?? '/', 'http://local');
    if (failures > 0) {
      failures -= 1;
      return { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
    }
    if (!isSigned(request, url, { content, secretAccessKey })) {
      return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    }
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2));
    if (key === '') return { status: 200, body: listing(held, url.searchParams) };
    if (request.method === 'PUT') {
      held.set(key, { content, mediaType: String(request.headers['content-type']), storedAt: new Date() });
      return { status: 200 };
    }
    if (request.method === 'DELETE') {
      held.delete(key);
      return { status: 204 };
    }
    const found = held.get(key);
    if (!found) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    return { status: 200, body: found.content, type: found.mediaType };
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held,
    fail: (times) => {
      failures = times;
    },
    plant: (key) => {
      held.set(key, { content: Buffer.alloc(0), mediaType: 'application/x-directory', storedAt: new Date() });
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Pages of one key, so that a reader of more than one has to ask again. */
function listing(held: ReadonlyMap<string, Held>, asked: URLSearchParams): string {
  const keys = [...held.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).toSorted();
  const from = Number(asked.get('continuation-token') ?? 0);
  const [key] = keys.slice(from);
  const more = from + 1 < keys.length;
  const entry = key === undefined ? '' : entryOf(key, held.get(key)?.storedAt ?? new Date());
  const next = more ? `<NextContinuationToken>${from + 1}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${entry}</ListBucketResult>`;
}

function entryOf(key: string, storedAt: Date): string {
  return `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified></Contents>`;
}

/** Signature Version 4 as its specification says, worked out anew from the request that came. */
function isSigned(
  { method = '', headers }: IncomingMessage,
  url: URL,
  { content, secretAccessKey }: { content: Buffer; secretAccessKey: string },
): boolean {
  const [, , day = '', region = '', names = '', signature] = AUTHORIZATION.exec(headers.authorization ?? '') ?? [];
  const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const query = [...url.searchParams].map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const payload = String(headers['x-amz-content-sha256']);
  if (payload !== sha256(content)) return false;
  const canonical = [method, url.pathname, query.toSorted().join('&'), lines.join(''), names, payload].join('\n');
  const place = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), place, sha256(canonical)].join('\n');
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${secretAccessKey}`, day));
  return hmac(key, toSign).toString('hex') === signature;
}
