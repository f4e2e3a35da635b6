import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict, PASSWORD, type SmallDistrict } from '../support/small-district.js';
import { startApi, type RunningApi } from '../support/start-api.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

/** What a guesser and another site's page try against the built api. */
describe('logging in', () => {
  let test: TestDatabase;
  let api: RunningApi;
  let login: string;
  let places: SmallDistrict;

  beforeAll(async () => {
    test = await openTestDatabase();
    places = await arrangeSmallDistrict(test.owner);
    api = await startApi(test);
    login = places.home.logins.operator;
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM identity.login_attempts');
  });
  afterAll(async () => {
    await api?.stop();
    await test?.close();
  });

  const attempt = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${api.origin}/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('counts guesses by login, however it is written and wherever the guesser says to be', async () => {
    const spellings = [login, login.toUpperCase(), `  ${login}`, `${login}\u3000`, `\t${login}\n`];
    const statuses: number[] = [];
    for (const [at, spelling] of spellings.entries()) {
      const spoofed = { 'x-forwarded-for': `198.51.100.${at}`, forwarded: `for=198.51.100.${at}`, 'x-real-ip': '::1' };
      statuses.push((await attempt({ login: spelling, password: `wrong-guess-${at}` }, spoofed)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    const right = await attempt({ login, password: PASSWORD }, { 'x-forwarded-for': '203.0.113.9' });
    expect(right.status).toBe(429);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    const { rows } = await test.owner.query(
      `SELECT DISTINCT a.login, t.login_hash IS NOT NULL AS hashed, ip
       FROM identity.login_attempts t JOIN identity.accounts a ON a.id = t.account_id`,
    );
    expect(rows).toEqual([{ login, hashed: true, ip: '127.0.0.1' }]);
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://127.0.0.1.evil.example' },
  ])('refuses a page of another site: %j', async (headers) => {
    const answer = await attempt({ login, password: PASSWORD }, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('gives a token of its own, whatever cookie the browser came with', async () => {
    const planted = 'A'.repeat(43);
    const answer = await attempt({ login, password: PASSWORD }, { cookie: `nuancan_session=${planted}` });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^nuancan_session=[A-Za-z0-9_-]{43}; .*HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(planted);
    const session = await fetch(`${api.origin}/v1/sessions/current`, {
      headers: { cookie: `nuancan_session=${planted}` },
    });
    expect(session.status).toBe(401);
  });
});
