import type { Configuration } from '@nuancan/platform';

/** What a password must be and how long it lasts; `maxAgeDays` null = for ever. */
export interface PasswordPolicy {
  /** Characters at least. */
  readonly minLength: number;
  /** Of lower case, upper case, digits and everything else: how many kinds it must have; 1 = any. */
  readonly kinds: number;
  readonly maxAgeDays: number | null;
  /** How many former passwords may not come back. */
  readonly history: number;
}

/** The policy of this installation. */
export function passwordPolicyOf(configuration: Configuration): PasswordPolicy {
  return {
    minLength: configuration.PASSWORD_MIN_LENGTH,
    kinds: configuration.PASSWORD_KINDS,
    maxAgeDays: configuration.PASSWORD_MAX_AGE_DAYS ?? null,
    history: configuration.PASSWORD_HISTORY,
  };
}
