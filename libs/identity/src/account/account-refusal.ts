import { QueryFailedError } from 'typeorm';
import { AccountErrors } from './account.errors.js';

/** What the table refused, in our words: the login is taken, or the place is none of the district's; else `error`. */
export function accountRefusal(error: unknown): unknown {
  switch (brokenConstraint(error)) {
    case 'accounts_login_key':
      return AccountErrors.LOGIN_TAKEN();
    case 'accounts_facility_fkey':
    case 'accounts_town_fkey':
      return AccountErrors.UNKNOWN_PLACE();
    default:
      return error;
  }
}

function brokenConstraint(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return undefined;
  return 'constraint' in error.driverError ? error.driverError.constraint : undefined;
}
