import { randomUUID } from 'node:crypto';
import { parsePolicy, REFERENCE_POLICIES, type Category } from '@nuancan/five-ones';
import { addDays, ageOn, weekStartOf, type BusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { createResident, DISTRICT_POLICY, type CanteenSite } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { daysOf, lastMonth, openReplayDesk, type ReplayDesk } from '../testing/replay-desk.js';

let books: OpenBooks;
let desk: ReplayDesk;
const MONTH = lastMonth();
const DAYS = daysOf(MONTH);
const SEED = Number(process.env['REPLAY_SEED'] ?? Date.now() % 1_000_000);

/** Only what the golden policy says beside this: nobody is 140 years old. */
const NOTHING = {
  ...DISTRICT_POLICY,
  version: 2,
  effectiveFrom: '2020-01-02',
  tiers: [{ code: 'nobody', name: { zh: '无', en: 'none' }, who: [{ age: { from: 140 } }], benefit: { kind: 'none' } }],
};
const SCOPE = { districtCode: '990101', townCodes: null };
const ZENGCHENG = parsePolicy({
  ...REFERENCE_POLICIES.zengcheng,
  scope: SCOPE,
  limits: [{ name: 'week', window: 'week', max: 4 }],
});
const JURONG = parsePolicy({
  ...REFERENCE_POLICIES.jurong,
  scope: SCOPE,
  limits: [
    { name: 'week', window: 'week', max: 3 },
    { name: 'month', window: 'month', max: 9 },
  ],
});

interface Elder {
  readonly id: string;
  readonly home: CanteenSite;
  readonly birthDate: BusinessDate;
  readonly category: Category | null;
}

let elders: Elder[];
let draw: (below: number) => number;

beforeAll(async () => {
  books = await openBooks();
  desk = openReplayDesk(books);
  draw = drawer(SEED);
  for (const document of [NOTHING, ZENGCHENG, JURONG_LATER]) await desk.activate(document);
  const { home, away } = books.district;
  elders = [];
  for (let at = 0; at < 14; at += 1) elders.push(await makeElder(at % 3 === 0 ? away : home));
  await eatThroughTheMonth(home, away);
}, 120_000);
afterAll(async () => {
  await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
  const broken = await checkInvariants(books.test.owner);
  await books.close();
  expect(broken.flatMap(({ invariant: { name }, offending }) => offending.map((row) => ({ name, row })))).toEqual([]);
});

/** The version to come. */
const JURONG_LATER = { ...JURONG, effectiveFrom: '2099-01-01' };

describe(`a month of seed ${SEED}`, () => {
  it('changes nothing under its own versions, by what was known then', async () => {
    await learnLater();
    const { state, sums } = await desk.run({});
    expect(state).toBe('done');
    expect(sums).toMatchObject({ changed: 0, left: { erased: 0 } });
    expect(sums?.meals).toBeGreaterThan(100);
    const differing = (await desk.allMeals((await desk.run({})).id)).filter(({ changed }) => changed);
    expect(differing).toEqual([]);
  });

  it('differs under another version as a recount by hand says, limits in the order of service', async () => {
    const replay = await desk.run({
      versions: [{ code: 'jurong-2023', version: 1 }],
      keepOthers: false,
      knowledge: 'now',
    });
    const found = await desk.allMeals(replay.id);
    const expected = await byHand();
    expect(found.length).toBe(expected.size);
    for (const { mealId, after } of found) {
      expect({ mealId, ...expected.get(mealId) }).toEqual({
        ...{
          mealId,
          elderDueFen: after.elderDueFen,
          cityFen: after.cityFen,
          districtFen: after.districtFen,
          townFen: after.townFen,
        },
      });
    }
    const sum = (of: 'before' | 'after'): number => found.reduce((total, meal) => total + meal[of].districtFen, 0);
    expect(replay.sums?.funders.find(({ funder }) => funder === 'district')).toEqual({
      ...{ funder: 'district', townCode: null, beforeFen: sum('before'), afterFen: sum('after') },
    });
  });
});

it('forecasts by day what it previews in sum, and keeps no meals of it', async () => {
  const jurong = [{ code: 'jurong-2023', version: 1 }];
  const preview = await desk.run({ purpose: 'preview', versions: [...jurong], keepOthers: false });
  const forecast = await desk.run({ purpose: 'forecast', months: 3, versions: [...jurong], keepOthers: false });
  expect(forecast.firstMonth < forecast.lastMonth).toBe(true);
  expect(await desk.allMeals(forecast.id)).toEqual([]);
  expect(forecast.sums?.funders).toEqual(preview.sums?.funders);
  for (const { funder, townCode, beforeFen, afterFen } of preview.sums?.funders ?? []) {
    const days = forecast.sums?.days.filter((day) => day.funder === funder && day.townCode === townCode) ?? [];
    expect(days.reduce((sum, day) => sum + day.beforeFen, 0)).toBe(beforeFen);
    expect(days.reduce((sum, day) => sum + day.afterFen, 0)).toBe(afterFen);
  }
  expect(preview.sums?.days).toEqual([]);
});

describe('corrections of a replay', () => {
  it('are booked once, by two people, to what the replay found, and of activated versions only', async () => {
    const { districtOfficial, home } = books.district;
    const jurong = { versions: [{ code: 'jurong-2023', version: 1 }], keepOthers: false } as const;
    const asked = { clientId: randomUUID(), facilityId: home.facilityId, reason: '标准追溯执行' };
    const preview = await desk.run({ ...jurong, versions: [...jurong.versions], purpose: 'preview' });
    await expect(desk.corrections.propose(districtOfficial, preview.id, asked)).rejects.toMatchObject({
      code: 'REPLAY.NOT_BOOKABLE',
    });

    const replay = await desk.run({ ...jurong, versions: [...jurong.versions] });
    const changed = (await desk.allMeals(replay.id)).filter(
      (meal) => meal.changed && meal.facilityId === home.facilityId,
    );
    const proposed = await desk.corrections.propose(districtOfficial, replay.id, asked);
    expect(proposed).toMatchObject({ meals: changed.length, passedOver: 0 });
    expect(await desk.corrections.propose(districtOfficial, replay.id, asked)).toMatchObject({ meals: changed.length });
    const elsewhere = { ...asked, facilityId: books.district.away.facilityId };
    await expect(desk.corrections.propose(districtOfficial, replay.id, elsewhere)).rejects.toMatchObject({
      code: 'CORRECTION.CLIENT_ID_CLASH',
    });
    const again = { ...asked, clientId: randomUUID() };
    await expect(desk.corrections.propose(districtOfficial, replay.id, again)).rejects.toMatchObject({
      code: 'REPLAY.NOTHING_TO_BOOK',
    });
    const approved = { decision: 'approved', proposals: await waitingOf(replay.id) } as const;
    expect(approved.proposals).toHaveLength(proposed.proposals);
    expect(await desk.corrections.decide(districtOfficial, replay.id, approved)).toMatchObject({
      ...{ decided: 0, left: 0 },
      failed: approved.proposals.map((proposalId) => ({ proposalId, code: 'CORRECTION.SECOND_PERSON_NEEDED' })),
    });

    const second = await secondOfficial();
    expect(await desk.corrections.decide(second, replay.id, approved)).toEqual({
      ...{ decided: proposed.proposals, failed: [], left: 0 },
    });
    const booked = await desk.replays.one(districtOfficial, replay.id);
    expect(booked.corrections).toEqual({ booked: changed.length, waiting: 0 });
    await expect(desk.corrections.propose(second, replay.id, again)).rejects.toMatchObject({
      code: 'REPLAY.NOTHING_TO_BOOK',
    });

    const once = await desk.run({ ...jurong, versions: [...jurong.versions] });
    const place = once.sums?.facilities.find(({ facilityId }) => facilityId === home.facilityId);
    expect(place?.changed).toBe(0);
    expect(once.sums?.left.decided).toBe(0);
    const { rows } = await books.test.owner.query(
      `SELECT sum(v.government_fen)::bigint AS fen FROM canteen.settled_meals v WHERE v.facility_id = $1 AND v.resident_id IS NOT NULL
       AND to_char(v.business_date, 'YYYY-MM') = $2`,
      [home.facilityId, MONTH],
    );
    expect(rows).toEqual([{ fen: place?.governmentAfterFen }]);
  });

  it('are no more than what a replay found: the database refuses any other re-rating', async () => {
    const { rows } = await books.test.owner.query<{ meal_id: string; business_date: BusinessDate }>(
      `SELECT meal_id, business_date FROM canteen.replay_meals WHERE changed LIMIT 1`,
    );
    const [meal] = rows;
    const amounts = { price_fen: 0, elder_due_fen: 100, government_fen: -100, government_district_fen: -100 };
    const item = {
      ...{ mealId: meal?.meal_id, businessDate: meal?.business_date, kind: 're_rate' },
      corrections: 1,
      refund: null,
      amounts,
    };
    const forged = { clientId: randomUUID(), reason: '伪造', items: [item] };
    await expect(
      books.test.database.scoped(books.district.districtOfficial, (tx) =>
        tx.query('SELECT * FROM canteen.book_judged_corrections($1)', [JSON.stringify(forged)]),
      ),
    ).rejects.toThrow();
  });
});

async function waitingOf(replayId: string): Promise<string[]> {
  const { items } = await desk.corrections.waiting(books.district.districtOfficial, replayId, { limit: 10 });
  return items.map(({ id }) => id);
}

let officials = 0;
async function secondOfficial(): Promise<Scope> {
  const { districtOfficial } = books.district;
  officials += 1;
  const { rows } = await books.test.owner.query<{ id: string }>(
    `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
     SELECT 'second-official-' || $2, '第二人', password_hash, role, district_code FROM identity.accounts WHERE id = $1 RETURNING id`,
    [districtOfficial.accountId, officials],
  );
  return { ...districtOfficial, accountId: rows[0]?.id ?? '' };
}

/** Fixed amounts of 句容 at lunch by age and hardship, in the order of service, three a week, nine a month and one a slot; nothing of the product. */
async function byHand(): Promise<Map<string, Record<string, number>>> {
  const { rows } = await books.test.owner.query<{
    id: string;
    resident_id: string;
    business_date: BusinessDate;
    slot: string;
    price_fen: number;
  }>(
    `SELECT m.id, m.resident_id, m.business_date, m.slot, m.price_fen FROM canteen.meals m WHERE to_char(m.business_date, 'YYYY-MM') = $1
     AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id) ORDER BY m.served_at, m.id`,
    [MONTH],
  );
  const uses = new Map<string, number>();
  const due = new Map<string, Record<string, number>>();
  for (const { id, resident_id, business_date, slot, price_fen } of rows) {
    const elder = elders.find((one) => one.id === resident_id);
    if (!elder) throw new Error('nobody of the test');
    const age = ageOn({ birth: elder.birthDate, date: business_date });
    const keys = [`${business_date} ${slot}`, `week ${weekStartOf(business_date)}`, `month`].map(
      (key) => `${resident_id} ${key}`,
    );
    const free = [1, 3, 9].every((most, at) => (uses.get(keys[at] ?? '') ?? 0) < most);
    const benefit = slot === 'lunch' && free ? Math.min(price_fen, jurongFen(age, elder.category)) : 0;
    if (benefit > 0) for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1);
    due.set(id, { elderDueFen: price_fen - benefit, cityFen: 0, districtFen: benefit, townFen: 0 });
  }
  return due;
}

