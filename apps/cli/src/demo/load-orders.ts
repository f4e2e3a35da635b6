import { addDays, businessDateAt, weekdayOf } from '@nuancan/kernel';
import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoAccount } from './generate-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import type { DemoFacility } from './generate-facilities.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import { placeAround } from './place-around.js';
import { SeededRandom } from './seeded-random.js';

const PEOPLE = 24;
const MEALS_OF_A_REGULAR = 20;
/** How far from their kitchen they live. */
export const ORDERS_AROUND_METRES = 900;
const LANES = ['桥头弄', '祠堂路', '河沿街', '后山路'] as const;
/** As far ahead as a night places them. */
const DAYS_AHEAD = 7;

/** The oldest regular with money in a wallet first, so that a family has something to see; then who cannot well come: impaired, or old and alone. */
const WHO = `WITH regular AS (
    SELECT o.id FROM registry.residents o JOIN canteen.wallets w ON w.resident_id = o.id AND w.balance_fen > 0
    JOIN meal_point.facilities k ON k.id = $2 AND k.organisation_id = w.organisation_id
    WHERE o.town_code = $1 AND (SELECT count(*) FROM canteen.meals m WHERE m.resident_id = o.id AND m.facility_id = k.id) >= ${MEALS_OF_A_REGULAR}
    ORDER BY o.birth_date, o.id LIMIT 1)
  SELECT r.id FROM registry.residents r LEFT JOIN registry.capability_grades g ON g.resident_id = r.id AND g.valid_to IS NULL
  WHERE r.town_code = $1 AND NOT EXISTS (SELECT FROM registry.resident_statuses s WHERE s.resident_id = r.id)
  ORDER BY r.id IN (SELECT id FROM regular) DESC, array_position(ARRAY['severe', 'moderate', 'total'], g.grade) NULLS LAST, r.lives_alone DESC, r.birth_date, r.id LIMIT ${PEOPLE}`;

const ADDRESS = `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, door_note, longitude, latitude, located)
  VALUES ($1, $2, $3, 'home', $4, $5, $6, $7, 'exact') RETURNING id`;

const STANDING = `INSERT INTO delivery.standing_orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, slot, weekdays,
    on_holidays, valid_from, payment_method, handover, handover_note, address_id, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $2, $4, $4, 'lunch', $5, false, $6, $7, $8, $9, $10, uuidv7(), sha256(''), $11) RETURNING id`;

const ORDER = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    payment_method, handover, handover_note, address_id, standing_order_id, account_id)
  SELECT s.district_code, s.town_code, s.facility_id, s.facility_town, s.resident_id, s.person_id, d.day, s.slot, s.payment_method, s.handover,
    s.handover_note, s.address_id, s.id, s.account_id
  FROM delivery.standing_orders s CROSS JOIN unnest($2::date[], $3::int[]) d (day, weekday)
  WHERE s.facility_id = $1 AND d.weekday = ANY (s.weekdays) AND d.day >= s.valid_from`;

/** The canteen of 西坞 and who runs it. */
export function deliveringKitchen({ accounts, facilities }: DemoDistrict): {
  readonly operator: DemoAccount;
  readonly kitchen: DemoFacility;
} {
  const operator = accounts.find(({ login }) => login === 'op-xiwu');
  const kitchen = facilities.find(({ id }) => id === operator?.facilityId);
  if (operator === undefined || kitchen === undefined) throw new Error('the demo has no canteen in 西坞');
  return { operator, kitchen };
}

/** Residents to whom meals are brought: their home is known from their order. */
export async function broughtTo(client: Client, district: DemoDistrict): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(WHO, [XIWU.townCode, deliveringKitchen(district).kitchen.id]);
  return rows.map(({ id }) => id);
}

/** Lunches that the canteen of 西坞 brings to people at home: of today and the coming week, never of the past, whatever day the demo shows. */
export async function loadOrders(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const random = SeededRandom.stream(seed, 'orders');
  const { operator, kitchen } = deliveringKitchen(district);
  const tomorrow = addDays(businessDateAt(new Date()), 1);
  for (const [at, id] of (await broughtTo(client, district)).entries()) {
    const place = placeAround(random, { centre: kitchen, radiusMetres: ORDERS_AROUND_METRES });
    const line = `${LANES[at % LANES.length]} ${random.between({ from: 1, to: 60 })} 号`;
    const address = [id, DEMO_DISTRICT.code, XIWU.townCode, line, at % 6 === 0 ? '耳背，请敲重一点' : null];
    const { rows: added } = await client.query<{ id: string }>(ADDRESS, [...address, place.longitude, place.latitude]);
    const byProxy = at % 5 === 4;
    await client.query(STANDING, [
      ...[
        DEMO_DISTRICT.code,
        XIWU.townCode,
        kitchen.id,
        id,
        at % 4 === 0 ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5],
        tomorrow,
      ],
      ...[
        at % 3 === 0 ? 'cash' : 'wallet',
        byProxy ? 'proxy' : 'in_person',
        byProxy ? '隔壁邻居' : null,
        added[0]?.id,
        operator.id,
      ],
    ]);
  }
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => addDays(tomorrow, ahead));
  await client.query(ORDER, [kitchen.id, days, days.map((day) => weekdayOf(day))]);
}
