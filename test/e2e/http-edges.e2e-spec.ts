import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient, type ApiAnswer } from '../support/api-client.js';
import { mealDraft } from '../support/meal-draft.js';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const ANSWER_LIMIT_MS = 1500;

/** What no client of ours sends: the answer is a small problem with a request id, at once, and the api goes on. */
describe('at the edges of HTTP', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let places: SmallDistrict;
  let operator: ApiClient;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    api = await startApi(test);
    operator = await ApiClient.as(api.origin, places.home.logins.operator, PASSWORD);
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
  });

  function expectProblem(answer: ApiAnswer, status: number, code: string): void {
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status, code, requestId: answer.headers.get('x-request-id') });
    expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.text.length).toBeLessThan(20_000);
  }

  it.each([
    ['an address that is no UTF-8', '/v1/meals/%ff', 400, 'REQUEST.MALFORMED'],
    ['a part of an address that is too long', `/v1/facilities/${'a'.repeat(300)}`, 404, 'REQUEST.NOT_FOUND'],
    ['an address that is not there', '/v1/nothing', 404, 'REQUEST.NOT_FOUND'],
    ['a cursor of dates that are none', `/v1/meals?cursor=${cursorOf(['x', 'y'])}`, 400, 'REQUEST.MALFORMED'],
    ['a NUL in a search', '/v1/meals?query=%00', 400, 'REQUEST.MALFORMED'],
  ])('%s', async (_, path, status, code) => {
    const answer = await operator.get(path);
    expectProblem(answer, status, code);
    expect(answer.text).not.toContain('aaaa');
  });

  function cursorOf(key: unknown): string {
    return Buffer.from(JSON.stringify(key)).toString('base64url');
  }

  const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

  it.each<[string, string, () => unknown]>([
    [
      'a log-in of 40,000 fields',
      '/v1/sessions',
      () => Object.fromEntries(Array.from({ length: 40_000 }, (_, at) => [`f${at}`, 1])),
    ],
    [
      'a meal of 100,000 lines',
      '/v1/meals',
      () => ({ ...mealDraft(places.home, null), deviceId: randomUUID(), items: Array(100_000).fill({}) }),
    ],
    ['a meal 2,500 levels deep', '/v1/meals', () => ({ ...mealDraft(places.home, null), items: deep(2_500) })],
    ['a batch 2,500 levels deep', '/v1/meals/batch', () => ({ deviceId: randomUUID(), items: [deep(2_500)] })],
    ['a policy 2,500 levels deep', '/v1/meals/quote', () => ({ document: deep(2_500) })],
  ])('%s is refused before anything is made of it', async (_, path, body) => {
    const sent = body();
    const start = performance.now();
    const answer = await operator.post(path, sent);
    expectProblem(answer, 400, 'REQUEST.INVALID');
    expect(answer.body.errors).toMatchObject([{ code: 'FIELD.UNBOUNDED' }]);
    expect(performance.now() - start).toBeLessThan(ANSWER_LIMIT_MS);
  });

  it.each(['/v1/meals', '/v1/residents', '/v1/nothing'])('%s is kept in no cache', async (path) => {
    expect((await operator.get(path)).headers.get('cache-control')).toBe('no-store');
  });

  it('tells a hundred faults of a request at most', async () => {
    const items = Array(500).fill({ surprise: 1 });
    const answer = await operator.post('/v1/meals/quote', { items });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(100);
  });

  it('the largest batch a till sends is recorded whole', async () => {
    const name = '套'.repeat(60);
    const menuItemId = places.home.menuItems.lunch;
    const items = Array.from({ length: 20 }, () => ({ menuItemId, name, priceFen: 60, quantity: 1 }));
    const drafts = Array.from({ length: 50 }, () => mealDraft(places.home, null, { items }));
    const answer = await operator.post('/v1/meals/batch', { deviceId: randomUUID(), items: drafts });
    expect(answer.status).toBe(200);
    expect(answer.body.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(50).fill('recorded'));
  });

  it('ends although somebody is connected who asked nothing, as browsers are ahead of time', async () => {
    const { hostname, port } = new URL(api.origin);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const closed = once(silent, 'close');
    await api.stop();
    await closed;
  }, 15_000);
});
