import type { Client } from 'pg';
import type { ArrangedTown } from './small-district.js';

/** A lunch of the home kitchen that is fixed: an order for each of its residents, with doors 300 m apart, and the list closed. */
export async function storeFrozenLunch(owner: Client, town: ArrangedTown, day: string): Promise<void> {
  // The cut-off of the day may lie ahead or behind: what a day looks like after it is stored as it is.
  await owner.query('SET session_replication_role = replica');
  const place = [town.districtCode, town.code, town.facilityId, day];
  for (const [index, { id }] of town.residents.entries()) {
    await owner.query(
      `WITH a AS (INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
         VALUES ($5, $1, $2, 'home', $6, $7, 29.6, 'exact') RETURNING id)
       INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot, payment_method,
         handover, state, menu_item_id, price_fen, label_no, client_id, body_hash, address_id)
       SELECT $1, $2, $3, $2, $5, $5, $4, 'lunch', 'cash', 'in_person', 'frozen', i.id, i.price_fen, $8, uuidv7(), sha256(''), a.id
       FROM a, canteen.menu_items i WHERE i.facility_id = $3 AND i.slot = 'lunch' AND i.kind = 'set' LIMIT 1`,
      [...place, id, `桥头弄 ${index + 1} 号`, 121.4 + 0.003 * (index + 1), index + 1],
    );
  }
  await owner.query(
    `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
     VALUES ($3, $4, 'lunch', $1, $2, $5, now() - interval '1 hour')`,
    [...place, town.residents.length],
  );
  await owner.query('UPDATE meal_point.facilities SET longitude = 121.4, latitude = 29.6 WHERE id = $1', [
    town.facilityId,
  ]);
  await owner.query('RESET session_replication_role');
}

/** A volunteer with an e-bike and boxes, free from 8:00 to 20:00. */
export async function storeVolunteer(
  owner: Client,
  town: ArrangedTown,
  { name, boxes }: { readonly name: string; readonly boxes: number },
): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at)
     SELECT $1, $2, '2026-01-01', o.id, t.id, now() FROM identity.accounts o, identity.accounts t WHERE o.login = $3 AND t.login = $4 RETURNING id`,
    [town.districtCode, town.code, town.logins.operator, town.logins.town_official],
  );
  const of = [rows[0]?.id, town.districtCode, town.code];
  await owner.query(
    `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, client_id, body_hash)
     VALUES ($1, $2, $3, $4, 'x', '13900000000', uuidv7(), sha256(''))`,
    [...of, name],
  );
  await owner.query(
    `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes, starts_from,
       ends_at, changed_by) SELECT $1, $2, $3, 'ebike', $5, 0, 120, 'kitchen', 'anywhere', id FROM identity.accounts WHERE login = $4`,
    [...of, town.logins.operator, boxes],
  );
  await owner.query(
    `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
     SELECT $1, $2, $3, d, '08:00', '20:00' FROM generate_series(1, 7) d`,
    of,
  );
}
