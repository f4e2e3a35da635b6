import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { OwnPasswordService } from '../account/own-password.service.js';
import { NewPassword } from '../credential/new-password.js';
import { CodeCheck } from '../totp/code-check.js';
import { TotpEnrolment, type Enrolment } from '../totp/totp-enrolment.js';
import { TotpErrors } from '../totp/totp.errors.js';
import { scopeOf, type LiveSession } from './live-session.js';
import type { LoginOrigin, LoginOutcome, LoginStepName } from './login-outcome.js';
import { SessionOpening } from './session-opening.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from './session-row.js';
import { sessionTokenHash } from './session-token.js';

const FIND = `SELECT step, ${SESSION_COLUMNS} FROM identity.find_login_step($1)`;

/** A step of a log-in under way, and where it is done from. */
export interface StepRequest extends LoginOrigin {
  readonly stepToken: string;
}

interface Held {
  readonly account: LiveSession;
  readonly scope: Scope;
}

/**
 * The steps between a right password and a session. The step's token proves the password only: it lets its holder do
 * the step that is due, in the account's own scope, and opens nothing else.
 */
@Injectable()
export class LoginStepService {
  constructor(
    private readonly database: Database,
    private readonly opening: SessionOpening,
    private readonly codes: CodeCheck,
    private readonly enrolment: TotpEnrolment,
    private readonly newPassword: NewPassword,
    private readonly ownPassword: OwnPasswordService,
  ) {}

  /** @throws IDENTITY.LOGIN_STEP_ENDED, OTHER_LOGIN_STEP, WRONG_CODE, TOO_MANY_ATTEMPTS */
  async passCode(request: StepRequest, code: string): Promise<LoginOutcome> {
    const { account, scope } = await this.require(request, 'totp');
    const work = (tx: Tx): Promise<LoginOutcome> => this.goOn(tx, request, { codeProved: true });
    return this.codes.prove(scope, code, { login: account.login, work });
  }

  /**
   * Changes the password that must be changed; every session the account had is over.
   * @throws IDENTITY.LOGIN_STEP_ENDED, OTHER_LOGIN_STEP, WEAK_PASSWORD, PASSWORD_USED_BEFORE, TOO_BUSY
   */
  async changePassword(request: StepRequest, password: string): Promise<LoginOutcome> {
    const { account, scope } = await this.require(request, 'change_password');
    this.newPassword.check(password, account);
    const newHash = await this.newPassword.hash(scope, password);
    const keepHash = sessionTokenHash(request.stepToken);
    return this.database.scoped(scope, async (tx) => {
      await this.ownPassword.store(tx, { accountId: account.accountId, newHash, keepHash });
      return this.goOn(tx, request, { codeProved: false });
    });
  }

  /** @throws IDENTITY.LOGIN_STEP_ENDED, OTHER_LOGIN_STEP, TOTP_ALREADY_ENABLED, TOTP_NOT_AVAILABLE */
  async beginEnrolment(request: StepRequest): Promise<Enrolment> {
    const { account, scope } = await this.require(request, 'enrol_totp');
    return this.enrolment.begin(scope, account.login);
  }

  /**
   * The first code of the enrolment; the recovery codes are told this once.
   * @throws IDENTITY.LOGIN_STEP_ENDED, OTHER_LOGIN_STEP, WRONG_CODE, ENROLMENT_ENDED, TOTP_ALREADY_ENABLED,
   *   TOO_MANY_ATTEMPTS
   */
  async confirmEnrolment(
    request: StepRequest,
    proof: { enrolmentId: string; code: string },
  ): Promise<{ outcome: LoginOutcome; recoveryCodes: string[] }> {
    const { account, scope } = await this.require(request, 'enrol_totp');
    const after = async (tx: Tx): Promise<LoginOutcome> => {
      const keepHash = sessionTokenHash(request.stepToken);
      await tx.query('SELECT identity.end_sessions($1, $2)', [account.accountId, keepHash]);
      return this.goOn(tx, request, { codeProved: true });
    };
    const done = await this.enrolment.confirm(scope, { login: account.login, ...proof, after });
    return { outcome: done.after, recoveryCodes: done.recoveryCodes };
  }

  private async require(request: StepRequest, due: LoginStepName): Promise<Held> {
    const [row] = await this.database.statement<(SessionRow & { step: LoginStepName })[]>(FIND, [
      sessionTokenHash(request.stepToken),
    ]);
    if (!row) throw TotpErrors.LOGIN_STEP_ENDED();
    if (row.step !== due) throw TotpErrors.OTHER_LOGIN_STEP();
    const account = sessionOf(row);
    return { account, scope: scopeOf(account, request) };
  }

  private async goOn(tx: Tx, request: StepRequest, { codeProved }: { codeProved: boolean }): Promise<LoginOutcome> {
    const outcome = await this.opening.afterStep(tx, { stepToken: request.stepToken, codeProved }, request);
    if (outcome === null) throw TotpErrors.LOGIN_STEP_ENDED();
    return outcome;
  }
}
