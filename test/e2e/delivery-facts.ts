import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's deliveries that a request may name. */
export interface DeliveryFacts {
  /** Where its first resident lives. */
  readonly addressId: string;
  /** Lunch on Mondays for that resident, paused in a month. */
  readonly standingOrderId: string;
  readonly pauseId: string;
  /** By telephone, in twenty days. */
  readonly orderId: string;
  /** Of its kitchen, in forty days; its first resident is to be visited. */
  readonly closureId: string;
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
  await owner.query(`SELECT set_config('app.district', '', false)`);
  return { addressId, standingOrderId, pauseId, orderId, closureId };
}

/** What requests about deliveries call by these names. */
export function deliveryValues(target: DeliveryFacts & { readonly today: string }): Readonly<Record<string, unknown>> {
  const { addressId, standingOrderId, pauseId, orderId, closureId, today } = target;
  return {
    ...{ addressId, standingOrderId, pauseId, orderId, closureId, lastDay: today },
    ...{ weekdays: [1, 2], longitude: 121.41, latitude: 29.65, cutOffAt: '09:00', leavesAt: '10:30' },
  };
}
