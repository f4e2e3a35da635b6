import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { AWAY, createRegistryDistrict, HOME, scopeOf } from '../testing/registry-district.js';
import { DivisionService } from './division.service.js';

describe('the district’s public lists', () => {
  let test: TestDatabase;
  let divisions: DivisionService;
  let organisations: OrganisationService;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    divisions = new DivisionService(test.database);
    organisations = new OrganisationService(test.database);
  });
  afterAll(async () => test?.close());

  it('show the own district and each of its towns to anybody in it', async () => {
    expect(await divisions.towns(scopeOf('volunteer', HOME))).toEqual({
      district: { code: '330213', name: '奉化区' },
      items: [
        { code: HOME.code, name: '锦屏街道', villages: 1, longitude: null, latitude: null },
        { code: AWAY.code, name: '岳林街道', villages: 1, longitude: null, latitude: null },
      ],
    });
    expect(await divisions.villages(scopeOf('volunteer', HOME), AWAY.code)).toMatchObject([{ name: AWAY.villageName }]);
  });

  it.each(['330212001', '330213999', 'x', '33\u0000'])('know no town %j', async (code) => {
    await expect(divisions.villages(scopeOf('admin', null), code)).rejects.toThrow(RegistryErrors.TOWN_NOT_FOUND.code);
  });

  it('take organisations from the district’s officials and page them', async () => {
    const official = scopeOf('district_official', null);
    for (const name of ['暖心餐饮', '西岸村集体', '东岸村集体']) await organisations.create(official, { name });
    const first = await organisations.list(scopeOf('operator', HOME), { limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['暖心餐饮', '西岸村集体']);
    const second = await organisations.list(official, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ name: '东岸村集体', licenceNo: null }], nextCursor: null });
    await expect(organisations.create(scopeOf('town_official', HOME), { name: '不行' })).rejects.toThrow(
      /row-level security/,
    );
  });
});
