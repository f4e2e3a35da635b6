import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { Secret, TOTP } from 'otpauth';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { Account } from '../account/account.js';
import type { LoginOutcome } from '../session/login-outcome.js';
import { sessionTokenHash } from '../session/session-token.js';
import { arrangePlaces } from '../testing/arrange-places.js';
import { identityServices, TEST_KEYS } from '../testing/identity-services.js';
import { makeAccount, PASSWORD } from '../testing/make-account.js';
import { opened, stepOf } from '../testing/opened.js';

const NEW_PASSWORD = '两碗热饭 67890';
const STEP_MS = 30_000;
const ORIGIN = { ip: '192.0.2.1', requestId: 'request-1', userAgent: 'test', formerToken: undefined };

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DomainError ? error.code : Promise.reject(error)),
  );
const digitsOf = (secret: string, stepsAhead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + stepsAhead * STEP_MS });

describe('second steps', () => {
  let test: TestDatabase;
  let plain: ReturnType<typeof identityServices>;
  let strict: ReturnType<typeof identityServices>;
  let admin: Account;
  let serial = 0;

  beforeAll(async () => {
    test = await openTestDatabase();
    await arrangePlaces(test.owner);
    plain = identityServices(test.database);
    strict = identityServices(test.database, {
      ...TEST_KEYS,
      TOTP_ROLES: 'town_official,auditor',
      PASSWORD_MAX_AGE_DAYS: '90',
      PASSWORD_HISTORY: '2',
    });
    admin = await makeAccount(test.database, { login: 'admin', role: 'admin' });
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM identity.login_attempts');
  });
  afterAll(async () => test?.close());

  const scopeOf = ({ id, role, districtCode, townCode, facilityId }: Account): Scope => ({
    ...{ accountId: id, role, districtCode, townCode, facilityId },
    ...{ requestId: 'request-1', ip: '192.0.2.1' },
  });
  const someone = (): Promise<Account> =>
    makeAccount(test.database, { login: `official-${(serial += 1)}`, role: 'town_official' });
  const logIn = ({ login }: Account, password = PASSWORD, at = plain): Promise<LoginOutcome> =>
    at.sessions.open({ ...ORIGIN, login, password });
  const own = ({ login, role }: Account) => ({ login, role, keepHash: null });
  /** An account with an authenticator, whose code of this moment is used up; the next one is accepted early. */
  const enrolled = async () => {
    const account = await someone();
    const { enrolmentId, secret } = await plain.security.beginEnrolment(scopeOf(account), own(account), PASSWORD);
    const proof = { enrolmentId, code: digitsOf(secret) };
    const recoveryCodes = await plain.security.confirmEnrolment(scopeOf(account), own(account), proof);
    return { account, secret, recoveryCodes };
  };
  const tokenOf = (outcome: LoginOutcome): string => stepOf(outcome).stepToken;

  describe('codes', () => {
    it('are asked for after the password, open a session once each, and never an older one again', async () => {
      const { account, secret } = await enrolled();
      const first = await logIn(account);
      expect(stepOf(first).step).toBe('totp');
      expect(await codeOf(plain.steps.passCode({ ...ORIGIN, stepToken: tokenOf(first) }, '000000'))).toBe(
        'IDENTITY.WRONG_CODE',
      );
      const code = digitsOf(secret, 1);
      const { session } = opened(await plain.steps.passCode({ ...ORIGIN, stepToken: tokenOf(first) }, code));
      expect(session.accountId).toBe(account.id);
      for (const old of [code, digitsOf(secret, 0)]) {
        const stepToken = tokenOf(await logIn(account));
        expect(await codeOf(plain.steps.passCode({ ...ORIGIN, stepToken }, old))).toBe('IDENTITY.WRONG_CODE');
      }
    });

    it('open one session when the same code comes many times at once', async () => {
      const { account, secret } = await enrolled();
      const tokens = [tokenOf(await logIn(account)), tokenOf(await logIn(account))];
      const code = digitsOf(secret, 1);
      const codes = await Promise.all(
        tokens.map((stepToken) => codeOf(plain.steps.passCode({ ...ORIGIN, stepToken }, code))),
      );
      expect(codes.sort()).toEqual(['IDENTITY.WRONG_CODE', 'done']);
    });

    it('are throttled like passwords, over all log-ins of the account', async () => {
      const { account, secret } = await enrolled();
      await test.owner.query('DELETE FROM identity.login_attempts');
      const stepToken = tokenOf(await logIn(account));
      const guesses = await Promise.all(
        Array.from({ length: 10 }, (_, n) => codeOf(plain.steps.passCode({ ...ORIGIN, stepToken }, `00000${n}`))),
      );
      expect(guesses.filter((code) => code === 'IDENTITY.WRONG_CODE')).toHaveLength(4);
      expect(await codeOf(plain.steps.passCode({ ...ORIGIN, stepToken }, digitsOf(secret, 1)))).toBe(
        'IDENTITY.TOO_MANY_ATTEMPTS',
      );
    });

    it('of recovery open once each, and are kept as hashes; the secret is kept sealed', async () => {
      const { account, secret, recoveryCodes } = await enrolled();
      expect(recoveryCodes).toHaveLength(10);
      const [code = ''] = recoveryCodes;
      const use = async (): Promise<string> =>
        codeOf(plain.steps.passCode({ ...ORIGIN, stepToken: tokenOf(await logIn(account)) }, code.toUpperCase()));
      expect([await use(), await use()]).toEqual(['done', 'IDENTITY.WRONG_CODE']);
      expect(await plain.security.read(scopeOf(account), 'town_official')).toMatchObject({ recoveryCodesLeft: 9 });
      const { rows } = await test.owner.query(
        `SELECT s::text, (SELECT string_agg(c::text, ' ') FROM identity.recovery_codes c) AS codes,
           (SELECT string_agg(l::text, ' ') FROM platform.audit_log l) AS audit FROM identity.totp_secrets s`,
      );
      const kept = JSON.stringify(rows);
      for (const text of [secret, code, code.replaceAll('-', '')]) expect(kept).not.toContain(text);
    });

    it('are needed to remove the authenticator or to renew the recovery codes', async () => {
      const { account, secret, recoveryCodes } = await enrolled();
      const scope = scopeOf(account);
      expect(await codeOf(plain.security.removeTotp(scope, own(account), '000000'))).toBe('IDENTITY.WRONG_CODE');
      const renewed = await plain.security.renewRecoveryCodes(scope, own(account), digitsOf(secret, 1));
      expect(await codeOf(plain.security.removeTotp(scope, own(account), recoveryCodes[1] ?? ''))).toBe(
        'IDENTITY.WRONG_CODE',
      );
      expect(await codeOf(strict.security.removeTotp(scope, own(account), renewed[0] ?? ''))).toBe(
        'IDENTITY.TOTP_REQUIRED',
      );
      await plain.security.removeTotp(scope, own(account), renewed[0] ?? '');
      expect(opened(await logIn(account)).session.accountId).toBe(account.id);
    });
  });

  describe('enrolment', () => {
    it('needs the password and a right first code, and ends the other sessions', async () => {
      const account = await someone();
      const here = opened(await logIn(account));
      const elsewhere = opened(await logIn(account));
      const mine = { ...own(account), keepHash: sessionTokenHash(here.token) };
      expect(await codeOf(plain.security.beginEnrolment(scopeOf(account), mine, 'wrong'))).toBe(
        'IDENTITY.WRONG_CURRENT_PASSWORD',
      );
      const { enrolmentId, secret } = await plain.security.beginEnrolment(scopeOf(account), mine, PASSWORD);
      const confirm = (code: string): Promise<unknown> =>
        plain.security.confirmEnrolment(scopeOf(account), mine, { enrolmentId, code });
      expect(await codeOf(confirm('000000'))).toBe('IDENTITY.WRONG_CODE');
      expect(await codeOf(confirm(digitsOf(secret)))).toBe('done');
      expect(await codeOf(confirm(digitsOf(secret)))).toBe('IDENTITY.ENROLMENT_ENDED');
      expect(await plain.sessions.find(here.token)).not.toBeNull();
      expect(await plain.sessions.find(elsewhere.token)).toBeNull();
    });

    it('says plainly that an installation without keys cannot keep a secret', async () => {
      const account = await someone();
      const { security } = identityServices(test.database, {});
      expect(await codeOf(security.beginEnrolment(scopeOf(account), own(account), PASSWORD))).toBe(
        'IDENTITY.TOTP_NOT_AVAILABLE',
      );
    });

    it('happens at the log-in where the role must have one, and of two the first wins', async () => {
      const account = await someone();
      const begin = async () => {
        const outcome = await logIn(account, PASSWORD, strict);
        expect(stepOf(outcome).step).toBe('enrol_totp');
        const request = { ...ORIGIN, stepToken: tokenOf(outcome) };
        return { request, ...(await strict.steps.beginEnrolment(request)) };
      };
      const [one, two] = [await begin(), await begin()];
      const proof = { enrolmentId: one.enrolmentId, code: digitsOf(one.secret) };
      const { outcome, recoveryCodes } = await strict.steps.confirmEnrolment(one.request, proof);
      expect(opened(outcome).session.accountId).toBe(account.id);
      expect(recoveryCodes).toHaveLength(10);
      const late = { enrolmentId: two.enrolmentId, code: digitsOf(two.secret) };
      expect(await codeOf(strict.steps.confirmEnrolment(two.request, late))).toBe('IDENTITY.LOGIN_STEP_ENDED');
      expect(opened(await logIn(admin, PASSWORD, strict)).session.accountId).toBe(admin.id);
    });
  });

  describe('a password that must be changed', () => {
    it('opens nothing but its own change', async () => {
      const asAdmin = scopeOf(admin);
      const { account } = await plain.accounts.create(asAdmin, {
        ...{ login: `new-${(serial += 1)}`, displayName: '王芳', role: 'auditor', townCode: null, facilityId: null },
        password: PASSWORD,
      });
      const outcome = await logIn(account);
      expect(stepOf(outcome).step).toBe('change_password');
      const request = { ...ORIGIN, stepToken: tokenOf(outcome) };
      expect(await plain.sessions.find(request.stepToken)).toBeNull();
      expect(await codeOf(plain.steps.passCode(request, '123456'))).toBe('IDENTITY.OTHER_LOGIN_STEP');
      for (const [password, code] of [
        [PASSWORD, 'IDENTITY.PASSWORD_USED_BEFORE'],
        ['password123', 'IDENTITY.COMMON_PASSWORD'],
        ['short', 'IDENTITY.WEAK_PASSWORD'],
      ] as const) {
        expect(await codeOf(plain.steps.changePassword(request, password))).toBe(code);
      }
      opened(await plain.steps.changePassword(request, NEW_PASSWORD));
      expect(await codeOf(plain.steps.changePassword(request, '三碗热饭 24680'))).toBe('IDENTITY.LOGIN_STEP_ENDED');
      expect(opened(await logIn(account, NEW_PASSWORD)).session.accountId).toBe(account.id);
    });

    it('is asked for after its age, and former ones do not come back', async () => {
      const account = await makeAccount(test.database, { login: `aged-${(serial += 1)}`, role: 'volunteer' });
      const change = (currentPassword: string, newPassword: string): Promise<string> =>
        codeOf(
          strict.ownPassword.change(scopeOf(account), {
            login: account.login,
            token: undefined,
            currentPassword,
            newPassword,
          }),
        );
      expect(await change(PASSWORD, NEW_PASSWORD)).toBe('done');
      expect(await change(NEW_PASSWORD, PASSWORD)).toBe('IDENTITY.PASSWORD_USED_BEFORE');
      expect(await change(NEW_PASSWORD, '三碗热饭 24680')).toBe('done');
      expect(await change('三碗热饭 24680', '四碗热饭 13579')).toBe('done');
      expect(await change('四碗热饭 13579', PASSWORD)).toBe('done');
      await test.owner.query(
        `UPDATE identity.accounts SET password_changed_at = now() - interval '91 days' WHERE id = $1`,
        [account.id],
      );
      expect(stepOf(await logIn(account, PASSWORD, strict)).step).toBe('change_password');
      expect(opened(await logIn(account)).session.accountId).toBe(account.id);
    });

    it('counts as proved only by an attempt of that very account', async () => {
      const [mine, other] = [await someone(), await someone()];
      await codeOf(logIn(other, 'wrong'));
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.login_attempts');
      await test.database.scoped(scopeOf(mine), (tx) => tx.query('SELECT identity.accept_attempt($1)', [rows[0]?.id]));
      const after = await test.owner.query('SELECT succeeded FROM identity.login_attempts');
      expect(after.rows).toEqual([{ succeeded: false }]);
    });
  });

  describe('an administrator', () => {
    it('resets password and authenticator: sessions and begun log-ins are over', async () => {
      const { account, secret } = await enrolled();
      const asAdmin = scopeOf(admin);
      const { token } = opened(
        await plain.steps.passCode({ ...ORIGIN, stepToken: tokenOf(await logIn(account)) }, digitsOf(secret, 1)),
      );
      const begun = tokenOf(await logIn(account));
      const now = await plain.accounts.require(asAdmin, account.id);
      const { password } = await plain.accounts.resetPassword(asAdmin, { id: account.id, version: now.version });
      expect(await plain.sessions.find(token)).toBeNull();
      expect(await codeOf(plain.steps.passCode({ ...ORIGIN, stepToken: begun }, digitsOf(secret, 1)))).toBe(
        'IDENTITY.LOGIN_STEP_ENDED',
      );
      expect(stepOf(await logIn(account, password)).step).toBe('totp');
      await plain.accounts.resetTotp(asAdmin, account.id);
      expect(stepOf(await logIn(account, password)).step).toBe('change_password');
      const { rows } = await test.owner.query<{ action: string }>(
        `SELECT action FROM platform.audit_log WHERE account_id = $1 AND subject_id = $2 AND action LIKE 'totp%'`,
        [admin.id, account.id],
      );
      expect(rows).toEqual([{ action: 'totp_reset' }]);
    });

    it('moves an account: its sessions are over, and the place must fit the role', async () => {
      const account = await someone();
      const { token } = opened(await logIn(account));
      const target = { id: account.id, version: account.version };
      const { accounts } = plain;
      expect(await codeOf(accounts.change(scopeOf(admin), target, { role: 'auditor' }))).toBe(
        'IDENTITY.SCOPE_DOES_NOT_FIT_ROLE',
      );
      expect(await plain.sessions.find(token)).not.toBeNull();
      await accounts.change(scopeOf(admin), target, { role: 'auditor', townCode: null });
      expect(await plain.sessions.find(token)).toBeNull();
    });

    it('neither raises nor disables nor resets themselves, not even past the service', async () => {
      const target = { id: admin.id, version: admin.version };
      const { accounts } = plain;
      for (const change of [{ role: 'auditor' }, { disabled: true }, { password: NEW_PASSWORD }] as const) {
        expect(await codeOf(accounts.change(scopeOf(admin), target, change))).toBe('IDENTITY.OWN_ACCOUNT');
      }
      await expect(
        test.database.scoped(scopeOf(admin), (tx) =>
          tx.query(`UPDATE identity.accounts SET role = 'auditor' WHERE id = $1`, [admin.id]),
        ),
      ).rejects.toThrow(/their own role/);
    });

    it('is left to the district when two disable each other at once', async () => {
      const other = await makeAccount(test.database, { login: `admin-${(serial += 1)}`, role: 'admin' });
      const disable = (by: Account, whom: Account): Promise<string> =>
        codeOf(plain.accounts.change(scopeOf(by), { id: whom.id, version: whom.version }, { disabled: true }));
      const codes = await Promise.all([disable(admin, other), disable(other, admin)]);
      expect(codes.sort()).toEqual(['IDENTITY.LAST_ADMIN', 'done']);
      await test.owner.query('UPDATE identity.accounts SET disabled_at = NULL, version = 1');
    });

    it('sees and ends the sessions of an account, one or all, and nobody else does', async () => {
      const account = await someone();
      const tokens = [opened(await logIn(account)).token, opened(await logIn(account)).token];
      const { sessionLists: lists, sessions } = plain;
      const listed = await lists.ofAccount(scopeOf(admin), account.id, undefined);
      expect(listed.map(({ userAgent, isCurrent }) => ({ userAgent, isCurrent }))).toEqual([
        { userAgent: 'test', isCurrent: false },
        { userAgent: 'test', isCurrent: false },
      ]);
      const stranger = scopeOf(await someone());
      const id = listed[1]?.id ?? '';
      expect(await codeOf(lists.endOfAccount(stranger, account.id, id))).toBe('IDENTITY.ACCOUNT_NOT_FOUND');
      expect(await codeOf(lists.endOwn(stranger, id))).toBe('IDENTITY.NO_SUCH_SESSION');
      await lists.endOfAccount(scopeOf(admin), account.id, id);
      expect(await Promise.all(tokens.map(async (token) => (await sessions.find(token)) !== null))).toEqual([
        false,
        true,
      ]);
      expect(await lists.endAllOfAccount(scopeOf(admin), account.id, undefined)).toBe(1);
      expect(await lists.ofOwn(scopeOf(account), tokens[0])).toEqual([]);
    });
  });
});
