import type { PersonRole } from '../account/person-role.js';
import type { LiveSession } from './live-session.js';

/** What the functions of the database tell of a session or of a log-in under way. */
export interface SessionRow {
  readonly account_id: string;
  readonly login: string;
  readonly display_name: string;
  readonly role: PersonRole;
  readonly district_code: string;
  readonly town_code: string | null;
  readonly facility_id: string | null;
  readonly expires_at: Date;
}

/** The columns of `SessionRow`. */
export const SESSION_COLUMNS =
  'account_id, login, display_name, role, district_code, town_code, facility_id, expires_at';

/** The row in our own names. */
export function sessionOf(row: SessionRow): LiveSession {
  return {
    accountId: row.account_id,
    login: row.login,
    displayName: row.display_name,
    role: row.role,
    districtCode: row.district_code,
    townCode: row.town_code,
    facilityId: row.facility_id,
    expiresAt: row.expires_at,
  };
}
