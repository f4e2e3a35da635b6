import { CredentialErrors } from './credential.errors.js';

export const PASSWORD_MAX_LENGTH = 128;

/** A new password, whose it will be, and the least length of the policy. */
export interface PasswordToCheck {
  readonly password: string;
  readonly login: string;
  readonly minLength: number;
}

/**
 * The rule of a new password: `minLength`–128 characters and not built around the login. No rule on kinds of characters
 * (NIST SP 800-63B, 5.1.1.2).
 * @throws IDENTITY.WEAK_PASSWORD
 */
export function checkPassword({ password, login, minLength }: PasswordToCheck): void {
  const length = [...password].length;
  const tooNear = password.toLowerCase().includes(login.toLowerCase());
  if (length < minLength || length > PASSWORD_MAX_LENGTH || tooNear) throw CredentialErrors.WEAK_PASSWORD({ minLength });
}
