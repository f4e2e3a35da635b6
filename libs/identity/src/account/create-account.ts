import { Injectable } from '@nestjs/common';
import { Configuration, type Tx } from '@nuancan/platform';
import { checkPassword } from '../credential/check-password.js';
import { hashPassword } from '../credential/hash-password.js';
import { passwordPolicyOf } from '../credential/password-policy.js';
import { ACCOUNT_COLUMNS, type Account } from './account.js';
import { AccountErrors } from './account.errors.js';
import { accountRefusal } from './account-refusal.js';
import type { PersonRole } from './person-role.js';
import { scopeFitsRole } from './scope-fits-role.js';

/** A new account; `townCode` null = the whole district, `facilityId` null = the whole town. */
export interface AccountDraft {
  readonly login: string;
  readonly password: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  /** True: somebody else knows the password, so the first log-in asks for another one. */
  readonly mustChangePassword?: boolean;
}

const INSERT = `INSERT INTO identity.accounts
  (login, display_name, password_hash, role, district_code, town_code, facility_id, must_change_password)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${ACCOUNT_COLUMNS}`;

/** Creates accounts, for an administrator over HTTP and for the command line. */
@Injectable()
export class CreateAccount {
  constructor(private readonly configuration: Configuration) {}

  /**
   * Checks, hashes and stores; `tx` must be in the scope of an admin or the system over the draft's district.
   * @throws IDENTITY.WEAK_PASSWORD, COMMON_PASSWORD, PASSWORD_NEEDS_KINDS, SCOPE_DOES_NOT_FIT_ROLE, LOGIN_TAKEN, UNKNOWN_PLACE
   */
  async store(tx: Tx, draft: AccountDraft): Promise<Account> {
    checkPassword({ ...draft, policy: passwordPolicyOf(this.configuration) });
    if (!scopeFitsRole(draft.role, draft)) throw AccountErrors.SCOPE_DOES_NOT_FIT_ROLE();
    const passwordHash = await hashPassword(draft.password);
    const { login, displayName, role, districtCode, townCode, facilityId, mustChangePassword = false } = draft;
    try {
      const values = [login, displayName, passwordHash, role, districtCode, townCode, facilityId, mustChangePassword];
      const [account] = await tx.query<[Account]>(INSERT, values);
      return account;
    } catch (error) {
      throw accountRefusal(error);
    }
  }
}
