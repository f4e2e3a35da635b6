import { MOST_PHOTO_BYTES, stripPhoto, type Tx } from '@nuancan/platform';
import { GardenErrors } from './garden.errors.js';

const ADD = `INSERT INTO canteen.lot_photos (lot_id, district_code, town_code, facility_id, media_type, content, account_id)
  SELECT l.id, l.district_code, l.town_code, l.facility_id, $2, $3, platform.scope_account() FROM canteen.garden_lots l WHERE l.id = $1`;
const SAME = 'SELECT media_type = $2 AND content = $3 AS same FROM canteen.lot_photos WHERE lot_id = $1';

/**
 * Keeps the photo of a lot, without what its camera wrote into it; the same one again changes nothing.
 * @throws GARDEN.PHOTO_TOO_LARGE, PHOTO_TYPE_REFUSED, PHOTO_PRESENT
 */
export async function storePhoto(tx: Tx, lotId: string, sent: Buffer): Promise<void> {
  if (sent.length > MOST_PHOTO_BYTES) throw GardenErrors.PHOTO_TOO_LARGE();
  const photo = stripPhoto(sent);
  if (photo === null) throw GardenErrors.PHOTO_TYPE_REFUSED();
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`lot-photo ${lotId}`]);
  const [present] = await tx.query<{ same: boolean }[]>(SAME, [lotId, photo.mediaType, photo.content]);
  if (present?.same === false) throw GardenErrors.PHOTO_PRESENT();
  if (!present) await tx.query(ADD, [lotId, photo.mediaType, photo.content]);
}
