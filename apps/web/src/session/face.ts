import type { Role } from '../api/contract.js';

/** The bundles of pages that a role may work with. */
export type FaceName = 'operator' | 'official';

/** The face of a role; null for a role that has none. */
export function faceOf(role: Role): FaceName | null {
  switch (role) {
    case 'operator':
      return 'operator';
    case 'town_official':
    case 'district_official':
    case 'auditor':
    case 'admin':
      return 'official';
    case 'volunteer':
      return null;
  }
}
