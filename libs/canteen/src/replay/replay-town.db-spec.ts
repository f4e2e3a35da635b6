import { randomUUID } from 'node:crypto';
import { parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { DISTRICT_POLICY } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { lastMonth, openReplayDesk, type ReplayDesk } from '../testing/replay-desk.js';

const NOTHING = {
  ...DISTRICT_POLICY,
  ...{ version: 2, effectiveFrom: '2099-01-01' },
  tiers: [{ code: 'nobody', name: { zh: '无', en: 'none' }, who: [{ age: { from: 140 } }], benefit: { kind: 'none' } }],
};
const EVERYWHERE = { otherTown: true, otherDistrict: false };
/** The town's share goes where the elder lives now. */
const TRAVELS = {
  ...DISTRICT_POLICY,
  ...{ code: 'travels', effectiveFrom: '2099-01-01' },
  tiers: DISTRICT_POLICY.tiers.map((tier) => ({
    ...tier,
    funders: tier.funders.map((share) => (share.funder === 'town' ? { ...share, travels: EVERYWHERE } : share)),
  })),
};

let books: OpenBooks;
let desk: ReplayDesk;
let second: Scope;
beforeAll(async () => {
  books = await openBooks();
  desk = openReplayDesk(books);
  for (const document of [NOTHING, TRAVELS]) await desk.activate(document);
  const { districtOfficial } = books.district;
  const { rows } = await books.test.owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     SELECT 'second-official', '二', password_hash, role, district_code FROM identity.accounts WHERE id = $1 RETURNING id`,
    [districtOfficial.accountId],
  );
  second = { ...districtOfficial, accountId: rows[0]?.id ?? '' };
});
afterAll(async () => {
  await books?.close();
});

const run = (code: string, version: number) =>
  desk.run({ versions: [{ code, version }], keepOthers: false, knowledge: 'now' });
const asked = () => ({ clientId: randomUUID(), facilityId: books.district.home.facilityId, reason: '标准追溯执行' });

it('bills no town for the share of another: of a meal rated down before, whose diner has moved', async () => {
  const { home, away, districtOfficial } = books.district;
  const businessDate = parseBusinessDate(`${lastMonth()}-01`);
  const [elder = ''] = await books.elders(home, 1);
  const served = { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'wechat' as const };
  await books.meals.log(home.operator, randomUUID(), [mealDraft(elder, served)]);
  await books.closeDay(home, businessDate);

  const down = await run('district-meal', 2);
  await desk.corrections.propose(districtOfficial, down.id, asked());
  const { items } = await desk.corrections.waiting(second, down.id, { limit: 10 });
  const proposals = items.map(({ id }) => id);
  await desk.corrections.decide(second, down.id, { decision: 'approved', proposals });
  await books.test.owner.query(`UPDATE registry.residents SET town_code = $2, village_code = $3 WHERE id = $1`, [
    ...[elder, away.townCode, away.villageCode],
  ]);
  const up = await run('travels', 1);
  const [found] = await desk.allMeals(up.id);
  expect(found?.after.townFen).toBeGreaterThan(0);
  await expect(desk.corrections.propose(districtOfficial, up.id, asked())).rejects.toMatchObject({
    code: 'REPLAY.NOTHING_TO_BOOK',
  });
  const broken = await checkInvariants(books.test.owner);
  expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
});
