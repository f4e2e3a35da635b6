import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { Database, systemScope, type Tx } from '@nuancan/platform';
import { explainUnserved, timePlan, verifyPlan, type Plan } from '@nuancan/route-planner';
import { CarriersOfRun } from './carriers-of-run.js';
import { earlierPlan } from './earlier-plan.js';
import { freeOfOthers } from './free-of-others.js';
import { loadRun } from './load-run.js';
import { measureWays } from './measure-ways.js';
import { metresGone } from './metres-gone.js';
import { RouteSearch } from './route-search.js';
import { figuresOf } from './run-figures.js';
import { noteChange } from './note-change.js';
import { problemOf, sequencesOf } from './run-problem.js';
import type { RunRecord } from './run-record.js';
import type { PlanProblem } from './run-words.js';
import { storePlan } from './store-plan.js';
import { WaysOfRun } from './ways-of-run.js';

/** How often whoever searches looks whether the plan is still wanted, and tells how far it is. */
const LOOK_EVERY_MS = 500;
/** Explanations cost seconds each on large plans. */
const MOST_EXPLAINED = 30;
/** A run changed more often than this while it is planned is left to the next attempt of the job. */
const MOST_SEARCHES = 20;

/** The database ends a transaction that asks nothing for half a minute; a search and what is told of it may take as long. */
const TAKE_TIME = `SET LOCAL idle_in_transaction_session_timeout = '2min'`;
const WANTED = `SELECT 1 FROM delivery.runs WHERE id = $1 AND version = $2 AND plan_asked IS NOT NULL`;
const TELL = `INSERT INTO delivery.run_progress (run_id, district_code, town_code, facility_id, percent)
  SELECT id, district_code, town_code, facility_id, $2 FROM delivery.runs WHERE id = $1
  ON CONFLICT (run_id) DO UPDATE SET percent = EXCLUDED.percent, at = clock_timestamp()`;
const HOLD = `SELECT FROM delivery.runs WHERE id = $1 FOR NO KEY UPDATE`;
const CLAIM = `SELECT version FROM delivery.runs WHERE id = $1 AND version = $2 AND plan_asked IS NOT NULL FOR NO KEY UPDATE`;
const PLANNED = `UPDATE delivery.runs SET state = CASE plan_asked WHEN 'fresh' THEN 'planned' ELSE state END, plan_asked = NULL,
    plan_problem = NULL, planned_at = clock_timestamp(), ways = $3, figures = $4, violations = $5, version = version + 1
  WHERE id = $1 AND version = $2`;
const WITHOUT = `UPDATE delivery.runs SET state = CASE WHEN plan_asked <> 'fresh' THEN state WHEN planned_at IS NULL THEN 'draft' ELSE 'planned' END,
    plan_asked = NULL, plan_problem = $3, version = version + 1 WHERE id = $1 AND version = $2`;
const DONE = `DELETE FROM delivery.run_progress WHERE run_id = $1`;

/**
 * Makes the plan that somebody asked for. The search runs outside every lock; what it found is stored only if nobody changed the run
 * meanwhile. Else it vanishes, and as long as the plan is still wanted it is searched for anew: not every change asks for a plan of
 * its own, as when a route leaves or an order is called off while others are distributed.
 */
@Injectable()
export class RunPlanner {
  constructor(
    private readonly database: Database,
    private readonly carriers: CarriersOfRun,
    private readonly ways: WaysOfRun,
    private readonly searching: RouteSearch,
  ) {}

  /** @throws when it is changed again and again */
  async plan(tx: Tx, runId: string): Promise<void> {
    await tx.query(TAKE_TIME);
    for (let searches = 0; searches < MOST_SEARCHES; searches += 1) {
      const loaded = await loadRun(tx, this.carriers, runId);
      const { planAsked } = loaded.run;
      if (planAsked === null) return;
      const record = planAsked === 'repair' ? await freeOfOthers(tx, loaded) : loaded;
      if (await this.answer(tx, record)) return;
    }
    throw new Error(`run ${runId} is changed faster than it is planned`);
  }

  /** After the last attempt: whoever waits is told that there is no plan. */
  async giveUp(tx: Tx, runId: string): Promise<void> {
    await tx.query(HOLD, [runId]);
    const record = await loadRun(tx, this.carriers, runId);
    if (record.run.planAsked !== null) await this.without(tx, record, 'failed');
  }

  /** @returns whether it was stored; not if the run is no longer what `record` says */
  private async answer(tx: Tx, record: RunRecord): Promise<boolean> {
    const { runId, version, planAsked } = record.run;
    const measure = await this.ways.of(record.run.districtCode);
    const ways = await measureWays(tx, measure, record);
    const input = problemOf(record, ways);
    const { problem } = input;
    if (problem.volunteers.length === 0) return this.without(tx, record, 'no_carriers');
    if (problem.stops.length === 0) return this.without(tx, record, 'no_stops');
    const started = performance.now();
    const plan = await this.search(tx, record, input);
    if (plan === null) return false;
    const planMs = Math.round(performance.now() - started);
    const broken = verifyPlan(problem, plan);
    if (broken.length > 0) throw new Error(`the plan of run ${runId} breaks ${broken[0]!.code}`);
    const explanations = explainUnserved(problem, plan, MOST_EXPLAINED);
    const [claimed] = await tx.query<unknown[]>(CLAIM, [runId, version]);
    if (claimed === undefined) return false;
    await storePlan(tx, record, [input, plan, { explanations, otherwise: 'limits' }]);
    const figures = figuresOf(record, { ways, gone: await metresGone(measure, record) }, plan, planMs);
    await tx.query(PLANNED, [runId, version, ways.kind, figures, '[]']);
    await tx.query(DONE, [runId]);
    await noteChange(tx, runId, planAsked === 'fresh' ? 'planned' : 'repaired');
    return true;
  }

  private async without(tx: Tx, { run }: RunRecord, problem: PlanProblem): Promise<boolean> {
    const [, told] = await tx.query<[unknown[], number]>(WITHOUT, [run.runId, run.version, problem]);
    await tx.query(DONE, [run.runId]);
    return told === 1;
  }

  /** @returns null when it is not wanted any more, or the run has changed */
  private async search(tx: Tx, record: RunRecord, input: ReturnType<typeof problemOf>): Promise<Plan | null> {
    const { run } = record;
    const { seed, iterations, budgetSeconds } = run;
    const aborting = new AbortController();
    let share = 0;
    const look = setInterval(() => {
      this.tell(record, share).then(
        (wanted) => wanted || aborting.abort(),
        () => undefined,
      );
    }, LOOK_EVERY_MS);
    try {
      const order = {
        seed,
        iterations,
        budgetSeconds,
        signal: aborting.signal,
        onProgress: (done: number) => (share = done),
      };
      if (run.planAsked === 'repair') {
        const published = timePlan(input.problem, sequencesOf(record, input));
        return await this.searching.search(input.problem, { ...order, published });
      }
      const start = await earlierPlan(tx, record, input);
      const plan = await this.searching.search(input.problem, start === null ? order : { ...order, start });
      return aborting.signal.aborted ? null : plan;
    } finally {
      clearInterval(look);
    }
  }

  /** Beside the transaction of the job, so that others see it. */
  private async tell({ run }: RunRecord, share: number): Promise<boolean> {
    return this.database.scoped(systemScope(run.districtCode), async (tx) => {
      const wanted = await tx.query<unknown[]>(WANTED, [run.runId, run.version]);
      if (wanted.length > 0) await tx.query(TELL, [run.runId, Math.min(100, Math.round(100 * share))]);
      return wanted.length > 0;
    });
  }
}
