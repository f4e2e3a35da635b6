import { type Client, escapeLiteral } from 'pg';
import { openClient } from '../database/open-client.js';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';

/** Passwords of the two roles that log in. */
export interface LoginPasswords {
  readonly appPassword: string;
  readonly queuePassword: string;
}

/** Two starters on one server must not create the same role at once. */
const ROLES_LOCK = 7_340_212;

/**
 * Makes, or brings up to date, the roles of the running system: `nuancan_app` (api and worker) and `nuancan_queue`
 * (BullMQ) log in with these passwords; `nuancan_definer` owns the SECURITY DEFINER functions and never logs in.
 * What they may do is granted by the migrations.
 * @param ownerUrl connection of a role that may create roles
 * @throws EMBEDDED_POSTGRES.UNSAFE_ROLE one of them exists and passes over row security
 */
export async function ensureLoginRoles(ownerUrl: string, passwords: LoginPasswords): Promise<void> {
  const client = await openClient(ownerUrl, 'nuancan-roles');
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ROLES_LOCK]);
    await ensureRole(client, 'nuancan_definer', 'NOLOGIN');
    await ensureRole(client, 'nuancan_app', `LOGIN PASSWORD ${escapeLiteral(passwords.appPassword)}`);
    await ensureRole(client, 'nuancan_queue', `LOGIN PASSWORD ${escapeLiteral(passwords.queuePassword)}`);
    const { rows } = await client.query<{ rolname: string }>(
      `SELECT rolname FROM pg_roles WHERE rolname IN ('nuancan_app', 'nuancan_queue', 'nuancan_definer')
         AND (rolsuper OR rolbypassrls)`,
    );
    if (rows.length > 0) throw EmbeddedPostgresErrors.UNSAFE_ROLE({ roles: rows.map((row) => row.rolname).join(', ') });
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Says nothing of SUPERUSER or BYPASSRLS in ALTER: the owner of a managed server may not even take them away. */
async function ensureRole(client: Client, name: string, attributes: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  await client.query(`${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${name} ${attributes}`);
}
