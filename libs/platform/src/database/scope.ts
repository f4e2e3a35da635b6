/** Roles of accounts; `system` is the worker and the command line, never a person. */
export const ROLES = [
  'operator',
  'volunteer',
  'town_official',
  'district_official',
  'auditor',
  'admin',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who acts, and how far they see. `townCode` null = the whole district; `facilityId` null = the whole town.
 * Row-level security compares exactly these values; see migration create-platform.
 */
export interface Scope {
  readonly accountId: string | null;
  readonly role: Role;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  readonly requestId?: string;
  readonly ip?: string;
}

/** The scope of the worker or the command line over one district. */
export function systemScope(districtCode: string, requestId?: string): Scope {
  return { accountId: null, role: 'system', districtCode, townCode: null, facilityId: null, requestId };
}
