import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { arrangeSmallDistrict, type SmallDistrict } from '../../../../test/support/small-district.js';
import { openDesk, type DonationDesk } from './open-desk.js';

/** The desk in a small district, with who stands at it. */
export interface ArrangedDesk extends DonationDesk {
  readonly test: TestDatabase;
  readonly places: SmallDistrict;
  readonly official: Scope;
  /** Another official of the district. */
  readonly second: Scope;
  readonly auditor: Scope;
  readonly townOfficial: Scope;
  readonly operator: Scope;
}

/** Opens it on a database of its own. */
export async function arrangeDesk(): Promise<ArrangedDesk> {
  const test = await openTestDatabase();
  const places = await arrangeSmallDistrict(test.owner);
  const { home } = places;
  await test.owner.query(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     SELECT 'second', '另一位', password_hash, role, district_code FROM identity.accounts WHERE login = $1`,
    [home.logins.district_official],
  );
  const scopeOf = async (login: string): Promise<Scope> => {
    const { rows } = await test.owner.query<Scope>(
      `SELECT id AS "accountId", role, district_code AS "districtCode", town_code AS "townCode", facility_id AS "facilityId"
       FROM identity.accounts WHERE login = $1`,
      [login],
    );
    if (!rows[0]) throw new Error(`no account ${login}`);
    return rows[0];
  };
  return {
    ...openDesk(test.database),
    ...{ test, places },
    official: await scopeOf(home.logins.district_official),
    second: await scopeOf('second'),
    auditor: await scopeOf(home.logins.auditor),
    townOfficial: await scopeOf(home.logins.town_official),
    operator: await scopeOf(home.logins.operator),
  };
}
