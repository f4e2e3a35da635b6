import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrangeSmallDistrict, type ArrangedTown } from '../../../../test/support/small-district.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { storeVolunteer, type Desk } from '../testing/volunteer-desk.js';
import { VolunteerService } from './volunteer.service.js';

describe('the account on a volunteer’s phone', () => {
  let test: TestDatabase;
  let desk: Desk;
  let home: ArrangedTown;
  let neighbour: ArrangedTown;
  let volunteers: VolunteerService;
  let id: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    ({ home, neighbour } = await arrangeSmallDistrict(test.owner));
    const scopeOf = async (role: 'operator' | 'town_official', facilityId: string | null = null): Promise<Scope> => {
      const { rows } = await test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
        home.logins[role],
      ]);
      const { districtCode, code } = home;
      return { accountId: rows[0]?.id ?? '', role, districtCode, townCode: code, facilityId };
    };
    desk = {
      ...{ owner: test.owner, townCode: home.code, districtCode: home.districtCode, facilityId: home.facilityId },
      operator: await scopeOf('operator', home.facilityId),
      official: await scopeOf('town_official'),
    };
    volunteers = new VolunteerService(test.database);
    id = await storeVolunteer(desk);
  });
  afterAll(() => test?.close());

  const linked = async (): Promise<string | undefined> => {
    const { rows } = await test.owner.query<{ login: string }>(
      'SELECT a.login FROM volunteering.volunteers v JOIN identity.accounts a ON a.id = v.account_id WHERE v.id = $1',
      [id],
    );
    return rows[0]?.login;
  };

  it('is named by its log-in: of a volunteer of that town who may log in, and by an official', async () => {
    const named = (scope: Scope, login: string) => volunteers.edit(scope, { id, version: 1, edit: { login } });
    const none = { code: 'VOLUNTEERING.NO_SUCH_PHONE' };
    await expect(named(desk.official, neighbour.logins.volunteer)).rejects.toMatchObject(none);
    await expect(named(desk.official, home.logins.town_official)).rejects.toMatchObject(none);
    await expect(named(desk.official, 'nobody')).rejects.toMatchObject(none);
    await expect(named(desk.operator, home.logins.volunteer)).rejects.toMatchObject(none);
    await test.owner.query('UPDATE identity.accounts SET disabled_at = now() WHERE login = $1', [
      home.logins.volunteer,
    ]);
    await expect(named(desk.official, home.logins.volunteer)).rejects.toMatchObject(none);
    expect(await linked()).toBeUndefined();

    await test.owner.query('UPDATE identity.accounts SET disabled_at = NULL WHERE login = $1', [home.logins.volunteer]);
    const { version } = await named(desk.official, home.logins.volunteer);
    expect(await linked()).toBe(home.logins.volunteer);
    await volunteers.edit(desk.official, { id, version, edit: { state: 'paused' } });
    expect(await linked()).toBe(home.logins.volunteer);
  });

  it.each([
    ['was disabled', 'disabled_at = now()', 'disabled_at = NULL'],
    ['is an operator’s by now', `role = 'operator', facility_id = $2`, `role = 'volunteer', facility_id = NULL`],
  ])('counts as none while it %s', async (_what, change, back) => {
    const counts = async (scope: Scope) => (await volunteers.get(scope, id)).hasAccount;
    const set = (to: string) =>
      test.owner.query(`UPDATE identity.accounts SET ${to} WHERE login = $1 AND $2::uuid IS NOT NULL`, [
        ...[home.logins.volunteer, home.facilityId],
      ]);
    expect([await counts(desk.operator), await counts(desk.official)]).toEqual([true, true]);
    await set(change);
    expect([await counts(desk.operator), await counts(desk.official)]).toEqual([false, false]);
    await set(back);
    expect(await counts(desk.operator)).toBe(true);
  });
});
