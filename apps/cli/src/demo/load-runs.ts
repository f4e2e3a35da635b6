import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { bulkLoad } from './bulk-load.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { deliveringKitchen, ORDERS_AROUND_METRES } from './load-orders.js';
import { FAILED_DOOR_TABLES, loadFailedDoors } from './load-failed-doors.js';
import { placeAround } from './place-around.js';
import { SeededRandom } from './seeded-random.js';
import { splitTrips, type BroughtMeal } from './split-trips.js';

const CARRIERS = 4;
/** How long it takes to put the demo's walking network into force, with some to spare. */
const SECONDS_FOR_NETWORK = 60;
const RUN_TABLES = ['freezes', 'orders', 'runs', 'run_crew', 'routes', 'stops', 'dispatches', 'outcomes'];
const TABLES = [...RUN_TABLES.map((table) => `delivery.${table}`), ...FAILED_DOOR_TABLES];
/** Who cooks for a day takes orders no later than the afternoon before. */
const TAKEN = `($3::date - 1 + time '15:00') AT TIME ZONE 'Asia/Shanghai'`;

const MEALS = `SELECT m.id, m.served_at AS "servedAt" FROM canteen.meals m WHERE m.facility_id = $1 AND m.business_date = $2 AND m.slot = 'lunch'
    AND m.mode = 'home_delivery' AND m.resident_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date) ORDER BY m.served_at, m.id`;
/** Days of the week before on which anything was brought. */
const DAYS = `SELECT DISTINCT m.business_date::text AS day FROM canteen.meals m WHERE m.facility_id = $1 AND m.slot = 'lunch' AND m.mode = 'home_delivery'
    AND m.resident_id IS NOT NULL AND m.business_date BETWEEN $2::date - 7 AND $2::date - 1 ORDER BY 1`;
const HOMELESS = `SELECT DISTINCT m.resident_id AS id FROM canteen.meals m WHERE m.id = ANY ($1) AND NOT EXISTS (
    SELECT FROM registry.resident_addresses a WHERE a.resident_id = m.resident_id AND a.ended_at IS NULL AND a.located <> 'none') ORDER BY 1`;
const HOME = `INSERT INTO registry.resident_addresses (resident_id, district_code, town_code, label, line, longitude, latitude, located)
  SELECT r.id, r.district_code, r.town_code, 'other', '老街 ' || $2::int || ' 号', $3, $4, 'exact' FROM registry.residents r WHERE r.id = $1`;
const VOLUNTEERS = `SELECT p.volunteer_id AS id FROM volunteering.delivery_profiles p WHERE p.town_code = $1 ORDER BY p.mode, p.volunteer_id
  LIMIT ${CARRIERS}`;

