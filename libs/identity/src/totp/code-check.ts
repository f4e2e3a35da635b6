import { Injectable } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import { Database, Vault, type Scope, type Tx } from '@nuancan/platform';
import { CredentialCheck } from '../credential/credential-check.js';
import { recoveryCodeHash } from './recovery-code.js';
import { codeDigits, matchingTimeStep } from './totp-code.js';
import { TotpErrors } from './totp.errors.js';

/** What an account is asked for; `work` runs in the transaction that uses the code up, so that both happen or none. */
export interface CodeProof<T> {
  readonly login: string;
  readonly work: (tx: Tx) => Promise<T>;
}

/** Checks codes under the throttle of log-ins: a wrong code counts like a wrong password. */
@Injectable()
export class CodeCheck {
  constructor(
    private readonly database: Database,
    private readonly credentials: CredentialCheck,
    private readonly vault: Vault,
  ) {}

  /**
   * Takes a code of the authenticator, once per step of 30 seconds, or a recovery code, once; then does `work`.
   * @throws IDENTITY.WRONG_CODE, TOO_MANY_ATTEMPTS, TOTP_NOT_ENABLED; VAULT.NO_KEYS, UNKNOWN_KEY
   */
  async prove<T>(scope: Scope, typed: string, { login, work }: CodeProof<T>): Promise<T> {
    return this.underThrottle(scope, login, async (tx) => {
      if (!(await this.uses(tx, scope, typed))) return null;
      return { done: await work(tx) };
    });
  }

  /**
   * Runs `work` as one attempt of the login: null from it is a wrong code, is audited and stays counted.
   * @throws IDENTITY.WRONG_CODE, TOO_MANY_ATTEMPTS
   */
  async underThrottle<T>(
    scope: Scope,
    login: string,
    work: (tx: Tx) => Promise<{ readonly done: T } | null>,
  ): Promise<T> {
    const ip = scope.ip ?? '';
    const attemptId = await this.credentials.attempt({ login, ip });
    const outcome = await this.database.scoped(scope, async (tx) => {
      const proven = await work(tx);
      if (proven !== null) await tx.query('SELECT identity.accept_attempt($1)', [attemptId]);
      return proven;
    });
    if (outcome !== null) return outcome.done;
    await this.database.unscoped((tx) =>
      tx.query('SELECT identity.refuse_code($1, $2, $3)', [attemptId, ip, scope.requestId ?? '']),
    );
    throw TotpErrors.WRONG_CODE();
  }

  private async uses(tx: Tx, { accountId }: Scope, typed: string): Promise<boolean> {
    assert(accountId !== null, 'a code belongs to an account');
    const [row] = await tx.query<{ envelope: string | null }[]>('SELECT identity.own_totp() AS envelope');
    if (row?.envelope == null) throw TotpErrors.TOTP_NOT_ENABLED();
    const digits = codeDigits(typed);
    if (digits === null) {
      return isTrue(tx, 'SELECT identity.use_recovery_code($1) AS yes', recoveryCodeHash(accountId, typed));
    }
    const secret = this.vault.open(row.envelope, accountId);
    const step = matchingTimeStep({ secret, digits, atMs: Date.now() });
    return step !== null && isTrue(tx, 'SELECT identity.use_totp($1) AS yes', step);
  }
}

async function isTrue(tx: Tx, sql: string, parameter: unknown): Promise<boolean> {
  const [row] = await tx.query<{ yes: boolean }[]>(sql, [parameter]);
  return row?.yes === true;
}