function jurongFen(age: number, category: Category | null): number {
  if (age >= 95 || (age >= 60 && category === 'home_supported')) return 900;
  if (age >= 85 || (age >= 60 && (category === 'minimum_living' || category === 'preferential_care'))) return 800;
  if (age >= 75) return 500;
  return age >= 60 ? 100 : 0;
}

async function makeElder(home: CanteenSite): Promise<Elder> {
  const birthDate = addDays(
    DAYS[0] ?? ('2026-10-01' as BusinessDate),
    -Math.round(365.25 * (55 + draw(45))) - draw(20) + 10,
  );
  const id = await createResident(books.test.owner, home, { birthDate });
  const category =
    ([null, null, 'minimum_living', 'home_supported', 'preferential_care', 'disabled'] as const)[draw(6)] ?? null;
  if (category !== null) await addCategory(id, home, category);
  return { id, home, birthDate, category };
}

async function addCategory(id: string, home: CanteenSite, category: Category, from = '2020-01-01'): Promise<void> {
  await books.test.owner.query(
    `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from) VALUES ($1, '990101', $2, $3, $4)`,
    [id, home.townCode, category, from],
  );
}

/** Meals of three weeks at two canteens, some at once, some late and out of order, some taken back; then the days are closed. */
async function eatThroughTheMonth(home: CanteenSite, away: CanteenSite): Promise<void> {
  const days = DAYS.slice(0, 18);
  const late: (() => Promise<void>)[] = [];
  for (const day of days) {
    for (const elder of elders) {
      if (draw(3) === 0) continue;
      for (const slot of draw(3) === 0 ? (['lunch', 'lunch', 'dinner'] as const) : (['lunch'] as const)) {
        const site = draw(4) === 0 ? (elder.home === home ? away : home) : elder.home;
        const minute = String(draw(60)).padStart(2, '0');
        const priceFen = [900, 1200, 1500][draw(3)] ?? 1200;
        const draft = mealDraft(elder.id, {
          ...{
            businessDate: day,
            slot,
            priceFen,
            elderPaidFen: priceFen,
            servedAt: `${day}T${slot === 'lunch' ? '11' : '17'}:${minute}:00+08:00`,
          },
          items: [{ menuItemId: null, name: 'A 套餐', priceFen, quantity: 1 }],
        });
        const log = async (): Promise<void> => {
          const [logged] = await books.meals.log(site.operator, randomUUID(), [draft]);
          if (logged?.meal === undefined || logged.meal === null) throw new Error(JSON.stringify(logged));
          if (draw(9) > 0) return;
          await takeBack(logged.meal.id);
        };
        if (draw(6) === 0) late.push(log);
        else await log();
      }
    }
  }
  for (const log of late.toReversed()) await log();
  for (const day of days) for (const site of [home, away]) await books.closeDay(site, day);
}