const ORDERS = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    payment_method, handover, address_id, state, menu_item_id, price_fen, label_no, client_id, body_hash, account_id, placed_at)
  SELECT r.district_code, r.town_code, m.facility_id, m.facility_town, r.id, coalesce(r.merged_into, r.id), m.business_date, m.slot,
    CASE WHEN m.payment_method IN ('cash', 'wechat', 'alipay', 'ecny') THEN m.payment_method ELSE 'wallet' END, 'in_person', a.id, 'frozen', i.id,
    i.price_fen, row_number() OVER (ORDER BY m.served_at, m.id), uuidv7(), sha256(''), $4, ${TAKEN}
  FROM canteen.meals m JOIN registry.residents r ON r.id = m.resident_id
  CROSS JOIN LATERAL (SELECT x.id FROM registry.resident_addresses x WHERE x.resident_id = r.id AND x.ended_at IS NULL AND x.located <> 'none'
    ORDER BY x.label = 'home' DESC, x.id LIMIT 1) a
  LEFT JOIN LATERAL (SELECT o.id, o.price_fen FROM canteen.menu_on(m.facility_id, m.business_date) o
    WHERE o.offered AND o.slot = m.slot AND o.kind = 'set' ORDER BY o.price_fen, o.name, o.id LIMIT 1) i ON true
  WHERE m.id = ANY ($1) AND m.business_date = $3 AND m.facility_id = $2`;
const FREEZE = `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off, frozen_at)
  SELECT f.id, $2::date, 'lunch', f.district_code, f.town_code, (SELECT count(*) FROM delivery.orders o WHERE o.facility_id = f.id AND o.business_date = $2
    AND o.label_no IS NOT NULL), u.cut_off, u.cut_off + interval '1 minute'
  FROM meal_point.facilities f CROSS JOIN LATERAL delivery.rule_on(f.id, 'lunch', $2) u WHERE f.id = $1`;
const RUN = `INSERT INTO delivery.runs (id, district_code, town_code, facility_id, business_date, slot, state, version, ways, figures, account_id, opened_at,
    planned_at, published_by, published_at, dispatched_at, closed_at)
  SELECT $3, f.district_code, f.town_code, f.id, $2::date, 'lunch', 'closed', 6, 'straight', $5, $4, u.cut_off + interval '5 minutes',
    u.cut_off + interval '6 minutes', $4, u.cut_off + interval '20 minutes', to_timestamp($6), to_timestamp($7)
  FROM meal_point.facilities f CROSS JOIN LATERAL delivery.rule_on(f.id, 'lunch', $2) u WHERE f.id = $1`;
const ROUTE = `INSERT INTO delivery.routes (id, run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published,
    departed_at)
  SELECT $1, r.id, r.district_code, r.town_code, r.facility_id, p.volunteer_id, $4, p.mode, p.hot_portions, $5, $6, true, $5
  FROM delivery.runs r, volunteering.delivery_profiles p WHERE r.id = $2 AND p.volunteer_id = $3`;
const STOPS = `INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
  SELECT t.run_id, t.district_code, t.town_code, t.facility_id, o.id, o.person_id, t.id, row_number() OVER (ORDER BY m.served_at, m.id), m.served_at,
    t.leaves_at + interval '1 hour'
  FROM delivery.routes t JOIN canteen.meals m ON m.id = ANY ($2) AND m.facility_id = t.facility_id
  JOIN delivery.orders o ON o.resident_id = m.resident_id AND o.business_date = m.business_date AND o.slot = m.slot WHERE t.id = $1`;
const DISPATCH = `INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by,
    left_at, client_id, body_hash, account_id, recorded_at)
  SELECT t.id, t.run_id, t.district_code, t.town_code, t.facility_id, 1, s.portions, 71.5, c.at, delivery.food_use_by(t.facility_id, r.business_date,
    r.slot, c.at), t.leaves_at, uuidv7(), sha256(''), $2, t.leaves_at
  FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id CROSS JOIN LATERAL (SELECT t.leaves_at - interval '15 minutes' AS at) c
  CROSS JOIN LATERAL (SELECT count(*) AS portions FROM delivery.stops s WHERE s.route_id = t.id) s WHERE t.run_id = $1`;
const OUTCOMES = `INSERT INTO delivery.outcomes (order_id, seq, stop_id, run_id, volunteer_id, district_code, town_code, facility_id, facility_town,
    resident_id, business_date, slot, kind, handover, happened_at, meal_id, device_id, offline, client_id, body_hash, account_id, recorded_at)
  SELECT o.id, 1, s.id, s.run_id, t.volunteer_id, o.district_code, o.town_code, o.facility_id, o.facility_town, o.resident_id, o.business_date, o.slot,
    'delivered', 'in_person', m.served_at, m.id, gen_random_uuid(), false, uuidv7(), sha256(''), $2, m.served_at + interval '1 minute'
  FROM delivery.stops s JOIN delivery.orders o ON o.id = s.order_id JOIN delivery.routes t ON t.id = s.route_id
  JOIN canteen.meals m ON m.id = ANY ($3) AND m.resident_id = o.resident_id AND m.business_date = o.business_date AND m.slot = o.slot WHERE s.run_id = $1`;

/** Today those of the week before, and whoever has a standing order from tomorrow on. */
const ORDERS_TODAY = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    payment_method, handover, address_id, client_id, body_hash, account_id, placed_at)
  SELECT DISTINCT ON (x.person_id) x.district_code, x.town_code, x.facility_id, x.facility_town, x.resident_id, x.person_id, $3::date, 'lunch',
    x.payment_method, 'in_person', x.address_id, uuidv7(), sha256(''), $2, ${TAKEN}
  FROM (SELECT o.* FROM delivery.orders o WHERE o.facility_id = $1 AND o.slot = 'lunch'
    AND (o.business_date < $3::date OR o.standing_order_id IS NOT NULL)) x
  WHERE NOT EXISTS (SELECT FROM delivery.orders y WHERE y.person_id = x.person_id AND y.business_date = $3 AND y.slot = 'lunch')
    AND NOT delivery.gone_on(x.person_id, $3) ORDER BY x.person_id, x.business_date`;
const BEGIN = `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, account_id)
  SELECT z.district_code, z.town_code, z.facility_id, z.business_date, z.slot, $3 FROM delivery.freezes z
  WHERE z.facility_id = $1 AND z.business_date = $2 AND z.slot = 'lunch' AND z.orders > 0 RETURNING id`;
const CREW = `INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes, account_id)
  SELECT r.id, v, r.district_code, r.town_code, r.facility_id, true, $3 FROM delivery.runs r, unnest($2::uuid[]) v WHERE r.id = $1`;
