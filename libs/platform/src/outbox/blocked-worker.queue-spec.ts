import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { systemScope } from '../database/scope.js';
import { Metrics } from '../metrics/metrics.js';
import { OutboxEngine } from './outbox-engine.js';
import { Outbox } from './outbox.js';
import { BACKENDS, openQueueHome, type QueueHome } from './testing/queue-home.js';
import { createEngine } from './testing/start-engine.js';

const ROOT = resolve(import.meta.dirname, '../../../..');
const DISTRICT = '990101';
const LOCK_MS = 1_000;

/** Another run of a job waits for the row that the first one has. */
const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
  AND query LIKE '%SELECT job, payload FROM platform.outbox%FOR UPDATE%'`;

describe.each(BACKENDS)('a worker whose event loop stands still beyond its lock, with the queue on %s', (backend) => {
  let home: QueueHome;
  let child: ChildProcess | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'nuancan-blocked-'));

  beforeAll(async () => {
    home = await openQueueHome(backend);
  });
  afterAll(async () => {
    child?.kill('SIGKILL');
    await home.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('does its job once: who takes it over meanwhile waits, and finds it done', async () => {
    const goOn = join(folder, 'go-on');
    const script = resolve(ROOT, 'libs/platform/src/outbox/testing/run-engine.ts');
    child = fork(script, {
      cwd: ROOT,
      execArgv: ['--import', './test/support/load-typescript.mjs'],
      env: { ...process.env, APP_URL: home.test.appUrl, LOCK_MS: `${LOCK_MS}`, BLOCK_UNTIL: goOn, ...home.queue },
    });
    const payload = { facilityId: randomUUID(), businessDate: '2026-03-01' };
    await home.test.database.scoped(systemScope(DISTRICT), (tx) =>
      new Outbox().add(tx, { job: 'day-summary', districtCode: DISTRICT, payload }),
    );
    expect(await once(child, 'message')).toEqual(expect.arrayContaining(['hanging']));
    const pace = { lockMs: LOCK_MS, stalledCheckMs: LOCK_MS / 4 };
    const other = await createEngine({ database: home.test.database, queue: home.queue, pace });
    try {
      await other.get(OutboxEngine).start();
      await eventually(async () => expect((await home.test.owner.query(WAITING)).rowCount).toBe(1));
      writeFileSync(goOn, '');
      await eventually(async () => {
        expect(await other.get(Metrics).text()).toContain(
          'nuancan_jobs_total{job_name="day-summary",outcome="fenced"} 1\n',
        );
      });
    } finally {
      await other.close();
    }
    const { rows } = await home.test.owner.query(
      'SELECT o.state, o.attempt FROM platform.outbox o JOIN test_effects e ON e.outbox_id = o.id',
    );
    expect(rows).toEqual([{ state: 'done', attempt: 1 }]);
  });
});
