import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { testVault } from '../testing/test-vault.js';
import { AWAY, createRegistryDistrict, HOME, scopeOf, storeResident } from '../testing/registry-district.js';
import { DinerSearch, type FoundDiner } from './diner-search.js';

const TODAY = '2026-11-24';
const TOKEN = 'QkZtYWJjZGVmZwhpamts';

describe('DinerSearch', () => {
  let test: TestDatabase;
  let xiulan: string;
  const search = new DinerSearch(testVault());
  const atHome = scopeOf('operator', HOME);

  const find = (scope: Scope, text: string, limit = 9): Promise<FoundDiner[]> =>
    test.database.scoped(scope, (tx) => search.find(tx, text, TODAY, limit));
  const names = async (scope: Scope, text: string): Promise<string[]> =>
    (await find(scope, text)).map(({ name }) => name);
  const lookUps = async (): Promise<{ subject_id: string; town_code: string; after: object; ip: string }[]> =>
    (
      await test.owner.query(
        `SELECT subject_id, town_code, after, ip FROM platform.audit_log WHERE action = 'look_up' ORDER BY id`,
      )
    ).rows;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    xiulan = await storeResident(test.owner, {
      name: '王秀兰',
      town: HOME,
      phone: '13812345678',
      diet: '少盐',
      card: '3302130000000017',
      qr: TOKEN,
    });
    for (const name of ['王秀英', '王雪', '吴晓燕', '单雄信', '曾阿香', '乌学文', '魏锡祥', '汪星雨']) {
      await storeResident(test.owner, { name, town: HOME });
    }
    await storeResident(test.owner, { name: '王秀珍', town: AWAY, card: '3302130000000025' });
  });
  afterAll(async () => test?.close());

  it('finds in the own town by the last four digits of a card, and by a phone or its end', async () => {
    for (const text of ['0017', '5678', '13812345678', '138 1234 5678']) {
      expect(await find(atHome, text)).toMatchObject([{ name: '王秀兰', by: 'name', cardLast4: '0017' }]);
    }
    expect(await names(atHome, '0025')).toEqual([]);
    expect(await names(scopeOf('operator', AWAY), '13812345678')).toEqual([]);
    expect(await names(scopeOf('volunteer', HOME), '5678')).toEqual([]);
  });

  it('finds the holder of a whole card with the counter’s minimum, and audits it', async () => {
    const before = await lookUps();
    expect(await find(atHome, '3302130000000017')).toEqual([
      {
        residentId: xiulan,
        name: '王秀兰',
        birthDate: '1944-05-06',
        townCode: HOME.code,
        villageName: HOME.villageName,
        diet: '少盐',
        cardLast4: '0017',
        by: 'card',
        blocked: null,
      },
    ]);
    const added = (await lookUps()).slice(before.length);
    expect(added).toEqual([
      { subject_id: xiulan, town_code: HOME.code, after: { by: 'card', onDate: TODAY }, ip: '10.0.0.7' },
    ]);
  });

  it('finds a QR token, even one of letters only', async () => {
    const [found] = await find(atHome, TOKEN);
    expect(found).toMatchObject({ residentId: xiulan, by: 'qr' });
  });

  it('needs the whole number', async () => {
    expect(await find(atHome, '330213000000001')).toEqual([]);
    expect(await find(atHome, '33021300000000170')).toEqual([]);
  });

  it('finds a resident of another town by card only, never by name', async () => {
    expect(await names(atHome, '王秀珍')).toEqual([]);
    expect(await names(atHome, 'wxz')).toEqual([]);
    expect(await names(atHome, 'wangxiuzhen')).toEqual([]);
    const away = await find(atHome, '3302130000000025');
    expect(away).toMatchObject([{ name: '王秀珍', townCode: AWAY.code, cardLast4: '0025', by: 'card' }]);
  });

  it('finds nothing of another district, whatever is typed', async () => {
    const elsewhere: Scope = { ...atHome, districtCode: '330212', townCode: '330212001' };
    const before = await lookUps();
    for (const text of ['3302130000000017', TOKEN, '王秀', 'wx', 'wangxiu'])
      expect(await find(elsewhere, text)).toEqual([]);
    expect(await lookUps()).toEqual(before);
  });

  it.each(['town_official', 'district_official', 'auditor', 'admin', 'volunteer'] as const)(
    'gives no card look-up to a %s',
    async (role) => {
      const before = await lookUps();
      expect(await find(scopeOf(role, null), '3302130000000017')).toEqual([]);
      expect(await lookUps()).toEqual(before);
    },
  );

  it('puts exact initials before longer ones, and both before full pinyin', async () => {
    expect(await names(atHome, 'wx')).toEqual(['王雪', '王秀兰', '乌学文', '魏锡祥', '汪星雨', '王秀英', '吴晓燕']);
    expect(await names(atHome, 'wxy')).toEqual(['汪星雨', '王秀英', '吴晓燕']);
    expect(await names(atHome, 'wu')).toEqual(['吴晓燕', '乌学文']);
  });

  it('finds by full pinyin, by characters, and reads surnames as surnames', async () => {
    expect(await names(atHome, 'WangXiu')).toEqual(['王秀兰', '王秀英']);
    expect(await names(atHome, '王秀')).toEqual(['王秀兰', '王秀英']);
    expect(await names(atHome, 'shan')).toEqual(['单雄信']);
    expect(await names(atHome, 'zax')).toEqual(['曾阿香']);
    expect(await names(atHome, 'dan')).toEqual([]);
  });

  it('shows once whom initials and full pinyin find alike', async () => {
    await storeResident(test.owner, { name: '安娜', town: HOME });
    expect(await names(atHome, 'an')).toEqual(['安娜']);
  });

  it('finds no more than asked for', async () => {
    expect(await find(atHome, 'w', 3)).toHaveLength(3);
  });

  it('knows a card only while it is held', async () => {
    await test.owner.query(
      `UPDATE registry.resident_identifiers SET valid_to = '2026-11-20' WHERE value = '3302130000000025'`,
    );
    expect(await find(atHome, '3302130000000025')).toEqual([]);
    const past = await test.database.scoped(atHome, (tx) => search.find(tx, '3302130000000025', '2026-11-20', 9));
    expect(past).toHaveLength(1);
  });
});
