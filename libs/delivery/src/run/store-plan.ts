import type { Tx } from '@nuancan/platform';
import type { Explanation, Plan } from '@nuancan/route-planner';
import { placeOf, type RunProblem } from './run-problem.js';
import type { RunRecord, StopRow } from './run-record.js';
import type { Unserved } from './run-words.js';

const ROUTES = `INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at)
  SELECT r.id, r.district_code, r.town_code, r.facility_id, x.volunteer, x.trip, x.mode, x.boxes,
    to_timestamp(x.leaves), to_timestamp(x.ends)
  FROM delivery.runs r, jsonb_to_recordset($2) AS x (volunteer uuid, trip int, mode text, boxes int, leaves bigint, ends bigint) WHERE r.id = $1
  ON CONFLICT (run_id, volunteer_id, trip) DO UPDATE SET mode = EXCLUDED.mode, boxes = EXCLUDED.boxes, leaves_at = EXCLUDED.leaves_at,
    ends_at = EXCLUDED.ends_at, withdrawn_at = NULL`;

const STOPS = `UPDATE delivery.stops s SET route_id = t.id, position = x.position, arrives_at = to_timestamp(x.arrives),
    use_by = to_timestamp(x.use_by), unserved = NULL, explanation = NULL
  FROM jsonb_to_recordset($2) AS x (stop uuid, volunteer uuid, trip int, position int, arrives bigint, use_by bigint)
  JOIN delivery.routes t ON t.run_id = $1 AND t.volunteer_id = x.volunteer AND t.trip = x.trip
  WHERE s.id = x.stop AND s.run_id = $1 AND s.withdrawn_at IS NULL`;

const UNSERVED = `UPDATE delivery.stops s SET route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL, locked = false,
    unserved = x.reason, explanation = x.explanation
  FROM jsonb_to_recordset($2) AS x (stop uuid, reason text, explanation jsonb) WHERE s.id = x.stop AND s.run_id = $1 AND s.withdrawn_at IS NULL`;

const EMPTY = `UPDATE delivery.routes t SET withdrawn_at = clock_timestamp() WHERE t.run_id = $1 AND t.withdrawn_at IS NULL AND t.departed_at IS NULL
  AND NOT EXISTS (SELECT FROM delivery.stops s WHERE s.route_id = t.id)`;

/** Why nobody comes to each stop that the plan leaves out, and what would help. */
export interface Untold {
  readonly explanations: readonly Explanation[];
  /** Of those left out by whoever decides: kept as it was told before, or this. */
  readonly otherwise: Unserved;
}

/** Writes a plan over the routes and stops of a run; what is under way stays. */
export async function storePlan(
  tx: Tx,
  record: RunRecord,
  [{ problem, departed }, plan, untold]: readonly [RunProblem, Plan, Untold],
): Promise<void> {
  const { runId, midnight, mostMinutes } = record.run;
  const carriers = new Map(problem.volunteers.map((volunteer) => [volunteer.id, volunteer]));
  const trips = plan.routes.flatMap(({ volunteer, trips: of }) =>
    of.map((trip, index) => ({ volunteer, trip: index + 1 + (departed.get(volunteer) ?? 0), of: trip })),
  );
  const routes = trips.map(({ volunteer, trip, of }) => ({
    volunteer,
    trip,
    mode: carriers.get(volunteer)!.mode,
    boxes: carriers.get(volunteer)!.capacity[0],
    leaves: midnight + of.departure,
    ends: midnight + of.stops.at(-1)!.departure,
  }));
  const stops = trips.flatMap(({ volunteer, trip, of }) =>
    of.stops.map(({ stop, handOver }, index) => ({
      ...{ stop, volunteer, trip, position: index + 1, arrives: midnight + handOver },
      use_by: midnight + of.departure + 60 * mostMinutes,
    })),
  );
  await tx.query(ROUTES, [runId, JSON.stringify(routes)]);
  await tx.query(STOPS, [runId, JSON.stringify(stops)]);
  await tx.query(UNSERVED, [runId, JSON.stringify(leftOut(record, plan, untold))]);
  await tx.query(EMPTY, [runId]);
}

function leftOut(record: RunRecord, plan: Plan, { explanations, otherwise }: Untold): object[] {
  const told = new Map(explanations.map(({ stop, ...explanation }) => [stop, explanation]));
  const before = new Map(record.stops.map((stop) => [stop.stopId, stop]));
  const gone = new Set(record.routes.filter(({ departedAt }) => departedAt !== null).map(({ routeId }) => routeId));
  const unplaced = record.stops.filter((stop) => placeOf(stop) === null && !gone.has(stop.routeId ?? ''));
  return [
    ...unplaced.map(({ stopId }) => ({ stop: stopId, reason: 'no_place', explanation: null })),
    ...plan.unserved.map((stop) => {
      const was = before.get(stop);
      if (told.has(stop)) return { stop, reason: 'limits', explanation: told.get(stop) };
      return { stop, reason: reasonOf(was, otherwise), explanation: was?.explanation ?? null };
    }),
  ];
}

function reasonOf(was: StopRow | undefined, otherwise: Unserved): Unserved {
  return was?.unserved === 'limits' || was?.unserved === 'taken_out' ? was.unserved : otherwise;
}
