import type { Role } from '../api/contract.js';

/** The address of the page a role works on; null for a role that has none. */
export function faceOf(role: Role): '/serve' | '/district' | null {
  switch (role) {
    case 'operator':
      return '/serve';
    case 'town_official':
    case 'district_official':
    case 'auditor':
    case 'admin':
      return '/district';
    case 'volunteer':
      return null;
  }
}
