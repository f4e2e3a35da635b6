import type { Client } from 'pg';
import type { ArrangedTown } from './small-district.js';

/** A lunch of today that the town's volunteer carries: made-up elders in the order of going, the first at 1. */
export interface LunchOnTheRoad {
  readonly runId: string;
  readonly routeId: string;
  readonly stops: readonly { readonly stopId: string; readonly orderId: string; readonly name: string }[];
}

/** Stores it as planning, publishing and sending out leave it; by the owner, whom no rule of planning binds. */
export async function storeLunchOnTheRoad(owner: Client, town: ArrangedTown, doors: number): Promise<LunchOnTheRoad> {
  await owner.query('SET session_replication_role = replica');
  const { rows } = await owner.query<{ run: string; route: string }>(
    `WITH a AS (SELECT id FROM identity.accounts WHERE login = $5), k AS (SELECT platform.business_date(now()) AS day),
     v AS (INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
       SELECT $1, $2, '2026-01-01', a.id, t.id, now(), w.id FROM a, identity.accounts t, identity.accounts w WHERE t.login = $6 AND w.login = $7
       RETURNING id),
     z AS (INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
       SELECT $3, day, 'lunch', $1, $2, $4, now() - interval '1 hour' FROM k),
     r AS (INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, state, planned_at, ways, figures, published_at,
         published_by, dispatched_at, account_id)
       SELECT $1, $2, $3, day, 'lunch', 'dispatched', now(), 'straight', '{}', now(), a.id, now(), a.id FROM k, a RETURNING id),
     t AS (INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published,
         departed_at)
       SELECT r.id, $1, $2, $3, v.id, 1, 'ebike', 20, now(), now() + interval '1 hour', true, now() - interval '1 minute' FROM r, v RETURNING id),
     d AS (INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by,
         left_at, client_id, body_hash, account_id)
       SELECT t.id, r.id, $1, $2, $3, 1, $4, 68.5, now() - interval '30 minutes', now() + interval '1 hour', now() - interval '1 minute', uuidv7(),
         sha256(''), a.id FROM t, r, a)
     SELECT r.id AS run, t.id AS route FROM r, t`,
    [
      ...[town.districtCode, town.code, town.facilityId, doors],
      ...[town.logins.operator, town.logins.town_official, town.logins.volunteer],
    ],
  );
  const [made] = rows;
  if (!made) throw new Error('no lunch');
  const { rows: stops } = await owner.query<LunchOnTheRoad['stops'][number]>(
    `WITH n AS (SELECT no, uuidv7() AS resident, uuidv7() AS ordered, uuidv7() AS address FROM generate_series(1, $5::int) no),
     p AS (INSERT INTO registry.residents (id, district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone)
       SELECT n.resident, r.district_code, r.town_code, r.village_code, '林阿' || n.no, 'lina', 'la', 'female', r.birth_date, '1380000' || 1000 + n.no
       FROM n, registry.residents r WHERE r.id = $4 RETURNING id),
     h AS (INSERT INTO registry.household_registrations (resident_id, district_code, town_code, registered_division, valid_from)
       SELECT n.resident, g.district_code, g.town_code, g.registered_division, g.valid_from FROM n, registry.household_registrations g
       WHERE g.resident_id = $4),
     l AS (INSERT INTO registry.resident_addresses (id, resident_id, district_code, town_code, label, line, door_note, longitude, latitude, located)
       SELECT n.address, n.resident, $1, $2, 'other', '桥头弄 ' || n.no || ' 号', '二楼左手', 121.4 + n.no * 0.001, 29.65 + (n.no % 3) * 0.001, 'exact'
       FROM n),
     o AS (INSERT INTO delivery.orders (id, district_code, town_code, facility_id, facility_town, resident_id, person_id, address_id, business_date, slot,
         payment_method, handover, state, menu_item_id, price_fen, label_no, client_id, body_hash)
       SELECT n.ordered, $1, $2, $3, $2, n.resident, n.resident, n.address, platform.business_date(now()), 'lunch', 'cash', 'in_person', 'frozen', i.id,
         i.price_fen, n.no, uuidv7(), sha256('') FROM n, canteen.menu_items i WHERE i.id = $8),
     s AS (INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
       SELECT $6, $1, $2, $3, n.ordered, n.resident, $7, n.no, now(), now() + interval '1 hour' FROM n RETURNING id, order_id, position)
     SELECT s.id AS "stopId", s.order_id AS "orderId", '林阿' || s.position AS name FROM s ORDER BY s.position`,
    [
      ...[town.districtCode, town.code, town.facilityId, town.residents[0].id, doors],
      ...[made.run, made.route, town.menuItems.lunch],
    ],
  );
  await owner.query('RESET session_replication_role');
  return { runId: made.run, routeId: made.route, stops };
}
