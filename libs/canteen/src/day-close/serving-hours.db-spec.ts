import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());

describe('closing before the last slot has ended', () => {
  let books: OpenBooks;

  beforeAll(async () => {
    books = await openBooks();
    const { home } = books.district;
    await books.test.owner.query(
      `INSERT INTO meal_point.opening_hours (district_code, town_code, facility_id, weekday, slot, opens_at, last_order_at, closes_at,
         valid_from)
       SELECT district_code, town_code, id, w, 'dinner', '00:00', '23:59', '23:59:59', '2020-01-01'
       FROM meal_point.facilities, generate_series(1, 7) w WHERE id = $1`,
      [home.facilityId],
    );
  });
  afterAll(() => books?.close());

  const close = (businessDate: BusinessDate, asked: object = {}): Promise<unknown> =>
    books.days.close(books.district.home.operator, { businessDate, cashCount: {}, ...asked });

  it('is told of today and refused, until it is said in so many words', async () => {
    const { home, away } = books.district;
    const { stillServing } = await books.days.state(home.operator, { businessDate: TODAY });
    expect(stillServing).toEqual([{ slot: 'dinner', closesAt: '23:59' }]);
    await expect(close(TODAY)).rejects.toMatchObject({ code: 'DAY.STILL_SERVING' });
    await expect(close(TODAY, { beforeServingEnds: false })).rejects.toMatchObject({ code: 'DAY.STILL_SERVING' });
    const official = { facilityId: home.facilityId, businessDate: TODAY, overrideReason: '平板坏了' };
    await expect(books.days.close(home.townOfficial, official)).rejects.toMatchObject({ code: 'DAY.STILL_SERVING' });
    expect(await close(TODAY, { beforeServingEnds: true })).toMatchObject({ stillServing: [], closes: [{ round: 1 }] });
    // Sent again, it is answered as it stands.
    expect(await close(TODAY)).toMatchObject({ closes: [{ round: 1 }] });
    // Nobody knows when the other canteen serves.
    await books.days.close(away.operator, { businessDate: TODAY, cashCount: {} });
  });

  it('is no question of a day that is over', async () => {
    expect(await close(addDays(TODAY, -1))).toMatchObject({ stillServing: [], closes: [{ round: 1 }] });
  });
});
