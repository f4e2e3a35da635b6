import { Injectable } from '@nestjs/common';
import { Database, type Scope, type StrippedPhoto } from '@nuancan/platform';
import { findLot } from './find-lot.js';
import { GardenErrors } from './garden.errors.js';
import { refusingGarden } from './garden-refusal.js';
import { storePhoto } from './store-photo.js';
import type { GardenEntryDto } from './lot.dto.js';

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
    return refusingGarden(() =>
      this.database.scoped(scope, async (tx) => {
        await findLot(tx, scope, lotId);
        await storePhoto(tx, lotId, sent);
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
