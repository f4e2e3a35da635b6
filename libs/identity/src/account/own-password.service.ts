import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { checkPassword } from '../credential/check-password.js';
import { CredentialCheck } from '../credential/credential-check.js';
import { hashPassword } from '../credential/hash-password.js';
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
  ) {}

  /**
   * Afterwards every other session of the account is over.
   * @throws IDENTITY.WEAK_PASSWORD, WRONG_CURRENT_PASSWORD, TOO_MANY_ATTEMPTS, TOO_BUSY
   */
  async change(scope: Scope, change: PasswordChange): Promise<void> {
    const { login, newPassword } = change;
    checkPassword({ password: newPassword, login });
    const attemptId = await this.credentials.prove({
      login,
      password: change.currentPassword,
      ip: scope.ip ?? '',
      requestId: scope.requestId ?? '',
    });
    if (attemptId === null) throw AccountErrors.WRONG_CURRENT_PASSWORD();
    const newHash = await hashPassword(newPassword);
    await this.database.scoped(scope, async (tx) => {
      await tx.query('SELECT identity.change_own_password($1, $2)', [attemptId, newHash]);
      await tx.query('SELECT identity.end_sessions($1, $2)', [scope.accountId, sessionTokenHash(change.token)]);
    });
  }
}
