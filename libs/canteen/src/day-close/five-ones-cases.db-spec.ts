import { randomUUID } from 'node:crypto';
import type { BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';

/** Fifty meals, as five-ones.md has them: cost 14.00, price 12, government 9 (3/3/3), the elder 3. */
const MEALS = 50;
const EATEN = 'T11:00:00+08:00';

describe.each([
  { way: 'online', offline: false, first: '2026-07-01' },
  { way: 'offline', offline: true, first: '2026-08-01' },
])('the cases of five-ones.md, $way', ({ offline, first }) => {
  let books: OpenBooks;
  let home: CanteenSite;
  let elders: string[];
  let nextDay = 0;

  beforeAll(async () => {
    books = await openBooks();
    home = books.district.home;
    elders = await books.elders(home, MEALS);
    for (const elder of elders) await books.topUp(home, elder, 5000);
  });
  afterAll(() => books?.close());

  function freshDay(): BusinessDate {
    nextDay += 1;
    return dayAfter(first, nextDay);
  }

  async function eat(site: CanteenSite, drafts: readonly MealDraftDto[]): Promise<MealDto[]> {
    const answers = await books.meals.log(site.operator, randomUUID(), [...drafts]);
    return answers.map(({ meal }) => {
      if (!meal) throw new Error('a meal was not recorded');
      return meal;
    });
  }

  const draft = (residentId: string, businessDate: BusinessDate, changes: Partial<MealDraftDto> = {}): MealDraftDto =>
    mealDraft(residentId, {
      businessDate,
      servedAt: `${businessDate}${EATEN}`,
      offline,
      paymentMethod: 'cash',
      ...changes,
    });

  /** In the order of serving: everybody a second later than the one before. */
  async function eatAll(businessDate: BusinessDate): Promise<MealDto[]> {
    const drafts = elders.map((elder, at) =>
      draft(elder, businessDate, {
        servedAt: `${businessDate}T11:00:${String(at).padStart(2, '0')}+08:00`,
        paymentMethod: 'wallet',
      }),
    );
    return eat(home, drafts);
  }

  /** In books of their own: nobody counted that drawer before these meals, nor put anything else into it. */
  async function apart(work: () => Promise<void>): Promise<void> {
    const kept = { books, home };
    books = await openBooks();
    home = books.district.home;
    try {
      await work();
    } finally {
      await books.close();
      ({ books, home } = kept);
    }
  }

  async function walletOf(elder: string): Promise<number> {
    const { rows } = await books.test.owner.query<{ fen: number }>(
      'SELECT balance_fen AS fen FROM canteen.wallets WHERE resident_id = $1',
      [elder],
    );
    return rows[0]?.fen ?? 0;
  }

  async function balances(accounts: readonly string[]): Promise<number[]> {
    const sums: number[] = [];
    for (const where of accounts) sums.push(await books.balance(where));
    return sums;
  }

  async function settled(
    businessDate: BusinessDate,
  ): Promise<{ garden: number; donation: number; unfunded: number }[]> {
    const { rows } = await books.test.owner.query(
      `SELECT v.garden_fen AS garden, v.donation_fen AS donation, v.unfunded_fen AS unfunded
       FROM canteen.settled_meals v JOIN canteen.meals m ON m.id = v.meal_id AND m.business_date = v.business_date
       WHERE v.business_date = $1 AND v.facility_id = $2 ORDER BY m.served_at, m.id`,
      [businessDate, home.facilityId],
    );
    return rows as { garden: number; donation: number; unfunded: number }[];
  }

  it('a: garden worth 120 carries 2.00 of each meal, 20 stay unallocated', async () => {
    const day = freshDay();
    await eatAll(day);
    await books.garden(home, day, 12_000);
    await books.closeDay(home, day);
    expect(await settled(day)).toEqual(elders.map(() => ({ garden: 200, donation: 0, unfunded: 0 })));
    // Fifty top-ups of 50, less fifty threes: what the organisation owes the elders.
    expect(await books.balance(`a.kind = 'wallet'`)).toBe(-(250_000 - 15_000));
    const { closes, settled: ones } = await books.days.state(home.operator, { businessDate: day });
    expect(closes[0]).toMatchObject({ gardenUnallocatedFen: 2000, meals: MEALS });
    expect(ones).toMatchObject({ gardenFen: 10_000, governmentFen: 45_000, elderPaidFen: 15_000, unfundedFen: 0 });
  });

  it('b: garden 40 and a tranche of 44 fill in the order of serving', async () => {
    const day = freshDay();
    await eatAll(day);
    await books.garden(home, day, 4000);
    const tranche = await books.tranche(4400, day);
    await books.closeDay(home, day);
    const expected = elders.map((_elder, at) => {
      if (at < 36) return { garden: 80, donation: 120, unfunded: 0 };
      return at === 36 ? { garden: 80, donation: 80, unfunded: 40 } : { garden: 80, donation: 0, unfunded: 120 };
    });
    expect(await settled(day)).toEqual(expected);
    expect(expected.reduce((sum, { unfunded }) => sum + unfunded, 0)).toBe(1600);
    expect(await books.balance(`a.kind = 'donation_fund' AND a.fund_id = '${tranche}'`)).toBe(0);
  });

  it('c: subsidy refused after 3 were collected: the shortfall of 9 is unfunded, the drawer balances', () =>
    apart(async () => {
      const day = freshDay();
      const [elder = ''] = await books.elders(home, 1);
      // The subsidy of the slot is taken by a meal that another canteen synced first.
      await eat(books.district.away, [draft(elder, day)]);
      const [meal] = await eat(home, [draft(elder, day, { offline: true })]);
      expect(meal).toMatchObject({ elderPaidFen: 300, elderDueFen: 1200, governmentFen: 0, elderShortFen: 900 });
      await books.garden(home, day, 200);
      await books.closeDay(home, day);
      expect(await settled(day)).toEqual([{ garden: 200, donation: 0, unfunded: 900 }]);
      const { cashExpectedFen, closes } = await books.days.state(home.operator, { businessDate: day });
      expect([cashExpectedFen, closes[0]?.cashCountedFen]).toEqual([300, 300]);
      expect(await books.balance(`a.kind = 'cash_drawer' AND a.facility_id = '${home.facilityId}'`)).toBe(300);
    }));

  it('d: a meal of (a) voided after the close is taken back on the open day, its quota is not', async () => {
    const day = freshDay();
    const meals = await eatAll(day);
    await books.garden(home, day, 12_000);
    await books.closeDay(home, day);
    const [meal] = meals;
    if (!meal) throw new Error('no meal');
    const moved = ['income_elder', 'income_government', 'in_kind_unallocated'].map((kind) => `a.kind = '${kind}'`);
    const before = await balances(moved);
    const voided = books.voids.void(home.operator, {
      ...{ deviceId: randomUUID(), clientId: newClientId(), mealClientId: meal.clientId },
      ...{ voidedAt: new Date().toISOString(), reason: '没有来吃' },
    });
    await expect(voided).rejects.toMatchObject({ code: 'MEAL.DAY_CLOSED' });
    const walletBefore = await walletOf(elders[0] ?? '');
    const corrected = await books.corrections.correct(home.operator, {
      clientId: newClientId(),
      kind: 'reverse',
      meals: [{ mealId: meal.id, businessDate: day }],
      reason: '没有来吃',
    });
    expect(corrected.meals).toMatchObject([
      { costFen: 0, elderPaidFen: 0, governmentFen: 0, gardenFen: 0, unfundedFen: 0 },
    ]);
    const { rows } = await books.test.owner.query(
      `SELECT cost_fen, elder_paid_fen, government_city_fen, government_district_fen, government_town_fen, garden_fen, unfunded_fen
       FROM canteen.meal_corrections WHERE meal_id = $1`,
      [meal.id],
    );
    expect(rows).toEqual([
      {
        ...{ cost_fen: -1400, elder_paid_fen: -300, garden_fen: -200, unfunded_fen: 0 },
        ...{ government_city_fen: -300, government_district_fen: -300, government_town_fen: -300 },
      },
    ]);
    const after = await balances(moved);
    expect(after.map((balance, at) => balance - (before[at] ?? 0))).toEqual([300, 900, 200]);
    const { settled: ones } = await books.days.state(home.operator, { businessDate: day });
    expect(ones).toMatchObject({ costFen: 68_600, gardenFen: 9800, governmentFen: 44_100, elderPaidFen: 14_700 });
    expect(await walletOf(elders[0] ?? '')).toBe(walletBefore + 300);
    const [again] = await eat(home, [draft(elders[0] ?? '', day)]);
    expect(again?.governmentFen).toBe(0);
  });

  it('e: refused at the door is no meal: its portion goes to wastage', async () => {
    const day = freshDay();
    const portion = { kind: 'wastage' as const, quantity: 1, unitFen: 1400, description: '送餐被拒收，退回' };
    await books.sources.enter(home.operator, { clientId: newClientId(), businessDate: day, ...portion });
    await books.closeDay(home, day);
    const state = await books.days.state(home.operator, { businessDate: day });
    expect(state.settled).toMatchObject({ meals: 0, elderPaidFen: 0, governmentFen: 0, costFen: 0 });
    expect(state.sources).toMatchObject([{ kind: 'wastage', valueFen: 1400 }]);
  });

  it('f: fourteen meals after a death entered late lose 126 of subsidy, 42 of each funder', async () => {
    const [elder] = await books.elders(home, 1);
    const later = [];
    for (let at = 0; at < 14; at += 1) {
      const day = freshDay();
      const [meal] = await eat(home, [draft(elder ?? '', day)]);
      await books.closeDay(home, day);
      later.push({ mealId: meal?.id ?? '', businessDate: day });
    }
    const receivables = ['city', 'district', 'town'].map(
      (funder) => `a.kind = 'subsidy_receivable' AND a.funder = '${funder}'`,
    );
    const before = await balances(receivables);
    const asked = { clientId: newClientId(), kind: 'refuse_subsidy' as const, meals: later, reason: '逾期上报死亡' };
    await expect(books.corrections.correct(home.operator, asked)).rejects.toMatchObject({
      code: 'CORRECTION.OFFICIAL_NEEDED',
    });
    const corrected = await books.corrections.correct(home.townOfficial, asked);
    expect(corrected.meals).toHaveLength(14);
    for (const meal of corrected.meals)
      expect(meal).toMatchObject({ governmentFen: 0, elderPaidFen: 300, unfundedFen: 1100 });
    const after = await balances(receivables);
    expect(after.map((balance, at) => balance - (before[at] ?? 0))).toEqual([-4200, -4200, -4200]);
    expect(await books.corrections.correct(home.townOfficial, asked)).toEqual(corrected);
  });

  it('g: the first synced keeps the subsidy of a slot, an official may swap it', async () => {
    const day = freshDay();
    const [elder] = await books.elders(home, 1);
    const { away } = books.district;
    const [elsewhere] = await eat(away, [
      draft(elder ?? '', day, { servedAt: `${day}T11:50:00+08:00`, offline: false, elderPaidFen: 600 }),
    ]);
    const [athome] = await eat(home, [draft(elder ?? '', day, { servedAt: `${day}T11:10:00+08:00`, offline: true })]);
    expect(elsewhere).toMatchObject({ governmentFen: 600, elderDueFen: 600 });
    expect(athome).toMatchObject({ governmentFen: 0, elderDueFen: 1200, elderShortFen: 900 });
    expect(athome?.flags).toContain('second_in_slot');
    await books.closeDay(home, day);
    await books.closeDay(away, day);
    const swapped = await books.corrections.swap(books.district.districtOfficial, {
      clientId: newClientId(),
      subsidised: { mealId: elsewhere?.id ?? '', businessDate: day },
      other: { mealId: athome?.id ?? '', businessDate: day },
      reason: '先在本镇用餐',
    });
    const byId = new Map(swapped.meals.map((meal) => [meal.mealId, meal]));
    expect(byId.get(athome?.id ?? '')).toMatchObject({
      governmentFen: 900,
      elderDueFen: 300,
      townFen: 300,
      unfundedFen: 200,
    });
    expect(byId.get(elsewhere?.id ?? '')).toMatchObject({ governmentFen: 0, elderDueFen: 1200, elderPaidFen: 600 });
  });

  it('h: a policy that changed at midnight: 80 meals offline at the old price are 80 short, the drawer balances', () =>
    apart(async () => {
      const day = freshDay();
      await books.test.owner.query(
        `INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
       SELECT policy_id, district_code, 2, jsonb_set(document, '{tiers,1,benefit,amountFen}', '600')
         || jsonb_build_object('version', 2, 'effectiveFrom', $1::text), $1::date, now()
       FROM subsidy.policy_versions WHERE version = 1`,
        [day],
      );
      const younger: string[] = [];
      for (let at = 0; at < 80; at += 1) younger.push(...(await books.elders(home, 1)));
      await books.test.owner.query(`UPDATE registry.residents SET birth_date = '1955-01-01' WHERE id = ANY ($1)`, [
        younger,
      ]);
      const drafts = younger.map((elder) => draft(elder, day, { elderPaidFen: 500, offline: true }));
      const meals = await eatFresh(drafts);
      for (const meal of meals) {
        expect(meal).toMatchObject({
          elderPaidFen: 500,
          governmentFen: 600,
          elderDueFen: 600,
          elderShortFen: 100,
        });
        expect(meal.flags).toContain('elder_short');
      }
      await books.closeDay(home, day);
      const { settled: ones } = await books.days.state(home.operator, { businessDate: day });
      expect([ones?.elderPaidFen, ones?.governmentFen]).toEqual([40_000, 48_000]);
      const { cashExpectedFen } = await books.days.state(home.operator, { businessDate: day });
      const inDrawerFen = await books.balance(`a.kind = 'cash_drawer' AND a.facility_id = '${home.facilityId}'`);
      expect([cashExpectedFen, inDrawerFen]).toEqual([40_000, 40_000]);
    }));

  /** In batches as a till sends them. */
  async function eatFresh(drafts: readonly MealDraftDto[]): Promise<MealDto[]> {
    const meals: MealDto[] = [];
    for (let at = 0; at < drafts.length; at += 50) meals.push(...(await eat(home, drafts.slice(at, at + 50))));
    return meals;
  }
});