const PLAN = `UPDATE delivery.runs SET state = 'planning', plan_asked = 'fresh', version = version + 1 WHERE id = $1`;
/** Once the walking network is in force, which the worker sees to first. */
const ASK = `INSERT INTO platform.outbox (district_code, job, payload, due_at)
  SELECT r.district_code, 'plan-run', jsonb_build_object('runId', r.id), clock_timestamp() + interval '${SECONDS_FOR_NETWORK} seconds' FROM delivery.runs r WHERE r.id = $1`;

/** What 西坞's canteen brought in the week before, door by door, and today's run: the worker plans it as soon as it runs, if today's list is fixed already. */
export async function loadRuns(client: Client, district: DemoDistrict, seed: number): Promise<void> {
  const { operator, kitchen } = deliveringKitchen(district);
  const { today } = district;
  const { rows } = await client.query<{ id: string }>(VOLUNTEERS, [XIWU.townCode]);
  const people = rows.map(({ id }) => id);
  await bulkLoad(client, TABLES, async () => {
    // What a day looks like once it is over: its cut-off has passed for whoever loads it.
    for (const table of TABLES) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const { rows: days } = await client.query<{ day: string }>(DAYS, [kitchen.id, today]);
    for (const { day } of days) await loadRunOf(client, day, { district, seed, people });
    await loadFailedDoors(
      client,
      district,
      days.map(({ day }) => day),
    );
    await client.query(ORDERS_TODAY, [kitchen.id, operator.id, today]);
    for (const table of TABLES) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query(`SELECT delivery.freeze_slot($1, $2, 'lunch')`, [kitchen.id, today]);
    const { rows: begun } = await client.query<{ id: string }>(BEGIN, [kitchen.id, today, operator.id]);
    for (const { id } of begun) {
      await client.query(CREW, [id, people, operator.id]);
      await client.query(PLAN, [id]);
      await client.query(ASK, [id]);
    }
  });
}

interface Loading {
  readonly district: DemoDistrict;
  readonly seed: number;
  readonly people: readonly string[];
}

async function loadRunOf(client: Client, day: string, { district, seed, people }: Loading): Promise<void> {
  const { operator, kitchen } = deliveringKitchen(district);
  const { rows: meals } = await client.query<BroughtMeal>(MEALS, [kitchen.id, day]);
  const [first, last] = [meals[0], meals.at(-1)];
  if (first === undefined || last === undefined) return;
  const ids = meals.map(({ id }) => id);
  await giveHomes(client, ids, { centre: kitchen, random: SeededRandom.stream(seed, `doors of ${day}`) });
  await client.query(ORDERS, [ids, kitchen.id, day, operator.id]);
  await client.query(FREEZE, [kitchen.id, day]);
  const runId = randomUUID();
  const trips = splitTrips(meals, people);
  const minutes = trips.reduce(
    (sum, { leavesAt, endsAt }) => sum + (endsAt.getTime() - leavesAt.getTime()) / 60_000,
    0,
  );
  const figures = {
    ...{ orders: meals.length, served: meals.length, unserved: 0, trips: trips.length, knownDoors: 0, sameFace: 0 },
    ...{
      volunteers: new Set(trips.map(({ volunteerId }) => volunteerId)).size,
      planMs: null,
      cost: Math.round(60 * minutes),
    },
    ...{ minutes: Math.round(minutes), metres: meals.length * ORDERS_AROUND_METRES },
  };
  const [out, over] = [trips[0]!.leavesAt.getTime() / 1000, last.servedAt.getTime() / 1000 + 600];
  await client.query(RUN, [kitchen.id, day, runId, operator.id, figures, out, over]);
  for (const { volunteerId, trip, leavesAt, endsAt, meals: brought } of trips) {
    const routeId = randomUUID();
    await client.query(ROUTE, [routeId, runId, volunteerId, trip, leavesAt, endsAt]);
    await client.query(STOPS, [routeId, brought.map(({ id }) => id)]);
  }
  await client.query(DISPATCH, [runId, operator.id]);
  await client.query(OUTCOMES, [runId, operator.id, ids]);
}

async function giveHomes(
  client: Client,
  meals: readonly string[],
  around: { readonly centre: { longitude: number; latitude: number }; readonly random: SeededRandom },
): Promise<void> {
  const { rows } = await client.query<{ id: string }>(HOMELESS, [meals]);
  for (const [at, { id }] of rows.entries()) {
    const place = placeAround(around.random, { centre: around.centre, radiusMetres: ORDERS_AROUND_METRES });
    await client.query(HOME, [id, at + 1, place.longitude, place.latitude]);
  }
}
