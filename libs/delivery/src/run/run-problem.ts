import { UNREACHABLE, type Problem, type Sequence, type Stop, type Volunteer } from '@nuancan/route-planner';
import type { CarrierMode } from './carriers-of-run.js';
import type { CrewMember, RouteRow, RunRecord, StopRow } from './run-record.js';
import type { GeoPoint, Ways } from './ways-of-run.js';

/** Metres a second with boxes: on foot, by e-bike on village roads, by car through villages. */
const SPEEDS: Readonly<Record<CarrierMode, number>> = { walk: 1.1, ebike: 4.2, car: 5.5 };
const KITCHEN = 'kitchen';
/** Seconds that a change costs beside ways: who went a week ago, who has never been there, going out at all, fetching more boxes. */
const CHANGE = 300;
const UNFAMILIAR = 120;
const GOING_OUT = 600;
const RELOAD = 300;
/** A second trip may leave until so many times the minutes on the road have passed since the first. */
const LEAVING_SPAN = 2;
const NO_WAY_METRES = 1 << 24;

/** What a plan is made from; times are seconds since the day began. */
export interface RunProblem {
  readonly problem: Problem;
  /** Trips of each volunteer that are under way and stay as they are. */
  readonly departed: ReadonlyMap<string, number>;
}

/** Stops that can be planned: somebody knows where, and they are not under way. */
export function plannableStops({ stops, routes }: RunRecord): StopRow[] {
  const departed = new Set(routes.filter(({ departedAt }) => departedAt !== null).map(({ routeId }) => routeId));
  return stops.filter((stop) => placeOf(stop) !== null && !(stop.routeId !== null && departed.has(stop.routeId)));
}

/** Where a door is; of somebody of whom only the village is known its middle. */
export function placeOf({ longitude, latitude, located }: StopRow): GeoPoint | null {
  return longitude === null || latitude === null || located === 'none' ? null : { longitude, latitude };
}

/** @param ways between the kitchen and `plannableStops`, in their order */
export function problemOf(record: RunRecord, ways: Ways): RunProblem {
  const { run, crew } = record;
  const stops = plannableStops(record);
  const carriers = crew.filter(({ comes }) => comes);
  const known = new Set(carriers.map(({ volunteerId }) => volunteerId));
  const departed = new Map<string, number>();
  for (const route of record.routes) {
    if (route.departedAt !== null)
      departed.set(route.volunteerId, Math.max(route.trip, departed.get(route.volunteerId) ?? 0));
  }
  const leaves = secondsOf(run.leavesAt, run.midnight);
  const span = LEAVING_SPAN * 60 * run.mostMinutes;
  const previous = stops.flatMap(({ stopId, lastVolunteerId }) =>
    lastVolunteerId !== null && known.has(lastVolunteerId) ? [[stopId, lastVolunteerId] as const] : [],
  );
  return {
    departed,
    problem: {
      places: stops.length + 1,
      travel: Object.fromEntries(
        Object.entries(SPEEDS).map(([mode, speed]) => [mode, { duration: seconds(ways, speed) }]),
      ),
      boxTypes: ['portion'],
      kitchens: [{ id: KITCHEN, place: 0, open: [leaves, leaves + span] }],
      stops: stops.map((stop, index) => toStop(stop, index + 1, record)),
      volunteers: carriers.map((carrier) => toVolunteer(carrier, record)),
      weights: { duration: 1, change: CHANGE },
      previous: Object.fromEntries(previous),
    },
  };
}

/** The order of stops as it is stored, of volunteers who come. */
export function sequencesOf({ stops, routes }: RunRecord, { problem }: RunProblem): Sequence[] {
  const known = new Set(problem.volunteers.map(({ id }) => id));
  const planned = new Set(problem.stops.map(({ id }) => id));
  const trips = routes.filter((route) => route.departedAt === null && known.has(route.volunteerId));
  return [...new Set(trips.map(({ volunteerId }) => volunteerId))].map((volunteer) => ({
    volunteer,
    trips: trips
      .filter(({ volunteerId }) => volunteerId === volunteer)
      .map(({ routeId }) => ({ kitchen: KITCHEN, stops: stopsOn(stops, routeId).filter((id) => planned.has(id)) })),
  }));
}

function stopsOn(stops: readonly StopRow[], routeId: string): string[] {
  return stops
    .filter((stop) => stop.routeId === routeId)
    .sort((a, b) => a.position! - b.position!)
    .map(({ stopId }) => stopId);
}

function seconds({ metres }: Ways, speed: number): Int32Array {
  return metres.map((way) => (way >= NO_WAY_METRES ? UNREACHABLE : Math.ceil(way / speed)));
}

function toStop(stop: StopRow, place: number, { run, routes, crew }: RunRecord): Stop {
  const route = stop.locked ? routes.find(({ routeId }) => routeId === stop.routeId) : undefined;
  const strangers = crew.filter((member) => member.comes && !isAtHome(member, stop));
  return {
    id: stop.stopId,
    place,
    boxes: [1],
    service: stop.serviceSeconds,
    mostFromKitchen: 60 * run.mostMinutes,
    ...(stop.windowFrom === null || stop.windowTo === null
      ? {}
      : { windows: [[clock(stop.windowFrom), clock(stop.windowTo)]] }),
    ...(stop.skills.length === 0 ? {} : { skills: stop.skills }),
    ...lockOf(stop, route, crew),
    unfamiliarity: Object.fromEntries(strangers.map(({ volunteerId }) => [volunteerId, UNFAMILIAR])),
  };
}

/** A lock on somebody who does not come after all holds nothing. */
function lockOf(
  { position }: StopRow,
  route: RouteRow | undefined,
  crew: readonly CrewMember[],
): Pick<Stop, 'lockedTo' | 'lockedOrder'> {
  const comes = crew.some((member) => member.comes && member.volunteerId === route?.volunteerId);
  return route === undefined || !comes
    ? {}
    : { lockedTo: route.volunteerId, lockedOrder: 10_000 * route.trip + (position ?? 0) };
}

function isAtHome({ volunteerId, areas }: CrewMember, stop: StopRow): boolean {
  return stop.familiar.includes(volunteerId) || (stop.villageCode !== null && areas.includes(stop.villageCode));
}

function toVolunteer(
  { volunteerId, mode, boxes, mostTrips, mostMinutes, from, to, skills }: CrewMember,
  record: RunRecord,
): Volunteer {
  const { run, routes } = record;
  const gone = routes.filter((route) => route.volunteerId === volunteerId && route.departedAt !== null);
  const back = Math.max(0, ...gone.map(({ endsAt }) => secondsOf(endsAt, run.midnight) + RELOAD));
  const ends = secondsOf(to, run.midnight);
  return {
    id: volunteerId,
    mode,
    capacity: [boxes],
    window: [Math.min(Math.max(secondsOf(from, run.midnight), back), ends), ends],
    mostDuration: 60 * mostMinutes,
    mostTrips: Math.max(1, mostTrips - gone.length),
    reload: RELOAD,
    skills,
    fixedCost: GOING_OUT,
  };
}

function secondsOf(moment: Date, midnight: number): number {
  return Math.min(Math.max(Math.floor(moment.getTime() / 1000) - midnight, 0), 86_399);
}

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 3600 * hours + 60 * minutes;
}
