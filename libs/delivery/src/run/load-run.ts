import type { Tx } from '@nuancan/platform';
import { RunErrors } from './run.errors.js';
import type { RunRecord, RunRow, StopRow, RouteRow, CrewRow } from './run-record.js';
import type { CarriersOfRun } from './carriers-of-run.js';

const RUN = `SELECT r.id AS "runId", r.district_code AS "districtCode", r.town_code AS "townCode", r.facility_id AS "facilityId", f.name AS "facilityName",
    (SELECT k.phone FROM meal_point.kitchen_phones k WHERE k.facility_id = r.facility_id) AS "kitchenPhone", f.longitude, f.latitude, r.business_date AS "businessDate", r.slot, r.state, r.version, r.plan_asked AS "planAsked",
    r.plan_problem AS "planProblem", r.seed, r.iterations, r.budget_seconds AS "budgetSeconds", r.ways, r.figures, r.violations,
    r.planned_at AS "plannedAt", r.published_at AS "publishedAt", r.dispatched_at AS "dispatchedAt", r.closed_at AS "closedAt",
    r.cancelled_at AS "cancelledAt", r.cancel_reason AS "cancelReason",
    CASE WHEN r.plan_asked IS NOT NULL THEN coalesce((SELECT p.percent FROM delivery.run_progress p WHERE p.run_id = r.id), 0) END AS "percent",
    u.leaves_at AS "leavesAt", u.most_minutes AS "mostMinutes",
    extract(epoch FROM r.business_date::timestamp AT TIME ZONE 'Asia/Shanghai')::int AS midnight
  FROM delivery.runs r JOIN meal_point.facilities f ON f.id = r.facility_id
  CROSS JOIN LATERAL delivery.rule_on(r.facility_id, r.slot, r.business_date) u WHERE r.id = $1`;

const STOPS = `WITH faces AS MATERIALIZED (SELECT * FROM delivery.order_faces(ARRAY(
    SELECT s.order_id FROM delivery.stops s WHERE s.run_id = $1 AND s.withdrawn_at IS NULL)))
  SELECT s.id AS "stopId", s.order_id AS "orderId", s.person_id AS "personId", s.route_id AS "routeId", s.position, s.arrives_at AS "arrivesAt",
    s.use_by AS "useBy", s.unserved, s.explanation, s.locked, s.last_volunteer_id AS "lastVolunteerId", s.service_seconds AS "serviceSeconds",
    to_char(s.window_from, 'HH24:MI') AS "windowFrom", to_char(s.window_to, 'HH24:MI') AS "windowTo", s.skills, o.label_no AS "labelNo",
    o.handover, o.handover_note AS "handoverNote", f.name AS "residentName", f.phone, f.village_name AS "villageName",
    f.line AS "addressLine", f.door_note AS "doorNote", f.longitude, f.latitude, f.located, i.name AS "setName",
    o.payment_method AS "paymentMethod", o.price_fen AS "priceFen", f.restrictions, f.clashes,
    v.code AS "villageCode",
    ARRAY(SELECT DISTINCT t.volunteer_id FROM delivery.stops e JOIN delivery.routes t ON t.id = e.route_id JOIN delivery.runs r ON r.id = e.run_id
      WHERE e.person_id = s.person_id AND e.facility_id = s.facility_id AND r.published_at IS NOT NULL AND e.run_id <> s.run_id
        AND r.business_date > o.business_date - 63 ORDER BY 1) AS familiar
  FROM delivery.stops s JOIN delivery.orders o ON o.id = s.order_id LEFT JOIN faces f ON f.order_id = o.id
  LEFT JOIN canteen.menu_items i ON i.id = o.menu_item_id
  LEFT JOIN registry.residents p ON p.id = s.person_id LEFT JOIN registry.villages v ON v.code = p.village_code
  WHERE s.run_id = $1 AND s.withdrawn_at IS NULL
    AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id AND x.kind = 'cancelled') ORDER BY o.label_no, s.id`;

const ROUTES = `SELECT t.id AS "routeId", t.volunteer_id AS "volunteerId", p.name AS "volunteerName", t.trip, t.mode, t.boxes,
    t.leaves_at AS "leavesAt", t.ends_at AS "endsAt", t.published, t.departed_at AS "departedAt",
    CASE WHEN t.departed_at IS NULL THEN (SELECT min(w.happened_at) FROM welfare.door_words w WHERE w.route_id = t.id) END AS "knockedAt",
    CASE WHEN d.route_id IS NOT NULL THEN jsonb_build_object('boxes', d.boxes, 'celsius', d.celsius, 'useBy', d.use_by) END AS packed
  FROM delivery.routes t LEFT JOIN delivery.dispatches d ON d.route_id = t.id LEFT JOIN volunteering.persons p ON p.id = t.volunteer_id
  WHERE t.run_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.volunteer_id, t.trip`;

const CREW = `SELECT volunteer_id AS "volunteerId", comes, no_show AS "noShow",
    NOT comes AND EXISTS (SELECT FROM volunteering.volunteers v WHERE v.id = c.volunteer_id AND v.account_id = c.account_id) AS "saidSo"
  FROM delivery.run_crew c WHERE run_id = $1`;

/** A run with everything that is planned with, in the scope of the transaction. @throws RUNS.RUN_NOT_FOUND */
export async function loadRun(tx: Tx, carriers: CarriersOfRun, runId: string): Promise<RunRecord> {
  const [run] = await tx.query<RunRow[]>(RUN, [runId]);
  if (!run) throw RunErrors.RUN_NOT_FOUND();
  const stops = await tx.query<StopRow[]>(STOPS, [runId]);
  const routes = await tx.query<RouteRow[]>(ROUTES, [runId]);
  const decided = new Map((await tx.query<CrewRow[]>(CREW, [runId])).map((row) => [row.volunteerId, row]));
  const found = await carriers.find(tx, run);
  const crew = found.map((carrier) => {
    const { comes = carrier.available, noShow = false, saidSo = false } = decided.get(carrier.volunteerId) ?? {};
    return { ...carrier, comes, noShow, saidSo };
  });
  return { run, stops, routes, crew };
}
