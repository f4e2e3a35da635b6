import { readConfiguration, systemScope, type Database } from '@nuancan/platform';
import type { Account } from '../account/account.js';
import { CreateAccount, type AccountDraft } from '../account/create-account.js';
import type { PersonRole } from '../account/person-role.js';
import { PLACES } from './arrange-places.js';

export const PASSWORD = '一碗热饭 12345';

const places: Record<PersonRole, Pick<AccountDraft, 'townCode' | 'facilityId'>> = {
  operator: { townCode: PLACES.town, facilityId: PLACES.facility },
  volunteer: { townCode: PLACES.town, facilityId: null },
  town_official: { townCode: PLACES.town, facilityId: null },
  district_official: { townCode: null, facilityId: null },
  auditor: { townCode: null, facilityId: null },
  admin: { townCode: null, facilityId: null },
};

/** An account of its role in `PLACES`, with `PASSWORD`; say only what matters to the test. */
export async function makeAccount(
  database: Database,
  wanted: Pick<AccountDraft, 'login' | 'role'> & Partial<AccountDraft>,
): Promise<Account> {
  const draft = {
    displayName: wanted.login,
    password: PASSWORD,
    districtCode: PLACES.district,
    ...places[wanted.role],
    ...wanted,
  };
  return database.scoped(systemScope(draft.districtCode), (tx) =>
    new CreateAccount(readConfiguration({ DATABASE_URL: 'postgres://unused/unused' })).store(tx, draft),
  );
}
