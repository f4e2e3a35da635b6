import type { RunCarrierDto, RunDto, RunRouteDto, RunStopDto, RunViolationDto } from './run-seen.dto.js';
import type { CrewMember, RouteRow, RunRecord, StopRow } from './run-record.js';
import type { RunFigures } from './run-words.js';

/** What is shown of a run: nothing of the other runs somebody had, and no more of volunteers than it takes. */
export function toRunDto({ run, stops, routes, crew }: RunRecord): RunDto {
  const { runId, facilityId, facilityName, businessDate, slot, state, version } = run;
  const { planAsked, planProblem, percent, ways, seed, budgetSeconds, leavesAt, mostMinutes, longitude, latitude } =
    run;
  const { publishedAt, dispatchedAt, closedAt, cancelReason } = run;
  return {
    ...{ runId, facilityId, facilityName, businessDate, slot, state, version },
    figures: run.figures && { ...run.figures, ...carried(stops) },
    ...{ planAsked, planProblem, percent, ways, seed, budgetSeconds, leavesAt, mostMinutes, longitude, latitude },
    ...{ publishedAt, dispatchedAt, closedAt, cancelReason },
    violations: run.violations.map(({ code, volunteer = null, stop = null, detail }): RunViolationDto => {
      return { code, volunteerId: volunteer, stopId: stop, detail };
    }),
    stops: stops.map(toStopDto),
    routes: routes.map(toRouteDto),
    crew: crew.map(toCarrierDto),
  };
}

/** How many are carried as the run stands: a closure takes orders off it without a new plan. */
function carried(stops: readonly StopRow[]): Pick<RunFigures, 'orders' | 'served' | 'unserved'> {
  const served = stops.filter(({ routeId }) => routeId !== null).length;
  return { orders: stops.length, served, unserved: stops.length - served };
}

function toStopDto({
  personId: _person,
  villageCode: _village,
  familiar: _familiar,
  clashes: _clashes,
  paymentMethod: _paid,
  priceFen: _price,
  ...stop
}: StopRow): RunStopDto {
  return {
    ...stop,
    restrictions: stop.restrictions ?? [],
    explanation:
      stop.explanation === null
        ? null
        : { relaxations: [...stop.explanation.relaxations], reachable: stop.explanation.reachable },
  };
}

function toRouteDto({ published: _published, packed: _packed, ...route }: RouteRow): RunRouteDto {
  return route;
}

function toCarrierDto({ volunteerId, name, mode, boxes, comes, noShow, saidSo, from, to }: CrewMember): RunCarrierDto {
  return { volunteerId, name, mode, boxes, comes, noShow, saidSo, from, to };
}
