import type { Client } from 'pg';
import { XIWU } from './demo-accounts.js';
import type { DemoDistrict } from './demo-district.js';
import { deliveringKitchen } from './load-orders.js';

/** Tables that `loadFailedDoors` writes beside those of runs; whoever loads them suspends what guards them. */
export const FAILED_DOOR_TABLES: readonly string[] = [
  ...['canteen.production_entries', 'canteen.day_sources', 'delivery.welfare_signals'],
  ...['welfare.cases', 'welfare.steps', 'welfare.words'],
];

/** What else than delivered became of an order, on which of the last days: not the one on which portions were lost in the kitchen. */
const FAILED = [
  { daysBack: 1, kind: 'refused', note: '说胃口不好，今天不想吃' },
  { daysBack: 3, kind: 'nobody_answers', note: '敲门、打电话都没有人应' },
  { daysBack: 4, kind: 'address_wrong', note: '门牌改过，邻居说搬到前一排' },
  { daysBack: 5, kind: 'late', note: '电动车坏在半路' },
] as const;

/** Somebody who is brought meals from now on, and ate nothing on the day; at the price of those who were brought one. */
const ORDER = `INSERT INTO delivery.orders (district_code, town_code, facility_id, facility_town, resident_id, person_id, business_date, slot,
    payment_method, handover, address_id, state, menu_item_id, price_fen, label_no, client_id, body_hash, account_id, placed_at)
  SELECT s.district_code, s.town_code, s.facility_id, s.facility_town, s.resident_id, s.person_id, $2::date, 'lunch', s.payment_method, s.handover,
    s.address_id, 'frozen', x.menu_item_id, x.price_fen, (SELECT max(o.label_no) + 1 FROM delivery.orders o WHERE o.facility_id = $1 AND o.business_date = $2),
    uuidv7(), sha256(''), s.account_id, ($2::date - 1 + time '15:00') AT TIME ZONE 'Asia/Shanghai'
  FROM delivery.standing_orders s
  CROSS JOIN LATERAL (SELECT * FROM delivery.orders o WHERE o.facility_id = $1 AND o.business_date = $2 ORDER BY o.id LIMIT 1) x
  WHERE s.facility_id = $1 AND s.handover = 'in_person'
    AND NOT EXISTS (SELECT FROM canteen.meals m WHERE m.resident_id = s.person_id AND m.business_date = $2)
    AND NOT EXISTS (SELECT FROM delivery.orders o WHERE o.person_id = s.person_id AND o.business_date <= $2)
  ORDER BY s.person_id LIMIT 1 RETURNING id`;
const COUNTED = `UPDATE delivery.freezes SET orders = orders + 1 WHERE facility_id = $1 AND business_date = $2 AND slot = 'lunch'`;
/** At the end of the shortest trip of the day. */
const STOP = `INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
  SELECT t.run_id, t.district_code, t.town_code, t.facility_id, o.id, o.person_id, t.id, n.stops + 1, t.ends_at, t.leaves_at + interval '1 hour'
  FROM delivery.orders o JOIN delivery.runs r ON r.facility_id = o.facility_id AND r.business_date = o.business_date AND r.slot = o.slot
  JOIN delivery.routes t ON t.run_id = r.id CROSS JOIN LATERAL (SELECT count(*)::int AS stops FROM delivery.stops s WHERE s.route_id = t.id) n
  WHERE o.id = $1 AND n.stops < t.boxes ORDER BY n.stops, t.leaves_at DESC LIMIT 1 RETURNING route_id AS id`;
const PACKED = `UPDATE delivery.dispatches SET portions = portions + 1 WHERE route_id = $1
  RETURNING CASE $2 WHEN 'late' THEN use_by + interval '5 minutes' ELSE (SELECT t.ends_at FROM delivery.routes t WHERE t.id = $1) END AS at`;
const COOKED = `UPDATE canteen.production_entries SET portions = portions + 1 WHERE facility_id = $1 AND business_date = $2 AND slot = 'lunch'
  AND kind = 'cooked'`;
const RETURNED = `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, reason, client_id,
    body_hash, account_id, recorded_at)
  SELECT o.district_code, o.facility_town, o.facility_id, o.business_date, o.slot, 'returned', 1, CASE $2 WHEN 'refused' THEN 'refused' ELSE 'failed' END,
    uuidv7(), sha256(''), $3, $4 FROM delivery.orders o WHERE o.id = $1 RETURNING id`;
const WASTED = `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen, client_id,
    body_hash, account_id, recorded_at)
  SELECT e.district_code, e.town_code, e.facility_id, e.business_date, 'wastage', '送餐退回', 1, c.ingredients_fen + c.labour_fen + c.energy_fen
    + c.packaging_fen, e.id, e.body_hash, e.account_id, e.recorded_at
  FROM canteen.production_entries e JOIN canteen.cost_cards c ON c.facility_id = e.facility_id AND c.valid_from <= e.business_date
    AND (c.valid_to IS NULL OR c.valid_to >= e.business_date) WHERE e.id = $1 ORDER BY c.valid_from DESC LIMIT 1`;
