import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { requireWholeMonth } from './month-guard.js';

const MONTH = '2026-03';
const FIRST = '2026-03-01' as BusinessDate;

describe('a facility’s month', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let elders: string[];

  beforeAll(async () => {
    books = await openBooks();
    home = books.district.home;
    elders = await books.elders(home, 5);
  });
  afterAll(() => books?.close());

  const close = (action: 'request_closing' | 'request_reopening'): Promise<void> =>
    books.test.database.scoped(home.townOfficial, (tx) =>
      requireWholeMonth(tx, { facilityId: home.facilityId, month: FIRST, action }),
    );

  async function eat(businessDate: BusinessDate): Promise<string[]> {
    const drafts = elders.map((elder) =>
      mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'cash' }),
    );
    const answers = await books.meals.log(home.operator, randomUUID(), drafts);
    return answers.map(({ meal }) => meal?.id ?? '');
  }

  it('is not closed while a day of it is open, or nobody bears what it left unfunded', async () => {
    const day = addDays(FIRST, 4);
    const [meal = ''] = await eat(day);
    await eat(addDays(FIRST, 5));
    await books.garden(home, day, 800);
    const purchase = { kind: 'ingredients' as const, description: '蔬菜', supplier: '菜场', invoiceNo: 'A-1' };
    await books.sources.enter(home.operator, {
      ...{ clientId: newClientId(), businessDate: day, amountFen: 1500, paidFrom: 'drawer' as const },
      ...purchase,
    });
    await expect(close('request_closing')).rejects.toMatchObject({
      code: 'MONTH.DAYS_OPEN',
      detail: { count: 2, first: day },
    });
    await close('request_reopening');
    await books.closeDay(home, day);
    await books.closeDay(home, addDays(FIRST, 5));
    await expect(close('request_closing')).rejects.toMatchObject({ code: 'MONTH.UNFUNDED_UNATTRIBUTED' });
    // Ten meals leave 2.00 open each; the garden carries 1.60 of five of them.
    const wrong = { facilityId: home.facilityId, operatingGrantFen: 0, villageCollectiveFen: 0, operatorFen: 1199 };
    await expect(books.months.attribute(home.townOfficial, { ...wrong, month: MONTH })).rejects.toMatchObject({
      code: 'MONTH.NOT_THE_UNFUNDED',
      detail: { unfundedFen: 1200 },
    });
    const parts = { operatingGrantFen: 700, villageCollectiveFen: 300, operatorFen: 200 };
    const said = await books.months.attribute(home.townOfficial, { ...wrong, ...parts, month: MONTH });
    expect(said.attribution).toEqual(parts);
    await close('request_closing');
    // A meal taken back today changes today's month, not that one.
    await books.corrections.correct(home.operator, {
      ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
      meals: [{ mealId: meal, businessDate: day }],
    });
    await close('request_closing');
  });

  it('shows income and expenditure by source, value in kind apart, and cost against the card', async () => {
    const again = { facilityId: home.facilityId, operatingGrantFen: 500, villageCollectiveFen: 500, operatorFen: 200 };
    await books.months.attribute(home.townOfficial, { ...again, month: MONTH });
    const sheet = await books.months.sheet(home.operator, { month: MONTH });
    const lines = (kind: 'income' | 'expenditure' | 'inKind'): object =>
      Object.fromEntries(
        sheet[kind].map(({ kind: name, funder, amountFen }) => [
          funder === null ? name : `${name} ${funder}`,
          amountFen,
        ]),
      );
    expect(lines('income')).toEqual({
      income_elder: 3000,
      'income_government city': 3000,
      'income_government district': 3000,
      'income_government town': 3000,
      'income_attributed operating_grant': 500,
      'income_attributed village_collective': 500,
    });
    expect(lines('expenditure')).toEqual({ expense_ingredients: 1500 });
    expect(lines('inKind')).toMatchObject({ garden_supplied: 800, 'in_kind_used garden': 800 });
    expect(sheet).toMatchObject({ meals: 10, resultFen: 11_500, unfundedFen: 1200 });
    expect(sheet.variances[0]).toEqual({
      ...{ line: 'ingredients', standardFen: 6000, cashFen: 1500, inKindFen: 800, varianceFen: -3700 },
    });
    const today = await books.months.sheet(home.operator, { month: businessDateAt(new Date()).slice(0, 7) });
    expect(today).toMatchObject({ meals: -1, unfundedFen: -40 });
  });

  it('is seen and attributed by the own town only', async () => {
    const { away } = books.district;
    const of = { facilityId: home.facilityId, month: MONTH };
    await expect(books.months.sheet(away.operator, of)).rejects.toMatchObject({ code: 'DAY.FACILITY_NOT_IN_SCOPE' });
    const parts = { operatingGrantFen: 1200, villageCollectiveFen: 0, operatorFen: 0 };
    await expect(books.months.attribute(away.townOfficial, { ...of, ...parts })).rejects.toMatchObject({
      code: 'DAY.FACILITY_NOT_IN_SCOPE',
    });
  });
});
