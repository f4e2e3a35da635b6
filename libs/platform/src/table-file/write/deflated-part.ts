import { once } from 'node:events';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import type { PackedPart } from './zip-writer.js';

/** Characters that are packed at once. */
const CHUNK = 64 * 1024;

/** A file of a zip that is packed while it is written: of a long sheet only the packed bytes stay in memory. */
export class DeflatedPart {
  private readonly deflate: DeflateRaw = createDeflateRaw();
  private readonly pieces: Buffer[] = [];
  private readonly ended: Promise<unknown>;
  private waiting = '';
  private crc = 0;
  private size = 0;

  constructor(private readonly name: string) {
    this.deflate.on('data', (piece: Buffer) => this.pieces.push(piece));
    this.ended = once(this.deflate, 'end');
  }

  /** Adds text; waits while the packing is behind. */
  async write(text: string): Promise<void> {
    this.waiting += text;
    if (this.waiting.length >= CHUNK) await this.flush();
  }

  async end(): Promise<PackedPart> {
    await this.flush();
    this.deflate.end();
    await this.ended;
    return { name: this.name, packed: Buffer.concat(this.pieces), crc: this.crc, size: this.size };
  }

  private async flush(): Promise<void> {
    const raw = Buffer.from(this.waiting);
    this.waiting = '';
    this.crc = crc32(raw, this.crc);
    this.size += raw.length;
    if (!this.deflate.write(raw)) await once(this.deflate, 'drain');
  }
}
