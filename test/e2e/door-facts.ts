import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** A published run of today's dinner of a town, with one stop of the town's volunteer. */
export interface DoorFacts {
  readonly ownStopId: string;
  /** Named by an outcome of that volunteer, and still on the phone. */
  readonly ownPhotoId: string;
  readonly ownRunId: string;
}

/** Stores them as planning and publishing leave them, as the owner of the database; the photo is of `orderId`. */
export async function storeDoorFacts(owner: Client, town: ArrangedTown, orderId: string): Promise<DoorFacts> {
  const [resident] = town.residents;
  await owner.query('SET session_replication_role = replica');
  const { rows } = await owner.query<DoorFacts>(
    `WITH a AS (SELECT id FROM identity.accounts WHERE login = $5), k AS (SELECT platform.business_date(now()) AS day, 'dinner' AS slot),
     v AS (INSERT INTO volunteering.volunteers (district_code, town_code, consented_on, registered_by, checked_by, checked_at, account_id)
       SELECT $1, $2, '2026-01-01', a.id, t.id, now(), w.id FROM a, identity.accounts t, identity.accounts w WHERE t.login = $6 AND w.login = $7
       RETURNING id),
     z AS (INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
       SELECT $3, day, slot, $1, $2, 1, now() - interval '1 hour' FROM k),
     o AS (INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
         payment_method, handover, state, label_no, client_id, body_hash)
       SELECT $1, $2, $3, $2, $4, $4, day, slot, 'cash', 'in_person', 'frozen', 1, uuidv7(), sha256('') FROM k RETURNING id),
     r AS (INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, state, planned_at, ways, figures, published_at,
         published_by, account_id)
       SELECT $1, $2, $3, day, slot, 'published', now(), 'straight', '{}', now(), a.id, a.id FROM k, a RETURNING id),
     t AS (INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published)
       SELECT r.id, $1, $2, $3, v.id, 1, 'ebike', 10, now(), now() + interval '1 hour', true FROM r, v RETURNING id),
     s AS (INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
       SELECT r.id, $1, $2, $3, o.id, $4, t.id, 1, now(), now() FROM r, t, o RETURNING id),
     p AS (INSERT INTO delivery.outcomes (order_id, seq, district_code, town_code, facility_id, facility_town, resident_id, business_date, slot, kind,
         happened_at, proof_kind, proof_ref, device_id, offline, client_id, body_hash, account_id)
       SELECT $8, 1, $1, $2, $3, $2, $4, day, slot, 'cancelled', now(), 'photo', uuidv7()::text, uuidv7(), true, uuidv7(), sha256(''), w.id
       FROM k, identity.accounts w WHERE w.login = $7 RETURNING proof_ref)
     SELECT s.id AS "ownStopId", p.proof_ref AS "ownPhotoId", r.id AS "ownRunId" FROM s, p, r`,
    [
      ...[town.districtCode, town.code, town.facilityId, resident.id],
      ...[town.logins.operator, town.logins.town_official, town.logins.volunteer],
      orderId,
    ],
  );
  await owner.query('RESET session_replication_role');
  const [facts] = rows;
  if (!facts) throw new Error(`no run at ${town.name}`);
  return facts;
}

/** What requests about doors call by these names. */
export function doorValues({ ownStopId, ownPhotoId, ownRunId }: DoorFacts): Readonly<Record<string, unknown>> {
  const now = new Date().toISOString();
  return { ownStopId, ownPhotoId, ownRunId, cookedAt: now, leftAt: now };
}
