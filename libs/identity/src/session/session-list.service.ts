import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope } from '@nuancan/platform';
import { AccountErrors } from '../account/account.errors.js';
import { AccountService } from '../account/account.service.js';
import { sessionTokenHash } from './session-token.js';

/** A live session as people see it: never anything its token could be had from. */
export interface ListedSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

const LIST = `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", ip,
    user_agent AS "userAgent", is_current AS "isCurrent"
  FROM identity.list_sessions($1, $2, make_interval(mins => $3))`;

/** Lists and ends live sessions: one's own, or as an administrator those of an account of the district. */
@Injectable()
export class SessionListService {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly accounts: AccountService,
  ) {}

  /** One's own, seen last first; `token` is the session that asks. */
  async ofOwn(scope: Scope, token: string | undefined): Promise<ListedSession[]> {
    return this.list(scope, scope.accountId, token);
  }

  /** @throws IDENTITY.ACCOUNT_NOT_FOUND */
  async ofAccount(scope: Scope, accountId: string, token: string | undefined): Promise<ListedSession[]> {
    await this.accounts.require(scope, accountId);
    return this.list(scope, accountId, token);
  }

  /** @throws IDENTITY.NO_SUCH_SESSION */
  async endOwn(scope: Scope, sessionId: string): Promise<void> {
    await this.end(scope, scope.accountId, sessionId);
  }

  /** @throws IDENTITY.ACCOUNT_NOT_FOUND, NO_SUCH_SESSION */
  async endOfAccount(scope: Scope, accountId: string, sessionId: string): Promise<void> {
    await this.accounts.require(scope, accountId);
    await this.end(scope, accountId, sessionId);
  }

  /** Ends all of one's own but the one that asks. @returns how many */
  async endOthers(scope: Scope, token: string | undefined): Promise<number> {
    return this.endAll(scope, scope.accountId, sessionTokenHash(token));
  }

  /** Ends all of an account, but for the one that asks. @returns how many; @throws IDENTITY.ACCOUNT_NOT_FOUND */
  async endAllOfAccount(scope: Scope, accountId: string, token: string | undefined): Promise<number> {
    await this.accounts.require(scope, accountId);
    return this.endAll(scope, accountId, sessionTokenHash(token));
  }

  private async list(scope: Scope, accountId: string | null, token: string | undefined): Promise<ListedSession[]> {
    const values = [accountId, sessionTokenHash(token), this.configuration.SESSION_IDLE_MINUTES];
    return this.database.scoped(scope, (tx) => tx.query<ListedSession[]>(LIST, values));
  }

  private async end(scope: Scope, accountId: string | null, sessionId: string): Promise<void> {
    const sql = 'SELECT identity.end_account_session($1, $2) AS ended';
    const [row] = await this.database.scoped(scope, (tx) =>
      tx.query<{ ended: boolean }[]>(sql, [accountId, sessionId]),
    );
    if (row?.ended !== true) throw AccountErrors.NO_SUCH_SESSION();
  }

  private async endAll(scope: Scope, accountId: string | null, exceptHash: Buffer | null): Promise<number> {
    const sql = 'SELECT identity.end_sessions($1, $2) AS ended';
    const [row] = await this.database.scoped(scope, (tx) =>
      tx.query<{ ended: number }[]>(sql, [accountId, exceptHash]),
    );
    return row?.ended ?? 0;
  }
}
