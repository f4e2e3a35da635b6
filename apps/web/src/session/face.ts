import type { Role } from '../api/contract.js';

/** The bundles of pages that a role works with. */
export type FaceName = 'operator' | 'official' | 'volunteer';

/** The face of a role: who sits in an office shares one. */
export function faceOf(role: Role): FaceName {
  return role === 'operator' || role === 'volunteer' ? role : 'official';
}
