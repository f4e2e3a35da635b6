import { NetworkErrors } from '../network.errors.js';

/** Bytes of a file, whole or as they come. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** Hands out a stream of bytes by counted pieces; a piece within one chunk is not copied. */
export class ByteQueue {
  /** Bytes handed out so far. */
  taken = 0;
  private readonly source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  private chunk: Uint8Array = new Uint8Array(0);
  private at = 0;

  constructor(chunks: Chunks) {
    this.source = Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** @throws WALK_NETWORK.TRUNCATED when fewer are left */
  async take(length: number): Promise<Uint8Array> {
    const piece = await this.takeOrEnd(length);
    if (piece === null) throw NetworkErrors.TRUNCATED({ byte: this.taken });
    return piece;
  }

  /** null: nothing is left. @throws WALK_NETWORK.TRUNCATED when something, but less is left */
  async takeOrEnd(length: number): Promise<Uint8Array | null> {
    if (this.chunk.length - this.at < length) await this.fill(length);
    const left = this.chunk.length - this.at;
    if (left === 0) return null;
    if (left < length) throw NetworkErrors.TRUNCATED({ byte: this.taken + left });
    const piece = this.chunk.subarray(this.at, this.at + length);
    this.at += length;
    this.taken += length;
    return piece;
  }

  private async fill(length: number): Promise<void> {
    const pieces = [this.chunk.subarray(this.at)];
    let left = pieces[0]!.length;
    while (left < length) {
      const next = await this.source.next();
      if (next.done === true) break;
      pieces.push(next.value);
      left += next.value.length;
    }
    this.at = 0;
    if (pieces.length === 2 && pieces[0]!.length === 0) {
      this.chunk = pieces[1]!;
      return;
    }
    this.chunk = new Uint8Array(left);
    let at = 0;
    for (const piece of pieces) {
      this.chunk.set(piece, at);
      at += piece.length;
    }
  }
}
