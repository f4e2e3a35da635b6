import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
const TOMORROW = addDays(TODAY, 1);

/** Today took three yuan in cash and was closed; the count said thirty fen too much. */
describe('counting a drawer again', () => {
  let books: OpenBooks;
  let home: CanteenSite;

  beforeEach(async () => {
    books = await openBooks();
    home = books.district.home;
    const [elder = ''] = await books.elders(home, 1);
    await books.meals.log(home.operator, randomUUID(), [mealDraft(elder)]);
    await books.days.close(home.operator, { businessDate: TODAY, cashCount: { 10: 33 } });
  });
  afterEach(async () => {
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    await books.close();
    expect(broken).toEqual([]);
  });

  const right = { cashCount: { 100: 3 }, reason: '重数了一遍，多数了三角' };

  async function balances(): Promise<{ drawerFen: number; shortFen: number; counts: number }> {
    const { rows } = await books.test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ledger.entries WHERE kind = 'cash_count'`,
    );
    return {
      drawerFen: await books.balance(`a.kind = 'cash_drawer'`),
      shortFen: await books.balance(`a.kind = 'cash_over_short'`),
      counts: rows[0]?.n ?? 0,
    };
  }

  const recountsOf = async (businessDate: BusinessDate): Promise<unknown> =>
    (await books.days.state(home.operator, { businessDate })).recounts;

  it('books the difference only, on the day that is open; the close stays as it was', async () => {
    expect(await balances()).toEqual({ drawerFen: 330, shortFen: -30, counts: 1 });
    const before = await books.days.state(home.operator, { businessDate: TODAY });
    const counted = await books.counts.count(home.operator, { ...right, clientId: newClientId() });
    expect(counted).toMatchObject({ businessDate: TOMORROW, expectedFen: 330, countedFen: 300, reason: right.reason });
    expect(await balances()).toEqual({ drawerFen: 300, shortFen: 0, counts: 2 });
    expect(await books.days.state(home.operator, { businessDate: TODAY })).toEqual({ ...before, recounts: [counted] });
    expect(await recountsOf(TOMORROW)).toEqual([counted]);
    expect((await books.days.state(home.operator, { businessDate: TOMORROW })).cashExpectedFen).toBe(300);
    const { items } = await books.months.days(home.townOfficial, {
      ...{ month: TOMORROW.slice(0, 7), facilityId: home.facilityId },
    });
    expect(items.find(({ businessDate }) => businessDate === TOMORROW)).toMatchObject({ cashOverFen: -30 });
  });

  it('counts once for a client id, also when it is sent at the same moment', async () => {
    const asked = { ...right, clientId: newClientId() };
    const answers = await Promise.all([1, 2, 3].map(() => books.counts.count(home.operator, asked)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await balances()).toEqual({ drawerFen: 300, shortFen: 0, counts: 2 });
    await expect(books.counts.count(home.operator, { ...asked, cashCount: {} })).rejects.toMatchObject({
      code: 'DAY.CLIENT_ID_CLASH',
    });
  });

  it('books nothing when the drawer is even', async () => {
    const even = { cashCount: { 10: 33 }, reason: '再数一遍', clientId: newClientId() };
    expect(await books.counts.count(home.operator, even)).toMatchObject({ expectedFen: 330, countedFen: 330 });
    expect(await balances()).toEqual({ drawerFen: 330, shortFen: -30, counts: 1 });
  });

  it('is a count like any other: what was served before it and comes later was in it', async () => {
    await books.counts.count(home.operator, { cashCount: { 100: 6 }, reason: '数漏了', clientId: newClientId() });
    expect(await balances()).toEqual({ drawerFen: 600, shortFen: -300, counts: 2 });
    const [elder = ''] = await books.elders(home, 1);
    const servedAt = new Date(Date.now() - 60_000).toISOString();
    await books.meals.log(home.operator, randomUUID(), [mealDraft(elder, { servedAt, offline: true })]);
    await books.settleLate(home, TODAY);
    expect(await balances()).toMatchObject({ drawerFen: 600, shortFen: 0 });
  });

  it('is a link of the chain once its day is closed', async () => {
    await books.counts.count(home.operator, { ...right, clientId: newClientId() });
    const { facilityId } = home;
    const broken = async (): Promise<unknown[]> => {
      const { rows } = await books.test.owner.query(
        `SELECT c.business_date FROM canteen.day_closes c WHERE c.hash <> canteen.round_hash(c)`,
      );
      return rows;
    };
    await books.test.database.scoped(systemScope(books.district.districtCode), (tx) =>
      books.days.settle(tx, { facilityId, businessDate: TOMORROW, mode: 'automatic', reason: null, cashCount: null }),
    );
    expect(await broken()).toEqual([]);
    await books.test.owner.query('BEGIN');
    await books.test.owner.query(`SET LOCAL session_replication_role = replica;
      UPDATE canteen.drawer_counts SET reason = 'x' WHERE round IS NULL`);
    expect(await broken()).toEqual([{ business_date: TOMORROW }]);
    await books.test.owner.query('ROLLBACK');
  });

  it('is for the counter only', async () => {
    const asked = { ...right, clientId: newClientId() };
    await expect(books.counts.count(home.townOfficial, asked)).rejects.toMatchObject({
      code: 'DAY.FACILITY_NOT_IN_SCOPE',
    });
    const official = { ...home.townOfficial, facilityId: home.facilityId };
    await expect(books.counts.count(official, asked)).rejects.toThrow('a drawer is counted at its counter');
  });
});
