import { Injectable } from '@nestjs/common';
import { Configuration, FileStore, FileStoreErrors, JobHandler, type JobRun, type Tx } from '@nuancan/platform';

const MOST_DUE = 2_000;
const AT_A_TIME = 500;
/** An upload that is under way has its file before its row. */
const ORPHAN_AFTER_MS = 24 * 60 * 60_000;

/** Photos that are old, or of somebody who was erased, go; so do files that no row names. */
@Injectable()
export class PhotoJobs {
  constructor(
    private readonly files: FileStore,
    private readonly configuration: Configuration,
  ) {}

  /**
   * The file first: a run that was cut short removes it again, and then says so. One that the store does not let go of is due
   * again the next night and keeps no other.
   * @throws as the store of files, when it lets go of nothing
   */
  @JobHandler('photos-prune')
  async prune(tx: Tx, _run: JobRun<'photos-prune'>): Promise<void> {
    const due = await tx.query<{ id: string; fileKey: string; why: string }[]>(
      `SELECT id, file_key AS "fileKey", why FROM delivery.photos_due($1, $2)`,
      [this.configuration.PHOTO_DAYS, MOST_DUE],
    );
    const stuck: unknown[] = [];
    for (const { id, fileKey, why } of due) {
      try {
        await this.files.remove(fileKey);
      } catch (error) {
        if (!FileStoreErrors.UNREACHABLE.is(error)) throw error;
        stuck.push(error);
        continue;
      }
      await tx.query('SELECT delivery.photo_removed($1, $2)', [id, why]);
    }
    if (stuck.length > 0 && stuck.length === due.length) throw stuck[0];
    await this.sweep(tx, new Date(Date.now() - ORPHAN_AFTER_MS));
  }

  private async sweep(tx: Tx, before: Date): Promise<void> {
    let keys: string[] = [];
    for await (const { key, storedAt } of this.files.list('deliveries')) {
      if (storedAt < before) keys.push(key);
      if (keys.length < AT_A_TIME) continue;
      await this.removeUnknown(tx, keys);
      keys = [];
    }
    await this.removeUnknown(tx, keys);
  }

  private async removeUnknown(tx: Tx, keys: readonly string[]): Promise<void> {
    const unknown = `SELECT delivery.photos_unknown($1) AS key`;
    for (const { key } of await tx.query<{ key: string }[]>(unknown, [keys])) {
      // Looked at once more under the lock of an upload: it may have come back meanwhile.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [key]);
      const [still] = await tx.query<{ key: string }[]>(unknown, [[key]]);
      if (still) await this.files.remove(key);
    }
  }
}
