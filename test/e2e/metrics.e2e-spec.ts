import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '@nuancan/platform';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { mealDraft } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { startWorker, type RunningWorker } from '../support/start-worker.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const TOKEN = 'metrics-token-of-a-test';

function scrape(origin: string, token = TOKEN): Promise<ApiAnswer> {
  return new ApiClient(origin).send('GET', '/metrics', undefined, { authorization: `Bearer ${token}` });
}

/** The value of one line; undefined when it is not there. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

describe('/metrics of api and worker', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let worker: RunningWorker;
  let places: SmallDistrict;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    const environment = { METRICS_TOKEN: TOKEN };
    [api, worker] = await Promise.all([startApi(test, { environment }), startWorker(test, environment)]);
  });
  afterAll(async () => {
    await Promise.all([api?.stop(), worker?.stop()]);
    await test?.close();
  });

  it('is closed to whoever has no token, and not there without METRICS_TOKEN', async () => {
    for (const origin of [api.origin, worker.origin]) {
      expect((await new ApiClient(origin).get('/metrics')).status).toBe(401);
      expect((await scrape(origin, 'wrong')).body.code).toBe('METRICS.WRONG_TOKEN');
    }
    const plain = await startApi(test);
    const answer = await scrape(plain.origin);
    const nowhere = await new ApiClient(plain.origin).get('/v1/nowhere');
    await plain.stop();
    expect([answer.status, answer.body.code]).toEqual([404, 'REQUEST.NOT_FOUND']);
    expect(Object.keys(answer.body)).toEqual(Object.keys(nowhere.body));
  });

  it('counts log-ins, meals and requests, and names nobody', async () => {
    const [elder] = places.home.residents;
    const login = places.home.logins.operator;
    const operator = await ApiClient.as(api.origin, login, PASSWORD);
    await new ApiClient(api.origin).post('/v1/sessions', { login, password: 'not the password' });
    const meal = { deviceId: randomUUID(), ...mealDraft(places.home, elder) };
    const answers = [
      await operator.post('/v1/meals', meal),
      await operator.post('/v1/meals', meal),
      await operator.post('/v1/meals', { ...meal, paymentMethod: 'wechat' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 409]);
    await operator.get(`/v1/residents/${elder.id}`);
    await operator.get(`/nowhere/${elder.card}`);
    const { text } = await scrape(api.origin);
    expect(valueOf(text, 'nuancan_logins_total{outcome="opened"}')).toBe(1);
    expect(valueOf(text, 'nuancan_logins_total{outcome="wrong"}')).toBe(1);
    expect(valueOf(text, 'nuancan_meals_total{outcome="recorded",code=""}')).toBe(1);
    expect(valueOf(text, 'nuancan_meals_total{outcome="repeated",code=""}')).toBe(1);
    expect(valueOf(text, 'nuancan_meals_total{outcome="refused",code="MEAL.CLIENT_ID_CLASH"}')).toBe(1);
    const requests = 'nuancan_http_request_duration_seconds_count';
    expect(valueOf(text, `${requests}{route="/v1/meals",method="POST",status="409"}`)).toBe(1);
    expect(text).toContain('route="/v1/residents/:id"');
    const private_ = [elder.id, elder.name, elder.card, places.home.facilityId, places.home.code, login];
    expect(private_.filter((word) => text.includes(word))).toEqual([]);
  });

  it('gives no address, and no method that was made up, a series of its own', async () => {
    const count = (text: string): number => text.split('\n').filter((line) => line.includes('_count{route=')).length;
    const before = await scrape(api.origin);
    for (let request = 0; request < 30; request += 1) {
      await new ApiClient(api.origin).send('GET', `/made/up/${request}?q=${request}`);
      await new ApiClient(api.origin).send('PROPFIND', `/made/up/${request}`);
    }
    const after = await scrape(api.origin);
    expect(count(after.text) - count(before.text)).toBeLessThanOrEqual(3);
  });

  it('tells the outbox, the pool and readiness of both, and the jobs of the worker', async () => {
    await test.owner.query(
      `INSERT INTO platform.outbox (district_code, job, payload, state, due_at, ended_at) VALUES
         ('990101', 'day-summary', '{}', 'dead', now(), now()), ('990101', '王某某', '{}', 'dead', now(), now()),
         ('990101', 'day-summary', $1, 'pending', now(), NULL)`,
      [JSON.stringify({ facilityId: randomUUID(), businessDate: '2026-03-01' })],
    );
    const done = 'nuancan_jobs_total{job_name="day-summary",outcome="done"}';
    let ofWorker = '';
    for (let tries = 0; tries < 100 && valueOf(ofWorker, done) === undefined; tries += 1) {
      await sleep(100);
      ofWorker = (await scrape(worker.origin)).text;
    }
    expect(valueOf(ofWorker, done)).toBe(1);
    expect(valueOf(ofWorker, 'nuancan_queue_jobs{queue="jobs",state="waiting"}')).toBe(0);
    expect(valueOf(ofWorker, 'nuancan_queue_oldest_waiting_seconds{queue="jobs"}')).toBe(0);
    const ofApi = (await scrape(api.origin)).text;
    for (const text of [ofWorker, ofApi]) {
      expect(valueOf(text, 'nuancan_ready')).toBe(1);
      expect(valueOf(text, 'nuancan_outbox_rows{state="dead",job_name="day-summary"}')).toBe(1);
      expect(valueOf(text, 'nuancan_outbox_rows{state="dead",job_name="other"}')).toBe(1);
      expect(valueOf(text, 'nuancan_database_connections_max')).toBe(10);
      expect(valueOf(text, 'nuancan_database_connections{state="waiting"}')).toBe(0);
      expect(valueOf(text, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    }
    const both = ofApi + ofWorker;
    expect(Object.keys(METRICS).filter((name) => !both.includes(name))).toEqual([]);
  });

  it('says how long the oldest row has been due', async () => {
    await worker.stop();
    await test.owner.query(
      `INSERT INTO platform.outbox (district_code, job, payload, due_at)
       VALUES ('990101', 'day-summary', '{}', now() - interval '10 minutes'),
              ('990101', 'day-summary', '{}', now() + interval '1 day')`,
    );
    const { text } = await scrape(api.origin);
    expect(valueOf(text, 'nuancan_outbox_oldest_due_seconds')).toBeGreaterThanOrEqual(600);
    expect(valueOf(text, 'nuancan_outbox_oldest_due_seconds')).toBeLessThan(700);
    expect(valueOf(text, 'nuancan_outbox_rows{state="pending",job_name="day-summary"}')).toBe(2);
  });
});
