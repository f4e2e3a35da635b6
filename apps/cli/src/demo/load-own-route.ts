import { businessDateAt } from '@nuancan/kernel';
import { namePinyin } from '@nuancan/registry';
import type { Client } from 'pg';
import { bulkLoad } from './bulk-load.js';
import type { DemoDistrict } from './demo-district.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

const DOORS = 7;
/** Of them, those of the trip that has left. */
const DOORS_ON_THE_ROAD = 4;
const PEOPLE = [
  { name: '陈志远', phone: '15400002001', birthDate: '1959-04-12', ownsLogin: true },
  { name: '王秀芬', phone: '15400002002', birthDate: '1963-09-30', ownsLogin: false },
] as const;
const RUN_TABLES = ['rules', 'freezes', 'orders', 'runs', 'run_crew', 'routes', 'stops', 'dispatches'].map(
  (table) => `delivery.${table}`,
);
const PEOPLE_TABLES = ['volunteers', 'persons', 'delivery_profiles', 'delivery_hours'].map(
  (table) => `volunteering.${table}`,
);
const UNGUARDED = [...RUN_TABLES, 'volunteering.volunteers'];

const VOLUNTEER = `INSERT INTO volunteering.volunteers (district_code, town_code, account_id, consented_on, registered_by, registered_at, checked_by,
    checked_at) VALUES ($1, $2, $3, '2024-03-01', $4, '2024-03-01', $5, '2024-03-02') RETURNING id`;
const PERSON = `INSERT INTO volunteering.persons (id, district_code, town_code, name, name_initials, phone, birth_date, client_id, body_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $1, sha256(''))`;
const PROFILE = `INSERT INTO volunteering.delivery_profiles (volunteer_id, district_code, town_code, mode, hot_portions, cold_portions, most_minutes,
    starts_from, ends_at, changed_by) VALUES ($1, $2, $3, 'ebike', 12, 0, 120, 'kitchen', 'anywhere', $4)`;
const HOURS = `INSERT INTO volunteering.delivery_hours (volunteer_id, district_code, town_code, weekday, starts_at, ends_at)
  SELECT $1, $2, $3, d, '06:00', '20:00' FROM generate_series(1, 7) d`;

/** The list of lunch is fixed the evening before, so that there is one at whatever hour the demo is loaded. */
const RULE = `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes,
    account_id, recorded_at)
  SELECT f.district_code, f.town_code, f.id, 'lunch', $2::date - 30, 1, '17:00', '10:30', 60, $3, ($2::date - 40)::timestamptz
  FROM meal_point.facilities f WHERE f.id = $1`;
