import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { checkPassword } from '../credential/check-password.js';
import { hashPassword } from '../credential/hash-password.js';
import { ACCOUNT_COLUMNS, type Account } from './account.js';
import { AccountErrors } from './account.errors.js';
import { CreateAccount, type AccountDraft } from './create-account.js';

/** What an administrator changes of an account; undefined stays as it is. */
export interface AccountChange {
  readonly displayName?: string;
  readonly disabled?: boolean;
  readonly password?: string;
}

/** One page of a list. */
export interface AccountPage {
  readonly items: Account[];
  readonly nextCursor: string | null;
}

const LIST = `SELECT ${ACCOUNT_COLUMNS} FROM identity.accounts WHERE login > $1 ORDER BY login LIMIT $2`;
const LOAD = `SELECT ${ACCOUNT_COLUMNS} FROM identity.accounts WHERE id = $1`;
/** Lists, creates and changes the accounts of an administrator's district; row security keeps it to that district. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly createAccount: CreateAccount,
  ) {}

  /** The accounts of the district in the order of their logins. */
  async list(scope: Scope, { limit, cursor }: { limit: number; cursor?: string }): Promise<AccountPage> {
    const after = cursor === undefined ? '' : String(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) => tx.query<Account[]>(LIST, [after, limit + 1]));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.login]) : null };
  }

  /** @throws as `CreateAccount.store` */
  async create(scope: Scope, draft: Omit<AccountDraft, 'districtCode'>): Promise<Account> {
    return this.database.scoped(scope, (tx) =>
      this.createAccount.store(tx, { ...draft, districtCode: scope.districtCode }),
    );
  }

  /**
   * Changes an account of the given version. Disabling it, or a new password, ends its sessions at once.
   * @throws IDENTITY.ACCOUNT_NOT_FOUND, VERSION_CHANGED, OWN_ACCOUNT, WEAK_PASSWORD
   */
  async change(scope: Scope, target: { id: string; version: number }, change: AccountChange): Promise<Account> {
    return this.database.scoped(scope, async (tx) => {
      const before = await this.load(tx, target.id);
      if (before.version !== target.version) throw AccountErrors.VERSION_CHANGED();
      if (change.disabled === true && before.id === scope.accountId) throw AccountErrors.OWN_ACCOUNT();
      if (change.password !== undefined) checkPassword({ password: change.password, login: before.login });
      const passwordHash = change.password === undefined ? null : await hashPassword(change.password);
      const { sql, values } = updateOf(target, change, passwordHash);
      const [[account]] = await tx.query<[Account[], number]>(sql, values);
      if (!account) throw AccountErrors.VERSION_CHANGED();
      if (change.disabled === true || passwordHash !== null) {
        await tx.query('SELECT identity.end_sessions($1, NULL)', [target.id]);
      }
      return account;
    });
  }

  private async load(tx: Tx, id: string): Promise<Account> {
    const [account] = await tx.query<Account[]>(LOAD, [id]);
    if (!account) throw AccountErrors.ACCOUNT_NOT_FOUND();
    return account;
  }
}

/** Names only the columns that change: the application may write a password hash but not read one back. */
function updateOf(
  target: { id: string; version: number },
  change: AccountChange,
  passwordHash: string | null,
): { sql: string; values: unknown[] } {
  const values: unknown[] = [target.id, target.version];
  const assignments = ['version = version + 1'];
  if (change.displayName !== undefined) assignments.push(`display_name = $${values.push(change.displayName)}`);
  if (change.disabled === true) assignments.push('disabled_at = coalesce(disabled_at, now())');
  if (change.disabled === false) assignments.push('disabled_at = NULL');
  if (passwordHash !== null)
    assignments.push(`password_hash = $${values.push(passwordHash)}`, 'password_changed_at = now()');
  const sql = `UPDATE identity.accounts SET ${assignments.join(', ')} WHERE id = $1 AND version = $2 RETURNING ${ACCOUNT_COLUMNS}`;
  return { sql, values };
}
