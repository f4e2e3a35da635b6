import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DinerFactsReader, type DinerFacts } from '../diner/diner-facts-reader.js';
import { DinerSearch, type FoundDiner } from '../diner/diner-search.js';
import { RegistryErrors } from '../registry.errors.js';
import { AWAY, createRegistryDistrict, DISTRICT, HOME, scopeOf, storeResident } from '../testing/registry-district.js';
import { testVault } from '../testing/test-vault.js';
import { DatedFactService } from './dated-fact.service.js';

const OFFICIAL = scopeOf('town_official', HOME);
const NOBODY = '0198c1f0-0003-7000-8000-0000000000ff';

describe('DatedFactService', () => {
  let test: TestDatabase;
  let facts: DatedFactService;
  const reader = new DinerFactsReader();

  const resident = (name: string): Promise<string> => storeResident(test.owner, { name, town: HOME });
  const onDay = async (
    id: string,
    day: string,
    role: 'operator' | 'auditor' = 'operator',
  ): Promise<DinerFacts | undefined> =>
    test.database.scoped(scopeOf(role, AWAY), async (tx) => (await reader.load(tx, [id], day)).get(id));

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    facts = new DatedFactService(test.database);
  });
  afterAll(async () => test?.close());

  it('keeps what was true on a past day', async () => {
    const id = await resident('王秀兰');
    const poor = await facts.addCategory(OFFICIAL, id, { category: 'minimum_living', validFrom: '2024-01-01' });
    await facts.end(OFFICIAL, { kind: 'categories', residentId: id, id: poor.id, validTo: '2025-06-30' });
    await facts.addCategory(OFFICIAL, id, { category: 'disabled', validFrom: '2025-03-01' });
    await facts.addGrade(OFFICIAL, id, {
      grade: 'mild',
      standard: 'GB/T 42195-2022',
      validFrom: '2024-01-01',
      validTo: '2024-12-31',
    });
    await facts.addGrade(OFFICIAL, id, { grade: 'severe', standard: 'GB/T 42195-2022', validFrom: '2025-01-01' });
    await facts.addRegistration(OFFICIAL, id, {
      registeredDivision: '330212',
      validFrom: '1990-01-01',
      validTo: '2024-12-31',
    });
    await facts.addRegistration(OFFICIAL, id, { registeredDivision: HOME.villageCode, validFrom: '2025-01-01' });

    expect(await onDay(id, '2023-12-31')).toMatchObject({ categories: [], grade: null });
    expect(await onDay(id, '2024-12-31')).toMatchObject({
      categories: ['minimum_living'],
      grade: 'mild',
      registration: { districtCode: '330212', townCode: null },
    });
    expect(await onDay(id, '2025-06-30')).toEqual({
      residentId: id,
      name: '王秀兰',
      birthDate: '1944-05-06',
      homeTownCode: HOME.code,
      homeDistrictCode: DISTRICT,
      villageName: HOME.villageName,
      livesAlone: false,
      diet: null,
      cardLast4: null,
      status: null,
      statusFrom: null,
      categories: ['disabled', 'minimum_living'],
      grade: 'severe',
      registration: { districtCode: DISTRICT, townCode: HOME.code },
    });
    expect(await onDay(id, '2025-07-01')).toMatchObject({ categories: ['disabled'] });
    const all = await test.database.scoped(OFFICIAL, (tx) => facts.all(tx, id));
    expect(all.categories.map(({ category, validTo }) => [category, validTo])).toEqual([
      ['minimum_living', '2025-06-30'],
      ['disabled', null],
    ]);
  });

  it('shows the facts of a day to tills and the system only', async () => {
    const id = await resident('王雪');
    expect(await onDay(id, '2026-01-01', 'auditor')).toBeUndefined();
    expect(await onDay(id, '2026-01-01')).toBeDefined();
    expect(await onDay(NOBODY, '2026-01-01')).toBeUndefined();
  });

  it('lets the database refuse two facts at once', async () => {
    const id = await resident('吴晓燕');
    await facts.addGrade(OFFICIAL, id, { grade: 'mild', standard: 'GB/T 42195-2022', validFrom: '2025-01-01' });
    const second = { grade: 'severe', standard: 'GB/T 42195-2022', validFrom: '2026-01-01' } as const;
    await expect(facts.addGrade(OFFICIAL, id, second)).rejects.toThrow(RegistryErrors.FACT_OVERLAPS.code);
    await facts.addCategory(OFFICIAL, id, { category: 'disabled', validFrom: '2025-01-01' });
    const again = { category: 'disabled', validFrom: '2025-05-01' } as const;
    await expect(facts.addCategory(OFFICIAL, id, again)).rejects.toThrow(RegistryErrors.FACT_OVERLAPS.code);
    await expect(facts.addCategory(OFFICIAL, id, { ...again, category: 'low_income' })).resolves.toMatchObject({
      validTo: null,
    });
  });

  it('gives a card to one holder at a time, and to the next after the first returned it', async () => {
    const one = await resident('单雄信');
    const other = await resident('单小妹');
    const card = { kind: 'card', value: '8800112233', validFrom: '2025-01-01' } as const;
    const held = await facts.addIdentifier(OFFICIAL, one, card);
    expect(held).toEqual({
      id: expect.any(String),
      kind: 'card',
      last4: '2233',
      validFrom: '2025-01-01',
      validTo: null,
      blockedAt: null,
      blockedReason: null,
    });
    await expect(facts.addIdentifier(OFFICIAL, other, card)).rejects.toThrow(RegistryErrors.IDENTIFIER_TAKEN.code);
    await facts.end(OFFICIAL, { kind: 'identifiers', residentId: one, id: held.id, validTo: '2025-12-31' });
    await facts.addIdentifier(OFFICIAL, other, { ...card, validFrom: '2026-01-01' });
    const longer = { kind: 'identifiers', residentId: one, id: held.id, validTo: '2026-01-01' } as const;
    await expect(facts.end(OFFICIAL, longer)).rejects.toThrow(RegistryErrors.IDENTIFIER_TAKEN.code);
    expect(await onDay(other, '2026-01-01')).toMatchObject({ cardLast4: '2233' });
  });

  it('refuses a last day before the first', async () => {
    const id = await resident('曾阿香');
    const reversed = { category: 'low_income', validFrom: '2025-01-01', validTo: '2024-12-31' } as const;
    await expect(facts.addCategory(OFFICIAL, id, reversed)).rejects.toThrow(RegistryErrors.DATES_REVERSED.code);
    const { id: held } = await facts.addCategory(OFFICIAL, id, { ...reversed, validTo: null });
    const end = { kind: 'categories', residentId: id, id: held, validTo: '2024-12-31' } as const;
    await expect(facts.end(OFFICIAL, end)).rejects.toThrow(RegistryErrors.DATES_REVERSED.code);
  });

  it('knows no resident and no fact of another town', async () => {
    const id = await resident('魏锡祥');
    const { id: held } = await facts.addCategory(OFFICIAL, id, { category: 'disabled', validFrom: '2025-01-01' });
    const neighbour = scopeOf('town_official', AWAY);
    const added = facts.addCategory(neighbour, id, { category: 'low_income', validFrom: '2025-01-01' });
    await expect(added).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    const end = { kind: 'categories', residentId: id, id: held, validTo: '2025-02-01' } as const;
    await expect(facts.end(neighbour, end)).rejects.toThrow(RegistryErrors.FACT_NOT_FOUND.code);
  });

  it('cannot be stated by SQL about a resident of another town, nor rewritten, nor removed', async () => {
    const id = await resident('乌学文');
    const { id: held } = await facts.addCategory(OFFICIAL, id, { category: 'disabled', validFrom: '2025-01-01' });
    const foreign = `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
      VALUES ('${id}', '${DISTRICT}', '${AWAY.code}', 'low_income', '2025-01-01')`;
    const run = (town: typeof HOME, sql: string): Promise<unknown> =>
      test.database.scoped(scopeOf('town_official', town), (tx) => tx.query(sql));
    await expect(run(AWAY, foreign)).rejects.toThrow(/foreign key/);
    const where = `WHERE id = '${held}'`;
    await expect(run(HOME, `UPDATE registry.resident_categories SET category = 'low_income' ${where}`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(run(HOME, `DELETE FROM registry.resident_categories ${where}`)).rejects.toThrow(/permission denied/);
  });

  it('moves with its resident', async () => {
    const id = await resident('汪星雨');
    await facts.addCategory(OFFICIAL, id, { category: 'disabled', validFrom: '2025-01-01' });
    await test.owner.query('UPDATE registry.residents SET town_code = $2, village_code = $3 WHERE id = $1', [
      id,
      AWAY.code,
      AWAY.villageCode,
    ]);
    const seen = await test.database.scoped(scopeOf('town_official', AWAY), (tx) => facts.all(tx, id));
    expect(seen.categories).toHaveLength(1);
  });

  it('knows from when on a resident is no longer here, and forgets a mistake without losing it', async () => {
    const id = await resident('金阿婆');
    const died = await facts.addStatus(OFFICIAL, id, { status: 'deceased', validFrom: '2026-09-10' });
    expect(await onDay(id, '2026-09-09')).toMatchObject({ status: null, statusFrom: null });
    expect(await onDay(id, '2026-09-10')).toMatchObject({ status: 'deceased', statusFrom: '2026-09-10' });
    const withdrawal = { residentId: id, id: died.id, reason: '同名他人' };
    expect(await facts.withdrawStatus(OFFICIAL, withdrawal)).toMatchObject({ withdrawnReason: '同名他人' });
    await expect(facts.withdrawStatus(OFFICIAL, withdrawal)).rejects.toThrow(RegistryErrors.FACT_NOT_FOUND.code);
    expect(await onDay(id, '2026-10-01')).toMatchObject({ status: null });
    await facts.addStatus(OFFICIAL, id, { status: 'in_institution', validFrom: '2026-09-01', validTo: '2026-09-30' });
    await facts.addStatus(OFFICIAL, id, { status: 'moved_out', validFrom: '2026-10-01', note: '迁往宁海' });
    expect(await onDay(id, '2026-10-01')).toMatchObject({ status: 'moved_out' });
    const all = await test.database.scoped(OFFICIAL, (tx) => facts.all(tx, id));
    expect(all.statuses).toHaveLength(3);
  });

  it('refuses a death before the birth, in the future, with an end, or twice', async () => {
    const id = await resident('银阿婆');
    const dies = (validFrom: string, validTo: string | null = null): Promise<unknown> =>
      facts.addStatus(OFFICIAL, id, { status: 'deceased', validFrom, validTo });
    await expect(dies('1944-05-05')).rejects.toThrow(RegistryErrors.STATUS_BEFORE_BIRTH.code);
    await expect(dies('2999-01-01')).rejects.toThrow(RegistryErrors.DEATH_IN_FUTURE.code);
    await expect(dies('2026-01-01', '2026-02-01')).rejects.toThrow(RegistryErrors.DEATH_IS_FINAL.code);
    await dies('2026-01-01');
    await expect(dies('2026-01-02')).rejects.toThrow(RegistryErrors.FACT_OVERLAPS.code);
  });

  it('masks the phones of contacts', async () => {
    const id = await resident('铜阿婆');
    const contact = { name: '王小妹', relation: '女儿', phone: '13912345678', validFrom: '2026-01-01' };
    expect(await facts.addContact(OFFICIAL, id, contact)).toMatchObject({ relation: '女儿', phone: '139****5678' });
    const all = await test.database.scoped(OFFICIAL, (tx) => facts.all(tx, id));
    expect(JSON.stringify(all)).not.toContain('13912345678');
  });

  it('blocks a lost card at once, tells the counter so, and shows the next one', async () => {
    const id = await resident('铁阿婆');
    const search = new DinerSearch(testVault());
    const find = (text: string): Promise<FoundDiner[]> =>
      test.database.scoped(scopeOf('operator', AWAY), (tx) => search.find(tx, text, '2026-11-24', 9));
    const lost = await facts.addIdentifier(OFFICIAL, id, {
      kind: 'card',
      value: '7700001111',
      validFrom: '2025-01-01',
    });
    await facts.blockIdentifier(OFFICIAL, { residentId: id, id: lost.id, reason: 'lost' });
    await facts.addIdentifier(OFFICIAL, id, { kind: 'card', value: '7700002222', validFrom: '2026-11-01' });
    expect(await find('7700001111')).toMatchObject([{ residentId: id, blocked: 'lost', cardLast4: '2222' }]);
    expect(await find('7700002222')).toMatchObject([{ residentId: id, blocked: null }]);
    const again = facts.blockIdentifier(OFFICIAL, { residentId: id, id: lost.id, reason: 'damaged' });
    await expect(again).rejects.toThrow(RegistryErrors.FACT_NOT_FOUND.code);
  });
});
