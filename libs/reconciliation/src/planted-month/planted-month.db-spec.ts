import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CheckService, type CheckOutcome } from '../check-run/check.service.js';
import { CHECK_CODES } from '../check/claim-check.js';
import { measureRecall } from './measure-recall.js';
import { plantMonth } from './plant-month.js';
import { PLANTED_DISTRICT } from './planted-policy.js';

const MONTH = '2026-09';

let test: TestDatabase;
const checks = new CheckService(new PolicyReader());
const run = (): Promise<CheckOutcome> =>
  test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
    checks.run(tx, { districtCode: PLANTED_DISTRICT, month: MONTH }),
  );

beforeAll(async () => {
  test = await openTestDatabase();
  await plantMonth(test.owner, { month: MONTH, facilities: 6, meals: 6_000, each: 2, seed: 5 });
});
afterAll(() => test?.close());

describe('a month with irregularities of every kind', () => {
  it('shows all of them and nothing else', async () => {
    const { meals } = await run();
    expect(meals).toBeGreaterThan(5_000);
    const recall = await measureRecall(test.owner);
    expect(recall.filter(({ found, planted, falseAlarms }) => found < planted || falseAlarms > 0)).toEqual([]);
    expect(recall.map(({ code }) => code).toSorted()).toEqual([...CHECK_CODES].toSorted());
  });

  it('shows nothing twice', async () => {
    const again = await run();
    expect(again).toMatchObject({ raised: 0, gone: 0 });
  });
});