/** Those who live nearest, frail or alone. */
const ORDERS = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    payment_method, handover, handover_note, address_id, state, menu_item_id, price_fen, label_no, client_id, body_hash, account_id, placed_at)
  SELECT x.district_code, x.town_code, f.id, f.town_code, x.id, x.id, $2::date, 'lunch', CASE WHEN x.no % 3 = 1 THEN 'cash' ELSE 'wallet' END,
    CASE WHEN x.no % 4 = 3 THEN 'at_door' ELSE 'in_person' END, CASE WHEN x.no % 4 = 3 THEN '放门口木凳上，敲门后再走' END, x.address_id, 'frozen', i.id,
    i.price_fen, x.no, uuidv7(), sha256(''), $3, ($2::date - 1 + time '15:00') AT TIME ZONE 'Asia/Shanghai'
  FROM meal_point.facilities f
  CROSS JOIN LATERAL (SELECT r.*, a.id AS address_id, row_number() OVER (ORDER BY abs(a.longitude - f.longitude) + abs(a.latitude - f.latitude), r.id) AS no
    FROM registry.residents r JOIN registry.resident_addresses a ON a.resident_id = r.id AND a.ended_at IS NULL AND a.label = 'home'
      AND a.located = 'exact'
    LEFT JOIN registry.capability_grades g ON g.resident_id = r.id AND g.valid_to IS NULL
    WHERE r.town_code = f.town_code AND (r.lives_alone OR g.grade IN ('mild', 'moderate', 'severe'))
      AND NOT EXISTS (SELECT FROM registry.resident_statuses s WHERE s.resident_id = r.id) ORDER BY no LIMIT ${DOORS}) x
  LEFT JOIN LATERAL (SELECT o.id, o.price_fen FROM canteen.menu_on(f.id, $2) o
    WHERE o.offered AND o.slot = 'lunch' AND o.kind = 'set' ORDER BY o.price_fen, o.name, o.id LIMIT 1) i ON true
  WHERE f.id = $1`;
const FREEZE = `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off, frozen_at)
  SELECT f.id, $2::date, 'lunch', f.district_code, f.town_code, $3::int, u.cut_off, u.cut_off + interval '1 minute'
  FROM meal_point.facilities f CROSS JOIN LATERAL delivery.rule_on(f.id, 'lunch', $2) u WHERE f.id = $1`;
/** Five minutes ago, but today: nothing leaves on another day. */
const LEFT = `greatest(date_trunc('second', clock_timestamp() - interval '5 minutes'), $2::date::timestamp AT TIME ZONE 'Asia/Shanghai')`;
const RUN = `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, state, version, ways, figures, account_id, opened_at,
    planned_at, published_by, published_at, dispatched_at)
  SELECT f.district_code, f.town_code, f.id, $2::date, 'lunch', 'dispatched', 5, 'straight', $4, $3, u.cut_off + interval '5 minutes',
    u.cut_off + interval '6 minutes', $3, u.cut_off + interval '20 minutes', ${LEFT}
  FROM meal_point.facilities f CROSS JOIN LATERAL delivery.rule_on(f.id, 'lunch', $2) u WHERE f.id = $1 RETURNING id`;
const CREW = `INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes, account_id)
  SELECT r.id, v, r.district_code, r.town_code, r.facility_id, true, $3 FROM delivery.runs r, unnest($2::uuid[]) v WHERE r.id = $1`;
const ROUTE = `INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published,
    departed_at)
  SELECT r.id, r.district_code, r.town_code, r.facility_id, p.volunteer_id, $3, p.mode, p.hot_portions, t.out, t.out + interval '40 minutes', true,
    CASE $3 WHEN 1 THEN r.dispatched_at END
  FROM delivery.runs r CROSS JOIN LATERAL (SELECT r.dispatched_at + ($3 - 1) * interval '50 minutes' AS out) t, volunteering.delivery_profiles p
  WHERE r.id = $1 AND p.volunteer_id = $2 RETURNING id`;
const STOPS = `INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
  SELECT t.run_id, t.district_code, t.town_code, t.facility_id, o.id, o.person_id, t.id, row_number() OVER (ORDER BY o.label_no),
    t.leaves_at + row_number() OVER (ORDER BY o.label_no) * interval '8 minutes', t.leaves_at + interval '1 hour'
  FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id JOIN delivery.orders o ON o.facility_id = r.facility_id
    AND o.business_date = r.business_date AND o.slot = r.slot AND o.label_no BETWEEN $2 AND $3 WHERE t.id = $1`;
const DISPATCH = `INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by,
    left_at, client_id, body_hash, account_id, recorded_at)
  SELECT t.id, t.run_id, t.district_code, t.town_code, t.facility_id, 1, $3, 72, c.at, delivery.food_use_by(t.facility_id, r.business_date, r.slot, c.at),
    t.departed_at, uuidv7(), sha256(''), $2, t.departed_at
  FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id CROSS JOIN LATERAL (SELECT t.departed_at - interval '15 minutes' AS at) c
  WHERE t.id = $1`;

/**
 * Two trips of today for the volunteer's login, whatever day the demo shows: the first on the road since a few minutes, the second waiting at the
 * kitchen of 溪口 until its operator sends it out.
 */
export async function loadOwnRoute(client: Client, { accounts }: DemoDistrict): Promise<void> {
  const accountOf = (login: string): { id: string; facilityId: string | null; townCode: string | null } => {
    const found = accounts.find((account) => account.login === login);
    if (found === undefined) throw new Error(`the demo has no ${login}`);
    return found;
  };
  const [operator, official, own] = [accountOf('op-xikou'), accountOf('zhen-xikou'), accountOf('zhiyuan')];
  const kitchenId = operator.facilityId;
  const today = businessDateAt(new Date());
  await bulkLoad(client, [...RUN_TABLES, ...PEOPLE_TABLES], async () => {
    // Its cut-off has passed for whoever loads it, and no official is there to link the account.
    for (const table of UNGUARDED) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const people: string[] = [];
    for (const { name, phone, birthDate, ownsLogin } of PEOPLE) {
      const place = [DEMO_DISTRICT.code, operator.townCode];
      const asked = [...place, ownsLogin ? own.id : null, operator.id, official.id];
      const { rows } = await client.query<{ id: string }>(VOLUNTEER, asked);
      const id = rows[0]!.id;
      await client.query(PERSON, [id, ...place, name, namePinyin(name).initials, phone, birthDate]);
      await client.query(PROFILE, [id, ...place, operator.id]);
      await client.query(HOURS, [id, ...place]);
      people.push(id);
    }
    await client.query(RULE, [kitchenId, today, operator.id]);
    const { rowCount } = await client.query(ORDERS, [kitchenId, today, operator.id]);
    await client.query(FREEZE, [kitchenId, today, rowCount]);
    await loadRun(client, { kitchenId, today, operatorId: operator.id, people, orders: rowCount ?? 0 });
    for (const table of UNGUARDED) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  });
}

interface OwnRun {
  readonly kitchenId: string | null;
  readonly today: string;
  readonly operatorId: string;
  /** The first one's login is shown. */
  readonly people: readonly string[];
  readonly orders: number;
}

async function loadRun(client: Client, { kitchenId, today, operatorId, people, orders }: OwnRun): Promise<void> {
  const onTheRoad = Math.min(DOORS_ON_THE_ROAD, orders);
  const trips = [onTheRoad, orders - onTheRoad].filter((doors) => doors > 0);
  if (trips.length === 0) return;
  const figures = {
    ...{ orders, served: orders, unserved: 0, trips: trips.length, volunteers: 1, knownDoors: 0, sameFace: 0 },
    ...{ minutes: 40 * trips.length, metres: 900 * orders, cost: 2400 * trips.length, planMs: null },
  };
  const { rows: runs } = await client.query<{ id: string }>(RUN, [kitchenId, today, operatorId, figures]);
  const runId = runs[0]!.id;
  await client.query(CREW, [runId, people, operatorId]);
  let first = 1;
  for (const [at, doors] of trips.entries()) {
    const { rows } = await client.query<{ id: string }>(ROUTE, [runId, people[0], at + 1]);
    await client.query(STOPS, [rows[0]!.id, first, first + doors - 1]);
    if (at === 0) await client.query(DISPATCH, [rows[0]!.id, operatorId, doors]);
    first += doors;
  }
}
