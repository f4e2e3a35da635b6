import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../database/scope.js';
import { WORKER_PACE_DEFAULT } from '../queue/worker-pace.js';
import { OutboxEngine } from './outbox-engine.js';
import { Outbox } from './outbox.js';
import { BACKENDS, openQueueHome, type QueueHome } from './testing/queue-home.js';
import { createEngine } from './testing/start-engine.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const DISTRICT = '990101';
/** reliability.md: a killed worker's job is taken over within 12 s. */
const TAKEN_OVER_MS = 12_000;

describe.each(BACKENDS)('a worker killed in the middle of a job, with the queue on %s', (backend) => {
  let home: QueueHome;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    home = await openQueueHome(backend);
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await home.close();
  });

  it('has its job done by another, once, within 12 s', async () => {
    const script = resolve(ROOT, 'libs/platform/src/outbox/testing/run-engine.ts');
    child = fork(script, {
      cwd: ROOT,
      execArgv: ['--import', './test/support/load-typescript.mjs'],
      env: { ...process.env, APP_URL: home.test.appUrl, ...home.queue },
    });
    await home.test.database.scoped(systemScope(DISTRICT), (tx) =>
      new Outbox().add(tx, {
        job: 'day-summary',
        districtCode: DISTRICT,
        payload: { facilityId: randomUUID(), businessDate: '2026-03-01' },
      }),
    );
    expect(await once(child, 'message')).toEqual(expect.arrayContaining(['hanging']));
    // Lets it renew its lock once more: the longest wait for the other worker.
    await sleep(3_000);
    const other = await createEngine({ database: home.test.database, queue: home.queue, pace: WORKER_PACE_DEFAULT });
    await other.get(OutboxEngine).start();
    const killedAt = Date.now();
    child.kill('SIGKILL');
    let done = false;
    while (!done && Date.now() < killedAt + 2 * TAKEN_OVER_MS) {
      const { rows } = await home.test.owner.query<{ state: string }>('SELECT state FROM platform.outbox');
      done = rows[0]?.state === 'done';
      if (!done) await sleep(50);
    }
    const tookMs = Date.now() - killedAt;
    process.stdout.write(`killed worker's job taken over and done in ${tookMs} ms, queue on ${backend}\n`);
    await other.close();
    const { rows } = await home.test.owner.query(
      'SELECT o.state, o.attempt FROM platform.outbox o JOIN test_effects e ON e.outbox_id = o.id',
    );
    expect(rows).toEqual([{ state: 'done', attempt: 1 }]);
    expect(tookMs).toBeLessThan(TAKEN_OVER_MS);
  }, 60_000);
});