const OUTCOME = `INSERT INTO delivery.outcomes (order_id, seq, stop_id, run_id, volunteer_id, district_code, town_code, facility_id, facility_town,
    resident_id, business_date, slot, kind, happened_at, note, returned_entry_id, device_id, offline, client_id, body_hash, account_id, recorded_at)
  SELECT o.id, 1, s.id, s.run_id, t.volunteer_id, o.district_code, o.town_code, o.facility_id, o.facility_town, o.resident_id, o.business_date, o.slot,
    $2, $3, $4, $5, gen_random_uuid(), false, uuidv7(), sha256(''), $6, $3::timestamptz + interval '1 minute'
  FROM delivery.stops s JOIN delivery.orders o ON o.id = s.order_id JOIN delivery.routes t ON t.id = s.route_id WHERE o.id = $1 RETURNING id, run_id AS run`;
const OVER = `UPDATE delivery.runs SET closed_at = greatest(closed_at, $2::timestamptz + interval '10 minutes'), figures = figures
  || jsonb_build_object('orders', (figures ->> 'orders')::int + 1, 'served', (figures ->> 'served')::int + 1) WHERE id = $1`;

const SIGNAL = `INSERT INTO delivery.welfare_signals (outcome_id, kind, district_code, town_code, facility_id, facility_town, resident_id, happened_at, raised_at)
  SELECT x.id, x.kind, x.district_code, x.town_code, x.facility_id, x.facility_town, x.resident_id, x.happened_at, x.recorded_at
  FROM delivery.outcomes x WHERE x.id = $1`;
const CASE = `INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, order_id, state, stage, step, contact_minutes,
    officer_minutes, escalation_minutes, opened_at, finding, closed_by, closed_at)
  SELECT x.district_code, x.town_code, x.resident_id, o.person_id, x.facility_id, 'no_answer', x.order_id, 'closed', 0, 4, 15, 30, 60, x.happened_at, 'out',
    $2, x.happened_at + interval '24 minutes' FROM delivery.outcomes x JOIN delivery.orders o ON o.id = x.order_id WHERE x.id = $1 RETURNING id`;
const STEPS = `INSERT INTO welfare.steps (case_id, step, district_code, town_code, action, due_at, at, account_id)
  SELECT c.id, p.step, c.district_code, c.town_code, p.action, CASE p.action WHEN 'call_resident' THEN c.opened_at END,
    c.opened_at + p.minutes * interval '1 minute', CASE WHEN p.by_town THEN $2::uuid END
  FROM welfare.cases c, (VALUES (1, 'opened', 0, false), (2, 'call_resident', 0, false), (3, 'acknowledged', 7, true), (4, 'closed', 24, true))
    p (step, action, minutes, by_town) WHERE c.id = $1`;
const WORDS = `INSERT INTO welfare.words (case_id, step, district_code, town_code, words)
  SELECT c.id, p.step, c.district_code, c.town_code, p.words FROM welfare.cases c,
    (VALUES (3, '电话打不通，请网格员上门'), (4, '在后山菜地里，没带手机，人平安')) p (step, words) WHERE c.id = $1`;

/** A few orders of the last week that were not delivered: the portion came back, and who did not answer was looked after. */
export async function loadFailedDoors(client: Client, district: DemoDistrict, days: readonly string[]): Promise<void> {
  const { operator, kitchen } = deliveringKitchen(district);
  const official = district.accounts.find(
    ({ role, townCode }) => role === 'town_official' && townCode === XIWU.townCode,
  );
  for (const { daysBack, kind, note } of FAILED) {
    const day = days.at(-daysBack);
    if (day === undefined) continue;
    const { rows: orders } = await client.query<{ id: string }>(ORDER, [kitchen.id, day]);
    const orderId = orders[0]?.id;
    if (orderId === undefined) continue;
    await client.query(COUNTED, [kitchen.id, day]);
    const { rows: routes } = await client.query<{ id: string }>(STOP, [orderId]);
    if (routes[0] === undefined) throw new Error(`no trip of ${day} has room`);
    const { rows: packed } = await client.query<{ at: Date }>(PACKED, [routes[0].id, kind]);
    const { at } = packed[0]!;
    await client.query(COOKED, [kitchen.id, day]);
    const { rows: returned } = await client.query<{ id: string }>(RETURNED, [orderId, kind, operator.id, at]);
    await client.query(WASTED, [returned[0]!.id]);
    const ended = [orderId, kind, at, note, returned[0]!.id, operator.id];
    const { rows: outcomes } = await client.query<{ id: string; run: string }>(OUTCOME, ended);
    const { id, run } = outcomes[0]!;
    await client.query(OVER, [run, at]);
    if (kind === 'nobody_answers') await lookAfter(client, id, official?.id);
  }
}

async function lookAfter(client: Client, outcomeId: string, officialId: string | undefined): Promise<void> {
  await client.query(SIGNAL, [outcomeId]);
  const { rows } = await client.query<{ id: string }>(CASE, [outcomeId, officialId]);
  await client.query(STEPS, [rows[0]!.id, officialId]);
  await client.query(WORDS, [rows[0]!.id]);
}
