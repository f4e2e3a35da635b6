import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { CredentialCheck } from '../credential/credential-check.js';
import { NewPassword } from '../credential/new-password.js';
import { sessionTokenHash } from '../session/session-token.js';
import { AccountErrors } from './account.errors.js';

/** A person's change of their own password, from the session of `token`. */
export interface PasswordChange {
  readonly login: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly token: string | undefined;
}

/** Changes one's own password; guesses of the old one fall under the same throttle as logins. */
@Injectable()
export class OwnPasswordService {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialCheck,
    private readonly newPassword: NewPassword,
  ) {}

  /**
   * Afterwards every other session of the account is over.
   * @throws IDENTITY.WEAK_PASSWORD, PASSWORD_USED_BEFORE, WRONG_CURRENT_PASSWORD, TOO_MANY_ATTEMPTS, TOO_BUSY
   */
  async change(scope: Scope, change: PasswordChange): Promise<void> {
    const { login, newPassword } = change;
    this.newPassword.check(newPassword, { login });
    const proven = await this.credentials.prove({
      login,
      password: change.currentPassword,
      ip: scope.ip ?? '',
      requestId: scope.requestId ?? '',
    });
    if (proven === null) throw AccountErrors.WRONG_CURRENT_PASSWORD();
    await this.database.scoped(scope, (tx) => tx.query('SELECT identity.accept_attempt($1)', [proven.attemptId]));
    const newHash = await this.newPassword.hash(scope, newPassword);
    const keepHash = sessionTokenHash(change.token);
    await this.database.scoped(scope, (tx) => this.store(tx, { accountId: scope.accountId, newHash, keepHash }));
  }

  /** Stores a judged password of the scope's own account; everything but what `keepHash` names is over. */
  async store(
    tx: Tx,
    { accountId, newHash, keepHash }: { accountId: string | null; newHash: string; keepHash: Buffer | null },
  ): Promise<void> {
    await tx.query('SELECT identity.change_own_password($1, $2)', [newHash, this.newPassword.policy.history]);
    await tx.query('SELECT identity.end_sessions($1, $2)', [accountId, keepHash]);
  }
}
