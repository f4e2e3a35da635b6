import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { generatePassword } from '../credential/generate-password.js';
import { hashPassword } from '../credential/hash-password.js';
import { NewPassword } from '../credential/new-password.js';
import { ACCOUNT_COLUMNS, type Account } from './account.js';
import { AccountErrors } from './account.errors.js';
import { accountRefusal } from './account-refusal.js';
import { CreateAccount, type AccountDraft } from './create-account.js';
import type { PersonRole } from './person-role.js';
import { scopeFitsRole } from './scope-fits-role.js';

/** What an administrator changes of an account; undefined stays as it is. */
export interface AccountChange {
  readonly displayName?: string;
  readonly disabled?: boolean;
  readonly password?: string;
  readonly role?: PersonRole;
  readonly townCode?: string | null;
  readonly facilityId?: string | null;
}

/** A new account of the administrator's own district; without a password one is generated. */
export type NewAccount = Omit<AccountDraft, 'districtCode' | 'password' | 'mustChangePassword'> & {
  readonly password?: string;
};

/** Which accounts; undefined = all. */
export interface AccountFilter {
  readonly role?: PersonRole;
  readonly townCode?: string;
  readonly state?: 'enabled' | 'disabled';
  readonly limit: number;
  readonly cursor?: string;
}

/** One page of a list. */
export interface AccountPage {
  readonly items: Account[];
  readonly nextCursor: string | null;
}

/** An account, and the version of it that an edit was made on. */
export interface AccountTarget {
  readonly id: string;
  readonly version: number;
}

/** An account whose password was made here: it is told this once. */
export interface AccountWithPassword {
  readonly account: Account;
  readonly password: string;
}

const LOAD = `SELECT ${ACCOUNT_COLUMNS} FROM identity.accounts WHERE id = $1`;

/** Lists, creates and changes the accounts of an administrator's district; row security keeps it to that district. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly createAccount: CreateAccount,
    private readonly newPassword: NewPassword,
  ) {}

  /** The accounts of the district in the order of their logins. */
  async list(scope: Scope, filter: AccountFilter): Promise<AccountPage> {
    const { sql, values } = selectionOf(filter);
    const rows = await this.database.scoped(scope, (tx) => tx.query<Account[]>(sql, values));
    const items = rows.slice(0, filter.limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > filter.limit && last ? encodeCursor([last.login]) : null };
  }

  /**
   * Creates an account with the password given or a generated one, to be changed at the first log-in.
   * @throws as `CreateAccount.store`
   */
  async create(
    scope: Scope,
    { password = generatePassword(this.newPassword.policy.minLength), ...draft }: NewAccount,
  ): Promise<AccountWithPassword> {
    const { districtCode } = scope;
    const account = await this.database.scoped(scope, (tx) =>
      this.createAccount.store(tx, { ...draft, password, districtCode, mustChangePassword: true }),
    );
    return { account, password };
  }

  /**
   * Changes an account of the given version. Disabling it, a new password, another role or place end its sessions at
   * once; a password must be changed at the next log-in.
   * @throws IDENTITY.ACCOUNT_NOT_FOUND, VERSION_CHANGED, OWN_ACCOUNT, LAST_ADMIN, WEAK_PASSWORD, COMMON_PASSWORD,
   *   PASSWORD_NEEDS_KINDS, SCOPE_DOES_NOT_FIT_ROLE, UNKNOWN_PLACE
   */
  async change(scope: Scope, target: AccountTarget, change: AccountChange): Promise<Account> {
    return this.database.scoped(scope, async (tx) => {
      const before = await this.load(tx, target.id);
      if (before.version !== target.version) throw AccountErrors.VERSION_CHANGED();
      const moves = isMoved(before, change);
      const endsSessions = change.disabled === true || change.password !== undefined || moves;
      if (endsSessions && before.id === scope.accountId) throw AccountErrors.OWN_ACCOUNT();
      if (moves && !scopeFitsRole(change.role ?? before.role, placeAfter(before, change))) {
        throw AccountErrors.SCOPE_DOES_NOT_FIT_ROLE();
      }
      const passwordHash = change.password === undefined ? null : await this.replace(tx, before, change.password);
      const { sql, values } = updateOf(target, change, passwordHash);
      const [[account]] = await tx.query<[Account[], number]>(sql, values).catch((error: unknown) => {
        throw accountRefusal(error);
      });
      if (!account) throw AccountErrors.VERSION_CHANGED();
      if (endsSessions) await tx.query('SELECT identity.end_sessions($1, NULL)', [target.id]);
      return account;
    });
  }

  /** Gives an account a generated password, as `change` does. */
  async resetPassword(scope: Scope, target: AccountTarget): Promise<AccountWithPassword> {
    const password = generatePassword(this.newPassword.policy.minLength);
    return { account: await this.change(scope, target, { password }), password };
  }

  /**
   * Takes the second step from an account whose owner lost their device; its sessions are over. Audited.
   * @throws IDENTITY.ACCOUNT_NOT_FOUND, OWN_ACCOUNT
   */
  async resetTotp(scope: Scope, id: string): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      const account = await this.load(tx, id);
      if (account.id === scope.accountId) throw AccountErrors.OWN_ACCOUNT();
      const [row] = await tx.query<{ removed: boolean }[]>('SELECT identity.remove_totp($1) AS removed', [id]);
      if (row?.removed) await tx.query('SELECT identity.end_sessions($1, NULL)', [id]);
    });
  }

  /** @throws IDENTITY.ACCOUNT_NOT_FOUND */
  async require(scope: Scope, id: string): Promise<Account> {
    return this.database.scoped(scope, (tx) => this.load(tx, id));
  }

  private async load(tx: Tx, id: string): Promise<Account> {
    const [account] = await tx.query<Account[]>(LOAD, [id]);
    if (!account) throw AccountErrors.ACCOUNT_NOT_FOUND();
    return account;
  }

  private async replace(tx: Tx, { id, login }: Account, password: string): Promise<string> {
    this.newPassword.check(password, { login });
    await tx.query('SELECT identity.remember_password($1, $2)', [id, this.newPassword.policy.history]);
    return hashPassword(password);
  }
}

