import { unreachable } from '@nuancan/kernel';
import type { PersonRole } from './person-role.js';

/** How far an account sees below its district. */
export interface AccountPlace {
  readonly townCode: string | null;
  readonly facilityId: string | null;
}

/** Whether the place belongs to the role; the table's CHECK accounts_scope_fits_role says the same. */
export function scopeFitsRole(role: PersonRole, { townCode, facilityId }: AccountPlace): boolean {
  switch (role) {
    case 'operator':
      return townCode !== null && facilityId !== null;
    case 'volunteer':
      return townCode !== null;
    case 'town_official':
      return townCode !== null && facilityId === null;
    case 'district_official':
    case 'auditor':
    case 'admin':
      return townCode === null && facilityId === null;
    default:
      return unreachable(role);
  }
}
