import type { PersonRole } from './person-role.js';

/** An account as the application can see it: its password hash is not among the columns it may read. */
export interface Account {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly passwordChangedAt: Date;
  /** The next log-in asks for a new password. */
  readonly mustChangePassword: boolean;
  /** Since when a log-in asks for a code; null = it does not. */
  readonly totpEnabledAt: Date | null;
  /** Counts the edits from 1. */
  readonly version: number;
}

/** The select list of `Account`. */
export const ACCOUNT_COLUMNS = `id, login, display_name AS "displayName", role, district_code AS "districtCode",
  town_code AS "townCode", facility_id AS "facilityId", disabled_at AS "disabledAt", created_at AS "createdAt",
  password_changed_at AS "passwordChangedAt", must_change_password AS "mustChangePassword",
  totp_enabled_at AS "totpEnabledAt", version`;
