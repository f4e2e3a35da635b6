import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DonorPageDto } from '../../../donation/src/donor-page/donor-page.dto.js';
import { DonorPageService } from '../../../donation/src/donor-page/donor-page.service.js';
import { openDesk, type DonationDesk } from '../../../donation/src/testing/open-desk.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { daysOf, lastMonth } from '../testing/replay-desk.js';

const [FIRST = '', SECOND = ''] = daysOf(lastMonth());
const HOUR = { lunch: '11', dinner: '17' } as const;

let books: OpenBooks;
let desk: DonationDesk;
beforeAll(async () => {
  books = await openBooks();
  desk = openDesk(books.test.database);
});
afterAll(async () => {
  await books?.close();
});

async function eat(
  site: CanteenSite,
  businessDate: string,
  eaters: readonly (readonly [string, keyof typeof HOUR])[],
): Promise<void> {
  for (const [elder, slot] of eaters) {
    const servedAt = `${businessDate}T${HOUR[slot]}:00:00+08:00`;
    const paid = slot === 'dinner' ? { elderPaidFen: 1200 } : {};
    const draft = mealDraft(elder, { businessDate, servedAt, slot, paymentMethod: 'wechat', ...paid });
    const [answer] = await books.meals.log(site.operator, randomUUID(), [draft]);
    if (!answer?.meal) throw new Error(`a meal was not recorded: ${JSON.stringify(answer)}`);
  }
  await books.days.close(site.operator, { businessDate, cashCount: {} });
}

/** By a service of its own: one keeps a page for a while. */
async function pageOf(donorId: string): Promise<DonorPageDto> {
  const { token } = await desk.donors.openLink(books.district.districtOfficial, donorId);
  return new DonorPageService(books.test.database).open(token, '127.0.0.1');
}

it('tells nothing of fewer than three people, neither by a group nor by what is left beside the others', async () => {
  const { home, away, organisationId, districtOfficial } = books.district;
  const { donorId } = await desk.donations.enter(districtOfficial, {
    ...{ clientId: randomUUID(), organisationId, kind: 'money', pledgedOn: FIRST, pledgedFen: 1_000_000 },
    donor: { kind: 'anonymous' },
    received: { receivedOn: FIRST, amountFen: 1_000_000 },
    tranches: [{ amountFen: 1_000_000, earmark: 'anyone' }],
  });
  expect(await pageOf(donorId)).toMatchObject({ meals: 0, facilities: 0, days: 0, groups: [] });

  const [one = '', two = '', three = ''] = await books.elders(home, 3);
  await eat(home, FIRST, [
    [one, 'lunch'],
    [one, 'dinner'],
    [two, 'lunch'],
  ]);
  const ofTwo = await pageOf(donorId);
  expect(ofTwo).toMatchObject({ meals: null, facilities: null, days: null, groups: [] });
  expect(ofTwo.spentFen).toBeGreaterThan(0);

  const others = await books.elders(away, 4);
  await eat(
    away,
    FIRST,
    others.slice(0, 3).map((elder) => [elder, 'lunch']),
  );
  const together = await pageOf(donorId);
  expect(together).toMatchObject({ meals: 6, facilities: 2, days: 1 });
  expect(together.groups).toMatchObject([
    { facilityName: null, month: null, meals: 6, amountFen: together.spentFen, days: [] },
  ]);

  await eat(home, SECOND, [[three, 'lunch']]);
  const apart = await pageOf(donorId);
  expect(apart.groups.map(({ meals, days }) => [meals, days.map(({ date }) => date)])).toEqual(
    expect.arrayContaining([
      [4, []],
      [3, [FIRST]],
    ]),
  );

  await eat(away, SECOND, [[others[3] ?? '', 'lunch']]);
  const rest = await pageOf(donorId);
  expect(rest.groups.map(({ facilityName, meals, days }) => [facilityName === null, meals, days])).toEqual([
    [false, 4, []],
    [false, 4, []],
  ]);
});
