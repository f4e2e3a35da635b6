import { Injectable } from '@nestjs/common';
import { Configuration, Database, Vault, type Scope, type Tx } from '@nuancan/platform';
import { AccountErrors } from '../account/account.errors.js';
import type { PersonRole } from '../account/person-role.js';
import { CredentialCheck } from '../credential/credential-check.js';
import { passwordPolicyOf, type PasswordPolicy } from '../credential/password-policy.js';
import { CodeCheck } from '../totp/code-check.js';
import { newRecoveryCodes, recoveryCodeHash } from '../totp/recovery-code.js';
import { TotpEnrolment, type Enrolment } from '../totp/totp-enrolment.js';
import { totpRolesOf } from '../totp/totp-roles.js';
import { TotpErrors } from '../totp/totp.errors.js';

/** Whose authenticator, from which session. */
export interface OwnAccount {
  readonly login: string;
  readonly role: PersonRole;
  /** Hash of the session's token: that session goes on. */
  readonly keepHash: Buffer | null;
}

/** How one's own account is protected. */
export interface OwnSecurity {
  readonly policy: PasswordPolicy;
  readonly passwordChangedAt: Date;
  /** When a log-in will demand a new password; null = never. */
  readonly passwordExpiresAt: Date | null;
  readonly totpEnabledAt: Date | null;
  /** The role must use an authenticator. */
  readonly totpRequired: boolean;
  /** The installation can keep its secret. */
  readonly totpAvailable: boolean;
  readonly recoveryCodesLeft: number;
}

interface OwnRow {
  readonly changed: Date;
  readonly expires: Date | null;
  readonly enabled: Date | null;
  readonly codes: number;
}

const OWN = `SELECT password_changed_at AS changed, password_changed_at + make_interval(days => $2::int) AS expires,
    totp_enabled_at AS enabled, identity.own_recovery_codes_left() AS codes
  FROM identity.accounts WHERE id = $1`;

/** What people do about the protection of their own account while they are logged in. */
@Injectable()
export class OwnSecurityService {
  private readonly policy: PasswordPolicy;
  private readonly totpRoles: readonly PersonRole[];

  constructor(
    configuration: Configuration,
    private readonly database: Database,
    private readonly credentials: CredentialCheck,
    private readonly codes: CodeCheck,
    private readonly enrolment: TotpEnrolment,
    private readonly vault: Vault,
  ) {
    this.policy = passwordPolicyOf(configuration);
    this.totpRoles = totpRolesOf(configuration);
  }

  async read(scope: Scope, role: PersonRole): Promise<OwnSecurity> {
    const { policy, vault } = this;
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<[OwnRow]>(OWN, [scope.accountId, policy.maxAgeDays]),
    );
    return {
      policy,
      passwordChangedAt: rows[0].changed,
      passwordExpiresAt: rows[0].expires,
      totpEnabledAt: rows[0].enabled,
      totpRequired: this.totpRoles.includes(role),
      totpAvailable: vault.isOpen,
      recoveryCodesLeft: rows[0].codes,
    };
  }

  /**
   * Begins an enrolment. Asks for the password: whoever finds an open browser must not lock its owner out.
   * @throws IDENTITY.WRONG_CURRENT_PASSWORD, TOTP_ALREADY_ENABLED, TOTP_NOT_AVAILABLE, TOO_MANY_ATTEMPTS, TOO_BUSY
   */
  async beginEnrolment(scope: Scope, { login }: OwnAccount, password: string): Promise<Enrolment> {
    const { ip = '', requestId = '' } = scope;
    const proven = await this.credentials.prove({ login, password, ip, requestId });
    if (proven === null) throw AccountErrors.WRONG_CURRENT_PASSWORD();
    await this.database.scoped(scope, (tx) => tx.query('SELECT identity.accept_attempt($1)', [proven.attemptId]));
    return this.enrolment.begin(scope, login);
  }

  /**
   * The first code; every other session of the account is over. @returns the recovery codes, told this once
   * @throws IDENTITY.WRONG_CODE, ENROLMENT_ENDED, TOTP_ALREADY_ENABLED, TOO_MANY_ATTEMPTS
   */
  async confirmEnrolment(
    scope: Scope,
    { login, keepHash }: OwnAccount,
    proof: { enrolmentId: string; code: string },
  ): Promise<string[]> {
    const after = (tx: Tx): Promise<unknown> =>
      tx.query('SELECT identity.end_sessions($1, $2)', [scope.accountId, keepHash]);
    return (await this.enrolment.confirm(scope, { login, ...proof, after })).recoveryCodes;
  }

  /**
   * Removes one's authenticator, by one of its codes or a recovery code.
   * @throws IDENTITY.TOTP_REQUIRED, TOTP_NOT_ENABLED, WRONG_CODE, TOO_MANY_ATTEMPTS
   */
  async removeTotp(scope: Scope, { login, role }: OwnAccount, code: string): Promise<void> {
    if (this.totpRoles.includes(role)) throw TotpErrors.TOTP_REQUIRED();
    const work = (tx: Tx): Promise<unknown> => tx.query('SELECT identity.remove_totp($1)', [scope.accountId]);
    await this.codes.prove(scope, code, { login, work });
  }

  /**
   * New recovery codes in place of all former ones, told this once.
   * @throws IDENTITY.TOTP_NOT_ENABLED, WRONG_CODE, TOO_MANY_ATTEMPTS
   */
  async renewRecoveryCodes(scope: Scope, { login }: OwnAccount, code: string): Promise<string[]> {
    const recoveryCodes = newRecoveryCodes();
    const hashes = recoveryCodes.map((text) => recoveryCodeHash(scope.accountId ?? '', text));
    const work = (tx: Tx): Promise<unknown> => tx.query('SELECT identity.renew_recovery_codes($1)', [hashes]);
    await this.codes.prove(scope, code, { login, work });
    return recoveryCodes;
  }
}
