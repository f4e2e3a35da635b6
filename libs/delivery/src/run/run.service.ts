import { Injectable } from '@nestjs/common';
import { DueAtDoor, type DueMeals } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, Outbox, type Scope, type Tx } from '@nuancan/platform';
import { timePlan, verifyPlan } from '@nuancan/route-planner';
import { refusing } from '../delivery-refusal.js';
import { DeliveryErrors } from '../delivery.errors.js';
import type { Slot } from '../delivery-words.js';
import { RunErrors } from './run.errors.js';
import { CarriersOfRun } from './carriers-of-run.js';
import { loadRun } from './load-run.js';
import { measureWays } from './measure-ways.js';
import { noteChange, type RunChangeKind } from './note-change.js';
import { openForChange } from './open-for-change.js';
import { writeRouteSheet } from './route-sheet.js';
import { placeOf, problemOf, sequencesOf } from './run-problem.js';
import type { RunRecord } from './run-record.js';
import type { AskPlanDto, CancelRunDto, OpenRunDto, PublishRunDto, RunQueryDto, RunVersionDto } from './run.dto.js';
import type { RunDto, RunListDto, RunSummaryDto } from './run-seen.dto.js';
import type { RunState } from './run-words.js';
import { toRunDto } from './to-run-dto.js';
import { WaysOfRun, type WayMeasure } from './ways-of-run.js';

const KITCHEN = `SELECT id, district_code AS "districtCode", town_code AS "townCode" FROM meal_point.facilities WHERE id = $1
  AND ($2::text IS NULL OR town_code = $2) AND ($3::uuid IS NULL OR id = $3)`;
const OF_DAY = `SELECT r.id AS "runId", r.facility_id AS "facilityId", f.name AS "facilityName", r.business_date AS "businessDate", r.slot, r.state,
    r.version, r.figures FROM delivery.runs r JOIN meal_point.facilities f ON f.id = r.facility_id
  WHERE r.facility_id = $1 AND r.business_date = $2 ORDER BY array_position(ARRAY['breakfast', 'lunch', 'dinner'], r.slot), r.id`;
const READY = `SELECT z.slot FROM delivery.freezes z WHERE z.facility_id = $1 AND z.business_date = $2 AND z.orders > 0 AND NOT EXISTS (
    SELECT FROM delivery.runs r WHERE r.facility_id = $1 AND r.business_date = $2 AND r.slot = z.slot AND r.state <> 'cancelled')
  ORDER BY array_position(ARRAY['breakfast', 'lunch', 'dinner'], z.slot)`;
const OPEN = `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, account_id)
  VALUES ($1, $2, $3, $4, $5, platform.scope_account()) RETURNING id`;
const ASK = `UPDATE delivery.runs SET state = CASE $2 WHEN 'fresh' THEN 'planning' ELSE state END, plan_asked = $2, plan_problem = NULL,
    seed = coalesce($3, seed), budget_seconds = coalesce($4, budget_seconds), version = version + 1 WHERE id = $1`;
const UNASK = `UPDATE delivery.runs SET state = CASE WHEN plan_asked <> 'fresh' THEN state WHEN planned_at IS NULL THEN 'draft' ELSE 'planned' END,
    plan_asked = NULL, version = version + 1 WHERE id = $1 AND plan_asked IS NOT NULL RETURNING id`;
const PUBLISH = `UPDATE delivery.runs SET state = 'published', published_at = clock_timestamp(), published_by = platform.scope_account(),
    version = version + 1 WHERE id = $1`;
const CANCEL = `UPDATE delivery.runs SET state = 'cancelled', plan_asked = NULL, cancelled_at = clock_timestamp(),
    cancelled_by = platform.scope_account(), cancel_reason = $2, version = version + 1 WHERE id = $1`;