/** As the till's void did within three days: the uses of its limits go back. */
async function takeBack(mealId: string): Promise<void> {
  await books.test.owner.query(
    `WITH voided AS (
       INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, funding_town, reason, voided_at,
         device_id, client_id, account_id)
       SELECT id, business_date, district_code, facility_town, facility_id, funding_town, '输错', now(), device_id, gen_random_uuid(), account_id
       FROM canteen.meals WHERE id = $1 RETURNING *
     ), client AS (
       INSERT INTO canteen.meal_clients (device_id, client_id, kind, body_hash, district_code, facility_town, facility_id, meal_id, business_date)
       SELECT device_id, client_id, 'void', sha256(''), district_code, facility_town, facility_id, meal_id, business_date FROM voided
     )
     UPDATE subsidy.quota_uses u SET used = u.used - 1 FROM canteen.meals m CROSS JOIN LATERAL jsonb_array_elements(m.quotas) q
     WHERE m.id = $1 AND u.resident_id = m.resident_id AND u.limit_key = q ->> 'key' AND u.window_start = (q ->> 'windowStart')::date`,
    [mealId],
  );
}

/** What became known after the month: a category, a wrong birth date, one that ended, somebody who lives alone. */
async function learnLater(): Promise<void> {
  const [first, second, third] = elders.toSorted((a, b) => (a.birthDate < b.birthDate ? -1 : 1));
  if (!first || !second || !third) throw new Error('too few elders');
  await addCategory(third.id, third.home, 'severe_disability', '2021-01-01');
  await books.test.owner.query(
    `UPDATE registry.residents SET birth_date = birth_date + interval '40 years' WHERE id = $1`,
    [first.id],
  );
  await books.test.owner.query(
    `UPDATE registry.resident_categories SET valid_to = '2025-01-01' WHERE resident_id = ANY ($1)`,
    [elders.filter(({ category }) => category !== null).map(({ id }) => id)],
  );
  const { sums } = await desk.run({ knowledge: 'now' });
  expect(sums?.changed).toBeGreaterThan(0);
  // For the recount by hand the register is put right again.
  await books.test.owner.query(`UPDATE registry.residents SET birth_date = $2 WHERE id = $1`, [
    first.id,
    first.birthDate,
  ]);
  await books.test.owner.query(`UPDATE registry.resident_categories SET valid_to = NULL WHERE resident_id = ANY ($1)`, [
    elders.map(({ id }) => id),
  ]);
}

function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
