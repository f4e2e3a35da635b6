import type { Role } from '@nuancan/platform';

/** The roles an account can have: everyone but the system itself. */
export const PERSON_ROLES = [
  'operator',
  'volunteer',
  'town_official',
  'district_official',
  'auditor',
  'admin',
] as const satisfies readonly Role[];
export type PersonRole = (typeof PERSON_ROLES)[number];