/** 送餐路线: what a kitchen brings in a slot, from its list to what the volunteers are told. */
@Injectable()
export class RunService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly carriers: CarriersOfRun,
    private readonly ways: WaysOfRun,
    private readonly due: DueAtDoor,
  ) {}

  /** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
  async list(scope: Scope, query: RunQueryDto): Promise<RunListDto> {
    const day = parseBusinessDate(query.businessDate);
    return this.database.scoped(scope, async (tx) => {
      const { id } = await ownKitchen(tx, scope, query.facilityId);
      const items = await tx.query<RunSummaryDto[]>(OF_DAY, [id, day]);
      const ready = await tx.query<{ slot: Slot }[]>(READY, [id, day]);
      return { items, ready: ready.map(({ slot }) => slot) };
    });
  }

  /** Begins a run with every order of the kitchen's list. @throws DELIVERY.FACILITY_NOT_IN_SCOPE, NOT_FROZEN, RUN_EXISTS */
  async open(scope: Scope, asked: OpenRunDto): Promise<RunDto> {
    const day = parseBusinessDate(asked.businessDate);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { id, districtCode, townCode } = await ownKitchen(tx, scope, asked.facilityId);
        const [run] = await tx.query<[{ id: string }]>(OPEN, [districtCode, townCode, id, day, asked.slot]);
        return this.changed(tx, run.id, 'opened');
      }),
    );
  }

  /** @throws RUNS.RUN_NOT_FOUND */
  async get(scope: Scope, runId: string): Promise<RunDto> {
    return this.database.scoped(scope, async (tx) => toRunDto(await loadRun(tx, this.carriers, runId)));
  }

  /** A plan from the start, within what is locked. @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN */
  async plan(scope: Scope, runId: string, asked: AskPlanDto): Promise<RunDto> {
    return this.write(scope, [runId, asked.version, ['draft', 'planned']], async (tx) => {
      await this.ask(tx, [runId, 'fresh', asked.seed ?? null, asked.budgetSeconds ?? null]);
      return this.changed(tx, runId, 'asked');
    });
  }

  /** As little as possible is changed of what is published. @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_BEING_PLANNED, RUN_NOT_OPEN */
  async repair(scope: Scope, runId: string, { version }: RunVersionDto): Promise<RunDto> {
    return this.write(scope, [runId, version, ['published', 'dispatched']], async (tx) => {
      await this.ask(tx, [runId, 'repair', null, null]);
      return this.changed(tx, runId, 'asked');
    });
  }

  /** The search ends, the run is as before. @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_NOT_OPEN */
  async stopPlanning(scope: Scope, runId: string, { version }: RunVersionDto): Promise<RunDto> {
    return this.database.scoped(scope, async (tx) => {
      const states = ['planning', 'published', 'dispatched'] as const;
      await openForChange(tx, runId, { version, states, whilePlanned: true });
      const [stopped] = await tx.query<[unknown[], number]>(UNASK, [runId]);
      if (stopped.length === 0) throw RunErrors.RUN_NOT_OPEN();
      return this.changed(tx, runId, 'plan_cancelled');
    });
  }

  /**
   * Tells the volunteers, after the verifier has looked at it once more.
   * @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_NOT_OPEN, RUN_BREAKS_LIMITS, RUN_PLACES_UNKNOWN, RUN_NOT_PLANNED, RUN_LEAVES_OUT, CARRIER_ELSEWHERE
   */
  async publish(scope: Scope, runId: string, { version, acceptUnserved }: PublishRunDto): Promise<RunDto> {
    const measure = await this.ways.of(scope.districtCode);
    return this.write(scope, [runId, version, ['planned']], async (tx) => {
      const record = await loadRun(tx, this.carriers, runId);
      // Also of a door that was known when it was planned.
      if (record.stops.some((stop) => stop.routeId !== null && placeOf(stop) === null)) {
        throw RunErrors.RUN_PLACES_UNKNOWN();
      }
      await verify(tx, measure, record);
      const left = record.stops.filter(({ unserved }) => unserved === 'limits' || unserved === 'taken_out').length;
      if (left > 0 && !acceptUnserved) throw RunErrors.RUN_LEAVES_OUT({ count: left });
      await tx.query(PUBLISH, [runId]);
      await tx.query('SET CONSTRAINTS ALL IMMEDIATE');
      return this.changed(tx, runId, 'published');
    });
  }

  /** Given up before anybody left; a new one may be begun. @throws RUNS.RUN_NOT_FOUND, CHANGED_MEANWHILE, RUN_NOT_OPEN */
  async cancel(scope: Scope, runId: string, { version, reason }: CancelRunDto): Promise<RunDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const states = ['draft', 'planning', 'planned', 'published'] as const;
        await openForChange(tx, runId, { version, states, whilePlanned: true });
        await tx.query(CANCEL, [runId, reason]);
        return this.changed(tx, runId, 'cancelled');
      }),
    );
  }

  /** A4, a page of each route. @throws RUNS.RUN_NOT_FOUND, RUN_NOT_PLANNED */
  async sheet(scope: Scope, runId: string): Promise<{ readonly bytes: Buffer; readonly name: string }> {
    const [record, due] = await this.database.scoped(scope, async (tx) => {
      const loaded = await loadRun(tx, this.carriers, runId);
      return [loaded, await this.due.of(tx, dueOf(loaded))] as const;
    });
    if (record.routes.length === 0) throw RunErrors.RUN_NOT_PLANNED();
    return {
      bytes: await writeRouteSheet(record, due),
      name: `routes-${record.run.businessDate}-${record.run.slot}.pdf`,
    };
  }

  /** Asks the worker for a plan. */
  private async ask(
    tx: Tx,
    [runId, kind, seed, seconds]: [string, string, number | null, number | null],
  ): Promise<void> {
    await tx.query(ASK, [runId, kind, seed, seconds]);
    const [{ code }] = await tx.query<[{ code: string }]>(
      'SELECT district_code AS code FROM delivery.runs WHERE id = $1',
      [runId],
    );
    await this.outbox.add(tx, { job: 'plan-run', districtCode: code, payload: { runId } });
  }

  private async write(
    scope: Scope,
    [runId, version, states]: readonly [string, number, readonly RunState[]],
    work: (tx: Tx) => Promise<RunDto>,
  ): Promise<RunDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await openForChange(tx, runId, { version, states });
        return work(tx);
      }),
    );
  }

  private async changed(tx: Tx, runId: string, kind: RunChangeKind): Promise<RunDto> {
    await noteChange(tx, runId, kind);
    return toRunDto(await loadRun(tx, this.carriers, runId));
  }
}

