/** Keep no orders. */
const WITHOUT_ORDERS = 0;
const HANDED = 'planted.handed';
const idOf = (what: string): string => `md5('${what} ' || h.meal_id)::uuid`;

/**
 * All kitchens but one class bring their lunches of two weeks by orders: each left half an hour before it was handed over. One day nobody
 * wrote down what became of them (P04), and one day all of them were on the road for too long (F03). After the meals are stored.
 */
export const DELIVERY_PLANTS: readonly string[] = [
  `CREATE TABLE ${HANDED} AS SELECT m.id AS meal_id, m.day, m.served_at, m.resident_id, m.town_code AS elder_town, s.id AS site, s.town_code, s.account_id,
     m.served_at - CASE WHEN m.day = month + 21 THEN interval '70 minutes' ELSE interval '30 minutes' END AS left_at, m.day = month + 17 AS unwritten
   FROM planted.meals m JOIN planted.sites s USING (no), planted.month
   WHERE m.no % 6 <> ${WITHOUT_ORDERS} AND m.mode = 'home_delivery' AND m.slot = 'lunch' AND m.voided_at IS NULL AND m.day BETWEEN month + 14 AND month + 27`,
  `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
   SELECT site, day, 'lunch', left(town_code, 6), town_code, count(*), (day + time '09:00') AT TIME ZONE 'Asia/Shanghai'
   FROM ${HANDED} GROUP BY site, day, town_code`,
  `INSERT INTO delivery.stops (id, run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at, use_by)
   SELECT ${idOf('stop')}, ${idOf('run')}, left(h.town_code, 6), h.town_code, h.site, ${idOf('order')}, h.resident_id, ${idOf('route')}, 1, h.served_at,
     h.left_at + interval '3 hours' FROM ${HANDED} h WHERE NOT h.unwritten`,
  `INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by, left_at,
     client_id, body_hash, account_id)
   SELECT ${idOf('route')}, ${idOf('run')}, left(h.town_code, 6), h.town_code, h.site, 1, 1, 70, h.left_at - interval '20 minutes', h.left_at + interval '3 hours',
     h.left_at, ${idOf('dispatch')}, sha256(''), h.account_id FROM ${HANDED} h WHERE NOT h.unwritten`,
  `INSERT INTO delivery.outcomes (order_id, seq, stop_id, run_id, district_code, town_code, facility_id, facility_town, resident_id, business_date, slot, kind,
     handover, happened_at, meal_id, device_id, offline, client_id, body_hash, account_id)
   SELECT ${idOf('order')}, 1, ${idOf('stop')}, ${idOf('run')}, left(h.town_code, 6), h.elder_town, h.site, h.town_code, h.resident_id, h.day, 'lunch', 'delivered',
     'in_person', h.served_at, h.meal_id, h.meal_id, false, h.meal_id, sha256(''), h.account_id FROM ${HANDED} h WHERE NOT h.unwritten`,
  `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT 'P04', site, meal_id FROM ${HANDED} WHERE unwritten`,
  `INSERT INTO planted.labels (code, facility_id, meal_id) SELECT 'F03', site, meal_id FROM ${HANDED}, planted.month WHERE day = month + 21`,
];
