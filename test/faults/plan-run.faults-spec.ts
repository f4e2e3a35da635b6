import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunDesk, type RunDesk } from '../../libs/delivery/src/testing/run-desk.js';
import { RunningProgram } from '../support/running-program.js';

/** A killed worker's job is taken over within so long (reliability.md), and planned again from the start. */
const TAKEN_OVER_MS = 12_000;
const PLANNED_MS = 15_000;

describe('a worker that is killed while it plans', () => {
  let desk: RunDesk;
  const workers: RunningProgram[] = [];

  beforeAll(async () => {
    desk = await openRunDesk();
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await desk?.test.close();
  });

  const start = (): RunningProgram => {
    const { appUrl, queueUrl } = desk.test;
    const environment = { DATABASE_URL: appUrl, LOG_LEVEL: 'info', QUEUE_DATABASE_URL: queueUrl };
    const worker = new RunningProgram({ file: 'worker/src/main.js', environment });
    workers.push(worker);
    return worker;
  };

  it('leaves no half of a plan: another makes it whole, once', async () => {
    const operator = desk.scopeOf(desk.home, 'operator');
    const volunteerId = await desk.volunteer(desk.home, { name: '林志勇', boxes: 6 });
    const { on } = await desk.freeze(2);
    let run = await desk.runs.open(operator, { businessDate: on, slot: 'lunch' });
    const { runId } = run;
    run = await desk.changes.setCrew(operator, [runId, volunteerId], {
      version: run.version,
      comes: true,
      noShow: false,
    });
    await desk.test.owner.query(`UPDATE delivery.runs SET iterations = 1000000, version = version + 1 WHERE id = $1`, [
      runId,
    ]);
    const seen = () => desk.runs.get(operator, runId);
    const until = async (which: (of: typeof run) => boolean, withinMs: number): Promise<number> => {
      const startedAt = Date.now();
      while (!which((run = await seen()))) {
        if (Date.now() - startedAt > withinMs) throw new Error(`still ${run.state} at ${run.percent} %`);
        await sleep(25);
      }
      return Date.now() - startedAt;
    };
    run = await desk.runs.plan(operator, runId, { version: run.version + 1, budgetSeconds: 4 });
    const first = start();
    await first.says('"working"');
    await until(({ percent }) => percent !== null && percent > 0, PLANNED_MS);
    await first.end('SIGKILL');
    expect(await seen()).toMatchObject({ state: 'planning', routes: [], planAsked: 'fresh' });
    const second = start();
    await second.says('"working"');
    await until(({ state }) => state === 'planned', TAKEN_OVER_MS + PLANNED_MS);
    expect(run).toMatchObject({ figures: { served: 3, volunteers: 1 }, planAsked: null, percent: null });
    const { rows } = await desk.test.owner.query(
      `SELECT kind, count(*)::int AS n FROM delivery.run_changes WHERE run_id = $1 AND kind = 'planned' GROUP BY kind`,
      [runId],
    );
    expect(rows).toEqual([{ kind: 'planned', n: 1 }]);
  });
});
