import type { Invariant } from '@nuancan/platform';

/** Of runs: the whole list, each order once, nobody sent out twice at a time, and nothing on the road for too long. */
export const RUN_INVARIANTS: readonly Invariant[] = [
  {
    name: 'run-whole-list',
    zh: '每次送餐包含该餐次名单上的每一份，每份恰好一站，或已说明为什么送不到；名单之外的没有站',
    en: 'Every order of a kitchen’s list is one live stop of its run, on a route or told unserved, and no stop is of anything else',
    sql: `SELECT r.id AS run, o.id AS "order", count(s.id) AS stops FROM delivery.runs r
        JOIN delivery.orders o ON o.facility_id = r.facility_id AND o.business_date = r.business_date AND o.slot = r.slot AND o.state = 'frozen'
        LEFT JOIN delivery.stops s ON s.order_id = o.id AND s.run_id = r.id AND s.withdrawn_at IS NULL
          AND (s.route_id IS NULL) = (s.unserved IS NOT NULL)
        WHERE r.state <> 'cancelled' GROUP BY 1, 2 HAVING count(s.id) <> 1
      UNION ALL
      SELECT s.run_id, s.order_id, 0 FROM delivery.stops s JOIN delivery.runs r ON r.id = s.run_id JOIN delivery.orders o ON o.id = s.order_id
        WHERE s.withdrawn_at IS NULL AND (r.state = 'cancelled' OR o.state <> 'frozen' OR o.facility_id <> r.facility_id
          OR o.business_date <> r.business_date OR o.slot <> r.slot OR o.person_id <> s.person_id)`,
  },
  {
    name: 'run-one-of-a-slot',
    zh: '一个助餐点一餐最多一次有效的送餐，一份订单最多一个有效的站',
    en: 'A kitchen has one run of a slot, and an order one live stop',
    sql: `SELECT facility_id::text AS what, business_date::text, slot FROM delivery.runs WHERE state <> 'cancelled' GROUP BY 1, 2, 3 HAVING count(*) > 1
      UNION ALL SELECT order_id::text, min(run_id::text), 'stops' FROM delivery.stops WHERE withdrawn_at IS NULL GROUP BY 1 HAVING count(*) > 1`,
  },
  {
    name: 'run-routes-whole',
    zh: '站都在本次送餐有效的路线上，顺序不重复，份数不超过能带的份数，交餐时间在出发之后、食用时限之内（手工改动已标出超限的除外）',
    en: 'Stops are on live routes of their run, at one place each, no more than fit, handed over after leaving and before the use-by, unless the run tells its violations',
    sql: `SELECT s.id, 'route' AS problem FROM delivery.stops s JOIN delivery.routes t ON t.id = s.route_id WHERE t.run_id <> s.run_id OR t.withdrawn_at IS NOT NULL
      UNION ALL SELECT min(s.id::text)::uuid, 'position' FROM delivery.stops s WHERE s.route_id IS NOT NULL GROUP BY s.route_id, s.position HAVING count(*) > 1
      UNION ALL SELECT t.id, 'boxes' FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id AND r.violations = '[]'
        WHERE t.boxes < (SELECT count(*) FROM delivery.stops s WHERE s.route_id = t.id)
      UNION ALL SELECT s.id, 'time' FROM delivery.stops s JOIN delivery.routes t ON t.id = s.route_id JOIN delivery.runs r ON r.id = s.run_id
        WHERE s.arrives_at < t.leaves_at OR (s.arrives_at > s.use_by AND r.violations = '[]')`,
  },
  {
    name: 'run-carriers-apart',
    zh: '没有志愿者同一时间在两条已发布的路线上',
    en: 'No volunteer is on two published routes at one time',
    sql: `SELECT a.id, b.id AS other FROM delivery.routes a JOIN delivery.routes b ON b.volunteer_id = a.volunteer_id AND b.id > a.id
        AND tstzrange(a.leaves_at, a.ends_at) && tstzrange(b.leaves_at, b.ends_at)
      WHERE a.published AND b.published AND a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL`,
  },
  {
    name: 'run-published-sound',
    zh: '发布过的送餐里没有住址不明或未排的份；未发布的没有路线让志愿者看到',
    en: 'A published run has nobody whose door nobody knows, and volunteers see no route of a run that is not published',
    sql: `SELECT s.id, s.unserved AS problem FROM delivery.stops s JOIN delivery.runs r ON r.id = s.run_id JOIN delivery.orders o ON o.id = s.order_id
        WHERE r.state IN ('published', 'dispatched', 'closed') AND s.withdrawn_at IS NULL AND s.unserved = 'no_place' AND r.plan_asked IS NULL
          AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = s.order_id AND x.kind = 'cancelled')
          AND NOT EXISTS (SELECT FROM delivery.closures c WHERE c.lifted_at > r.published_at AND c.district_code = r.district_code
            AND c.business_date = r.business_date)
      UNION ALL SELECT t.id, 'published' FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id WHERE t.published AND r.published_at IS NULL`,
  },
];
