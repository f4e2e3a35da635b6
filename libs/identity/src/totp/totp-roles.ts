import type { Configuration } from '@nuancan/platform';
import { PERSON_ROLES, type PersonRole } from '../account/person-role.js';

/** The roles that must log in with a code in this installation. */
export function totpRolesOf(configuration: Configuration): PersonRole[] {
  const named = configuration.TOTP_ROLES.split(',');
  return PERSON_ROLES.filter((role) => named.includes(role));
}
