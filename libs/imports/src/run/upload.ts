import { Readable } from 'node:stream';
import { TableFileErrors } from '@nuancan/platform';
import { MOST_FILE_BYTES } from './import-run.service.js';

/**
 * Reads the body of an upload, which nobody has read before the caller was known.
 * @throws TABLE_FILE.TOO_LARGE as soon as it is
 */
export async function readUpload(body: unknown): Promise<Buffer> {
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > MOST_FILE_BYTES) throw TableFileErrors.TOO_LARGE({ megabytes: MOST_FILE_BYTES / 1024 / 1024 });
    chunks.push(piece);
  }
  return Buffer.concat(chunks, bytes);
}

/** Name of the file in header `x-file-name`, percent-encoded; not in the address, which logs may keep. */
export function fileNameOf(header: unknown): string {
  if (typeof header !== 'string') return '';
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}
