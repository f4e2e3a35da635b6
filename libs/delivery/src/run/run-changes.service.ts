import { Injectable } from '@nestjs/common';
import { Database, Outbox, type Scope, type Tx } from '@nuancan/platform';
import { timePlan, verifyPlan, type Sequence } from '@nuancan/route-planner';
import { refusing } from '../delivery-refusal.js';
import { RunErrors } from './run.errors.js';
import { CarriersOfRun } from './carriers-of-run.js';
import { loadRun } from './load-run.js';
import { measureWays } from './measure-ways.js';
import { metresGone } from './metres-gone.js';
import { noteChange } from './note-change.js';
import { openForChange } from './open-for-change.js';
import { figuresOf } from './run-figures.js';
import { problemOf, sequencesOf, type RunProblem } from './run-problem.js';
import type { RunRecord, StopRow } from './run-record.js';
import type { RunDto } from './run-seen.dto.js';
import type { MoveStopDto, ReorderRouteDto, SetCrewDto, SetDoorDto } from './run.dto.js';
import { storePlan } from './store-plan.js';
import { toRunDto } from './to-run-dto.js';
import { WaysOfRun, type WayMeasure } from './ways-of-run.js';
import type { Unserved } from './run-words.js';

const OPEN = ['draft', 'planned', 'published', 'dispatched'] as const;
const BY_HAND = `UPDATE delivery.runs SET state = CASE state WHEN 'draft' THEN 'planned' ELSE state END, figures = $2, violations = $3,
    ways = $4, planned_at = coalesce(planned_at, clock_timestamp()), version = version + 1 WHERE id = $1`;
const DOOR = `UPDATE delivery.stops SET locked = $3, service_seconds = $4, window_from = $5::time, window_to = $6::time, skills = $7
  WHERE run_id = $1 AND id = $2 AND withdrawn_at IS NULL`;
const CREW = `INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes, no_show, account_id)
  SELECT id, $2, district_code, town_code, facility_id, $3, $4, platform.scope_account() FROM delivery.runs WHERE id = $1
  ON CONFLICT (run_id, volunteer_id) DO UPDATE SET comes = EXCLUDED.comes, no_show = EXCLUDED.no_show, account_id = EXCLUDED.account_id,
    changed_at = clock_timestamp()`;
const REPAIR = `UPDATE delivery.runs SET plan_asked = 'repair', plan_problem = NULL, version = version + 1 WHERE id = $1`;
const TOUCH = `UPDATE delivery.runs SET version = version + 1 WHERE id = $1`;

