import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { DayCloseJobs } from './day-close.jobs.js';

const TODAY = businessDateAt(new Date());

describe('days that close themselves', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let jobs: DayCloseJobs;

  beforeAll(async () => {
    books = await openBooks();
    home = books.district.home;
    jobs = new DayCloseJobs(books.days);
  });
  afterAll(() => books?.close());

  async function eat(site: CanteenSite, businessDate: BusinessDate): Promise<void> {
    const [elder = ''] = await books.elders(site, 1);
    const draft = mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00` });
    const [answer] = await books.meals.log(site.operator, randomUUID(), [draft]);
    expect(answer?.outcome).toBe('recorded');
  }

  const intentions = async (job: string): Promise<unknown[]> => {
    const { rows } = await books.test.owner.query<{ payload: unknown }>(
      `SELECT payload FROM platform.outbox WHERE job = $1 AND state = 'pending' ORDER BY id`,
      [job],
    );
    return rows.map(({ payload }) => payload);
  };
  const rounds = async (day: BusinessDate): Promise<unknown[]> => {
    const { rows } = await books.test.owner.query(
      `SELECT round, mode, meals, cash_counted_fen AS counted FROM canteen.day_closes WHERE business_date = $1 ORDER BY round`,
      [day],
    );
    return rows;
  };
  const asSystem = (work: Parameters<OpenBooks['test']['database']['scoped']>[1]): Promise<unknown> =>
    books.test.database.scoped(systemScope(books.district.districtCode), work);

  it('asks for every day with records that nobody closed within three days, and for no other', async () => {
    const left = addDays(TODAY, -4);
    await eat(home, left);
    await eat(books.district.away, left);
    await eat(home, addDays(TODAY, -2));
    await eat(home, addDays(TODAY, -5));
    await books.closeDay(home, addDays(TODAY, -5));
    await asSystem((tx) => jobs.askForAll(tx, { payload: { businessDate: TODAY }, outboxId: 1, districtCode: '' }));
    const asked = await intentions('close-day');
    expect(asked).toHaveLength(2);
    for (const { facilityId } of [home, books.district.away]) {
      expect(asked).toContainEqual({ facilityId, businessDate: left });
    }
  });

  it('closes such a day by itself, flagged and uncounted, once', async () => {
    const day = addDays(TODAY, -4);
    const payload = { facilityId: home.facilityId, businessDate: day };
    for (const outboxId of [2, 3])
      await asSystem((tx) => jobs.closeDay(tx, { payload, outboxId, districtCode: books.district.districtCode }));
    expect(await rounds(day)).toEqual([{ round: 1, mode: 'automatic', meals: 1, counted: null }]);
  });

  it('settles what comes after the close in a round of its own, from what the day has left', async () => {
    const day = addDays(TODAY, -3);
    await books.garden(home, day, 300);
    await books.closeDay(home, day);
    await eat(home, day);
    const payload = { facilityId: home.facilityId, businessDate: day };
    expect(await intentions('settle-late-meals')).toEqual([payload]);
    for (const outboxId of [4, 5])
      await asSystem((tx) => jobs.settleLate(tx, { payload, outboxId, districtCode: books.district.districtCode }));
    expect(await rounds(day)).toEqual([
      // The cash of the other days lay in the drawer, too: of three elders, whose days are closed or open.
      { round: 1, mode: 'operator', meals: 0, counted: 900 },
      { round: 2, mode: 'supplementary', meals: 1, counted: null },
    ]);
    const { rows } = await books.test.owner.query(
      'SELECT garden_fen AS garden FROM canteen.meal_settlements WHERE business_date = $1',
      [day],
    );
    expect(rows).toEqual([{ garden: 200 }]);
  });

  it('takes neither void nor entry once the day is closed', async () => {
    const businessDate = addDays(TODAY, -3);
    const wages = { kind: 'wages' as const, amountFen: 100, paidFrom: 'drawer' as const, description: '临时工' };
    await expect(
      books.sources.enter(home.operator, { clientId: newClientId(), businessDate, ...wages }),
    ).rejects.toMatchObject({ code: 'DAY.CLOSED' });
  });
});
