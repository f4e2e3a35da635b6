import { QueryFailedError } from 'typeorm';
import { AccountErrors } from './account.errors.js';

/** What the table refused, in our words: the login is taken, the place is none of the district's, or nobody would be left to administer; else `error`. */
export function accountRefusal(error: unknown): unknown {
  switch (brokenConstraint(error)) {
    case 'accounts_login_key':
      return AccountErrors.LOGIN_TAKEN();
    case 'accounts_facility_fkey':
    case 'accounts_town_fkey':
      return AccountErrors.UNKNOWN_PLACE();
    case 'accounts_last_admin':
      return AccountErrors.LAST_ADMIN();
    case 'accounts_not_oneself':
      return AccountErrors.OWN_ACCOUNT();
    default:
      return error;
  }
}

function brokenConstraint(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return undefined;
  return 'constraint' in error.driverError ? error.driverError.constraint : undefined;
}
