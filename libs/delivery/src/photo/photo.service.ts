import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Database,
  FileStore,
  FileStoreErrors,
  MOST_PHOTO_BYTES,
  stripPhoto,
  type Scope,
  type StrippedPhoto,
  type Tx,
} from '@nuancan/platform';
import { FewAtOnce } from './few-at-once.js';
import type { KeptPhotoDto } from './photo.dto.js';
import { PhotoErrors } from './photo.errors.js';

const HASH_IN_NAME = 16;
/** A file is stored while its row is being written: a store that is slow to answer must not hold every connection. */
const UPLOADS = { atOnce: 3, waiting: 30 };

const KEPT = `SELECT id, outcome_id AS "outcomeId", media_type AS "mediaType", bytes, encode(sha256, 'hex') AS sha256, file_key AS "fileKey"
  FROM delivery.photos`;
// Places and the outcome are the trigger's.
const KEEP = `INSERT INTO delivery.photos (id, outcome_id, order_id, district_code, facility_town, facility_id, media_type, bytes, sha256, file_key,
    account_id)
  VALUES ($1, $1, $1, platform.scope_district(), platform.scope_town(), platform.scope_facility(), $2, $3, decode($4, 'hex'), $5,
    platform.scope_account())`;

type Kept = KeptPhotoDto & { readonly fileKey: string };

/** 送餐照片: the file in the store, its row in the database, and never one long without the other. */
@Injectable()
export class PhotoService {
  private readonly uploads = new FewAtOnce(UPLOADS);

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /**
   * Keeps a photo that an outcome of the volunteer names, without what its camera wrote into it; also after the run is closed.
   * Sent again, it is answered again. The file is stored before its row: what a crash leaves is a file to sweep, never a
   * row without a file.
   * @throws PHOTO.MISSING, TOO_LARGE, TYPE_REFUSED, NOT_NAMED, ANOTHER, and as the store of files
   */
  async keep(scope: Scope, photoId: string, sent: unknown): Promise<KeptPhotoDto> {
    if (!Buffer.isBuffer(sent) || sent.length === 0) throw PhotoErrors.MISSING();
    if (sent.length > MOST_PHOTO_BYTES) throw PhotoErrors.TOO_LARGE();
    const photo = stripPhoto(sent);
    if (photo === null) throw PhotoErrors.TYPE_REFUSED();
    const [place] = await this.database.scoped(scope, (tx) =>
      tx.query<{ facilityId: string; townCode: string }[]>(
        `SELECT facility_id AS "facilityId", facility_town AS "townCode" FROM delivery.own_photo($1)`,
        [photoId],
      ),
    );
    if (!place) throw PhotoErrors.NOT_NAMED();
    return this.uploads.run(
      () => this.database.scoped({ ...scope, role: 'operator', ...place }, (tx) => this.store(tx, photoId, photo)),
      () => FileStoreErrors.UNREACHABLE({ problem: 'busy' }),
    );
  }

  /**
   * The photo of an order: for its kitchen, and for officials with a welfare case of it.
   * @throws PHOTO.NOT_FOUND, also for one out of sight or removed; and as the store of files
   */
  async ofOrder(scope: Scope, orderId: string): Promise<StrippedPhoto> {
    const [kept] = await this.database.scoped(scope, (tx) =>
      tx.query<Kept[]>(`${KEPT} WHERE order_id = $1 AND removed_at IS NULL ORDER BY recorded_at DESC LIMIT 1`, [
        orderId,
      ]),
    );
    const content = kept && (await this.files.read(kept.fileKey));
    if (!content) throw PhotoErrors.NOT_FOUND();
    return { mediaType: kept.mediaType, content };
  }

  private async store(tx: Tx, id: string, { mediaType, content }: StrippedPhoto): Promise<KeptPhotoDto> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const fileKey = keyOf({ id, sha256, mediaType });
    // The sweep takes the same lock: it removes no file whose row is about to be written.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [fileKey]);
    const [before] = await tx.query<Kept[]>(`${KEPT} WHERE id = $1`, [id]);
    if (before && before.sha256 !== sha256) throw PhotoErrors.ANOTHER();
    if (!before) {
      await this.files.put(fileKey, content, mediaType);
      await tx.query(KEEP, [id, mediaType, content.length, sha256, fileKey]);
    }
    const [kept] = await tx.query<[Kept]>(`${KEPT} WHERE id = $1`, [id]);
    const { fileKey: _key, ...shown } = kept;
    return shown;
  }
}

/** Named for its content, too: another photo under the same id overwrites nothing. */
function keyOf({ id, sha256, mediaType }: Pick<KeptPhotoDto, 'id' | 'sha256' | 'mediaType'>): string {
  const ending = mediaType === 'image/png' ? 'png' : 'jpg';
  return `deliveries/${sha256.slice(0, 2)}/${id}-${sha256.slice(0, HASH_IN_NAME)}.${ending}`;
}
