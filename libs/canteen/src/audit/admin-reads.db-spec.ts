import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const YESTERDAY = addDays(businessDateAt(new Date()), -1);
const TABLES = [
  ...['meals', 'meal_voids', 'meal_clients', 'day_sources', 'day_source_withdrawals', 'hours_confirmations', 'tills'],
  ...['day_closes', 'meal_settlements', 'meal_donations', 'meal_corrections', 'correction_donations'],
  ...['unfunded_attributions', 'drawer_counts', 'day_summaries', 'late_meal_days', 'correction_quotas'],
  ...['correction_settings', 'correction_proposals', 'correction_decisions'],
  ...['dishes', 'food_rules', 'production_entries', 'production_withdrawals', 'dispatch_carriers'],
  ...['food_samples', 'food_sample_ends', 'food_sample_reminders'],
];

/** Admins keep accounts. Who ate what and who paid is none of their business. */
describe('what an admin reads of meals and money', () => {
  let books: OpenBooks;

  beforeAll(async () => {
    books = await openBooks();
    const { home } = books.district;
    const [one = '', other = ''] = await books.elders(home, 2);
    const served = { servedAt: `${YESTERDAY}T11:00:00+08:00` };
    const [meal] = await books.meals.log(home.operator, randomUUID(), [mealDraft(one, served)]);
    await books.tranche(100, YESTERDAY);
    await books.garden(home, YESTERDAY, 100);
    await books.closeDay(home, YESTERDAY);
    await books.meals.log(home.operator, randomUUID(), [mealDraft(other, { ...served, offline: true })]);
    await books.corrections.correct(home.operator, {
      ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
      meals: [{ mealId: meal?.meal?.id ?? '', businessDate: YESTERDAY }],
    });
  });
  afterAll(() => books?.close());

  const rowsOf = (scope: Scope, table: string): Promise<number> =>
    books.test.database.scoped(scope, async (tx) => {
      const [{ n }] = await tx.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM canteen.${table}`);
      return n;
    });

  it.each(TABLES)('is nothing of %s', async (table) => {
    const { districtOfficial, home } = books.district;
    expect(await rowsOf({ ...districtOfficial, role: 'admin' }, table)).toBe(0);
    expect(await rowsOf({ ...districtOfficial, role: 'volunteer' }, table)).toBe(0);
    const { rows } = await books.test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM canteen.${table}`);
    for (const role of ['district_official', 'auditor'] as const)
      expect(await rowsOf({ ...districtOfficial, role }, table)).toBe(rows[0]?.n);
    expect(await rowsOf(home.operator, table)).toBe(rows[0]?.n);
  });

  it('was looked for where there is something', async () => {
    const filled = ['meals', 'meal_clients', 'day_sources', 'day_closes', 'meal_settlements', 'meal_donations'];
    for (const table of [...filled, 'meal_corrections', 'correction_donations', 'drawer_counts', 'late_meal_days'])
      expect(await rowsOf(books.district.districtOfficial, table)).toBeGreaterThan(0);
  });
});
