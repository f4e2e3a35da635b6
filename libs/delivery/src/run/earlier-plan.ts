import type { Tx } from '@nuancan/platform';
import { timePlan, type Plan, type Sequence } from '@nuancan/route-planner';
import type { RunProblem } from './run-problem.js';
import type { RunRecord } from './run-record.js';

const LAST = `SELECT t.volunteer_id AS volunteer, t.trip, s.person_id AS person FROM delivery.routes t
  JOIN delivery.stops s ON s.route_id = t.id WHERE t.run_id = (
    SELECT r.id FROM delivery.runs r WHERE r.facility_id = $1 AND r.slot = $2 AND r.published_at IS NOT NULL AND r.state <> 'cancelled'
      AND r.business_date BETWEEN $3::date - 14 AND $3::date - 1 ORDER BY r.business_date DESC LIMIT 1)
  ORDER BY t.volunteer_id, t.trip, s.position`;

interface Carried {
  readonly volunteer: string;
  readonly trip: number;
  readonly person: string;
}

/** The plan of the last run before, of those who come and are brought something again; null where there was none. */
export async function earlierPlan(tx: Tx, record: RunRecord, { problem }: RunProblem): Promise<Plan | null> {
  const { facilityId, slot, businessDate } = record.run;
  const rows = await tx.query<Carried[]>(LAST, [facilityId, slot, businessDate]);
  const planned = new Set(problem.stops.map(({ id }) => id));
  const stopOf = new Map(record.stops.map(({ personId, stopId }) => [personId, stopId]));
  const volunteers = new Set(problem.volunteers.map(({ id }) => id));
  const trips = new Map<string, Map<number, string[]>>();
  for (const { volunteer, trip, person } of rows) {
    const stop = stopOf.get(person);
    if (!volunteers.has(volunteer) || stop === undefined || !planned.has(stop)) continue;
    const of = trips.get(volunteer) ?? new Map<number, string[]>();
    of.set(trip, [...(of.get(trip) ?? []), stop]);
    trips.set(volunteer, of);
  }
  if (trips.size === 0) return null;
  const sequences = [...trips].map(([volunteer, of]): Sequence => ({
    volunteer,
    trips: [...of.values()].map((stops) => ({ kitchen: problem.kitchens[0]!.id, stops })),
  }));
  return timePlan(problem, sequences);
}
