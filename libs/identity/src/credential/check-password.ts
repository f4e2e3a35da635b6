import { CredentialErrors } from './credential.errors.js';

export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;

/**
 * The rule of a new password: 10–128 characters and not built around the login. No rule on kinds of characters
 * (NIST SP 800-63B, 5.1.1.2).
 * @throws IDENTITY.WEAK_PASSWORD
 */
export function checkPassword({ password, login }: { password: string; login: string }): void {
  const length = [...password].length;
  const tooNear = password.toLowerCase().includes(login.toLowerCase());
  if (length < PASSWORD_MIN_LENGTH || length > PASSWORD_MAX_LENGTH || tooNear) throw CredentialErrors.WEAK_PASSWORD();
}
