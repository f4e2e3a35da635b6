import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's garden that a request may name. */
export interface GardenFacts {
  /** Produce in stock, its plot, and some of it on its way to the meal point. */
  readonly lotId: string;
  readonly plotId: string;
  readonly transferId: string;
  readonly mealPointId: string;
}

/** Stores a plot, a lot with its photo, and some of it on its way to the meal point, as the owner of the database. */
export async function storeGardenFacts(owner: Client, town: ArrangedTown, mealPointId: string): Promise<GardenFacts> {
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const place = [town.districtCode, town.code, town.facilityId];
  const plotId = await idOf(
    `INSERT INTO canteen.garden_plots (district_code, town_code, facility_id, name, area_m2, tended_by)
     VALUES ($1, $2, $3, '东头菜地', 120, '${town.name}菜农')`,
    place,
  );
  await owner.query(
    `INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
     SELECT $1, 'garden', '番茄', '2026-01-01', 1, 600, id FROM identity.accounts WHERE login = $2
       AND NOT EXISTS (SELECT FROM canteen.produce_prices p WHERE p.district_code = $1)`,
    [town.districtCode, town.logins.operator],
  );
  const lotId = await idOf(
    `INSERT INTO canteen.garden_lots (district_code, town_code, facility_id, kind, crop, grams, harvested_on, plot_id, client_id, body_hash,
       account_id)
     SELECT $1, $2, $3, 'garden', '番茄', 9000, platform.business_date(now()) - 1, $5, uuidv7(), sha256(''), id
     FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.operator, plotId],
  );
  await owner.query(
    `INSERT INTO canteen.lot_photos (lot_id, district_code, town_code, facility_id, media_type, content, account_id)
     SELECT $4, $1, $2, $3, 'image/png', '\\x89504e470d0a1a0a', id FROM identity.accounts WHERE login = $5`,
    [...place, lotId, town.logins.operator],
  );
  const transferId = await idOf(
    `INSERT INTO canteen.lot_transfers (district_code, town_code, facility_id, lot_id, to_facility_id, to_town_code, grams, client_id,
       body_hash, account_id)
     SELECT $1, $2, $3, $5, $6, $2, 1000, uuidv7(), sha256(''), id FROM identity.accounts WHERE login = $4`,
    [...place, town.logins.operator, lotId, mealPointId],
  );
  return { plotId, lotId, transferId, mealPointId };
}
