import { randomUUID } from 'node:crypto';
import type { BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeTranche } from '../../../donation/src/testing/store-tranche.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';

describe('a tranche for a category', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let days = 0;

  beforeAll(async () => {
    books = await openBooks();
    ({ home } = books.district);
    const { districtCode, organisationId, districtOfficial } = books.district;
    await storeTranche(books.test.owner, {
      ...{ districtCode, organisationId, accountId: districtOfficial.accountId ?? '', receivedOn: '2026-06-01' },
      ...{ amountFen: 100_000, earmark: 'category', forCategory: 'minimum_living' },
    });
  });
  afterAll(() => books?.close());

  /** Two entries; the first one stands once they are merged. */
  async function twoEntries(isMerged: boolean): Promise<[string, string]> {
    const [stands = '', duplicate = ''] = await books.elders(home, 2);
    if (isMerged) {
      await books.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, stands]);
    }
    return [stands, duplicate];
  }

  const hardUp = (residentId: string, validTo: string | null = null): Promise<unknown> =>
    books.test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from, valid_to)
       SELECT id, district_code, town_code, 'minimum_living', '2020-01-01', $2 FROM registry.residents WHERE id = $1`,
      [residentId, validTo],
    );

  /** What donations carry of a meal logged under the entry, of the 2 yuan that are open. */
  async function donatedTo(residentId: string): Promise<number> {
    days += 1;
    const businessDate: BusinessDate = dayAfter('2026-07-01', days);
    await books.meals.log(home.operator, randomUUID(), [
      mealDraft(residentId, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'wechat' }),
    ]);
    await books.closeDay(home, businessDate);
    const { settled } = await books.days.state(home.operator, { businessDate });
    return settled?.donationFen ?? -1;
  }

  it('helps a person who has it under another entry, whichever the meal was logged under', async () => {
    for (const at of [0, 1] as const) {
      const entries = await twoEntries(true);
      await hardUp(entries[at]);
      expect([await donatedTo(entries[0]), await donatedTo(entries[1])]).toEqual([200, 200]);
    }
  });

  it('helps nobody else, and nobody who had it', async () => {
    const apart = await twoEntries(false);
    await hardUp(apart[0]);
    expect(await donatedTo(apart[1])).toBe(0);
    const past = await twoEntries(true);
    await hardUp(past[1], '2026-06-30');
    expect(await donatedTo(past[0])).toBe(0);
  });
});
