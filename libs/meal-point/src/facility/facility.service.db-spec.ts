import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { MealPointErrors } from '../meal-point.errors.js';
import { FacilityReader } from './facility-reader.js';
import type { CreateFacilityDto } from './facility.dto.js';
import { FacilityService } from './facility.service.js';

const ORGANISATION = '0198c1f0-0001-7000-8000-000000000001';
const NOBODY = '0198c1f0-0001-7000-8000-0000000000ff';
const OFFICIAL: Scope = {
  accountId: null,
  role: 'district_official',
  districtCode: '330213',
  townCode: null,
  facilityId: null,
};

describe('FacilityService', () => {
  let test: TestDatabase;
  let facilities: FacilityService;

  const draft = (given: Partial<CreateFacilityDto> = {}): CreateFacilityDto => ({
    code: 'JP-001',
    townCode: '330213001',
    villageCode: '330213001201',
    name: '西岸老年食堂',
    tier: 'elder_canteen',
    organisationId: ORGANISATION,
    openedOn: '2024-05-01',
    seats: 40,
    ...given,
  });

  beforeAll(async () => {
    test = await openTestDatabase();
    await test.owner.query(`
      INSERT INTO registry.districts VALUES ('330213', '奉化区', '宁波市', '浙江省'), ('330212', '鄞州区', '宁波市', '浙江省');
      INSERT INTO registry.towns (code, district_code, name)
        VALUES ('330213001', '330213', '锦屏街道'), ('330213002', '330213', '岳林街道');
      INSERT INTO registry.villages (code, town_code, district_code, name) VALUES ('330213001201', '330213001', '330213', '西岸村');
      INSERT INTO registry.organisations (id, district_code, name) VALUES ('${ORGANISATION}', '330213', '西岸村集体');
    `);
    facilities = new FacilityService(test.database, new FacilityReader());
  });
  afterAll(async () => test?.close());

  it('opens a facility that everybody of the district sees, and nobody of another', async () => {
    const opened = await facilities.create(OFFICIAL, draft());
    expect(opened).toMatchObject({ code: 'JP-001', longitude: null, closedOn: null, seats: 40, version: 1 });
    expect(await facilities.get({ ...OFFICIAL, role: 'volunteer', townCode: '330213002' }, opened.id)).toEqual(opened);
    const foreign = facilities.get({ ...OFFICIAL, districtCode: '330212' }, opened.id);
    await expect(foreign).rejects.toThrow(MealPointErrors.FACILITY_NOT_FOUND.code);
  });

  it.each([
    ['a code in use', {}, MealPointErrors.CODE_TAKEN],
    ['an unknown organisation', { code: 'JP-009', organisationId: NOBODY }, MealPointErrors.ORGANISATION_UNKNOWN],
    ['an unknown town', { code: 'JP-009', townCode: '330213999', villageCode: null }, MealPointErrors.PLACE_UNKNOWN],
    ['a village of another town', { code: 'JP-009', townCode: '330213002' }, MealPointErrors.PLACE_UNKNOWN],
  ])('refuses %s', async (_, given, expected) => {
    await expect(facilities.create(OFFICIAL, draft(given))).rejects.toThrow(expected.code);
  });

  it.each(['operator', 'town_official', 'auditor', 'admin'] as const)('lets the database refuse a %s', async (role) => {
    await expect(facilities.create({ ...OFFICIAL, role }, draft({ code: 'JP-008' }))).rejects.toThrow(
      /row-level security/,
    );
  });

  it('edits what is named, and only the version the editor saw', async () => {
    const { id } = await facilities.create(OFFICIAL, draft({ code: 'JP-002' }));
    const closed = await facilities.edit(OFFICIAL, { id, version: 1, edit: { closedOn: '2026-01-31', seats: null } });
    expect(closed).toMatchObject({ name: '西岸老年食堂', closedOn: '2026-01-31', seats: null, version: 2 });
    const late = facilities.edit(OFFICIAL, { id, version: 1, edit: { name: '改名' } });
    await expect(late).rejects.toThrow(MealPointErrors.CHANGED_MEANWHILE.code);
    expect((await facilities.get(OFFICIAL, id)).name).toBe('西岸老年食堂');
    const reversed = facilities.edit(OFFICIAL, { id, version: 2, edit: { closedOn: '2020-01-01' } });
    await expect(reversed).rejects.toThrow(MealPointErrors.DATES_REVERSED.code);
    const missing = facilities.edit(OFFICIAL, { id: NOBODY, version: 1, edit: { seats: 1 } });
    await expect(missing).rejects.toThrow(MealPointErrors.FACILITY_NOT_FOUND.code);
  });

  it('lists by code, page by page, of one town and tier', async () => {
    await facilities.create(
      OFFICIAL,
      draft({ code: 'YL-001', townCode: '330213002', villageCode: null, tier: 'meal_point' }),
    );
    const first = await facilities.list(OFFICIAL, { limit: 2 });
    expect(first.items.map(({ code }) => code)).toEqual(['JP-001', 'JP-002']);
    const rest = await facilities.list(OFFICIAL, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ code: 'YL-001' }], nextCursor: null });
    const points = await facilities.list(OFFICIAL, { limit: 9, townCode: '330213002', tier: 'meal_point' });
    expect(points.items.map(({ code }) => code)).toEqual(['YL-001']);
    expect(
      (await facilities.list(OFFICIAL, { limit: 9, townCode: '330213002', tier: 'central_kitchen' })).items,
    ).toEqual([]);
  });
});
