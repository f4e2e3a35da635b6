import type { Configuration } from '@nuancan/platform';

/** What a password must be and how long it lasts; `maxAgeDays` null = for ever. */
export interface PasswordPolicy {
  readonly minLength: number;
  readonly maxAgeDays: number | null;
  /** How many former passwords may not come back. */
  readonly history: number;
}

/** The policy of this installation. */
export function passwordPolicyOf(configuration: Configuration): PasswordPolicy {
  return {
    minLength: configuration.PASSWORD_MIN_LENGTH,
    maxAgeDays: configuration.PASSWORD_MAX_AGE_DAYS ?? null,
    history: configuration.PASSWORD_HISTORY,
  };
}
