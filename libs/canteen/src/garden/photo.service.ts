import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { findLot } from './find-lot.js';
import { GardenErrors } from './garden.errors.js';
import { refusingGarden } from './garden-refusal.js';
import { MOST_PHOTO_BYTES, stripPhoto, type StrippedPhoto } from './strip-photo.js';
import type { GardenEntryDto } from './lot.dto.js';

const ADD = `INSERT INTO canteen.lot_photos (lot_id, district_code, town_code, facility_id, media_type, content, account_id)
  SELECT l.id, l.district_code, l.town_code, l.facility_id, $2, $3, platform.scope_account() FROM canteen.garden_lots l WHERE l.id = $1`;
const SAME = 'SELECT media_type = $2 AND content = $3 AS same FROM canteen.lot_photos WHERE lot_id = $1';
const READ = 'SELECT media_type AS "mediaType", content FROM canteen.lot_photos WHERE lot_id = $1';

/** Photos of lots: stored in the database, read within the scope of the lot. */
@Injectable()
export class PhotoService {
  constructor(private readonly database: Database) {}

  /**
   * Keeps a photo of a lot, without what its camera wrote into it. The same photo sent again is answered again.
   * @throws GARDEN.PHOTO_MISSING, PHOTO_TOO_LARGE, PHOTO_TYPE_REFUSED, PHOTO_PRESENT, LOT_NOT_FOUND
   */
  async add(scope: Scope, lotId: string, sent: unknown): Promise<GardenEntryDto> {
    if (!Buffer.isBuffer(sent) || sent.length === 0) throw GardenErrors.PHOTO_MISSING();
    if (sent.length > MOST_PHOTO_BYTES) throw GardenErrors.PHOTO_TOO_LARGE();
    const photo = stripPhoto(sent);
    if (photo === null) throw GardenErrors.PHOTO_TYPE_REFUSED();
    return refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        await findLot(tx, scope, lotId);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lot-photo ${lotId}`]);
        const [present] = await tx.query<{ same: boolean }[]>(SAME, [lotId, photo.mediaType, photo.content]);
        if (present?.same === false) throw GardenErrors.PHOTO_PRESENT();
        if (!present) await tx.query(ADD, [lotId, photo.mediaType, photo.content]);
        return { id: lotId };
      }),
    );
  }

  /** @throws GARDEN.PHOTO_NOT_FOUND, LOT_NOT_FOUND, also for a lot out of scope */
  async read(scope: Scope, lotId: string): Promise<StrippedPhoto> {
    return this.database.scoped(scope, async (tx) => {
      await findLot(tx, scope, lotId);
      const [photo] = await tx.query<StrippedPhoto[]>(READ, [lotId]);
      if (!photo) throw GardenErrors.PHOTO_NOT_FOUND();
      return photo;
    });
  }
}
