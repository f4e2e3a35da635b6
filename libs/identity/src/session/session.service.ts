import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope } from '@nuancan/platform';
import { CredentialCheck, type Credentials } from '../credential/credential-check.js';
import type { PersonRole } from '../account/person-role.js';
import type { LiveSession } from './live-session.js';
import { newSessionToken, sessionTokenHash } from './session-token.js';
import { SessionErrors } from './session.errors.js';

/** Who logs in, from which browser; `formerToken` is the cookie that browser still has. */
export interface LoginRequest extends Credentials {
  readonly userAgent: string | undefined;
  readonly formerToken: string | undefined;
}

interface SessionRow {
  readonly account_id: string;
  readonly login: string;
  readonly display_name: string;
  readonly role: PersonRole;
  readonly district_code: string;
  readonly town_code: string | null;
  readonly facility_id: string | null;
  readonly expires_at: Date;
}

const COLUMNS = 'account_id, login, display_name, role, district_code, town_code, facility_id, expires_at';
const FIND = `SELECT ${COLUMNS} FROM identity.find_session($1, make_interval(mins => $2))`;
const OPEN = `SELECT ${COLUMNS} FROM identity.open_session($1, $2, $3, make_interval(hours => $4),
  make_interval(mins => $5), $6, $7, $8)`;

/** Opens, finds and ends sessions. All of it through definer functions: the application cannot read the tables. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly credentials: CredentialCheck,
  ) {}

  /**
   * Logs in: a new session with a new token, which is returned here and known nowhere else. Audited either way.
   * @throws IDENTITY.WRONG_CREDENTIALS, IDENTITY.TOO_MANY_ATTEMPTS, IDENTITY.TOO_BUSY
   */
  async open(request: LoginRequest): Promise<{ session: LiveSession; token: string }> {
    const attemptId = await this.credentials.prove(request);
    if (attemptId === null) throw SessionErrors.WRONG_CREDENTIALS();
    const token = newSessionToken();
    const [row] = await this.database.unscoped((tx) =>
      tx.query<SessionRow[]>(OPEN, [
        attemptId,
        sessionTokenHash(token),
        sessionTokenHash(request.formerToken),
        this.configuration.SESSION_ABSOLUTE_HOURS,
        this.configuration.SESSION_IDLE_MINUTES,
        request.ip,
        request.userAgent ?? null,
        request.requestId,
      ]),
    );
    // Disabled between the two statements.
    if (!row) throw SessionErrors.WRONG_CREDENTIALS();
    return { session: sessionOf(row), token };
  }

  /** The live session of a token, or null: unknown, ended, expired, idle too long, or the account was disabled. */
  async find(token: string | undefined): Promise<LiveSession | null> {
    const tokenHash = sessionTokenHash(token);
    if (tokenHash === null) return null;
    const [row] = await this.database.statement<SessionRow[]>(FIND, [
      tokenHash,
      this.configuration.SESSION_IDLE_MINUTES,
    ]);
    return row ? sessionOf(row) : null;
  }

  /** Ends the session of a token, which must be the scope's own; audited. */
  async end(scope: Scope, token: string | undefined): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.query('SELECT identity.end_session($1)', [sessionTokenHash(token)]));
  }
}

function sessionOf(row: SessionRow): LiveSession {
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
