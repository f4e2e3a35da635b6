import { crc32 } from 'node:zlib';
import { DomainError } from '@nuancan/kernel';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { ReadingWatch } from '../reading-watch.js';
import type { TableLimits } from '../table-file.js';
import { TableFileErrors } from '../table-file.errors.js';

const ENCRYPTED_FLAG = 1;

/**
 * A zip in memory whose entries are unpacked as a stream. The sizes it states are checked first and then, because they
 * may lie, what really comes out; a checksum that does not fit is damage.
 */
export class ZipArchive {
  /** How far each part was unpacked, and all of them together. */
  private readonly inflatedOf = new Map<Entry, number>();
  private inflated = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: TableLimits,
    private readonly watch: ReadingWatch,
  ) {}

  /** @throws TABLE_FILE.ARCHIVE_DAMAGED for a truncated zip too, TABLE_FILE.ARCHIVE_TOO_LARGE, TABLE_FILE.ENCRYPTED */
  static async open(bytes: Buffer, limits: TableLimits, watch: ReadingWatch): Promise<ZipArchive> {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
      throw damagedArchive(error);
    });
    if (zip.entryCount > limits.zipEntries) {
      throw TableFileErrors.ARCHIVE_TOO_LARGE({ problem: `${zip.entryCount} 个部件 parts` });
    }
    const entries = new Map<string, Entry>();
    try {
      for await (const entry of zip.eachEntry()) entries.set(keyOf(entry.fileName), entry);
    } catch (error) {
      throw damagedArchive(error);
    }
    if ([...entries.values()].some((entry) => (entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0)) {
      throw TableFileErrors.ENCRYPTED();
    }
    return new ZipArchive(zip, entries, limits, watch);
  }

  has(name: string): boolean {
    return this.entries.has(keyOf(name));
  }

  /**
   * An entry's content, piece by piece.
   * @throws TABLE_FILE.WORKBOOK_MALFORMED when there is none, TABLE_FILE.ARCHIVE_DAMAGED, TABLE_FILE.ARCHIVE_TOO_LARGE,
   *   and what the watch throws
   */
  async *read(name: string): AsyncGenerator<Buffer> {
    for await (const bytes of this.unpack(name)) {
      await this.watch.look();
      yield bytes;
    }
  }

  private async *unpack(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(keyOf(name));
    if (entry === undefined) throw TableFileErrors.WORKBOOK_MALFORMED({ part: name, problem: '缺少 missing' });
    this.requireBounded(entry, entry.uncompressedSize);
    let inflated = 0;
    let checksum = 0;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream) {
        const bytes = chunk as Buffer;
        inflated += bytes.length;
        this.requireBounded(entry, inflated);
        this.count(entry, inflated);
        checksum = crc32(bytes, checksum);
        yield bytes;
      }
    } catch (error) {
      throw damagedArchive(error);
    }
    if (checksum !== entry.crc32) throw damagedArchive(new Error('checksum'));
  }

  private count(entry: Entry, inflated: number): void {
    const before = this.inflatedOf.get(entry) ?? 0;
    if (inflated <= before) return;
    this.inflatedOf.set(entry, inflated);
    this.inflated += inflated - before;
  }

  private requireBounded(entry: Entry, inflated: number): void {
    const { inflatedBytes, ratio, ratioFromBytes } = this.limits;
    const before = this.inflatedOf.get(entry) ?? 0;
    if (this.inflated - before + inflated > inflatedBytes) {
      throw TableFileErrors.ARCHIVE_TOO_LARGE({ problem: `> ${Math.floor(inflatedBytes / 1024 / 1024)} MB` });
    }
    if (inflated > ratioFromBytes && inflated > entry.compressedSize * ratio) {
      throw TableFileErrors.ARCHIVE_TOO_LARGE({ problem: `压缩比 ratio > ${ratio}:1` });
    }
  }
}

/** Some programs write folders with backslashes or other capitals. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

/** Our own errors pass; what yauzl and zlib say is damage. */
function damagedArchive(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const truncated = /end of central directory|truncated|unexpected end|overflows/i.test(message);
  return TableFileErrors.ARCHIVE_DAMAGED({ problem: truncated ? '没有传完 truncated' : message.slice(0, 80) });
}
