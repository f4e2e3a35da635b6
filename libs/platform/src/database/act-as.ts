import type { Tx } from './database.js';
import type { Scope } from './scope.js';
import { SET_SCOPE, scopeSettings } from './scope-settings.js';

const READ = `SELECT current_setting('app.account_id', true) AS "account", current_setting('app.role', true) AS "role",
  current_setting('app.district', true) AS "district", current_setting('app.town', true) AS "town",
  current_setting('app.facility', true) AS "facility", current_setting('app.request_id', true) AS "requestId",
  current_setting('app.ip', true) AS "ip"`;

type Settings = Readonly<
  Record<'account' | 'role' | 'district' | 'town' | 'facility' | 'requestId' | 'ip', string | null>
>;

/**
 * Lets a job do part of its transaction as the person who asked for it: row security then shows and takes what it would
 * have then, and the audit log names the person. The job's own scope is back afterwards; after a throw it is back as soon
 * as the caller rolls back.
 */
export async function actAs<T>(tx: Tx, scope: Scope, work: () => Promise<T>): Promise<T> {
  const [own] = await tx.query<[Settings]>(READ);
  await tx.query(SET_SCOPE, scopeSettings(scope));
  const result = await work();
  const { account, role, district, town, facility, requestId, ip } = own;
  await tx.query(
    SET_SCOPE,
    [account, role, district, town, facility, requestId, ip].map((value) => value ?? ''),
  );
  return result;
}
