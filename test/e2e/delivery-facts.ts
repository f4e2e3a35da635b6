import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';
import { doorValues, storeDoorFacts, type DoorFacts } from './door-facts.js';

/** Rows of a town's deliveries that a request may name. */
export interface DeliveryFacts extends DoorFacts {
  /** Where its first resident lives. */
  readonly addressId: string;
  /** Lunch on Mondays for that resident, paused in a month. */
  readonly standingOrderId: string;
  readonly pauseId: string;
  /** By telephone, in twenty days. */
  readonly orderId: string;
  /** Of its kitchen, in forty days; its first resident is to be visited. */
  readonly closureId: string;
  /** Dinner of five days ago, of that resident, on a route of somebody who brings it. */
  readonly deliveryRunId: string;
  readonly routeId: string;
  readonly stopId: string;
  /** To its operator, of that closure. */
  readonly messageId: string;
}

/** Stores them as the owner of the database, in the district's scope: triggers take places from the register. */
export async function storeDeliveryFacts(owner: Client, town: ArrangedTown): Promise<DeliveryFacts> {
  await owner.query(`SELECT set_config('app.district', $1, false)`, [town.districtCode]);
  const idOf = async (sql: string, values: readonly unknown[]): Promise<string> =>
    (await owner.query<{ id: string }>(`${sql} RETURNING id`, [...values])).rows[0]?.id ?? '';
  const account = `(SELECT id FROM identity.accounts WHERE login = '${town.logins.operator}')`;
  const [resident] = town.residents;
  const who = [town.districtCode, town.code, town.facilityId, resident.id];
  const addressId = await idOf(
    `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
     VALUES ($1, $2, $3, 'other', '${town.name}桥头弄 3 号', 121.41, 29.65, 'exact')`,
    [resident.id, town.districtCode, town.code],
  );
  const standingOrderId = await idOf(
    `INSERT INTO delivery.standing_orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, slot, weekdays,
       on_holidays, valid_from, payment_method, handover, client_id, body_hash, account_id)
     VALUES ($1, $2, $3, $2, $4, $4, 'dinner', '{1}', false, platform.business_date(now()) + 20, 'cash', 'in_person', uuidv7(), sha256(''),
       ${account})`,
    who,
  );
  const pauseId = await idOf(
    `INSERT INTO delivery.pauses (standing_order_id, district_code, town_code, facility_id, facility_town, resident_id, paused_from, paused_to,
       reason, account_id)
     VALUES ($5, $1, $2, $3, $2, $4, platform.business_date(now()) + 30, platform.business_date(now()) + 40, 'away', ${account})`,
    [...who, standingOrderId],
  );
  const orderId = await idOf(
    `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
       payment_method, handover, client_id, body_hash, account_id)
     VALUES ($1, $2, $3, $2, $4, $4, platform.business_date(now()) + 20, 'lunch', 'cash', 'in_person', uuidv7(), sha256(''), ${account})`,
    who,
  );
  const closureId = await idOf(
    `INSERT INTO delivery.closures (district_code, town_code, facility_id, business_date, kind, reason, client_id, account_id)
     VALUES ($1, $2, $3, platform.business_date(now()) + 40, 'kitchen', '${town.name}检修', uuidv7(), ${account})`,
    who.slice(0, 3),
  );
  await owner.query(
    `INSERT INTO delivery.closure_visits (closure_id, district_code, town_code, facility_id, facility_town, resident_id, lives_alone)
     VALUES ($5, $1, $2, $3, $2, $4, true)`,
    [...who, closureId],
  );
  const messageId = await idOf(
    `INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, place_name)
     VALUES ($1, ${account}, 'closure.closed', $2, platform.business_date(now()) + 40, '${town.name}食堂')`,
    [town.districtCode, closureId],
  );
  const run = await storeRun(owner, town, idOf);
  await owner.query(`SELECT set_config('app.district', '', false)`);
  const door = await storeDoorFacts(owner, town, orderId);
  return { addressId, standingOrderId, pauseId, orderId, closureId, messageId, ...run, ...door };
}

/** Its order was taken and fixed before the rules looked: the past cannot be ordered for. */
async function storeRun(
  owner: Client,
  town: ArrangedTown,
  idOf: (sql: string, values: readonly unknown[]) => Promise<string>,
): Promise<Pick<DeliveryFacts, 'deliveryRunId' | 'routeId' | 'stopId'>> {
  const account = `(SELECT id FROM identity.accounts WHERE login = '${town.logins.operator}')`;
  const place = [town.districtCode, town.code, town.facilityId];
  const on = `platform.business_date(now()) - 5`;
  await owner.query('ALTER TABLE delivery.orders DISABLE TRIGGER USER');
  await idOf(
    `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
       payment_method, handover, client_id, body_hash, account_id, state, label_no, placed_at)
     VALUES ($1, $2, $3, $2, $4, $4, ${on}, 'dinner', 'cash', 'in_person', uuidv7(), sha256(''), ${account}, 'frozen', 1, now() - interval '6 days')`,
    [...place, town.residents[0].id],
  );
  await owner.query('ALTER TABLE delivery.orders ENABLE TRIGGER USER');
  await owner.query(
    `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
     VALUES ($3, ${on}, 'dinner', $1, $2, 1, now() - interval '6 days')`,
    place,
  );
  const deliveryRunId = await idOf(
    `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, account_id)
     VALUES ($1, $2, $3, ${on}, 'dinner', ${account})`,
    place,
  );
  const routeId = await idOf(
    `INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at)
     SELECT $4, $1, $2, $3, id, 1, 'walk', 8, now() - interval '5 days', now() - interval '4 days' FROM volunteering.volunteers
     WHERE town_code = $2 ORDER BY id LIMIT 1`,
    [...place, deliveryRunId],
  );
  const stopId = await idOf(
    `UPDATE delivery.stops SET route_id = $2, position = 1, arrives_at = now(), use_by = now(), unserved = NULL WHERE run_id = $1`,
    [deliveryRunId, routeId],
  );
  return { deliveryRunId, routeId, stopId };
}

/** What requests about deliveries call by these names. */
export function deliveryValues(target: DeliveryFacts & { readonly today: string }): Readonly<Record<string, unknown>> {
  const { addressId, standingOrderId, pauseId, orderId, closureId, messageId, today } = target;
  const { deliveryRunId, routeId, stopId } = target;
  return {
    ...doorValues(target),
    ...{ addressId, standingOrderId, pauseId, orderId, closureId, lastDay: today },
    ...{ deliveryRunId, routeId, stopId, stopIds: [stopId], windowFrom: '11:00', windowTo: '12:00' },
    ...{ messageId, throughMessageId: messageId },
    ...{ weekdays: [1, 2], longitude: 121.41, latitude: 29.65, cutOffAt: '09:00', leavesAt: '10:30' },
  };
}
