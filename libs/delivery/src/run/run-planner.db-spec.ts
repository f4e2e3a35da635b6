import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Plan, Problem } from '@nuancan/route-planner';
import { DispatchService } from '../outcome/dispatch.service.js';
import { clientId } from '../testing/order-desk.js';
import { openRunDesk, QuickSearch, TODAY, type RunDesk } from '../testing/run-desk.js';
import { DelivererCarriers } from './deliverer-carriers.js';
import type { SearchOrder } from './route-search.js';
import { RunPlanner } from './run-planner.js';
import type { RunDto } from './run-seen.dto.js';
import { StraightWays } from './straight-ways.js';

const TIMEOUT = 'idle_in_transaction_session_timeout';

/** Something happens to the run each time a search of it has begun. */
class DisturbedSearch extends QuickSearch {
  searches = 0;
  disturb: (search: number) => Promise<unknown> = () => Promise.resolve();

  override async search(problem: Problem, order: SearchOrder): Promise<Plan> {
    this.searches += 1;
    await this.disturb(this.searches);
    return super.search(problem, order);
  }
}

describe('RunPlanner', () => {
  let desk: RunDesk;
  let lin: string;
  let run: RunDto;
  let searching: DisturbedSearch;
  let planner: RunPlanner;
  const operator = () => desk.scopeOf(desk.home, 'operator');
  const owner = (sql: string, ...values: unknown[]) => desk.test.owner.query(sql, values);
  const touch = () => owner('UPDATE delivery.runs SET version = version + 1 WHERE id = $1', run.runId);
  const scoped = (work: 'plan' | 'giveUp') =>
    desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) => planner[work](tx, run.runId));
  const work = async () => {
    await scoped('plan');
    run = await desk.runs.get(operator(), run.runId);
  };

  /** Published to three volunteers, one of whom does not come. */
  beforeAll(async () => {
    desk = await openRunDesk();
    lin = await desk.volunteer(desk.home, { name: '林志勇', boxes: 6 });
    const others = [await desk.volunteer(desk.home, { name: '毛亚芬', boxes: 6 })];
    others.push(await desk.volunteer(desk.home, { name: '严桂花', boxes: 6 }));
    const { on } = await desk.freeze(2);
    run = await desk.runs.open(operator(), { businessDate: on, slot: 'lunch' });
    for (const [index, volunteerId] of [lin, ...others].entries()) {
      const crew = { version: run.version, comes: true, noShow: false };
      run = await desk.changes.setCrew(operator(), [run.runId, volunteerId], crew);
      const to = { volunteerId, trip: 1, position: 9, stopId: run.stops[index]!.stopId };
      run = await desk.changes.move(operator(), run.runId, { version: run.version, ...to });
    }
    run = await desk.runs.publish(operator(), run.runId, { version: run.version, acceptUnserved: false });
    const crew = { version: run.version, comes: false, noShow: true };
    run = await desk.changes.setCrew(operator(), [run.runId, lin], crew);
  });
  afterAll(() => desk?.test.close());
  beforeEach(() => {
    searching = new DisturbedSearch();
    planner = new RunPlanner(desk.test.database, new DelivererCarriers(), new StraightWays(), searching);
  });

  it('plans anew when a route leaves meanwhile, which asks for no plan of its own', async () => {
    await isToday();
    const { routeId, volunteerId } = run.routes.find((route) => route.volunteerId !== lin)!;
    const sent = { clientId: clientId(), boxes: 1, celsius: 72, leftAt: now(-60_000), cookedAt: now(-120_000) };
    searching.disturb = (search) =>
      search > 1 ? Promise.resolve() : new DispatchService(desk.test.database).leave(operator(), routeId, sent);
    await work();
    expect(run).toMatchObject({ state: 'dispatched', planAsked: null, planProblem: null, figures: { served: 3 } });
    expect(searching.searches).toBe(2);
    expect(run.routes.some((route) => route.volunteerId === lin)).toBe(false);
    const left = run.routes.find((route) => route.routeId === routeId);
    expect(left).toMatchObject({ volunteerId, departedAt: expect.any(Date) });
  });

  it('repairs with who is sent out by another kitchen before they go there, or after', async () => {
    const gu = await desk.volunteer(desk.home, { name: '顾海明', boxes: 6 });
    const leavesAt = new Date(run.routes.find(({ departedAt }) => departedAt === null)!.leavesAt);
    const backAt = new Date(leavesAt.getTime() + 20 * 60_000);
    const { districtCode, code, facilityId } = desk.neighbour;
    await owner('SET session_replication_role = replica');
    await owner(
      `WITH r AS (INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot) VALUES ($1, $2, $3, $4, 'lunch') RETURNING id)
       INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at, published)
       SELECT id, $1, $2, $3, $5, 1, 'ebike', 6, $6, $7, true FROM r`,
      ...[districtCode, code, facilityId, TODAY, gu, leavesAt, backAt],
    );
    await owner('RESET session_replication_role');
    await owner(
      `INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes)
       SELECT r.id, v.id, r.district_code, r.town_code, r.facility_id, v.id = $2 FROM delivery.runs r, volunteering.volunteers v WHERE r.id = $1
       ON CONFLICT (run_id, volunteer_id) DO UPDATE SET comes = EXCLUDED.comes`,
      ...[run.runId, gu],
    );
    run = await desk.runs.repair(operator(), run.runId, { version: run.version });
    await work();
    expect(run).toMatchObject({ planAsked: null, planProblem: null, figures: { served: 3, unserved: 0 } });
    const route = run.routes.find(({ volunteerId }) => volunteerId === gu)!;
    expect(route.leavesAt.getTime()).toBeGreaterThanOrEqual(backAt.getTime());
  });

  it('leaves a run that is changed all the time to a later attempt, and says so at last however it is changed', async () => {
    run = await desk.runs.repair(operator(), run.runId, { version: run.version });
    searching.disturb = touch;
    await expect(work()).rejects.toThrow('changed faster');
    expect(await desk.runs.get(operator(), run.runId)).toMatchObject({ planAsked: 'repair', planProblem: null });
    await scoped('giveUp');
    run = await desk.runs.get(operator(), run.runId);
    expect(run).toMatchObject({ planAsked: null, planProblem: 'failed' });
  });

  it('does not store what is not wanted any more, and takes its time', async () => {
    run = await desk.runs.repair(operator(), run.runId, { version: run.version });
    const { runId, version } = run;
    let stopped: RunDto | undefined;
    searching.disturb = async () => (stopped = await desk.runs.stopPlanning(operator(), runId, { version }));
    await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), async (tx) => {
      await planner.plan(tx, runId);
      // Longer than a search that is given all its seconds.
      expect(await tx.query(`SHOW ${TIMEOUT}`)).toMatchObject([{ [TIMEOUT]: '2min' }]);
    });
    run = await desk.runs.get(operator(), runId);
    expect(run).toEqual(stopped);
    expect(searching.searches).toBe(1);
  });

  /** Behind the product's back. */
  async function isToday(): Promise<void> {
    await owner('BEGIN');
    await owner('SET LOCAL session_replication_role = replica');
    await owner('UPDATE delivery.runs SET business_date = $2 WHERE id = $1', run.runId, TODAY);
    await owner('COMMIT');
  }
});

function now(plusMs: number): string {
  return new Date(Date.now() + plusMs).toISOString();
}
