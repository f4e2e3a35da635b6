import { defineErrors } from '@nuancan/kernel';
import { systemScope, type Database, type Role, type Scope } from '@nuancan/platform';

/** Expected failures of `nuancan import` itself. */
export const ImportCommandErrors = defineErrors('IMPORT_COMMAND', {
  FILE_UNREADABLE: {
    status: 400,
    zh: '读不到这个文件：{file}（{reason}）',
    en: 'The file cannot be read: {file} ({reason})',
  },
  NO_SUCH_OFFICIAL: {
    status: 404,
    zh: '没有这个可用的镇街或区级经办账号：{login}',
    en: 'No enabled account of a town or district official is called {login}',
  },
});

const DISTRICTS = `SELECT code FROM registry.districts ORDER BY code`;
const OFFICIAL = `
  SELECT id AS "accountId", role, district_code AS "districtCode", town_code AS "townCode" FROM identity.accounts
  WHERE login = $1 AND disabled_at IS NULL AND role IN ('town_official', 'district_official')`;

/** The scope of an official's account; a login is unique over all districts. @throws IMPORT_COMMAND.NO_SUCH_OFFICIAL */
export async function findOfficial(database: Database, login: string): Promise<Scope> {
  const districts = await database.scoped(systemScope(''), (tx) => tx.query<{ code: string }[]>(DISTRICTS));
  for (const { code } of districts) {
    const [found] = await database.scoped(systemScope(code), (tx) =>
      tx.query<{ accountId: string; role: Role; districtCode: string; townCode: string | null }[]>(OFFICIAL, [login]),
    );
    if (found) return { ...found, facilityId: null, requestId: 'nuancan import' };
  }
  throw ImportCommandErrors.NO_SUCH_OFFICIAL({ login });
}
