import type { Plan } from '@nuancan/route-planner';
import { plannableStops } from './run-problem.js';
import type { RunRecord } from './run-record.js';
import type { RunFigures } from './run-words.js';
import type { Ways } from './ways-of-run.js';

/** What a plan is like, with what is under way already, which is `gone` metres long. */
export function figuresOf(
  record: RunRecord,
  { ways, gone: metresGone }: { readonly ways: Ways; readonly gone: number },
  plan: Plan,
  planMs: number | null,
): RunFigures {
  const open = plannableStops(record);
  const carriedBy = carriersOf(record, plan);
  const under = record.routes.filter(({ departedAt }) => departedAt !== null);
  const known = record.stops.filter(({ lastVolunteerId }) => lastVolunteerId !== null);
  const out = plan.routes.reduce((sum, { departure, arrival }) => sum + arrival - departure, 0);
  const gone = under.reduce((sum, { leavesAt, endsAt }) => sum + (endsAt.getTime() - leavesAt.getTime()) / 1000, 0);
  return {
    orders: record.stops.length,
    served: carriedBy.size,
    unserved: record.stops.length - carriedBy.size,
    volunteers: new Set(carriedBy.values()).size,
    trips: under.length + plan.routes.reduce((sum, { trips }) => sum + trips.length, 0),
    minutes: Math.round((out + gone) / 60),
    metres:
      metresGone +
      metresOf(
        plan,
        ways,
        open.map(({ stopId }) => stopId),
      ),
    knownDoors: known.length,
    sameFace: known.filter(({ stopId, lastVolunteerId }) => carriedBy.get(stopId) === lastVolunteerId).length,
    cost: plan.cost,
    planMs,
  };
}

/** By whom each is carried: as laid out, and what is under way; a door that nobody knows any more is on no route once this is stored. */
function carriersOf({ stops: all, routes }: RunRecord, plan: Plan): ReadonlyMap<string, string> {
  const under = routes.filter(({ departedAt }) => departedAt !== null);
  const of = new Map(under.map(({ routeId, volunteerId }) => [routeId, volunteerId]));
  const carriedBy = new Map<string, string>();
  for (const { stopId, routeId } of all) {
    const volunteer = routeId === null ? undefined : of.get(routeId);
    if (volunteer !== undefined) carriedBy.set(stopId, volunteer);
  }
  for (const { volunteer, trips } of plan.routes) {
    for (const { stops } of trips) stops.forEach(({ stop }) => carriedBy.set(stop, volunteer));
  }
  return carriedBy;
}

function metresOf({ routes }: Plan, { metres }: Ways, ids: readonly string[]): number {
  const places = ids.length + 1;
  const placeOf = new Map(ids.map((id, index) => [id, index + 1]));
  let sum = 0;
  for (const { trips } of routes) {
    for (const { stops } of trips) {
      let at = 0;
      for (const { stop } of stops) {
        const to = placeOf.get(stop)!;
        sum += metres[at * places + to]!;
        at = to;
      }
    }
  }
  return sum;
}
