import { Injectable } from '@nestjs/common';
import { Database, Vault } from '@nuancan/platform';
import { CredentialErrors } from './credential.errors.js';
import { PasswordVerifier } from './password-verifier.js';
import { throttleAddress } from './throttle-address.js';

/** A login and the password typed for it, and where from. */
export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly ip: string;
  readonly requestId: string;
}

/** An attempt that proved the password, and the hash it was proved against. */
export interface ProvenPassword {
  readonly attemptId: number;
  readonly passwordHash: string;
}

interface AttemptRow {
  readonly attempt_id: number | null;
  readonly retry_after_seconds: number | null;
  readonly password_hash: string | null;
}

/** Checks a password under the throttle: 5 failures per login and 50 per address in 15 minutes. */
@Injectable()
export class CredentialCheck {
  constructor(
    private readonly database: Database,
    private readonly verifier: PasswordVerifier,
    private readonly vault: Vault,
  ) {}

  /**
   * The attempt that proved the password, or null when the password is wrong or the login unknown or
   * disabled (audited). The attempt counts as failed from its start, until whoever asked turns it into a success: that
   * is what holds the limit when guesses come at once, and when the process dies between the two.
   * @throws IDENTITY.TOO_MANY_ATTEMPTS with `retryAfterSeconds`; IDENTITY.TOO_BUSY
   */
  async prove(credentials: Credentials): Promise<ProvenPassword | null> {
    const attempt = await this.begin(credentials);
    const isRight = await this.verifier.matches(attempt.passwordHash, credentials.password);
    if (isRight && attempt.passwordHash !== null) return { attemptId: attempt.id, passwordHash: attempt.passwordHash };
    await this.database.unscoped((tx) =>
      tx.query('SELECT identity.refuse_login($1, $2, $3)', [attempt.id, credentials.ip, credentials.requestId]),
    );
    return null;
  }

  /**
   * Counts one more attempt of the login as failed, for a proof other than the password.
   * @throws IDENTITY.TOO_MANY_ATTEMPTS
   */
  async attempt(of: Pick<Credentials, 'login' | 'ip'>): Promise<number> {
    return (await this.begin(of)).id;
  }

  private async begin({
    login,
    ip,
  }: Pick<Credentials, 'login' | 'ip'>): Promise<{ id: number; passwordHash: string | null }> {
    const [row] = await this.database.unscoped((tx) =>
      tx.query<AttemptRow[]>(
        'SELECT attempt_id, retry_after_seconds, password_hash FROM identity.begin_login($1, $2, $3)',
        [login, this.hidden(login), throttleAddress(ip)],
      ),
    );
    if (row?.attempt_id == null) {
      throw CredentialErrors.TOO_MANY_ATTEMPTS({ retryAfterSeconds: row?.retry_after_seconds ?? 1 });
    }
    return { id: row.attempt_id, passwordHash: row.password_hash };
  }

  /** What stands for a typed login, which may be a password: the database hashes it once more with a key of its own. */
  private hidden(login: string): string {
    return this.vault.isOpen ? this.vault.blindIndex(`login attempt ${login}`).toString('hex') : login;
  }
}
