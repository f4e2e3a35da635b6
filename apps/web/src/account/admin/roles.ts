import type { Role } from '../../api/contract.js';

/** The roles an account can have, in the order they are offered. */
export const ROLES: readonly Role[] = [
  'operator',
  'volunteer',
  'town_official',
  'district_official',
  'auditor',
  'admin',
];

/** What place a role must, may or must not have: the same rule as the table's. */
export function placeOf(role: Role): { readonly town: boolean; readonly facility: 'needed' | 'possible' | 'none' } {
  switch (role) {
    case 'operator':
      return { town: true, facility: 'needed' };
    case 'volunteer':
      return { town: true, facility: 'possible' };
    case 'town_official':
      return { town: true, facility: 'none' };
    case 'district_official':
    case 'auditor':
    case 'admin':
      return { town: false, facility: 'none' };
  }
}
