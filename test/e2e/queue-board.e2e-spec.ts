import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PERSON_ROLES } from '@nuancan/identity';
import { QUEUE_NAME, useQueueBackend } from '@nuancan/platform';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../support/api-client.js';
import { startScratchRedis, type ScratchRedis } from '../support/scratch-redis.js';
import { arrangeSmallDistrict, PASSWORD } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const BOARD = '/v1/queue-board/';
const DATA = { outboxId: 7, attempt: 1, districtCode: '990101' };

describe.each(['postgres', 'redis'] as const)('Bull Board over a queue on %s', (backend) => {
  let test: TestDatabase;
  let folder: string;
  let redis: ScratchRedis | undefined;
  let api: RunningApi;
  let queue: Queue;
  let admin: ApiClient;
  let logins: Readonly<Record<string, string>>;

  beforeAll(async () => {
    test = await openTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'nuancan-redis-'));
    redis = backend === 'redis' ? await startScratchRedis(folder) : undefined;
    const environment: Record<string, string> = redis ? { REDIS_URL: redis.url } : {};
    api = await startApi(test, { environment });
    ({ logins } = (await arrangeSmallDistrict(test.owner)).home);
    const home = redis ? { REDIS_URL: redis.url } : { QUEUE_DATABASE_URL: test.queueUrl };
    queue = new Queue(QUEUE_NAME, useQueueBackend(home).options);
    await queue.add('day-summary', DATA, { jobId: 'o7-1' });
    admin = await ApiClient.as(api.origin, logins['admin'] ?? '', PASSWORD);
  });
  afterAll(async () => {
    await queue?.close();
    await api?.stop();
    await test?.close();
    await redis?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows an administrator the queue, its jobs with ids alone, and its schedulers', async () => {
    const page = await admin.send('GET', `${BOARD}queue/jobs`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`<base href="${BOARD}"`);
    expect(page.text).not.toMatch(/https?:\/\//);
    const [script] = /static\/js\/main[^"]+/.exec(page.text) ?? [''];
    expect((await admin.send('GET', BOARD + script)).status).toBe(200);
    const { body } = await admin.send('GET', `${BOARD}api/queues?activeQueue=jobs&status=latest&page=1`);
    expect(body.queues).toMatchObject([{ name: 'jobs', readOnlyMode: true, counts: { waiting: 1 } }]);
    expect(body.queues[0].jobs).toMatchObject([{ id: 'o7-1', name: 'day-summary', data: DATA }]);
    const job = await admin.send('GET', `${BOARD}api/queues/jobs/o7-1`);
    expect(job.body.job.data).toEqual(DATA);
    expect((await admin.send('GET', `${BOARD}api/job-schedulers`)).status).toBe(200);
  });

  it('is behind the session of an administrator, page and files and figures', async () => {
    for (const path of ['', 'static/favicon-32x32.png', 'api/queues']) {
      const nobody = await new ApiClient(api.origin).send('GET', BOARD + path);
      expect(nobody.body.code).toBe('IDENTITY.NO_SESSION');
      for (const role of PERSON_ROLES.filter((one) => one !== 'admin')) {
        const other = await ApiClient.as(api.origin, logins[role] ?? '', PASSWORD);
        expect((await other.send('GET', BOARD + path)).body.code).toBe('IDENTITY.ROLE_NOT_ALLOWED');
      }
    }
  });

  it('changes nothing for anybody, and has no file but its own', async () => {
    for (const [method, path] of [
      ...[
        ['PUT', 'api/queues/jobs/o7-1/clean'],
        ['PUT', 'api/queues/jobs/pause'],
        ['PUT', 'api/queues/pause'],
      ],
      ...[
        ['POST', 'api/queues/jobs/add'],
        ['PATCH', 'api/queues/jobs/o7-1/update-data'],
      ],
      ...[
        ['GET', 'static/../package.json'],
        ['GET', 'static/%2e%2e/%2e%2e/package.json'],
        ['GET', 'api/nothing'],
      ],
    ] as const) {
      expect({
        path,
        status: (await admin.send(method, BOARD + path, method === 'GET' ? undefined : {})).status,
      }).toEqual({
        ...{ path, status: 404 },
      });
    }
    expect(await queue.isPaused()).toBe(false);
    expect(await queue.getWaitingCount()).toBe(1);
  });
});
