import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DatedFactService } from '../dated-fact/dated-fact.service.js';
import { DinerSearch } from '../diner/diner-search.js';
import { IdentityNumberService } from '../identity-number/identity-number.service.js';
import { RegistryErrors } from '../registry.errors.js';
import { ResidentList } from '../resident/resident-list.js';
import { ResidentService } from '../resident/resident.service.js';
import {
  AWAY,
  createRegistryDistrict,
  HOME,
  scopeOf,
  storeAccountOf,
  storeResident,
} from '../testing/registry-district.js';
import { testVault } from '../testing/test-vault.js';
import { ResidentMergeService } from './resident-merge.service.js';

const OFFICIAL = scopeOf('town_official', HOME);
const DISTRICT_OFFICIAL = scopeOf('district_official', null);
const WHY = { reason: '同一人登记两次' };

function numberOf(order: number): string {
  const digits = `99010119440506${String(order).padStart(2, '0')}2`;
  return digits + identityCheckDigit(digits);
}

describe('ResidentMergeService', () => {
  let test: TestDatabase;
  let merges: ResidentMergeService;
  let residents: ResidentService;
  let facts: DatedFactService;
  let list: ResidentList;
  let numbers: IdentityNumberService;

  /** Two entries of one person, the second with a card and a phone of its own. */
  const twice = async (name: string, at: number): Promise<[string, string]> => [
    await storeResident(test.owner, { name, town: HOME, card: `C-0000-10${at}0` }),
    await storeResident(test.owner, { name, town: HOME, card: `C-0000-20${at}0`, phone: `1380000${at}999` }),
  ];
  const everything = async (): Promise<string> => {
    const tables = [
      'residents',
      'resident_identifiers',
      'resident_categories',
      'identity_numbers',
      'resident_statuses',
    ];
    const prints = await Promise.all(
      tables.map((table) =>
        test.owner.query(`SELECT md5(string_agg(t::text, '|' ORDER BY t.id)) FROM registry.${table} t`),
      ),
    );
    return JSON.stringify(prints.map(({ rows }) => rows));
  };

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    await storeAccountOf(test.owner, OFFICIAL);
    merges = new ResidentMergeService(test.database);
    facts = new DatedFactService(test.database);
    numbers = new IdentityNumberService(test.database, testVault());
    residents = new ResidentService(test.database, facts, numbers);
    list = new ResidentList(test.database, testVault());
  });
  afterAll(async () => test?.close());

  it('reads and finds both entries as the one that stands, and restores both exactly', async () => {
    const [standing, duplicate] = await twice('王桂香', 1);
    await facts.addCategory(OFFICIAL, duplicate, { category: 'minimum_living', validFrom: '2024-01-01' });
    await numbers.set(OFFICIAL, duplicate, { number: numberOf(1) });
    const before = await everything();

    const { items } = await merges.merge(OFFICIAL, standing, { duplicateId: duplicate, ...WHY });
    expect(items).toMatchObject([{ duplicateId: duplicate, undoneAt: null }]);
    const one = await residents.get(OFFICIAL, standing);
    expect(one.categories).toHaveLength(1);
    expect(one.identifiers.map(({ last4 }) => last4).sort()).toEqual(['1010', '2010']);
    expect(one.identityNumber).toMatch(/^9\*{16}/);
    expect(await residents.get(OFFICIAL, duplicate)).toMatchObject({ mergedInto: standing });
    for (const text of ['wgx', '2010', 'C-0000-2010', numberOf(1)]) {
      expect((await list.page(OFFICIAL, { text, limit: 10 })).items.map(({ id }) => id)).toEqual([standing]);
    }
    const found = await test.database.scoped(scopeOf('operator', HOME), (tx) =>
      new DinerSearch(testVault()).find(tx, 'C-0000-2010', '2026-11-24', 9),
    );
    expect(found).toMatchObject([{ residentId: standing, by: 'card' }]);
    const card = { kind: 'card', value: 'C-0000-3010', validFrom: '2026-01-01' } as const;
    await expect(facts.addIdentifier(OFFICIAL, duplicate, card)).rejects.toThrow(RegistryErrors.RESIDENT_MERGED.code);

    await merges.undo(OFFICIAL, standing, { duplicateId: duplicate, reason: '两姐妹' });
    expect(await everything()).toBe(before);
    expect((await residents.get(OFFICIAL, standing)).categories).toEqual([]);
    await expect(merges.undo(OFFICIAL, standing, { duplicateId: duplicate, ...WHY })).rejects.toThrow(
      RegistryErrors.MERGE_NOT_FOUND.code,
    );
    expect((await merges.list(OFFICIAL, standing)).items).toMatchObject([{ undoneReason: '两姐妹' }]);
  });

  it('refuses what cannot be one person, or only on confirmation', async () => {
    const [one, other] = await twice('陈阿毛', 2);
    const merge = (duplicateId: string, confirmedDiffers?: boolean): Promise<unknown> =>
      merges.merge(OFFICIAL, one, { duplicateId, confirmedDiffers, ...WHY });
    await expect(merge(one)).rejects.toThrow(RegistryErrors.MERGE_OF_ITSELF.code);
    await numbers.set(OFFICIAL, one, { number: numberOf(2) });
    await numbers.set(OFFICIAL, other, { number: numberOf(3) });
    await expect(merge(other)).rejects.toThrow(RegistryErrors.MERGE_IDENTITY_NUMBERS.code);

    const third = await storeResident(test.owner, { name: '陈阿茂', town: HOME });
    await expect(merge(third)).rejects.toThrow(RegistryErrors.MERGE_DIFFERS.code);
    for (const id of [one, third]) {
      await facts.addStatus(OFFICIAL, id, { status: 'deceased', validFrom: '2026-01-01' });
    }
    await expect(merge(third, true)).rejects.toThrow(RegistryErrors.MERGE_DEATHS.code);
    const fourth = await storeResident(test.owner, { name: '陈阿猫', town: HOME });
    await merge(fourth, true);
    await expect(merge(fourth, true)).rejects.toThrow(RegistryErrors.MERGE_CHAIN.code);
    const fifth = await storeResident(test.owner, { name: '陈阿毛', town: HOME });
    await expect(merges.merge(OFFICIAL, fifth, { duplicateId: one, ...WHY })).rejects.toThrow(
      RegistryErrors.MERGE_CHAIN.code,
    );
  });

  it('merges within the scope only, and once when two officials do it at once', async () => {
    const here = await storeResident(test.owner, { name: '李素珍', town: HOME });
    const there = await storeResident(test.owner, { name: '李素珍', town: AWAY });
    const asked = { duplicateId: there, ...WHY };
    await expect(merges.merge(OFFICIAL, here, asked)).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    const outcomes = await Promise.allSettled([
      merges.merge(DISTRICT_OFFICIAL, here, asked),
      merges.merge(DISTRICT_OFFICIAL, there, { duplicateId: here, ...WHY }),
      merges.merge(DISTRICT_OFFICIAL, here, asked),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe(RegistryErrors.MERGE_CHAIN.code);
    }
  });
});
