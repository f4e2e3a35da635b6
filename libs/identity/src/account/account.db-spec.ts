import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DomainError } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { SessionService } from '../session/session.service.js';
import { arrangePlaces, PLACES } from '../testing/arrange-places.js';
import { identityServices } from '../testing/identity-services.js';
import { makeAccount, PASSWORD } from '../testing/make-account.js';
import { opened } from '../testing/opened.js';
import type { Account } from './account.js';
import type { AccountService } from './account.service.js';
import type { AccountDraft } from './create-account.js';
import type { OwnPasswordService } from './own-password.service.js';
import { PERSON_ROLES } from './person-role.js';

const NEW_PASSWORD = '两碗热饭 67890';

const scopeOfAccount = (account: Account): Scope => {
  const { id, role, districtCode, townCode, facilityId } = account;
  return { accountId: id, role, districtCode, townCode, facilityId, requestId: 'request-1', ip: '192.0.2.1' };
};

describe('accounts', () => {
  let test: TestDatabase;
  let accounts: AccountService;
  let ownPassword: OwnPasswordService;
  let sessions: SessionService;
  let admin: Account;
  let asAdmin: Scope;
  let serial = 0;

  beforeAll(async () => {
    test = await openTestDatabase();
    await arrangePlaces(test.owner);
    ({ accounts, ownPassword, sessions } = identityServices(test.database));
    admin = await makeAccount(test.database, { login: 'admin', role: 'admin' });
    asAdmin = scopeOfAccount(admin);
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM identity.login_attempts');
  });
  afterAll(async () => test?.close());

  const draft = (change: Partial<AccountDraft> = {}): Omit<AccountDraft, 'districtCode'> => ({
    login: `person-${(serial += 1)}`,
    password: PASSWORD,
    displayName: '王芳',
    role: 'operator',
    townCode: PLACES.town,
    facilityId: PLACES.facility,
    ...change,
  });
  /** One that has been given a password of its own already. */
  const create = async (): Promise<Account> => {
    const { account } = await accounts.create(asAdmin, draft());
    await test.owner.query('UPDATE identity.accounts SET must_change_password = false WHERE id = $1', [account.id]);
    return account;
  };
  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : Promise.reject(error)),
    );
  const logIn = async (login: string, password = PASSWORD): Promise<string> => {
    const request = {
      login,
      password,
      ip: '192.0.2.1',
      requestId: 'request-1',
      userAgent: undefined,
      formerToken: undefined,
    };
    return opened(await sessions.open(request)).token;
  };

  describe('creating', () => {
    it('stores an account of the administrator’s own district that can log in', async () => {
      const account = await create();
      expect(account).toMatchObject({ districtCode: PLACES.district, role: 'operator', version: 1, disabledAt: null });
      expect(Object.keys(account)).not.toContain('passwordHash');
      expect(await sessions.find(await logIn(account.login))).toMatchObject({ accountId: account.id });
    });

    it.each<[string, Partial<AccountDraft>]>([
      ['IDENTITY.LOGIN_TAKEN', { login: 'admin' }],
      ['IDENTITY.WEAK_PASSWORD', { password: 'short' }],
      ['IDENTITY.SCOPE_DOES_NOT_FIT_ROLE', { facilityId: null }],
      ['IDENTITY.SCOPE_DOES_NOT_FIT_ROLE', { role: 'auditor' }],
      ['IDENTITY.UNKNOWN_PLACE', { facilityId: '0198c1f0-0000-7000-8000-00000000000f' }],
      ['IDENTITY.UNKNOWN_PLACE', { townCode: PLACES.otherTown }],
      ['IDENTITY.UNKNOWN_PLACE', { townCode: PLACES.foreignTown, facilityId: PLACES.foreignFacility }],
    ])('refuses with %s: %j', async (code, change) => {
      expect(await codeOf(accounts.create(asAdmin, draft(change)))).toBe(code);
    });

    it('has the table refuse a scope that does not fit its role, whoever writes', async () => {
      await expect(
        test.owner
          .query(`INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
          VALUES ('odd-one', 'x', '$argon2id$x', 'admin', '330213', '330213001')`),
      ).rejects.toThrow(/accounts_scope_fits_role/);
    });

    it.each(PERSON_ROLES.filter((role) => role !== 'admin'))('is not for %s: row security refuses', async (role) => {
      const account = await makeAccount(test.database, { login: `creator-${role}`, role });
      await expect(accounts.create(scopeOfAccount(account), draft())).rejects.toThrow(/row-level security/);
    });

    it('is audited without the password', async () => {
      const { account } = await accounts.create(asAdmin, draft());
      const { rows } = await test.owner.query<{ text: string; account_id: string; action: string }>(
        `SELECT l::text AS text, account_id, action FROM platform.audit_log l WHERE subject_id = $1`,
        [account.id],
      );
      expect(rows).toMatchObject([{ action: 'insert', account_id: admin.id }]);
      expect(rows[0]?.text).not.toMatch(/argon2|password_hash/);
    });
  });

  describe('listing', () => {
    it('pages through the district by login, and never beyond it', async () => {
      const stranger = await makeAccount(test.database, {
        login: 'stranger',
        role: 'operator',
        districtCode: PLACES.foreignDistrict,
        townCode: PLACES.foreignTown,
        facilityId: PLACES.foreignFacility,
      });
      for (let n = 0; n < 5; n += 1) await create();
      const logins: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await accounts.list(asAdmin, { limit: 2, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        logins.push(...page.items.map(({ login }) => login));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const { rows } = await test.owner.query<{ login: string }>(
        `SELECT login FROM identity.accounts WHERE district_code = $1 ORDER BY login`,
        [PLACES.district],
      );
      expect(logins).toEqual(rows.map(({ login }) => login));
      expect(logins).not.toContain(stranger.login);
      expect(await codeOf(accounts.change(asAdmin, { id: stranger.id, version: 1 }, { disabled: true }))).toBe(
        'IDENTITY.ACCOUNT_NOT_FOUND',
      );
    });

    it.each(['operator', 'volunteer', 'town_official'] as const)('shows %s nobody but themselves', async (role) => {
      const account = await makeAccount(test.database, { login: `reader-${role}`, role });
      const { items } = await accounts.list(scopeOfAccount(account), { limit: 500 });
      expect(items.map(({ id }) => id)).toEqual([account.id]);
    });
  });

  describe('changing', () => {
    it('renames and counts the version; a stale version changes nothing', async () => {
      const { id } = await create();
      const renamed = await accounts.change(asAdmin, { id, version: 1 }, { displayName: '李静' });
      expect(renamed).toMatchObject({ displayName: '李静', version: 2, disabledAt: null });
      expect(await codeOf(accounts.change(asAdmin, { id, version: 1 }, { displayName: '旧' }))).toBe(
        'IDENTITY.VERSION_CHANGED',
      );
    });

    it('lets one of two simultaneous edits win', async () => {
      const { id } = await create();
      const codes = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          codeOf(accounts.change(asAdmin, { id, version: 1 }, { displayName: `名${n}` })),
        ),
      );
      expect(codes.filter((code) => code === 'done')).toHaveLength(1);
      expect(codes.filter((code) => code === 'IDENTITY.VERSION_CHANGED')).toHaveLength(7);
    });

    it('ends the sessions of a disabled account for good, and lets it in again when enabled', async () => {
      const { id, login } = await create();
      const token = await logIn(login);
      const disabled = await accounts.change(asAdmin, { id, version: 1 }, { disabled: true });
      expect(disabled.disabledAt).toBeInstanceOf(Date);
      expect(await sessions.find(token)).toBeNull();
      expect(await codeOf(logIn(login))).toBe('IDENTITY.WRONG_CREDENTIALS');
      await accounts.change(asAdmin, { id, version: 2 }, { disabled: false });
      expect(await sessions.find(token)).toBeNull();
      expect(await sessions.find(await logIn(login))).not.toBeNull();
    });

    it('resets a password: the old one and the sessions are over', async () => {
      const { id, login } = await create();
      const token = await logIn(login);
      await accounts.change(asAdmin, { id, version: 1 }, { password: NEW_PASSWORD });
      expect(await sessions.find(token)).toBeNull();
      expect(await codeOf(logIn(login))).toBe('IDENTITY.WRONG_CREDENTIALS');
      await test.owner.query('UPDATE identity.accounts SET must_change_password = false WHERE id = $1', [id]);
      expect(await codeOf(logIn(login, NEW_PASSWORD))).toBe('done');
      expect(await codeOf(accounts.change(asAdmin, { id, version: 2 }, { password: `${login}-x-x` }))).toBe(
        'IDENTITY.WEAK_PASSWORD',
      );
    });

    it('keeps an administrator from disabling themselves, however the id is written', async () => {
      for (const id of [admin.id, admin.id.toUpperCase()]) {
        expect(await codeOf(accounts.change(asAdmin, { id, version: admin.version }, { disabled: true }))).toBe(
          'IDENTITY.OWN_ACCOUNT',
        );
      }
    });

    it('cannot end a stranger’s sessions', async () => {
      const { id, login } = await create();
      const token = await logIn(login);
      const colleague = await create();
      const foreign: Scope = { ...asAdmin, districtCode: PLACES.foreignDistrict };
      for (const scope of [scopeOfAccount(colleague), foreign]) {
        const rows = await test.database.scoped(scope, (tx) =>
          tx.query<{ ended: number }[]>('SELECT identity.end_sessions($1, NULL) AS ended', [id]),
        );
        expect(rows).toEqual([{ ended: 0 }]);
      }
      expect(await sessions.find(token)).not.toBeNull();
    });
  });

  describe('one’s own password', () => {
    it('needs the current one, ends the other sessions and keeps this one', async () => {
      const account = await create();
      const { login } = account;
      const scope = scopeOfAccount(account);
      const [token, elsewhere] = [await logIn(login), await logIn(login)];
      const change = { login, token, newPassword: NEW_PASSWORD };
      expect(await codeOf(ownPassword.change(scope, { ...change, currentPassword: 'wrong' }))).toBe(
        'IDENTITY.WRONG_CURRENT_PASSWORD',
      );
      expect(await sessions.find(elsewhere)).not.toBeNull();
      await ownPassword.change(scope, { ...change, currentPassword: PASSWORD });
      expect(await sessions.find(token)).not.toBeNull();
      expect(await sessions.find(elsewhere)).toBeNull();
      expect(await codeOf(logIn(login))).toBe('IDENTITY.WRONG_CREDENTIALS');
      expect(await codeOf(logIn(login, NEW_PASSWORD))).toBe('done');
      const { rows } = await test.owner.query(
        `SELECT action, account_id FROM platform.audit_log
        WHERE subject = 'identity.accounts' AND subject_id = $1 AND action = 'update' AND account_id IS NOT NULL`,
        [account.id],
      );
      expect(rows).toEqual([{ action: 'update', account_id: account.id }]);
    });

    it('falls under the login throttle', async () => {
      const account = await create();
      const change = { login: account.login, token: undefined, newPassword: NEW_PASSWORD };
      await test.owner.query(
        `UPDATE identity.accounts SET password_changed_at = now() - interval '1 day' WHERE id = $1`,
        [account.id],
      );
      const codes = await Promise.all(
        Array.from({ length: 20 }, () =>
          codeOf(ownPassword.change(scopeOfAccount(account), { ...change, currentPassword: 'guess' })),
        ),
      );
      expect(codes.filter((code) => code === 'IDENTITY.WRONG_CURRENT_PASSWORD')).toHaveLength(5);
      expect(codes.filter((code) => code === 'IDENTITY.TOO_MANY_ATTEMPTS')).toHaveLength(15);
    });
  });
});
