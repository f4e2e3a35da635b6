import { Injectable } from '@nestjs/common';
import { Configuration, Database, type Scope } from '@nuancan/platform';
import { CredentialCheck, type Credentials } from '../credential/credential-check.js';
import type { LiveSession } from './live-session.js';
import type { LoginOrigin, LoginOutcome } from './login-outcome.js';
import { SessionOpening } from './session-opening.js';
import { SESSION_COLUMNS, sessionOf, type SessionRow } from './session-row.js';
import { sessionTokenHash } from './session-token.js';
import { SessionErrors } from './session.errors.js';

/** Who logs in, from which browser. */
export interface LoginRequest extends Credentials, LoginOrigin {}

const LIVES = 'SELECT identity.session_lives($1, make_interval(mins => $2)) AS lives';
const FIND = `SELECT ${SESSION_COLUMNS} FROM identity.find_session($1, make_interval(mins => $2))`;

/** Opens, finds and ends sessions. All of it through definer functions: the application cannot read the tables. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly configuration: Configuration,
    private readonly credentials: CredentialCheck,
    private readonly opening: SessionOpening,
  ) {}

  /**
   * Logs in by password: a new session with a new token, which is returned here and known nowhere else, or the step
   * that is still to be done. Audited either way.
   * @throws IDENTITY.WRONG_CREDENTIALS, IDENTITY.TOO_MANY_ATTEMPTS, IDENTITY.TOO_BUSY
   */
  async open(request: LoginRequest): Promise<LoginOutcome> {
    const proven = await this.credentials.prove(request);
    if (proven === null) throw SessionErrors.WRONG_CREDENTIALS();
    const outcome = await this.database.unscoped((tx) => this.opening.afterPassword(tx, proven, request));
    // Disabled, or another password, between the two statements.
    if (outcome === null) throw SessionErrors.WRONG_CREDENTIALS();
    return outcome;
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

  /** Whether the session of a token goes on. Asking does not keep it from becoming idle. */
  async lives(token: string | undefined): Promise<boolean> {
    const tokenHash = sessionTokenHash(token);
    if (tokenHash === null) return false;
    const asked = [tokenHash, this.configuration.SESSION_IDLE_MINUTES];
    const [row] = await this.database.statement<{ lives: boolean }[]>(LIVES, asked);
    return row?.lives ?? false;
  }

  /** Ends the session of a token, which must be the scope's own; audited. */
  async end(scope: Scope, token: string | undefined): Promise<void> {
    await this.database.scoped(scope, (tx) => tx.query('SELECT identity.end_session($1)', [sessionTokenHash(token)]));
  }
}
