import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import { Database, Vault, type Scope, type Tx } from '@nuancan/platform';
import { CodeCheck } from './code-check.js';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code.js';
import { codeDigits, matchingTimeStep, newTotpSecret, otpauthUrl } from './totp-code.js';
import { TotpErrors } from './totp.errors.js';

const LASTS_MINUTES = 15;
const BEGIN = `SELECT identity.begin_totp_enrolment($1, $2, make_interval(mins => ${LASTS_MINUTES})) AS until`;

/** A secret that is shown once, until its first code proves that it was taken over. */
export interface Enrolment {
  readonly enrolmentId: string;
  /** Base32, for typing it in by hand. */
  readonly secret: string;
  readonly otpauthUrl: string;
  readonly expiresAt: Date;
}

/** The first code of an enrolment; `after` runs in the transaction that enables it. */
export interface EnrolmentProof<T> {
  readonly login: string;
  readonly enrolmentId: string;
  readonly code: string;
  readonly after: (tx: Tx) => Promise<T>;
}

/** Gives the scope's own account an authenticator. The secret is sealed for the account's row before it is stored. */
@Injectable()
export class TotpEnrolment {
  constructor(
    private readonly database: Database,
    private readonly codes: CodeCheck,
    private readonly vault: Vault,
  ) {}

  /** @throws IDENTITY.TOTP_ALREADY_ENABLED, TOTP_NOT_AVAILABLE */
  async begin(scope: Scope, login: string): Promise<Enrolment> {
    if (!this.vault.isOpen) throw TotpErrors.TOTP_NOT_AVAILABLE();
    const secret = newTotpSecret();
    const enrolmentId = randomUUID();
    const envelope = this.vault.seal(secret, ownAccount(scope));
    const [row] = await this.database.scoped(scope, (tx) =>
      tx.query<{ until: Date | null }[]>(BEGIN, [enrolmentId, envelope]),
    );
    if (row?.until == null) throw TotpErrors.TOTP_ALREADY_ENABLED();
    return { enrolmentId, secret, otpauthUrl: otpauthUrl({ secret, login }), expiresAt: row.until };
  }

  /**
   * Enables the authenticator by its first code. Of several enrolments at once the first proved wins.
   * @returns the recovery codes, told this once, and what `after` gave
   * @throws IDENTITY.WRONG_CODE, ENROLMENT_ENDED, TOTP_ALREADY_ENABLED, TOO_MANY_ATTEMPTS
   */
  async confirm<T>(scope: Scope, proof: EnrolmentProof<T>): Promise<{ recoveryCodes: string[]; after: T }> {
    return this.codes.underThrottle(scope, proof.login, async (tx) => {
      const step = await this.matchingStep(tx, scope, proof);
      if (step === null) return null;
      const recoveryCodes = newRecoveryCodes();
      const hashes = recoveryCodes.map((code) => recoveryCodeHash(ownAccount(scope), code));
      const [row] = await tx.query<{ enabled: boolean }[]>('SELECT identity.enable_totp($1, $2, $3) AS enabled', [
        proof.enrolmentId,
        step,
        hashes,
      ]);
      if (row?.enabled !== true) throw TotpErrors.TOTP_ALREADY_ENABLED();
      return { done: { recoveryCodes, after: await proof.after(tx) } };
    });
  }

  private async matchingStep(
    tx: Tx,
    scope: Scope,
    { enrolmentId, code }: EnrolmentProof<unknown>,
  ): Promise<number | null> {
    const find = 'SELECT identity.find_totp_enrolment($1) AS envelope';
    const [row] = await tx.query<{ envelope: string | null }[]>(find, [enrolmentId]);
    if (row?.envelope == null) throw TotpErrors.ENROLMENT_ENDED();
    const digits = codeDigits(code);
    if (digits === null) return null;
    return matchingTimeStep({ secret: this.vault.open(row.envelope, ownAccount(scope)), digits, atMs: Date.now() });
  }
}

function ownAccount({ accountId }: Scope): string {
  assert(accountId !== null, 'an authenticator belongs to an account');
  return accountId;
}
