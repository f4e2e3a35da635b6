import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database.js';
import { PERSON_ROLES, type PersonRole } from './account/person-role.js';
import { arrangePlaces, PLACES } from './testing/arrange-places.js';
import { makeAccount, PASSWORD } from './testing/make-account.js';
import { startIdentity } from './testing/start-identity.js';

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
}
interface Asked {
  readonly body?: object;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

describe('identity over HTTP', () => {
  let test: TestDatabase;
  let application: NestFastifyApplication;
  const tokens = new Map<PersonRole, string>();

  beforeAll(async () => {
    test = await openTestDatabase();
    await arrangePlaces(test.owner);
    application = await startIdentity(test.database);
    for (const role of PERSON_ROLES) {
      await makeAccount(test.database, { login: role, role });
      tokens.set(role, tokenOf(await logIn(role)));
    }
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM identity.login_attempts');
  });
  afterAll(async () => {
    await application?.close();
    await test?.close();
  });

  const ask = async (method: Method, url: string, { body, token, headers = {} }: Asked = {}): Promise<Reply> => {
    const response = await application.inject({
      method,
      url,
      payload: body,
      headers: { ...(token === undefined ? {} : { cookie: `nuancan_session=${token}` }), ...headers },
    });
    const text = response.body;
    return { status: response.statusCode, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
  };
  const logIn = (login: string, change: Asked = {}): Promise<Reply> =>
    ask('POST', '/v1/sessions', { body: { login, password: PASSWORD }, ...change });
  const tokenOf = (reply: Reply): string =>
    /nuancan_session=([^;]+)/.exec(String(reply.headers['set-cookie']))?.[1] ?? '';
  const as = (role: PersonRole, change: Asked = {}): Asked => ({ token: tokens.get(role), ...change });

  describe('sessions', () => {
    it('logs in: 201, who one is, and a cookie no page can read', async () => {
      const reply = await logIn(' OPERATOR ');
      expect(reply.status).toBe(201);
      expect(reply.body).toEqual({
        account: {
          id: expect.any(String),
          login: 'operator',
          displayName: 'operator',
          role: 'operator',
          scope: { districtCode: PLACES.district, townCode: PLACES.town, facilityId: PLACES.facility },
        },
        expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
      expect(reply.headers['set-cookie']).toMatch(
        /^nuancan_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
      );
    });

    it('marks the cookie Secure when people come over https', async () => {
      const secured = await startIdentity(test.database, { PUBLIC_ORIGIN: 'https://nuancan.example.cn' });
      try {
        const reply = await secured.inject({
          method: 'POST',
          url: '/v1/sessions',
          payload: { login: 'operator', password: PASSWORD },
        });
        expect(reply.headers['set-cookie']).toMatch(/; Secure/);
      } finally {
        await secured.close();
      }
    });

    it('tells who is logged in, and logs out', async () => {
      const token = tokenOf(await logIn('auditor'));
      expect(await ask('GET', '/v1/sessions/current', { token })).toMatchObject({
        status: 200,
        body: { account: { login: 'auditor', scope: { townCode: null, facilityId: null } } },
      });
      const out = await ask('DELETE', '/v1/sessions/current', { token });
      expect(out.status).toBe(204);
      expect(out.headers['set-cookie']).toMatch(/^nuancan_session=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/);
      expect(await ask('GET', '/v1/sessions/current', { token })).toMatchObject({
        status: 401,
        body: { code: 'IDENTITY.NO_SESSION' },
      });
    });

    it.each([undefined, 'nonsense', 'A'.repeat(43)])('asks to log in without a session (%s)', async (token) => {
      expect(await ask('GET', '/v1/sessions/current', { token })).toMatchObject({
        status: 401,
        body: { code: 'IDENTITY.NO_SESSION', zh: expect.any(String), en: expect.any(String) },
      });
    });

    it('refuses wrong credentials with 401, then 429 with the seconds to wait', async () => {
      const wrong = { body: { login: 'town_official', password: 'wrong' } };
      await test.owner.query(`UPDATE identity.accounts SET password_changed_at = now() - interval '1 day'`);
      for (let n = 0; n < 5; n += 1) {
        expect(await logIn('', wrong)).toMatchObject({ status: 401, body: { code: 'IDENTITY.WRONG_CREDENTIALS' } });
      }
      const throttled = await logIn('town_official');
      expect(throttled).toMatchObject({ status: 429, body: { code: 'IDENTITY.TOO_MANY_ATTEMPTS' } });
      expect(Number(throttled.headers['retry-after'])).toBeGreaterThan(890);
    });

    it.each([{}, { login: 'x' }, { login: 'x', password: 7 }, { login: 'x', password: 'y', admin: true }])(
      'refuses the body %j',
      async (body) => {
        expect(await ask('POST', '/v1/sessions', { body })).toMatchObject({
          status: 400,
          body: { code: 'REQUEST.INVALID' },
        });
      },
    );
  });

  describe('another site', () => {
    const foreign = { origin: 'https://evil.example', host: 'localhost' };
    it.each<[Method, string]>([
      ['POST', '/v1/sessions'],
      ['DELETE', '/v1/sessions/current'],
      ['POST', '/v1/accounts'],
      ['PUT', '/v1/accounts/current/password'],
    ])('cannot %s %s', async (method, url) => {
      const body = method === 'DELETE' ? undefined : { login: 'operator', password: PASSWORD };
      for (const headers of [foreign, { 'sec-fetch-site': 'cross-site' }]) {
        expect(await ask(method, url, as('admin', { body, headers }))).toMatchObject({
          status: 403,
          body: { code: 'IDENTITY.FOREIGN_ORIGIN' },
        });
      }
      expect((await ask('GET', '/v1/sessions/current', as('admin'))).status).toBe(200);
    });
  });

  describe('roles', () => {
    const allowed: [Method, string, readonly PersonRole[]][] = [
      ['GET', '/v1/accounts', ['admin']],
      ['POST', '/v1/accounts', ['admin']],
      ['PATCH', '/v1/accounts/0198c1f0-0000-7000-8000-000000000009', ['admin']],
      ['GET', '/v1/audit-events', ['auditor', 'admin', 'district_official']],
      ['GET', '/v1/sessions/current', PERSON_ROLES],
      ['PUT', '/v1/accounts/current/password', PERSON_ROLES],
    ];
    it.each(allowed)('%s %s is for %j', async (method, url, roles) => {
      const body = method === 'GET' ? undefined : {};
      for (const role of PERSON_ROLES) {
        const reply = await ask(method, url, as(role, { body }));
        if (roles.includes(role)) expect([200, 400, 428]).toContain(reply.status);
        else expect(reply).toMatchObject({ status: 403, body: { code: 'IDENTITY.ROLE_NOT_ALLOWED' } });
      }
      expect((await ask(method, url, { body })).status).toBe(401);
    });
  });

  describe('accounts', () => {
    it('creates, lists and changes one, by its version', async () => {
      const { facility, town, district } = PLACES;
      const body = {
        login: 'new-one',
        password: PASSWORD,
        displayName: ' 王芳 ',
        role: 'operator',
        townCode: town,
        facilityId: facility,
      };
      const created = await ask('POST', '/v1/accounts', as('admin', { body }));
      expect(created).toMatchObject({
        status: 201,
        body: {
          login: 'new-one',
          displayName: '王芳',
          scope: { districtCode: district, townCode: town, facilityId: facility },
        },
      });
      const page = await ask('GET', '/v1/accounts?limit=500', as('admin'));
      expect(page.body).toMatchObject({ nextCursor: null });
      const { oneTimePassword, ...account } = created.body;
      expect(oneTimePassword).toBeNull();
      expect(page.body['items']).toContainEqual(account);
      const url = `/v1/accounts/${String(created.body['id'])}`;
      const rename = (headers: Record<string, string>): Promise<Reply> =>
        ask('PATCH', url, as('admin', { body: { displayName: '李静' }, headers }));
      expect(await rename({})).toMatchObject({ status: 428, body: { code: 'IDENTITY.VERSION_REQUIRED' } });
      expect(await rename({ 'if-match': '"7"' })).toMatchObject({
        status: 412,
        body: { code: 'IDENTITY.VERSION_CHANGED' },
      });
      expect(await rename({ 'if-match': '"1"' })).toMatchObject({
        status: 200,
        body: { displayName: '李静', version: 2 },
      });
      expect(JSON.stringify([created, page])).not.toMatch(/argon2|"password"|热饭/i);
    });

    it.each([
      { displayName: null },
      { disabled: null },
      { password: null },
      { disabled: 'yes' },
      { role: 'system' },
      { districtCode: '330212' },
      { displayName: '   ' },
    ])('refuses the change %j', async (body) => {
      const url = '/v1/accounts/0198c1f0-0000-7000-8000-000000000009';
      expect(await ask('PATCH', url, as('admin', { body, headers: { 'if-match': '"1"' } }))).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
    });

    it('gives a new account a password that only lets its owner choose another one', async () => {
      const body = { login: 'first-day', displayName: '李静', role: 'auditor' };
      const { oneTimePassword } = (await ask('POST', '/v1/accounts', as('admin', { body }))).body;
      const asked = await ask('POST', '/v1/sessions', { body: { login: 'first-day', password: oneTimePassword } });
      expect(asked).toMatchObject({
        status: 202,
        body: { step: 'change_password', passwordPolicy: { minLength: 10 } },
      });
      expect(asked.headers['set-cookie']).toBeUndefined();
      const { stepToken } = asked.body;
      expect(await ask('GET', '/v1/sessions/current', { token: String(stepToken) })).toMatchObject({ status: 401 });
      const change = (newPassword: string): Promise<Reply> =>
        ask('POST', '/v1/login-steps/password', { body: { stepToken, newPassword } });
      expect(await change('password123')).toMatchObject({ status: 422, body: { code: 'IDENTITY.COMMON_PASSWORD' } });
      const entered = await change('一句自己的话 13579');
      expect(entered).toMatchObject({ status: 201, body: { account: { login: 'first-day' } } });
      const token = tokenOf(entered);
      expect(await ask('GET', '/v1/accounts/current', { token })).toMatchObject({
        status: 200,
        body: { password: { expiresAt: null }, totp: { enabledAt: null, isRequired: false, isAvailable: false } },
      });
      const sessions = (await ask('GET', '/v1/accounts/current/sessions', { token })).body['items'];
      expect(sessions).toMatchObject([{ device: 'lightMyRequest', isCurrent: true, ip: '127.0.0.1' }]);
      expect(JSON.stringify(sessions)).not.toContain(token);
    });

    it('answers 404 for an id that is not there and 400 for what is no id', async () => {
      const change = as('admin', { body: { disabled: true }, headers: { 'if-match': '"1"' } });
      expect((await ask('PATCH', '/v1/accounts/0198c1f0-0000-7000-8000-000000000009', change)).status).toBe(404);
      expect((await ask('PATCH', '/v1/accounts/x', change)).status).toBe(400);
    });

    it('changes one’s own password and stays logged in', async () => {
      await makeAccount(test.database, { login: 'changer', role: 'volunteer' });
      const token = tokenOf(await logIn('changer'));
      const change = (currentPassword: string): Promise<Reply> =>
        ask('PUT', '/v1/accounts/current/password', {
          token,
          body: { currentPassword, newPassword: '三碗热饭 24680' },
        });
      expect(await change('wrong')).toMatchObject({ status: 422, body: { code: 'IDENTITY.WRONG_CURRENT_PASSWORD' } });
      expect((await change(PASSWORD)).status).toBe(204);
      expect((await ask('GET', '/v1/sessions/current', { token })).status).toBe(200);
      expect((await logIn('changer')).status).toBe(401);
    });
  });

  describe('audit events', () => {
    it('shows a login with account, address and request id', async () => {
      await logIn('volunteer');
      const { status, body } = await ask('GET', '/v1/audit-events?action=login&limit=1', as('auditor'));
      expect(status).toBe(200);
      expect(body).toMatchObject({
        items: [
          {
            action: 'login',
            accountName: 'volunteer',
            role: 'volunteer',
            townCode: PLACES.town,
            ip: '127.0.0.1',
            requestId: expect.any(String),
          },
        ],
        nextCursor: expect.any(String),
      });
    });

    it.each(['from=yesterday', 'limit=501', 'accountId=7', 'action=DROP', 'who=me', 'cursor=x', 'from=2025-02-30'])(
      'refuses ?%s',
      async (query) => {
        expect((await ask('GET', `/v1/audit-events?${query}`, as('auditor'))).status).toBe(400);
      },
    );
  });

  it('is out at the next request when the account is disabled', async () => {
    await makeAccount(test.database, { login: 'leaver', role: 'town_official' });
    const token = tokenOf(await logIn('leaver'));
    await test.owner.query(`UPDATE identity.accounts SET disabled_at = now() WHERE login = 'leaver'`);
    expect((await ask('GET', '/v1/sessions/current', { token })).status).toBe(401);
  });
});
