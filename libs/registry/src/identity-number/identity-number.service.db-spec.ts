import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DinerSearch } from '../diner/diner-search.js';
import { RegistryErrors } from '../registry.errors.js';
import { AWAY, createRegistryDistrict, HOME, scopeOf, storeResident } from '../testing/registry-district.js';
import { testVault } from '../testing/test-vault.js';
import { IdentityNumberService } from './identity-number.service.js';

const OFFICIAL = scopeOf('town_official', HOME);
const TODAY = '2026-11-24';

/** Of a woman born on 1944-05-06; division 990101 is assigned to nobody. */
function numberOf(order: number): string {
  const digits = `99010119440506${String(order).padStart(2, '0')}2`;
  return digits + identityCheckDigit(digits);
}

describe('IdentityNumberService', () => {
  let test: TestDatabase;
  let numbers: IdentityNumberService;
  const search = new DinerSearch(testVault());

  const masked = (role: Parameters<typeof scopeOf>[0], id: string): Promise<string | null> =>
    test.database.scoped(scopeOf(role, HOME), (tx) => numbers.masked(tx, id));
  const rowsOf = async (id: string): Promise<number> =>
    (await test.owner.query('SELECT FROM registry.identity_numbers WHERE resident_id = $1', [id])).rowCount ?? -1;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    numbers = new IdentityNumberService(test.database, testVault());
  });
  afterAll(async () => test?.close());

  it('keeps a number sealed: in no column, no audit row and no answer in clear, nor its last digits', async () => {
    const id = await storeResident(test.owner, { name: '王桂香', town: HOME });
    const number = numberOf(1);
    expect(await numbers.set(OFFICIAL, id, { number: number.toLowerCase() })).toEqual({
      masked: `9****************${number.slice(-1)}`,
    });
    const { rows } = await test.owner.query(
      `SELECT (SELECT string_agg(n::text, ' ') FROM registry.identity_numbers n) AS stored,
         (SELECT string_agg(l::text, ' ') FROM platform.audit_log l) AS audited`,
    );
    for (const text of Object.values(rows[0])) {
      expect(text).not.toContain(number);
      expect(text).not.toContain(number.slice(-6));
    }
    expect(rows[0].audited).toContain('registry.identity_numbers');
    expect(rows[0].audited).not.toMatch(/envelope|blind_index/);
  });

  it('changes nothing when the same number comes again, and keeps the withdrawn one when it is corrected', async () => {
    const id = await storeResident(test.owner, { name: '王桂仙', town: HOME });
    await numbers.set(OFFICIAL, id, { number: numberOf(2) });
    await numbers.set(OFFICIAL, id, { number: numberOf(2) });
    expect(await rowsOf(id)).toBe(1);
    await numbers.set(OFFICIAL, id, { number: numberOf(3) });
    expect(await rowsOf(id)).toBe(2);
    const revealed = await test.database.scoped(OFFICIAL, (tx) => numbers.reveal(tx, id));
    expect(revealed).toBe(numberOf(3));
    const other = await storeResident(test.owner, { name: '王桂珍', town: HOME });
    await expect(numbers.set(OFFICIAL, other, { number: numberOf(2) })).resolves.toBeDefined();
  });

  it('gives a number to one resident of the district, ten requests at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        storeResident(test.owner, { name: `同号${at}`, town: at % 2 ? HOME : AWAY }),
      ),
    );
    const outcomes = await Promise.allSettled(
      ids.map((id) => numbers.set(scopeOf('district_official', null), id, { number: numberOf(4) })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe(RegistryErrors.IDENTITY_NUMBER_TAKEN.code);
    }
  });

  it('asks when birth date or sex differ, and refuses what is no number without repeating it', async () => {
    const id = await storeResident(test.owner, { name: '陈阿毛', town: HOME, birthDate: '1944-05-07' });
    const number = numberOf(5);
    await expect(numbers.set(OFFICIAL, id, { number })).rejects.toThrow(RegistryErrors.IDENTITY_NUMBER_DIFFERS.code);
    await expect(numbers.set(OFFICIAL, id, { number, confirmedDiffers: true })).resolves.toBeDefined();
    const wrong = `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`;
    const refusal = await numbers.set(OFFICIAL, id, { number: wrong }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: RegistryErrors.IDENTITY_NUMBER_INVALID.code,
      detail: { fault: 'check_digit' },
    });
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain(wrong);
  });

  it('is seen by officials of the scope only', async () => {
    const id = await storeResident(test.owner, { name: '林阿珍', town: HOME });
    await numbers.set(OFFICIAL, id, { number: numberOf(6) });
    expect(await masked('town_official', id)).toMatch(/^9\*{16}/);
    for (const role of ['operator', 'auditor', 'admin', 'volunteer'] as const)
      expect(await masked(role, id)).toBeNull();
    const neighbour = scopeOf('town_official', AWAY);
    await expect(numbers.set(neighbour, id, { number: numberOf(7) })).rejects.toThrow(
      RegistryErrors.RESIDENT_NOT_FOUND.code,
    );
  });

  it('finds its holder at any counter of the district, audited, without the number in the audit', async () => {
    const id = await storeResident(test.owner, { name: '周小妹', town: AWAY });
    await numbers.set(scopeOf('town_official', AWAY), id, { number: numberOf(8) });
    const found = await test.database.scoped(scopeOf('operator', HOME), (tx) =>
      search.find(tx, ` ${numberOf(8)} `, TODAY, 9),
    );
    expect(found).toMatchObject([{ residentId: id, by: 'id_card', name: '周小妹' }]);
    const { rows } = await test.owner.query(
      `SELECT after FROM platform.audit_log WHERE action = 'look_up' AND subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ after: { by: 'id_card', onDate: TODAY } }]);
  });
});
