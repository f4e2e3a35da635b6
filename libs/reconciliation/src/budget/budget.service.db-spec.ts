import { addDays, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { BudgetService } from './budget.service.js';

describe('budgets', () => {
  let desk: ClaimsDesk;
  let budgets: BudgetService;
  let today: BusinessDate;
  let year: number;
  let usedFen: number;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    budgets = new BudgetService(desk.books.test.database);
    const { rows } = await desk.books.test.owner.query<{ today: BusinessDate }>(
      'SELECT platform.business_date(now()) AS today',
    );
    today = rows[0]?.today ?? ('' as BusinessDate);
    // Yesterday's: on New Year's Day nothing was eaten yet in the new one.
    year = Number(addDays(today, -1).slice(0, 4));
    usedFen = 600 * [3, 2, 1].filter((back) => addDays(today, -back).startsWith(String(year))).length;
    const elders = await desk.books.elders(desk.home, 2);
    for (const back of [3, 2, 1]) await desk.eat(desk.home, addDays(today, -back), elders);
  });
  afterAll(() => desk?.close());

  it('are set once, changed with a reason, and by one of two at once', async () => {
    const city = { funder: 'city', year, version: 0, amountFen: 100_000 } as const;
    await budgets.set(desk.approver, city);
    await expect(budgets.set(desk.approver, city)).rejects.toMatchObject({ code: 'BUDGET.SOMEBODY_WAS_FASTER' });
    const more = { ...city, version: 1, amountFen: 120_000 };
    await expect(budgets.set(desk.approver, more)).rejects.toMatchObject({ code: 'BUDGET.REASON_MISSING' });
    const raised = { ...more, reason: '年中追加' };
    const both = await Promise.allSettled([budgets.set(desk.approver, raised), budgets.set(desk.payer, raised)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const town = { funder: 'town', year, version: 0, amountFen: 599 } as const;
    await expect(budgets.set(desk.approver, town)).rejects.toMatchObject({ code: 'BUDGET.TOWN_MISSING' });
    await budgets.set(desk.approver, { ...town, townCode: desk.home.townCode });
  });

  it('show what was used, where the year ends, and warn', async () => {
    const { items } = await budgets.list(desk.approver, year);
    const city = items.find(({ funder }) => funder === 'city');
    // Two meals a day carry 3.00 of the city's each.
    expect(city).toMatchObject({ version: 2, amountFen: 120_000, usedFen, paidFen: 0, warning: 'none' });
    expect(city?.expectedFen).toBeGreaterThanOrEqual(usedFen);
    expect(items.find(({ funder }) => funder === 'town')).toMatchObject({ warning: 'overspent' });
  });

  it('are seen by the town they are of', async () => {
    const own = await budgets.list(desk.home.townOfficial, year);
    expect(own.items).toMatchObject([{ funder: 'town', townCode: desk.home.townCode, usedFen }]);
    expect((await budgets.list(desk.books.district.away.townOfficial, year)).items).toEqual([]);
    expect((await budgets.list(desk.approver, year - 1)).items).toEqual([]);
  });
});
