import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { testVault } from '../testing/test-vault.js';
import { AWAY, createRegistryDistrict, HOME, scopeOf, storeResident } from '../testing/registry-district.js';
import { ResidentList } from './resident-list.js';
import type { CreateResidentDto } from './resident.dto.js';
import { ResidentService } from './resident.service.js';

const OFFICIAL = scopeOf('town_official', HOME);
const DISTRICT_OFFICIAL = scopeOf('district_official', null);

describe('ResidentService', () => {
  let test: TestDatabase;
  let residents: ResidentService;
  let list: ResidentList;
  let identityNumbers: IdentityNumberService;

  const draft = (given: Partial<CreateResidentDto> = {}): CreateResidentDto => ({
    townCode: HOME.code,
    villageCode: HOME.villageCode,
    name: '仇阿根',
    sex: 'male',
    birthDate: '1944-02-29',
    livesAlone: true,
    phone: '13812345678',
    ...given,
  });
  const count = async (): Promise<number> =>
    (await test.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM registry.residents')).rows[0]?.n ?? -1;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    identityNumbers = new IdentityNumberService(test.database, testVault());
    residents = new ResidentService(test.database, new DatedFactService(test.database), identityNumbers);
    list = new ResidentList(test.database, testVault());
  });
  beforeEach(async () => {
    await test.owner.query('DELETE FROM registry.resident_identifiers; DELETE FROM registry.residents');
  });
  afterAll(async () => test?.close());

  it('enters a resident that the counter then finds by surname reading, phone masked, audited', async () => {
    const created = await residents.create(OFFICIAL, draft());
    expect(created).toMatchObject({
      name: '仇阿根',
      phone: '138****5678',
      villageName: HOME.villageName,
      categories: [],
    });
    const found = await list.page(scopeOf('operator', HOME), { text: 'qiuagen', limit: 10 });
    expect(found.items.map(({ id }) => id)).toEqual([created.id]);
    const { rows } = await test.owner.query(
      `SELECT action, role, request_id FROM platform.audit_log WHERE subject = 'registry.residents' AND subject_id = $1`,
      [created.id],
    );
    expect(rows).toEqual([{ action: 'insert', role: 'town_official', request_id: 'request-of-test' }]);
  });

  it('takes the same id and resident twice as one, and another resident under it as a clash', async () => {
    const id = '0198c1f0-0003-7000-8000-0000000000aa';
    const first = await residents.create(OFFICIAL, draft({ id }));
    expect(await residents.create(OFFICIAL, draft({ id }))).toEqual(first);
    await expect(residents.create(OFFICIAL, draft({ id, name: '仇阿土' }))).rejects.toThrow(
      RegistryErrors.RESIDENT_ID_TAKEN.code,
    );
    const elsewhere = draft({ id, townCode: AWAY.code, villageCode: AWAY.villageCode });
    await expect(residents.create(scopeOf('town_official', AWAY), elsewhere)).rejects.toThrow(
      RegistryErrors.RESIDENT_ID_TAKEN.code,
    );
    expect(await count()).toBe(1);
  });

  it('asks before it enters a namesake born on the same day', async () => {
    await residents.create(OFFICIAL, draft());
    await expect(residents.create(OFFICIAL, draft())).rejects.toThrow(RegistryErrors.RESIDENT_LIKELY_PRESENT.code);
    await residents.create(OFFICIAL, draft({ confirmedDistinct: true }));
    expect(await count()).toBe(2);
  });

  it('asks, too, when the namesake is of a town that the official does not see, or is being entered right now', async () => {
    const away = { townCode: AWAY.code, villageCode: AWAY.villageCode };
    const entered = await Promise.allSettled([
      residents.create(OFFICIAL, draft()),
      residents.create(scopeOf('town_official', AWAY), draft(away)),
    ]);
    expect(entered.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(entered.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: RegistryErrors.RESIDENT_LIKELY_PRESENT.code, detail: undefined },
    });
    expect(await count()).toBe(1);
    await residents.create(scopeOf('town_official', AWAY), draft({ ...away, name: '仇阿明' }));
  });

  it.each([
    [
      'another town',
      OFFICIAL,
      { townCode: AWAY.code, villageCode: AWAY.villageCode },
      RegistryErrors.TOWN_NOT_IN_SCOPE,
    ],
    ['a village of another town', OFFICIAL, { villageCode: AWAY.villageCode }, RegistryErrors.VILLAGE_NOT_OF_TOWN],
    ['a birth in the future', OFFICIAL, { birthDate: '2999-01-01' }, RegistryErrors.BIRTH_DATE_UNLIKELY],
    ['a birth too long ago', OFFICIAL, { birthDate: '1889-12-31' }, RegistryErrors.BIRTH_DATE_UNLIKELY],
  ])('refuses %s and stores nothing', async (_, scope, given, expected) => {
    await expect(residents.create(scope, draft(given))).rejects.toThrow(expected.code);
    expect(await count()).toBe(0);
  });

  it.each(['operator', 'auditor', 'admin', 'volunteer'] as const)(
    'lets the database refuse a write of a %s',
    async (role) => {
      await expect(residents.create(scopeOf(role, HOME), draft())).rejects.toThrow(/row-level security|row security/);
      expect(await count()).toBe(0);
    },
  );

  it('shows a resident to the home town and the district only', async () => {
    const id = await storeResident(test.owner, { name: '王秀珍', town: AWAY });
    await expect(residents.get(OFFICIAL, id)).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    await expect(residents.get(scopeOf('operator', HOME), id)).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    await expect(residents.get(scopeOf('volunteer', AWAY), id)).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    await expect(residents.get(DISTRICT_OFFICIAL, id)).resolves.toMatchObject({ id });
    const asked = { townCode: AWAY.code, limit: 10 };
    expect((await list.page(OFFICIAL, asked)).items).toEqual([]);
    expect((await list.page(DISTRICT_OFFICIAL, asked)).items).toHaveLength(1);
  });

  it('finds by a card or its end, by a phone or its end, by a whole identity number, in scope and each once', async () => {
    const found = async (scope: Scope, text: string): Promise<string[]> =>
      (await list.page(scope, { text, limit: 10 })).items.map(({ name }) => name);
    const lan = await storeResident(test.owner, {
      name: '王秀兰',
      town: HOME,
      card: '057400020417',
      phone: '13800000417',
    });
    await storeResident(test.owner, { name: '陈阿毛', town: HOME, phone: '+86 139 1234 0417' });
    await storeResident(test.owner, { name: '李素珍', town: AWAY, card: '057400030417', phone: '0574-88880417' });
    expect(await found(OFFICIAL, '0417')).toEqual(['王秀兰', '陈阿毛']);
    expect(await found(DISTRICT_OFFICIAL, '0417')).toEqual(['李素珍', '王秀兰', '陈阿毛']);
    for (const text of ['13912340417', '139 1234 0417', '+86 13912340417', '12340417']) {
      expect(await found(OFFICIAL, text)).toEqual(['陈阿毛']);
    }
    expect(await found(OFFICIAL, '3800000')).toEqual([]);
    expect(await found(OFFICIAL, '057400030417')).toEqual([]);
    expect(await found(DISTRICT_OFFICIAL, '057400030417')).toEqual(['李素珍']);
    await test.owner.query(
      `UPDATE registry.resident_identifiers SET blocked_at = now(), blocked_reason = 'lost' WHERE value = '057400020417'`,
    );
    expect(await found(OFFICIAL, '057400020417')).toEqual(['王秀兰']);
    const digits = '99010119440506112';
    const number = digits + identityCheckDigit(digits);
    await identityNumbers.set(OFFICIAL, lan, { number });
    expect(await found(OFFICIAL, number)).toEqual(['王秀兰']);
    expect(await found(scopeOf('town_official', AWAY), number)).toEqual([]);
    expect(await found(scopeOf('operator', HOME), number)).toEqual([]);
    expect(await found(OFFICIAL, number.slice(-4))).toEqual([]);
    await test.owner.query('DELETE FROM registry.identity_numbers');
  });

  it('pages through every match once: initials first, then full pinyin', async () => {
    const people = [
      '王雪',
      '王秀兰',
      '王秀英',
      '吴晓燕',
      '望夏',
      '乌学文',
      '汪夏',
      '吴芳',
      '王芳',
      '安娜',
      '阿南秀',
      '安福',
      '安秀英',
    ];
    for (const name of people) await storeResident(test.owner, { name, town: HOME });
    for (const [text, expected] of [
      ['w', 9],
      ['wx', 7],
      ['wa', 6],
      ['an', 4],
      [undefined, 13],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list.page(DISTRICT_OFFICIAL, { text, limit: 2, cursor });
        seen.push(...page.items.map(({ name }) => name));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && seen.length < 50);
      expect(seen).toHaveLength(expected);
      expect(new Set(seen).size).toBe(expected);
    }
  });

  it('refuses a cursor of another query or none of ours', async () => {
    for (const name of ['王雪', '王秀兰', '王芳']) await storeResident(test.owner, { name, town: HOME });
    const { nextCursor } = await list.page(OFFICIAL, { limit: 1 });
    expect(nextCursor).not.toBeNull();
    await expect(list.page(OFFICIAL, { text: 'w', limit: 1, cursor: nextCursor ?? '' })).rejects.toThrow(
      'REQUEST.INVALID',
    );
    const forged = Buffer.from(JSON.stringify(['all', 'a', '', 'x'])).toString('base64url');
    await expect(list.page(OFFICIAL, { limit: 1, cursor: forged })).rejects.toThrow('REQUEST.INVALID');
  });

  it('corrects what is not dated, field by field, within the town only', async () => {
    const { id } = await residents.create(OFFICIAL, draft({ diet: '少盐' }));
    expect(await residents.correct(OFFICIAL, id, { phone: '13900000001' })).toMatchObject({
      phone: '139****0001',
      diet: '少盐',
      livesAlone: true,
    });
    const cleared = await residents.correct(DISTRICT_OFFICIAL, id, { diet: null, livesAlone: false });
    expect(cleared).toMatchObject({ phone: '139****0001', diet: null, livesAlone: false });
    const elsewhere = residents.correct(OFFICIAL, id, { villageCode: AWAY.villageCode });
    await expect(elsewhere).rejects.toSatisfy(RegistryErrors.VILLAGE_NOT_OF_TOWN.is);
    const neighbour = residents.correct(scopeOf('town_official', AWAY), id, { diet: '无糖' });
    await expect(neighbour).rejects.toSatisfy(RegistryErrors.RESIDENT_NOT_FOUND.is);
    expect(await residents.get(OFFICIAL, id)).toEqual(cleared);
  });
});
