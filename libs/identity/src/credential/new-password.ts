import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope } from '@nuancan/platform';
import { checkPassword } from './check-password.js';
import { CredentialErrors } from './credential.errors.js';
import { hashPassword } from './hash-password.js';
import { passwordPolicyOf, type PasswordPolicy } from './password-policy.js';
import { PasswordVerifier } from './password-verifier.js';

const HASHES = 'SELECT password_hash FROM identity.own_password_hashes($1)';

/** Judges and hashes the passwords that people choose for themselves, by the policy of the installation. */
@Injectable()
export class NewPassword {
  readonly policy: PasswordPolicy;

  constructor(
    configuration: Configuration,
    private readonly database: Database,
    private readonly verifier: PasswordVerifier,
  ) {
    this.policy = passwordPolicyOf(configuration);
  }

  /** @throws IDENTITY.WEAK_PASSWORD, COMMON_PASSWORD, PASSWORD_NEEDS_KINDS */
  check(password: string, { login }: { login: string }): void {
    checkPassword({ password, login, policy: this.policy });
  }

  /**
   * The hash of the next password of the scope's own account, which must be neither the present one nor one of the
   * last `history` before it.
   * @throws IDENTITY.PASSWORD_USED_BEFORE, IDENTITY.TOO_BUSY
   */
  async hash(scope: Scope, password: string): Promise<string> {
    const { history } = this.policy;
    const former = await this.database.scoped(scope, (tx) => tx.query<{ password_hash: string }[]>(HASHES, [history]));
    for (const { password_hash: hash } of former) {
      if (await this.verifier.matches(hash, password)) throw CredentialErrors.PASSWORD_USED_BEFORE({ history });
    }
    return hashPassword(password);
  }
}
