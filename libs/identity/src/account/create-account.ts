import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';
import { QueryFailedError } from 'typeorm';
import { checkPassword } from '../credential/check-password.js';
import { hashPassword } from '../credential/hash-password.js';
import { ACCOUNT_COLUMNS, type Account } from './account.js';
import { AccountErrors } from './account.errors.js';
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
}

const INSERT = `INSERT INTO identity.accounts
  (login, display_name, password_hash, role, district_code, town_code, facility_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${ACCOUNT_COLUMNS}`;

/** Creates accounts, for an administrator over HTTP and for the command line. */
@Injectable()
export class CreateAccount {
  /**
   * Checks, hashes and stores; `tx` must be in the scope of an admin or the system over the draft's district.
   * @throws IDENTITY.WEAK_PASSWORD, SCOPE_DOES_NOT_FIT_ROLE, LOGIN_TAKEN, UNKNOWN_PLACE
   */
  async store(tx: Tx, draft: AccountDraft): Promise<Account> {
    checkPassword(draft);
    if (!scopeFitsRole(draft.role, draft)) throw AccountErrors.SCOPE_DOES_NOT_FIT_ROLE();
    const passwordHash = await hashPassword(draft.password);
    const { login, displayName, role, districtCode, townCode, facilityId } = draft;
    try {
      const values = [login, displayName, passwordHash, role, districtCode, townCode, facilityId];
      const [account] = await tx.query<[Account]>(INSERT, values);
      return account;
    } catch (error) {
      const constraint = brokenConstraint(error);
      if (constraint === 'accounts_login_key') throw AccountErrors.LOGIN_TAKEN();
      if (constraint === 'accounts_facility_fkey' || constraint === 'accounts_town_fkey')
        throw AccountErrors.UNKNOWN_PLACE();
      throw error;
    }
  }
}

function brokenConstraint(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return undefined;
  return 'constraint' in error.driverError ? error.driverError.constraint : undefined;
}