function placeAfter(before: Account, change: AccountChange): { townCode: string | null; facilityId: string | null } {
  const { townCode = before.townCode, facilityId = before.facilityId } = change;
  return { townCode, facilityId };
}

function isMoved(before: Account, change: AccountChange): boolean {
  const { townCode, facilityId } = placeAfter(before, change);
  const { role = before.role } = change;
  return role !== before.role || townCode !== before.townCode || facilityId !== before.facilityId;
}

function selectionOf(filter: AccountFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [filter.cursor === undefined ? '' : String(decodeCursor(filter.cursor, 1)[0])];
  const conditions = ['login > $1'];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  if (filter.role !== undefined) conditions.push(`role = ${bind(filter.role)}`);
  if (filter.townCode !== undefined) conditions.push(`town_code = ${bind(filter.townCode)}`);
  if (filter.state !== undefined) conditions.push(`(disabled_at IS NULL) = ${bind(filter.state === 'enabled')}`);
  const sql = `SELECT ${ACCOUNT_COLUMNS} FROM identity.accounts WHERE ${conditions.join(' AND ')}
    ORDER BY login LIMIT ${bind(filter.limit + 1)}`;
  return { sql, values };
}

/** Names only the columns that change: the application may write a password hash but not read one back. */
function updateOf(
  target: AccountTarget,
  change: AccountChange,
  passwordHash: string | null,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [target.id, target.version];
  const assignments = ['version = version + 1'];
  const assign = (column: string, value: unknown): void => {
    if (value !== undefined) assignments.push(`${column} = $${values.push(value)}`);
  };
  assign('display_name', change.displayName);
  assign('role', change.role);
  assign('town_code', change.townCode);
  assign('facility_id', change.facilityId);
  if (change.disabled === true) assignments.push('disabled_at = coalesce(disabled_at, now())');
  if (change.disabled === false) assignments.push('disabled_at = NULL');
  if (passwordHash !== null) {
    assign('password_hash', passwordHash);
    assignments.push('password_changed_at = now()', 'must_change_password = true');
  }
  const sql = `UPDATE identity.accounts SET ${assignments.join(', ')} WHERE id = $1 AND version = $2 RETURNING ${ACCOUNT_COLUMNS}`;
  return { sql, values };
}
