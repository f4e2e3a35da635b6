import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const RESIDENT = '0198c1f0-0003-7000-8000-000000000001';
const OTHER = '0198c1f0-0003-7000-8000-000000000002';
const OPERATOR: Scope = {
  accountId: null,
  role: 'operator',
  districtCode: '330213',
  townCode: '330213001',
  facilityId: null,
};

interface Use {
  readonly residentId: string;
  readonly key: string;
  readonly windowStart: string;
  readonly max: number;
}

describe('the database’s limits', () => {
  let test: TestDatabase;
  const lunch = (residentId = RESIDENT, max = 1): Use => ({
    residentId,
    key: 'meal:slot:lunch',
    windowStart: '2026-11-24',
    max,
  });
  const call = (name: 'take_quotas' | 'release_quotas', uses: readonly Use[], scope = OPERATOR): Promise<unknown> =>
    test.database.scoped(scope, (tx) => tx.query(`SELECT subsidy.${name}($1::jsonb)`, [JSON.stringify(uses)]));
  const used = async (): Promise<number[]> => {
    const { rows } = await test.owner.query<{ used: number }>(
      'SELECT used FROM subsidy.quota_uses ORDER BY resident_id',
    );
    return rows.map((row) => row.used);
  };

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  beforeEach(async () => {
    await test.owner.query('TRUNCATE subsidy.quota_uses');
  });
  afterAll(async () => test?.close());

  it('are taken all or none', async () => {
    await call('take_quotas', [lunch()]);
    await expect(call('take_quotas', [lunch(OTHER), lunch()])).rejects.toThrow(/used up/);
    expect(await used()).toEqual([1]);
  });

  it('hold against 40 takers at once', async () => {
    const takers = Array.from({ length: 40 }, () => call('take_quotas', [lunch(RESIDENT, 3)]));
    const outcomes = await Promise.allSettled(takers);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await used()).toEqual([3]);
  });

  it('count two uses of one statement', async () => {
    await expect(call('take_quotas', [lunch(), lunch()])).rejects.toThrow(/used up|within_limit/);
    expect(await used()).toEqual([]);
    await call('take_quotas', [lunch(RESIDENT, 2), lunch(RESIDENT, 2)]);
    expect(await used()).toEqual([2]);
  });

  it('come back when released, never below none', async () => {
    await call('take_quotas', [lunch()]);
    await call('release_quotas', [lunch()]);
    expect(await used()).toEqual([0]);
    await expect(call('release_quotas', [lunch()])).rejects.toThrow(/check constraint/);
    await call('take_quotas', [lunch()]);
    expect(await used()).toEqual([1]);
  });

  it('are taken and released at once without deadlock, in whatever order they are named', async () => {
    const day = { residentId: RESIDENT, key: 'limit:a:day', windowStart: '2026-11-24', max: 1000 };
    const week = { residentId: RESIDENT, key: 'limit:b:week', windowStart: '2026-11-23', max: 1000 };
    await call('take_quotas', Array<Use[]>(30).fill([day, week]).flat());
    const calls = Array.from({ length: 60 }, (_, at) =>
      at % 2 === 0 ? call('take_quotas', [day, week]) : call('release_quotas', [week, day]),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await used()).toEqual([30, 30]);
  });

  it.each(['volunteer', 'town_official', 'district_official', 'auditor', 'admin'] as const)(
    'are not for a %s',
    async (role) => {
      await expect(call('take_quotas', [lunch()], { ...OPERATOR, role })).rejects.toThrow(/counter only/);
      const table = test.database.scoped({ ...OPERATOR, role }, (tx) => tx.query('SELECT * FROM subsidy.quota_uses'));
      await expect(table).rejects.toThrow(/permission denied/);
    },
  );
});
