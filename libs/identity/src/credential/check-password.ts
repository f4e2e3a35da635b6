import { isKnownPassword } from './known-password.js';
import { CredentialErrors } from './credential.errors.js';
import type { PasswordPolicy } from './password-policy.js';

export const PASSWORD_MAX_LENGTH = 128;

/** A new password, whose it will be, and what the installation asks of it. */
export interface PasswordToCheck {
  readonly password: string;
  readonly login: string;
  readonly policy: Pick<PasswordPolicy, 'minLength' | 'kinds'>;
}

/**
 * The rule of a new password: `minLength`–128 characters, not built around the login, none that others would guess
 * early. Kinds of characters only where the installation asks for them (NIST SP 800-63B-4, 3.1.1.2).
 * @throws IDENTITY.WEAK_PASSWORD, COMMON_PASSWORD, PASSWORD_NEEDS_KINDS
 */
export function checkPassword({ password, login, policy: { minLength, kinds } }: PasswordToCheck): void {
  const length = [...password].length;
  const tooNear = password.toLowerCase().includes(login.toLowerCase());
  if (length < minLength || length > PASSWORD_MAX_LENGTH || tooNear)
    throw CredentialErrors.WEAK_PASSWORD({ minLength });
  if (isKnownPassword(password)) throw CredentialErrors.COMMON_PASSWORD();
  if (kindsOf(password) < kinds) throw CredentialErrors.PASSWORD_NEEDS_KINDS({ kinds });
}

function kindsOf(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
}