/** Changes of a plan by hand: timed and verified in the answer, whatever they break; publishing refuses what does. */
@Injectable()
export class RunChangesService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly carriers: CarriersOfRun,
    private readonly ways: WaysOfRun,
  ) {}

  /** @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN, STOP_NOT_FOUND, CARRIER_NOT_IN_RUN, STOP_UNDER_WAY */
  async move(scope: Scope, runId: string, asked: MoveStopDto): Promise<RunDto> {
    const { stopId, volunteerId, trip, position } = asked;
    return this.write(scope, [runId, asked.version], async (tx, record, measure) => {
      const stop = stopIn(record, stopId);
      await this.lay(tx, [record, measure], 'taken_out', (input, sequences) => {
        openStop(input, stopId);
        const without = sequences.map((sequence) => withoutStop(sequence, stopId));
        if (volunteerId === null) return without;
        if (!input.problem.volunteers.some(({ id }) => id === volunteerId)) throw RunErrors.CARRIER_NOT_IN_RUN();
        return withStop(without, stopId, {
          volunteerId,
          trip: trip - (input.departed.get(volunteerId) ?? 0),
          position,
        });
      });
      const { orderId } = stop;
      await noteChange(tx, runId, volunteerId === null ? 'taken_out' : 'moved', { orderId, volunteerId });
    });
  }

  /** @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN, ROUTE_NOT_FOUND, ORDER_INCOMPLETE, STOP_UNDER_WAY */
  async reorder(scope: Scope, [runId, routeId]: readonly [string, string], asked: ReorderRouteDto): Promise<RunDto> {
    return this.write(scope, [runId, asked.version], async (tx, record, measure) => {
      const route = record.routes.find((one) => one.routeId === routeId);
      if (!route) throw RunErrors.ROUTE_NOT_FOUND();
      if (route.departedAt !== null) throw RunErrors.STOP_UNDER_WAY();
      const on = new Set(record.stops.filter((stop) => stop.routeId === routeId).map(({ stopId }) => stopId));
      if (on.size !== asked.stopIds.length || !asked.stopIds.every((id) => on.has(id)))
        throw RunErrors.ORDER_INCOMPLETE();
      await this.lay(tx, [record, measure], 'not_planned', (_input, sequences) =>
        sequences.map(({ volunteer, trips }) => ({
          volunteer,
          trips: trips.map((trip) => (trip.stops.some((id) => on.has(id)) ? { ...trip, stops: asked.stopIds } : trip)),
        })),
      );
      await noteChange(tx, runId, 'reordered', { volunteerId: route.volunteerId });
    });
  }

  /** @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN, STOP_NOT_FOUND, DOOR_NOT_POSSIBLE */
  async setDoor(scope: Scope, [runId, stopId]: readonly [string, string], asked: SetDoorDto): Promise<RunDto> {
    const { locked, serviceSeconds, windowFrom, windowTo, skills } = asked;
    return this.write(scope, [runId, asked.version], async (tx, record, measure) => {
      const { orderId, locked: before } = stopIn(record, stopId);
      await tx.query(DOOR, [runId, stopId, locked, serviceSeconds, windowFrom, windowTo, skills]);
      await this.again(tx, record, measure);
      const kind = before === locked ? 'door_set' : locked ? 'locked' : 'unlocked';
      await noteChange(tx, runId, kind, { orderId });
    });
  }

  /**
   * Puts a volunteer in or takes one out. What is published already is repaired by the worker; before, the stops wait for a plan.
   * @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN, CARRIER_NOT_FOUND
   */
  async setCrew(scope: Scope, [runId, volunteerId]: readonly [string, string], asked: SetCrewDto): Promise<RunDto> {
    const { comes, noShow } = asked;
    if (comes && noShow) throw RunErrors.DOOR_NOT_POSSIBLE();
    return this.write(scope, [runId, asked.version], async (tx, record, measure) => {
      const carries = record.routes.some((route) => route.volunteerId === volunteerId && route.departedAt === null);
      if (!carries && !record.crew.some((member) => member.volunteerId === volunteerId))
        throw RunErrors.CARRIER_NOT_FOUND();
      await tx.query(CREW, [runId, volunteerId, comes, noShow]);
      if (record.run.publishedAt !== null && (comes || carries)) {
        await tx.query(REPAIR, [runId]);
        await this.outbox.add(tx, { job: 'plan-run', districtCode: record.run.districtCode, payload: { runId } });
      } else await this.again(tx, record, measure);
      await noteChange(tx, runId, comes ? 'volunteer_in' : noShow ? 'no_show' : 'volunteer_out', { volunteerId });
    });
  }

  /** What was laid out stays, with what has changed around it. */
  private async again(tx: Tx, { run }: RunRecord, measure: WayMeasure): Promise<void> {
    if (run.plannedAt === null) await tx.query(TOUCH, [run.runId]);
    else {
      const changed = await loadRun(tx, this.carriers, run.runId);
      await this.lay(tx, [changed, measure], 'not_planned', (_input, sequences) => sequences);
    }
  }

  /** Lays a plan out anew, as decided by hand: times and limits are worked out at once. Who decides is above every lock. */
  private async lay(
    tx: Tx,
    [record, measure]: readonly [RunRecord, WayMeasure],
    otherwise: Unserved,
    decide: (input: RunProblem, sequences: Sequence[]) => Sequence[],
  ): Promise<void> {
    const { runId } = record.run;
    const free = { ...record, stops: record.stops.map((stop): StopRow => ({ ...stop, locked: false })) };
    const ways = await measureWays(tx, measure, record);
    const input = problemOf(free, ways);
    const plan = timePlan(input.problem, decide(input, sequencesOf(record, input)));
    const violations = verifyPlan(input.problem, plan);
    await storePlan(tx, record, [input, plan, { explanations: [], otherwise }]);
    const figures = figuresOf(record, { ways, gone: await metresGone(measure, record) }, plan, null);
    await tx.query(BY_HAND, [runId, figures, JSON.stringify(violations), ways.kind]);
  }

  private async write(
    scope: Scope,
    [runId, version]: readonly [string, number],
    work: (tx: Tx, record: RunRecord, measure: WayMeasure) => Promise<void>,
  ): Promise<RunDto> {
    const measure = await this.ways.of(scope.districtCode);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await openForChange(tx, runId, { version, states: OPEN });
        await work(tx, await loadRun(tx, this.carriers, runId), measure);
        await tx.query('SET CONSTRAINTS ALL IMMEDIATE');
        return toRunDto(await loadRun(tx, this.carriers, runId));
      }),
    );
  }
}

function stopIn({ stops }: RunRecord, stopId: string): StopRow {
  const stop = stops.find((one) => one.stopId === stopId);
  if (!stop) throw RunErrors.STOP_NOT_FOUND();
  return stop;
}

/** @throws DELIVERY.STOP_UNDER_WAY for what is on the way, or has no place */
function openStop({ problem }: RunProblem, stopId: string): void {
  if (!problem.stops.some(({ id }) => id === stopId)) throw RunErrors.STOP_UNDER_WAY();
}

function withoutStop({ volunteer, trips }: Sequence, stopId: string): Sequence {
  return { volunteer, trips: trips.map((trip) => ({ ...trip, stops: trip.stops.filter((id) => id !== stopId) })) };
}

function withStop(
  sequences: readonly Sequence[],
  stopId: string,
  to: { readonly volunteerId: string; readonly trip: number; readonly position: number },
): Sequence[] {
  const own = sequences.find(({ volunteer }) => volunteer === to.volunteerId) ?? {
    volunteer: to.volunteerId,
    trips: [],
  };
  const at = Math.min(Math.max(to.trip, 1), own.trips.length + 1) - 1;
  const trips = [...own.trips];
  const trip = trips[at] ?? { kitchen: 'kitchen', stops: [] };
  const place = Math.min(to.position, trip.stops.length + 1) - 1;
  trips[at] = { ...trip, stops: [...trip.stops.slice(0, place), stopId, ...trip.stops.slice(place)] };
  return [...sequences.filter(({ volunteer }) => volunteer !== to.volunteerId), { volunteer: to.volunteerId, trips }];
}