/** @throws DELIVERY.FACILITY_NOT_IN_SCOPE */
async function ownKitchen(
  tx: Tx,
  scope: Scope,
  facilityId: string | undefined,
): Promise<{ readonly id: string; readonly districtCode: string; readonly townCode: string }> {
  const asked = [facilityId ?? scope.facilityId, scope.townCode, scope.facilityId];
  const [kitchen] = await tx.query<{ id: string; districtCode: string; townCode: string }[]>(KITCHEN, asked);
  if (!kitchen) throw DeliveryErrors.FACILITY_NOT_IN_SCOPE();
  return kitchen;
}

/** What has to be paid at doors: orders by wallet pay themselves. */
function dueOf({ run, stops }: RunRecord): DueMeals {
  const { facilityId, districtCode, businessDate, slot } = run;
  const meals = stops.flatMap(({ personId, paymentMethod, priceFen }) =>
    paymentMethod === 'wallet' || priceFen === null ? [] : [{ residentId: personId, priceFen }],
  );
  return { facilityId, districtCode, businessDate: parseBusinessDate(businessDate), slot, meals };
}

/** @throws RUNS.RUN_BREAKS_LIMITS */
async function verify(tx: Tx, measure: WayMeasure, record: RunRecord): Promise<void> {
  const input = problemOf(record, await measureWays(tx, measure, record));
  const known = new Set(input.problem.volunteers.map(({ id }) => id));
  const gone = record.routes.filter(({ volunteerId }) => !known.has(volunteerId)).length;
  const broken = verifyPlan(input.problem, timePlan(input.problem, sequencesOf(record, input))).length + gone;
  if (broken > 0) throw RunErrors.RUN_BREAKS_LIMITS();
}
