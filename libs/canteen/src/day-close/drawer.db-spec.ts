import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
const YESTERDAY = addDays(TODAY, -1);

/**
 * After every count the drawer's account, with the cash of meals that no close has booked yet, is what was counted; so
 * nothing is found over or short that was only late, or lay there from another day.
 */
describe('the drawer', () => {
  let books: OpenBooks;
  let home: CanteenSite;

  beforeEach(async () => {
    books = await openBooks();
    home = books.district.home;
  });
  afterEach(async () => {
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    await books.close();
    expect(broken).toEqual([]);
  });

  /** Three yuan in cash, served at eleven of that day, or now. */
  async function eat(businessDate: BusinessDate, changes: Partial<MealDraftDto> = {}): Promise<MealDto> {
    const [elder = ''] = await books.elders(home, 1);
    const servedAt = businessDate === TODAY ? new Date().toISOString() : `${businessDate}T11:00:00+08:00`;
    const draft = mealDraft(elder, { businessDate, servedAt, ...changes });
    const [answer] = await books.meals.log(home.operator, randomUUID(), [draft]);
    if (!answer?.meal) throw new Error('a meal was not recorded');
    return answer.meal;
  }

  const closeWith = (businessDate: BusinessDate, countedFen: number): Promise<unknown> =>
    books.days.close(home.operator, { businessDate, cashCount: { 10: countedFen / 10 } });

  const overrideUncounted = (businessDate: BusinessDate): Promise<unknown> =>
    books.days.close(home.townOfficial, { facilityId: home.facilityId, businessDate, overrideReason: '平板坏了' });

  /** Balances of the drawer and of what was found short (over: below zero). */
  async function drawer(): Promise<{ drawerFen: number; shortFen: number }> {
    const at = `a.facility_id = '${home.facilityId}'`;
    return {
      drawerFen: await books.balance(`a.kind = 'cash_drawer' AND ${at}`),
      shortFen: await books.balance(`a.kind = 'cash_over_short' AND ${at}`),
    };
  }

  async function pay(businessDate: BusinessDate, kind: 'bank_deposit' | 'wages', amountFen: number): Promise<string> {
    const paidFrom = kind === 'wages' ? { paidFrom: 'drawer' as const } : {};
    const draft = { clientId: newClientId(), businessDate, kind, amountFen, description: '现金', ...paidFrom };
    return (await books.sources.enter(home.operator, draft)).id;
  }

  const expectedFen = async (businessDate: BusinessDate): Promise<number> =>
    (await books.days.state(home.operator, { businessDate })).cashExpectedFen;

  it('holds a late meal served before the count once: what was found over then is the elder’s now', async () => {
    await eat(YESTERDAY);
    // Two coins lie there, one of them from a meal that the tablet has not sent yet.
    await closeWith(YESTERDAY, 600);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: -300 });
    await eat(YESTERDAY, { offline: true });
    await books.settleLate(home, YESTERDAY);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: 0 });
    expect(await expectedFen(TODAY)).toBe(600);
    await closeWith(TODAY, 600);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: 0 });
  });

  it('expects a late meal before it is booked just the same', async () => {
    await closeWith(YESTERDAY, 300);
    await eat(YESTERDAY, { offline: true });
    expect(await expectedFen(TODAY)).toBe(300);
    await closeWith(TODAY, 300);
    await books.settleLate(home, YESTERDAY);
    expect(await drawer()).toEqual({ drawerFen: 300, shortFen: 0 });
  });

  it('takes the money of a late meal after a close that nobody counted', async () => {
    await eat(YESTERDAY);
    await overrideUncounted(YESTERDAY);
    await eat(YESTERDAY, { offline: true });
    await books.settleLate(home, YESTERDAY);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: 0 });
    expect(await expectedFen(TODAY)).toBe(600);
    await closeWith(TODAY, 600);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: 0 });
  });

  it('knows a late meal of an uncounted day that another day’s count found over', async () => {
    await overrideUncounted(YESTERDAY);
    await closeWith(TODAY, 300);
    expect(await drawer()).toEqual({ drawerFen: 300, shortFen: -300 });
    await eat(YESTERDAY, { offline: true });
    await books.settleLate(home, YESTERDAY);
    expect(await drawer()).toEqual({ drawerFen: 300, shortFen: 0 });
  });

  it('takes the money of a meal that was served after the count', async () => {
    await closeWith(TODAY, 0);
    await eat(TODAY, { servedAt: new Date(Date.now() + 1000).toISOString() });
    await books.settleLate(home, TODAY);
    expect(await drawer()).toEqual({ drawerFen: 300, shortFen: 0 });
  });

  it('carries what was left there over to the next day, and what a first count found', async () => {
    await eat(YESTERDAY);
    // A float of 50 was put there once.
    await closeWith(YESTERDAY, 5300);
    expect(await drawer()).toEqual({ drawerFen: 5300, shortFen: -5000 });
    await eat(TODAY);
    const { cashExpectedFen, drawer: parts } = await books.days.state(home.operator, { businessDate: TODAY });
    expect(cashExpectedFen).toBe(5600);
    expect(parts).toMatchObject({ carriedOverFen: 5300, cashMealsFen: 300, topUpsFen: 0, depositsFen: 0 });
    await closeWith(TODAY, 5600);
    expect(await drawer()).toEqual({ drawerFen: 5600, shortFen: -5000 });
  });

  it('lets two days’ cash go to the bank at once', async () => {
    await eat(YESTERDAY);
    await closeWith(YESTERDAY, 300);
    await eat(TODAY);
    await pay(TODAY, 'bank_deposit', 600);
    const { cashExpectedFen, drawer: parts } = await books.days.state(home.operator, { businessDate: TODAY });
    expect(cashExpectedFen).toBe(0);
    expect(parts).toEqual({
      ...{ carriedOverFen: 300, cashMealsFen: 300, topUpsFen: 0, refundsFen: 0, paidOutFen: 0, depositsFen: 600 },
    });
    await closeWith(TODAY, 0);
    expect(await drawer()).toEqual({ drawerFen: 0, shortFen: 0 });
  });

  it('counts what lies there now, of days that are still open, too', async () => {
    await eat(YESTERDAY);
    await eat(TODAY);
    await closeWith(YESTERDAY, 600);
    // The meal of today is not booked yet.
    expect(await drawer()).toEqual({ drawerFen: 300, shortFen: 0 });
    await closeWith(TODAY, 600);
    expect(await drawer()).toEqual({ drawerFen: 600, shortFen: 0 });
  });

  it('has top-ups, expenses, their withdrawal and cash refunds once each', async () => {
    const [elder = ''] = await books.elders(home, 1);
    const meal = await eat(YESTERDAY);
    await closeWith(YESTERDAY, 300);
    await books.topUp(home, elder, 2000);
    const wages = await pay(TODAY, 'wages', 500);
    await pay(TODAY, 'wages', 700);
    await books.sources.withdraw(home.operator, wages, { reason: '记错了' });
    const asked = { clientId: newClientId(), kind: 'reverse' as const, reason: '没有来吃' };
    const meals = [{ mealId: meal.id, businessDate: YESTERDAY }];
    await books.corrections.correct(home.operator, { ...asked, meals });
    const { cashExpectedFen, drawer: parts } = await books.days.state(home.operator, { businessDate: TODAY });
    expect(cashExpectedFen).toBe(1300);
    expect(parts).toEqual({
      ...{ carriedOverFen: 300, cashMealsFen: 0, topUpsFen: 2000, refundsFen: 300, paidOutFen: 700, depositsFen: 0 },
    });
    await closeWith(TODAY, 1290);
    expect(await drawer()).toEqual({ drawerFen: 1290, shortFen: 10 });
    // What comes after the close lies there tomorrow; what the close said stays.
    await books.topUp(home, elder, 1000);
    expect(await expectedFen(TODAY)).toBe(1300);
    expect(await expectedFen(addDays(TODAY, 1))).toBe(2290);
  });

  it('waits with a count for a meal that is being recorded, and expects its money', async () => {
    const { owner } = books.test;
    const [elder = ''] = await books.elders(home, 1);
    await owner.query('BEGIN');
    // The meal stands still between its row, which has its time, and its commit.
    await owner.query('SELECT pg_advisory_xact_lock(canteen.day_key($1, $2))', [home.facilityId, YESTERDAY]);
    const draft = mealDraft(elder, { servedAt: `${YESTERDAY}T11:00:00+08:00` });
    const logging = books.meals.log(home.operator, randomUUID(), [draft]);
    await untilWaiting(1);
    const asked = { cashCount: { 100: 3 }, reason: '清点', clientId: newClientId() };
    const counting = books.counts.count(home.operator, asked);
    await Promise.race([counting, untilWaiting(2)]);
    await owner.query('COMMIT');
    expect(await logging).toMatchObject([{ outcome: 'recorded' }]);
    expect(await counting).toMatchObject({ expectedFen: 300, countedFen: 300 });
  });

  async function untilWaiting(sessions: number): Promise<void> {
    for (;;) {
      const { rows } = await books.test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks
        WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      if ((rows[0]?.n ?? 0) >= sessions) return;
    }
  }

  it('gives back the money of a late meal once', async () => {
    await closeWith(YESTERDAY, 300);
    const late = await eat(YESTERDAY, { offline: true });
    await books.settleLate(home, YESTERDAY);
    const asked = { clientId: newClientId(), kind: 'reverse' as const, reason: '没有来吃' };
    const meals = [{ mealId: late.id, businessDate: YESTERDAY }];
    await books.corrections.correct(home.operator, { ...asked, meals });
    expect(await drawer()).toEqual({ drawerFen: 0, shortFen: 0 });
  });
});
