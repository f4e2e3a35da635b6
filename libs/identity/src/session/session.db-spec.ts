import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { ProvenPassword } from '../credential/credential-check.js';
import { arrangePlaces, PLACES } from '../testing/arrange-places.js';
import { identityServices } from '../testing/identity-services.js';
import { makeAccount, PASSWORD } from '../testing/make-account.js';
import { opened } from '../testing/opened.js';
import { scopeOf } from './live-session.js';
import { sessionTokenHash } from './session-token.js';
import type { LoginRequest, SessionService } from './session.service.js';

const IDLE_MINUTES = 30;
const ABSOLUTE_HOURS = 12;

describe('sessions', () => {
  let test: TestDatabase;
  let sessions: SessionService;
  let services: ReturnType<typeof identityServices>;

  beforeAll(async () => {
    test = await openTestDatabase();
    await arrangePlaces(test.owner);
    for (const role of ['operator', 'admin'] as const) await makeAccount(test.database, { login: role, role });
    services = identityServices(test.database);
    const { configuration } = services;
    configuration.SESSION_IDLE_MINUTES = IDLE_MINUTES;
    configuration.SESSION_ABSOLUTE_HOURS = ABSOLUTE_HOURS;
    ({ sessions } = services);
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM identity.sessions');
    await test.owner.query('DELETE FROM identity.login_attempts');
    await test.owner.query(
      `UPDATE identity.accounts SET disabled_at = NULL, password_changed_at = now() - interval '1 day'`,
    );
  });
  afterAll(async () => test?.close());

  const login = (change: Partial<LoginRequest> = {}): LoginRequest => ({
    login: 'operator',
    password: PASSWORD,
    ip: '192.0.2.1',
    requestId: 'request-1',
    userAgent: 'test',
    formerToken: undefined,
    ...change,
  });
  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : Promise.reject(error)),
    );
  const age = async (interval: string): Promise<void> => {
    await test.owner.query(
      `UPDATE identity.sessions SET created_at = created_at - $1::interval,
      last_seen_at = last_seen_at - $1::interval, expires_at = expires_at - $1::interval`,
      [interval],
    );
  };
  const ageAttempts = async (interval: string): Promise<void> => {
    await test.owner.query(`UPDATE identity.login_attempts SET at = at - $1::interval`, [interval]);
  };

  describe('login', () => {
    it('gives a session with the account’s scope', async () => {
      const { session, token } = opened(await sessions.open(login()));
      expect(session).toMatchObject({
        login: 'operator',
        role: 'operator',
        districtCode: PLACES.district,
        townCode: PLACES.town,
        facilityId: PLACES.facility,
      });
      expect(await sessions.find(token)).toMatchObject({ accountId: session.accountId, role: 'operator' });
      expect(session.expiresAt.getTime() / 60_000).toBeCloseTo(Date.now() / 60_000 + IDLE_MINUTES, 0);
    });

    it('stores the token nowhere, only its SHA-256', async () => {
      const { token } = opened(await sessions.open(login()));
      const { rows } = await test.owner.query<{ token_hash: Buffer }>('SELECT token_hash FROM identity.sessions');
      expect(rows).toEqual([{ token_hash: sessionTokenHash(token) }]);
      const bytes = Buffer.from(token, 'base64url').toString('hex');
      for (const table of ['identity.sessions', 'identity.login_attempts', 'platform.audit_log', 'identity.accounts']) {
        const { rows: texts } = await test.owner.query<{ text: string }>(`SELECT t::text AS text FROM ${table} t`);
        for (const { text } of texts) {
          expect(text).not.toContain(token);
          expect(text).not.toContain(bytes);
          expect(text).not.toContain(PASSWORD);
        }
      }
    });

    it('answers a wrong password, an unknown login and a disabled account alike', async () => {
      expect(await codeOf(sessions.open(login({ password: 'wrong' })))).toBe('IDENTITY.WRONG_CREDENTIALS');
      expect(await codeOf(sessions.open(login({ login: 'nobody' })))).toBe('IDENTITY.WRONG_CREDENTIALS');
      await test.owner.query(`UPDATE identity.accounts SET disabled_at = now() WHERE login = 'operator'`);
      expect(await codeOf(sessions.open(login()))).toBe('IDENTITY.WRONG_CREDENTIALS');
      const { rows } = await test.owner.query('SELECT FROM identity.sessions');
      expect(rows).toHaveLength(0);
    });

    const PASS = `SELECT * FROM identity.pass_login($1, $2, $3, '{}', NULL, $4, NULL, '1 hour', '1 hour', 'ip', 'agent', 'request')`;
    const pass = async (proven: ProvenPassword | null, byte: number): Promise<object[]> =>
      test.database.unscoped((tx) =>
        tx.query<object[]>(PASS, [
          proven?.attemptId,
          proven?.passwordHash,
          Buffer.alloc(32, byte + 100),
          Buffer.alloc(32, byte),
        ]),
      );

    it('refuses when the account is disabled, or its password changed, while the hash is computed', async () => {
      const proven = await services.credentials.prove(login());
      await test.owner.query(`UPDATE identity.accounts SET disabled_at = now() WHERE login = 'operator'`);
      expect(await pass(proven, 1)).toEqual([]);
      await test.owner.query(`UPDATE identity.accounts SET disabled_at = NULL WHERE login = 'operator'`);
      expect(await pass(proven && { ...proven, passwordHash: '$argon2id$former' }, 2)).toEqual([]);
    });

    it('opens one session per proof', async () => {
      const proven = await services.credentials.prove(login());
      expect(await pass(proven, 1)).toHaveLength(1);
      expect(await pass(proven, 2)).toHaveLength(0);
    });

    it('keeps nothing of a login that was typed: neither of a known nor of an unknown one', async () => {
      await codeOf(sessions.open(login({ password: 'wrong' })));
      await codeOf(sessions.open(login({ login: 'a password typed here' })));
      const { rows } = await test.owner.query<{ text: string; account_id: string | null; login_hash: Buffer }>(
        'SELECT a::text AS text, account_id, login_hash FROM identity.login_attempts a ORDER BY id',
      );
      expect(rows.map(({ account_id: account }) => account !== null)).toEqual([true, false]);
      expect(rows[0]?.login_hash).not.toEqual(rows[1]?.login_hash);
      expect(JSON.stringify(rows)).not.toMatch(/operator|a password typed here/);
      const bare = createHash('sha256').update('a password typed here').digest();
      expect(rows[1]?.login_hash).not.toEqual(bare);
    });

    it('replaces the session the browser had, and keeps at most 50 live per account', async () => {
      const first = opened(await sessions.open(login()));
      const second = opened(await sessions.open(login({ formerToken: first.token })));
      expect(await sessions.find(first.token)).toBeNull();
      await test.owner.query(
        `INSERT INTO identity.sessions (token_hash, account_id, expires_at, last_seen_at)
        SELECT sha256(n::text::bytea), $1, now() + interval '1 hour', now() - interval '1 minute'
        FROM generate_series(1, 60) n`,
        [second.session.accountId],
      );
      await sessions.open(login());
      const { rows } = await test.owner.query('SELECT FROM identity.sessions');
      expect(rows).toHaveLength(50);
      expect(await sessions.find(second.token)).not.toBeNull();
    });
  });

  describe('throttle', () => {
    it('lets 5 of 50 wrong logins at once, each from elsewhere, through to the hash, and then not even the right password', async () => {
      const guess = (n: number): LoginRequest => login({ password: 'wrong', ip: `198.51.100.${n}` });
      const codes = await Promise.all(Array.from({ length: 50 }, (_, n) => codeOf(sessions.open(guess(n)))));
      expect(codes.filter((code) => code === 'IDENTITY.WRONG_CREDENTIALS')).toHaveLength(5);
      expect(codes.filter((code) => code === 'IDENTITY.TOO_MANY_ATTEMPTS')).toHaveLength(45);
      expect(await codeOf(sessions.open(login()))).toBe('IDENTITY.TOO_MANY_ATTEMPTS');
    });

    it('counts an unknown login the same, and one address over all logins: 50', async () => {
      const codes = await Promise.all(
        Array.from({ length: 60 }, (_, n) => codeOf(sessions.open(login({ login: `guess-${n}`, password: 'wrong' })))),
      );
      expect(codes.filter((code) => code === 'IDENTITY.WRONG_CREDENTIALS')).toHaveLength(50);
      expect(await codeOf(sessions.open(login()))).toBe('IDENTITY.TOO_MANY_ATTEMPTS');
      expect(await codeOf(sessions.open(login({ ip: '192.0.2.2' })))).toBe('done');
      for (let n = 0; n < 5; n += 1) await codeOf(sessions.open(login({ login: 'nobody', ip: '192.0.2.3' })));
      expect(await codeOf(sessions.open(login({ login: 'nobody', ip: '192.0.2.4' })))).toBe(
        'IDENTITY.TOO_MANY_ATTEMPTS',
      );
    });

    it('says how long to wait, and lets in again after it', async () => {
      for (let n = 0; n < 5; n += 1) await codeOf(sessions.open(login({ password: 'wrong' })));
      await ageAttempts('10 minutes');
      const refusal: unknown = await sessions.open(login()).catch((error: unknown) => error);
      const { detail } = refusal as DomainError;
      expect(detail?.['retryAfterSeconds']).toBeGreaterThan(290);
      expect(detail?.['retryAfterSeconds']).toBeLessThanOrEqual(300);
      await ageAttempts('5 minutes');
      expect(await codeOf(sessions.open(login()))).toBe('done');
    });

    it('starts over after the right password and after a new one', async () => {
      for (let n = 0; n < 4; n += 1) await codeOf(sessions.open(login({ password: 'wrong' })));
      expect(await codeOf(sessions.open(login()))).toBe('done');
      for (let n = 0; n < 5; n += 1) {
        expect(await codeOf(sessions.open(login({ password: 'wrong' })))).toBe('IDENTITY.WRONG_CREDENTIALS');
      }
      expect(await codeOf(sessions.open(login()))).toBe('IDENTITY.TOO_MANY_ATTEMPTS');
      await test.owner.query(`UPDATE identity.accounts SET password_changed_at = now() WHERE login = 'operator'`);
      expect(await codeOf(sessions.open(login()))).toBe('done');
    });

    it('forgets attempts after a day', async () => {
      await codeOf(sessions.open(login({ password: 'wrong' })));
      await ageAttempts('25 hours');
      await sessions.open(login());
      const { rows } = await test.owner.query('SELECT succeeded FROM identity.login_attempts');
      expect(rows).toEqual([{ succeeded: true }]);
    });
  });

  describe('life', () => {
    it('ends when idle too long, and use keeps it alive', async () => {
      const { token } = opened(await sessions.open(login()));
      await age(`${IDLE_MINUTES - 1} minutes`);
      expect(await sessions.find(token)).not.toBeNull();
      await age(`${IDLE_MINUTES - 1} minutes`);
      expect(await sessions.find(token)).not.toBeNull();
      await age(`${IDLE_MINUTES + 1} minutes`);
      expect(await sessions.find(token)).toBeNull();
    });

    it('ends at the absolute limit, however busy', async () => {
      const { token } = opened(await sessions.open(login()));
      await age(`${ABSOLUTE_HOURS} hours`);
      await test.owner.query('UPDATE identity.sessions SET last_seen_at = now()');
      expect(await sessions.find(token)).toBeNull();
    });

    it('writes down that it was seen at most once a minute', async () => {
      const { token } = opened(await sessions.open(login()));
      const seenAt = async (): Promise<string> => {
        const { rows } = await test.owner.query<{ at: string }>(
          'SELECT last_seen_at::text AS at FROM identity.sessions',
        );
        return rows[0]?.at ?? '';
      };
      await age('50 seconds');
      const before = await seenAt();
      await sessions.find(token);
      expect(await seenAt()).toBe(before);
      await age('20 seconds');
      await Promise.all(Array.from({ length: 20 }, () => sessions.find(token)));
      const after = await seenAt();
      expect(after > before).toBe(true);
    });

    it('stops at once when the account is disabled', async () => {
      const { token } = opened(await sessions.open(login()));
      await test.owner.query(`UPDATE identity.accounts SET disabled_at = now() WHERE login = 'operator'`);
      expect(await sessions.find(token)).toBeNull();
    });

    it('ends by log-out, only one’s own', async () => {
      const mine = opened(await sessions.open(login()));
      const other = opened(await sessions.open(login({ login: 'admin' })));
      const scope = scopeOf(mine.session, { requestId: 'request-2', ip: '192.0.2.1' });
      await sessions.end(scope, other.token);
      expect(await sessions.find(other.token)).not.toBeNull();
      await sessions.end(scope, mine.token);
      expect(await sessions.find(mine.token)).toBeNull();
    });
  });

  describe('audit', () => {
    it('has login, failed login and log-out with who and from where, and no name for an unknown login', async () => {
      const {
        rows: [last],
      } = await test.owner.query<{ id: number }>('SELECT max(id) AS id FROM platform.audit_log');
      const { session, token } = opened(await sessions.open(login()));
      await codeOf(sessions.open(login({ password: 'wrong', requestId: 'request-2' })));
      await codeOf(sessions.open(login({ login: 'a password typed here', requestId: 'request-3' })));
      await sessions.end(scopeOf(session, { requestId: 'request-4', ip: '192.0.2.1' }), token);
      const { rows } = await test.owner.query(
        `SELECT action, account_id, role, district_code, town_code, facility_id, subject, subject_id, before, after, ip, request_id
         FROM platform.audit_log WHERE id > $1 ORDER BY id`,
        [last?.id],
      );
      const known = {
        account_id: session.accountId,
        role: 'operator',
        district_code: PLACES.district,
        town_code: PLACES.town,
        facility_id: PLACES.facility,
        subject: 'identity.sessions',
        subject_id: session.accountId,
        before: null,
        after: null,
        ip: '192.0.2.1',
      };
      const nobody = {
        account_id: null,
        role: null,
        district_code: null,
        town_code: null,
        facility_id: null,
        subject_id: null,
      };
      expect(rows).toEqual([
        { ...known, action: 'login', request_id: 'request-1' },
        { ...known, action: 'login_failed', request_id: 'request-2' },
        { ...known, ...nobody, action: 'login_failed', request_id: 'request-3' },
        { ...known, action: 'logout', request_id: 'request-4' },
      ]);
    });
  });

  describe('the application’s role', () => {
    const asAdmin = { ...systemScope(PLACES.district), role: 'admin' as const };
    it.each([
      'SELECT * FROM identity.sessions',
      'SELECT * FROM identity.login_attempts',
      'DELETE FROM identity.sessions',
      'DELETE FROM identity.login_attempts',
      `INSERT INTO identity.login_attempts (login_hash, ip, succeeded) VALUES ('x', 'x', true)`,
      'SELECT password_hash FROM identity.accounts',
      'SELECT * FROM identity.accounts',
      'SELECT * FROM identity.login_key',
      'SELECT * FROM identity.login_steps',
      'SELECT * FROM identity.password_history',
      'SELECT * FROM identity.totp_secrets',
      'SELECT * FROM identity.totp_enrolments',
      'SELECT * FROM identity.recovery_codes',
      `UPDATE identity.accounts SET totp_enabled_at = now()`,
      `SELECT identity.store_recovery_codes(gen_random_uuid(), '{}')`,
      `UPDATE identity.accounts SET district_code = '330212'`,
      'DELETE FROM identity.accounts',
      `SELECT identity.audit_login('login', NULL, 'x', 'x')`,
    ])('cannot: %s', async (sql) => {
      await expect(test.database.scoped(asAdmin, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
    });
  });
});
