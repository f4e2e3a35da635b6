import { inflateSync } from 'node:zlib';
import { DomainError } from '@nuancan/kernel';
import { PbfReader } from 'pbf';
import { NetworkErrors } from '../network.errors.js';
import { ByteQueue, type Chunks } from './byte-queue.js';

/** One block of a file, inflated. */
export interface PbfBlock {
  readonly type: 'OSMHeader' | 'OSMData';
  readonly bytes: Uint8Array;
  /** Where it begins in the file. */
  readonly at: number;
}

/** Limits of the format (wiki.openstreetmap.org/wiki/PBF_Format): no block makes us take more memory. */
const MOST_HEADER_BYTES = 64 * 1024;
const MOST_BLOB_BYTES = 32 * 1024 * 1024;
const LENGTH_BYTES = 4;

/**
 * Cuts an `.osm.pbf` into its blocks, one in memory at a time.
 * @throws WALK_NETWORK.TRUNCATED, WALK_NETWORK.CORRUPT, WALK_NETWORK.UNSUPPORTED (not packed by zlib)
 */
export async function* pbfBlocks(chunks: Chunks): AsyncGenerator<PbfBlock> {
  const queue = new ByteQueue(chunks);
  for (;;) {
    const at = queue.taken;
    const length = await queue.takeOrEnd(LENGTH_BYTES);
    if (length === null) return;
    const headerSize = new DataView(length.buffer, length.byteOffset, LENGTH_BYTES).getUint32(0);
    if (headerSize === 0 || headerSize > MOST_HEADER_BYTES) throw corruptAt(at);
    const head = await queue.take(headerSize);
    const { type, size } = guarded(at, () => readBlobHeader(head));
    if (type === '' || !(size > 0 && size <= MOST_BLOB_BYTES)) throw corruptAt(at);
    const blob = await queue.take(size);
    // Other types are for other programs; the format says to skip them.
    if (type === 'OSMHeader' || type === 'OSMData') yield { type, bytes: guarded(at, () => inflated(blob)), at };
  }
}

/** Runs what reads bytes of a block; whatever it stumbles over means that the block is not what was written. */
export function guarded<T>(at: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw corruptAt(at);
  }
}

function corruptAt(at: number): DomainError {
  return at === 0
    ? NetworkErrors.UNSUPPORTED({ what: 'not .osm.pbf, .osm or .geojson' })
    : NetworkErrors.CORRUPT({ what: `block at byte ${at}` });
}

function readBlobHeader(bytes: Uint8Array): { type: string; size: number } {
  return new PbfReader(bytes).readFields(
    (tag, header, pbf) => {
      if (tag === 1) header.type = pbf.readString();
      else if (tag === 3) header.size = pbf.readVarint();
    },
    { type: '', size: 0 },
  );
}

function inflated(bytes: Uint8Array): Uint8Array {
  const blob = new PbfReader(bytes).readFields<{ raw: Uint8Array | null; zlib: Uint8Array | null }>(
    (tag, found, pbf) => {
      if (tag === 1) found.raw = pbf.readBytes();
      else if (tag === 3) found.zlib = pbf.readBytes();
    },
    { raw: null, zlib: null },
  );
  if (blob.raw !== null) return blob.raw;
  if (blob.zlib !== null) return inflateSync(blob.zlib, { maxOutputLength: MOST_BLOB_BYTES });
  throw NetworkErrors.UNSUPPORTED({ what: 'a block that is not packed by zlib (lzma, lz4, zstd)' });
}
