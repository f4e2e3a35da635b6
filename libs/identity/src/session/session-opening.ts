import { Injectable } from '@nestjs/common';
import { Configuration, type Tx } from '@nuancan/platform';
import { passwordPolicyOf } from '../credential/password-policy.js';
import type { ProvenPassword } from '../credential/credential-check.js';
import { totpRolesOf } from '../totp/totp-roles.js';
import type { LoginOrigin, LoginOutcome, LoginStepName } from './login-outcome.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from './session-row.js';
import { newSessionToken, sessionTokenHash } from './session-token.js';

interface OpenedRow extends SessionRow {
  readonly step: LoginStepName | null;
}

const opening = (first: number): string => {
  const at = (offset: number): string => `$${first + offset}`;
  return `${at(0)}::text[], ${at(1)}::int, ${at(2)}, ${at(3)}, make_interval(hours => ${at(4)}),
    make_interval(mins => ${at(5)}), ${at(6)}, ${at(7)}, ${at(8)}`;
};
const PASS = `SELECT step, ${SESSION_COLUMNS} FROM identity.pass_login($1, $2, $3, ${opening(4)})`;
const GO_ON = `SELECT step, ${SESSION_COLUMNS} FROM identity.go_on($1, $2, ${opening(3)})`;

/** Turns what was proved into a session, or into the next step: the database decides, by the policy given here. */
@Injectable()
export class SessionOpening {
  private readonly totpRoles: readonly string[];
  private readonly maxAgeDays: number | null;

  constructor(private readonly configuration: Configuration) {
    this.totpRoles = totpRolesOf(configuration);
    this.maxAgeDays = passwordPolicyOf(configuration).maxAgeDays;
  }

  /** After the password; null when it was changed, or the account disabled, since it was proved. */
  async afterPassword(tx: Tx, proven: ProvenPassword, origin: LoginOrigin): Promise<LoginOutcome | null> {
    const [token, stepToken] = [newSessionToken(), newSessionToken()];
    const proof = [proven.attemptId, proven.passwordHash, sessionTokenHash(stepToken)];
    const [row] = await tx.query<OpenedRow[]>(PASS, [...proof, ...this.values(token, origin)]);
    return row ? outcomeOf(row, { token, stepToken }) : null;
  }

  /** After a step was done; null when the log-in is over. */
  async afterStep(
    tx: Tx,
    { stepToken, codeProved }: { stepToken: string; codeProved: boolean },
    origin: LoginOrigin,
  ): Promise<LoginOutcome | null> {
    const token = newSessionToken();
    const [row] = await tx.query<OpenedRow[]>(GO_ON, [
      sessionTokenHash(stepToken),
      codeProved,
      ...this.values(token, origin),
    ]);
    return row ? outcomeOf(row, { token, stepToken }) : null;
  }

  private values(token: string, origin: LoginOrigin): unknown[] {
    return [
      this.totpRoles,
      this.maxAgeDays,
      sessionTokenHash(token),
      sessionTokenHash(origin.formerToken),
      this.configuration.SESSION_ABSOLUTE_HOURS,
      this.configuration.SESSION_IDLE_MINUTES,
      origin.ip,
      origin.userAgent ?? null,
      origin.requestId,
    ];
  }
}

function outcomeOf(row: OpenedRow, { token, stepToken }: { token: string; stepToken: string }): LoginOutcome {
  if (row.step === null) return { session: sessionOf(row), token };
  return { step: row.step, stepToken, expiresAt: row.expires_at };
}
