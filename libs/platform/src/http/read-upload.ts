import { Readable } from 'node:stream';
import type { DomainError } from '@nuancan/kernel';

/** How much of a file is taken. */
export interface UploadLimit {
  readonly mostBytes: number;
  readonly tooLarge: () => DomainError;
}

/** Reads the body of an upload, which nobody has read before the caller was known. @throws what `tooLarge` makes, as soon as it is */
export async function readUpload(body: unknown, { mostBytes, tooLarge }: UploadLimit): Promise<Buffer> {
  if (!(body instanceof Readable)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    if (bytes > mostBytes) throw tooLarge();
    chunks.push(piece);
  }
  return Buffer.concat(chunks, bytes);
}
