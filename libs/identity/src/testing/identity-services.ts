import { readConfiguration, readVaultKeys, Vault, type Database } from '@nuancan/platform';
import { AccountService } from '../account/account.service.js';
import { CreateAccount } from '../account/create-account.js';
import { OwnPasswordService } from '../account/own-password.service.js';
import { CredentialCheck } from '../credential/credential-check.js';
import { NewPassword } from '../credential/new-password.js';
import { PasswordVerifier } from '../credential/password-verifier.js';
import { OwnSecurityService } from '../own-account/own-security.service.js';
import { LoginStepService } from '../session/login-step.service.js';
import { SessionListService } from '../session/session-list.service.js';
import { SessionOpening } from '../session/session-opening.js';
import { SessionService } from '../session/session.service.js';
import { CodeCheck } from '../totp/code-check.js';
import { TotpEnrolment } from '../totp/totp-enrolment.js';

const KEY = Buffer.alloc(32, 3).toString('base64url');

/** Keys for a test's vault. */
export const TEST_KEYS = { FIELD_KEYS: `test:${KEY}`, FIELD_INDEX_KEY: Buffer.alloc(32, 4).toString('base64url') };

/** The services as the module wires them, under the configuration of `environment`. */
export function identityServices(database: Database, environment: Readonly<Record<string, string>> = TEST_KEYS) {
  const configuration = readConfiguration({ DATABASE_URL: 'postgres://unused/unused', ...environment });
  const vault = new Vault(readVaultKeys(configuration));
  const verifier = new PasswordVerifier();
  const credentials = new CredentialCheck(database, verifier, vault);
  const newPassword = new NewPassword(configuration, database, verifier);
  const accounts = new AccountService(database, new CreateAccount(configuration), newPassword);
  const ownPassword = new OwnPasswordService(database, credentials, newPassword);
  const codes = new CodeCheck(database, credentials, vault);
  const enrolment = new TotpEnrolment(database, codes, vault);
  const opening = new SessionOpening(configuration);
  return {
    configuration,
    credentials,
    accounts,
    ownPassword,
    sessions: new SessionService(database, configuration, credentials, opening),
    sessionLists: new SessionListService(database, configuration, accounts),
    steps: new LoginStepService(database, opening, codes, enrolment, newPassword, ownPassword),
    security: new OwnSecurityService(configuration, database, credentials, codes, enrolment, vault),
  };
}
