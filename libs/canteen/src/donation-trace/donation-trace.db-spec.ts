import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DonorPageService } from '../../../donation/src/donor-page/donor-page.service.js';
import type { DonorPageDto, DonorPageGroupDto } from '../../../donation/src/donor-page/donor-page.dto.js';
import { openDesk, type DonationDesk } from '../../../donation/src/testing/open-desk.js';
import { checkInvariants } from '../audit/check-invariants.js';
import type { WeighLotDto } from '../garden/lot.dto.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const FIRST = addDays(businessDateAt(new Date()), -50);
const DAYS = [0, 1, 2, 33];
const FEWEST_PEOPLE = 3;

/** What one meal got of one tranche, and gave back: read row by row, added up here and nowhere in SQL. */
interface GivenRow {
  readonly meal: string;
  readonly facility: string;
  readonly day: string;
  readonly donation: string;
  readonly donor: string;
  readonly fen: number;
}

describe('what a donation became', () => {
  let books: OpenBooks;
  let desk: DonationDesk;
  let pages: DonorPageService;
  const meals: MealDto[] = [];
  const everyMeal: MealDto[] = [];
  const donors: string[] = [];

  beforeAll(async () => {
    books = await openBooks();
    desk = openDesk(books.test.database);
    pages = new DonorPageService(books.test.database);
    const { home, away } = books.district;
    for (const amounts of [[350, 250], [777], [1_000, 63, 401], [5_000]]) donors.push(await give(amounts));
    donors.push(await give([600], donors[0]));
    const elders = [await books.elders(home, 7), await books.elders(away, 2)];
    for (const at of DAYS) {
      await eat(home, elders[0] ?? [], at);
      await eat(away, (elders[1] ?? []).slice(0, at % 2 === 0 ? 2 : 1), at);
    }
    // A slot's subsidy that was used at home first: the meal elsewhere is paid in full, then gets it by a swap.
    const [elder = ''] = await books.elders(home, 1);
    const day = addDays(FIRST, 5);
    const at = { businessDate: day, servedAt: `${day}T11:00:00+08:00` };
    const [first, other] = [
      await log(home, mealDraft(elder, at)),
      await log(away, mealDraft(elder, { ...at, elderPaidFen: 1200, paymentMethod: 'cash' })),
    ];
    for (const site of [home, away]) await books.closeDay(site, day);
    await books.corrections.swap(books.district.districtOfficial, {
      ...{ clientId: newClientId(), reason: '应归另一餐' },
      subsidised: { mealId: first.id, businessDate: day },
      other: { mealId: other.id, businessDate: day },
    });
    for (const meal of [...meals.filter((_, place) => place % 6 === 1), first]) {
      const site = meal.facilityId === home.facilityId ? home : away;
      await books.corrections.correct(site.operator, {
        ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
        meals: [{ mealId: meal.id, businessDate: meal.businessDate }],
      });
    }
    // What came back is spent again.
    await eat(home, elders[0] ?? [], 34);
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  /** Each amount a tranche of one donation. @returns the donor */
  async function give(amounts: readonly number[], donorId?: string): Promise<string> {
    const { organisationId, districtOfficial } = books.district;
    const pledgedFen = amounts.reduce((sum, fen) => sum + fen, 0);
    const given = await desk.donations.enter(districtOfficial, {
      ...{ clientId: randomUUID(), organisationId, kind: 'money', pledgedOn: FIRST, pledgedFen },
      ...(donorId === undefined ? { donor: { kind: 'anonymous' as const } } : { donorId }),
      received: { receivedOn: FIRST, amountFen: pledgedFen },
      tranches: amounts.map((amountFen) => ({ amountFen, earmark: 'anyone' as const })),
    });
    return given.donorId;
  }

  async function log(site: CanteenSite, draft: ReturnType<typeof mealDraft>): Promise<MealDto> {
    const [answer] = await books.meals.log(site.operator, randomUUID(), [draft]);
    if (!answer?.meal) throw new Error('a meal was not recorded');
    everyMeal.push(answer.meal);
    return answer.meal;
  }

  async function eat(site: CanteenSite, elders: readonly string[], at: number): Promise<void> {
    const businessDate = addDays(parseBusinessDate(FIRST), at);
    for (const [place, elder] of elders.entries()) {
      const servedAt = `${businessDate}T11:0${place}:00+08:00`;
      meals.push(await log(site, mealDraft(elder, { businessDate, servedAt, paymentMethod: 'wechat' })));
    }
    await books.garden(site, businessDate, 100 * elders.length + at);
    // Nothing lies in the drawer that is counted: the last of these days comes after refunds out of it.
    await books.days.close(site.operator, { businessDate, cashCount: {} });
  }

  async function givenRows(): Promise<GivenRow[]> {
    const { rows } = await books.test.owner.query<GivenRow>(
      `SELECT m.meal_id AS meal, m.facility_id AS facility, m.business_date AS day, t.donation_id AS donation, d.donor_id AS donor, m.amount_fen AS fen
       FROM (SELECT meal_id, facility_id, business_date, tranche_id, amount_fen FROM canteen.meal_donations
         UNION ALL SELECT k.meal_id, k.facility_id, k.business_date, c.tranche_id, c.amount_fen FROM canteen.correction_donations c
           JOIN canteen.meal_corrections k ON k.id = c.correction_id) m
       JOIN donation.tranches t ON t.id = m.tranche_id JOIN donation.donations d ON d.id = t.donation_id`,
    );
    return rows;
  }

  /** Meals that still carry something, with it, by the key. */
  function addUp(rows: readonly GivenRow[], key: (row: GivenRow) => string): Map<string, Map<string, number>> {
    const sums = new Map<string, Map<string, number>>();
    for (const row of rows) {
      const ofKey = sums.get(key(row)) ?? new Map<string, number>();
      ofKey.set(row.meal, (ofKey.get(row.meal) ?? 0) + row.fen);
      if (ofKey.get(row.meal) === 0) ofKey.delete(row.meal);
      sums.set(key(row), ofKey);
    }
    return sums;
  }
  const fenOf = (ofKey: ReadonlyMap<string, number> = new Map()): number =>
    [...ofKey.values()].reduce((sum, fen) => sum + fen, 0);

  const peopleOf = (some: readonly MealDto[]): number => new Set(some.map(({ residentId }) => residentId)).size;

  async function pageOf(donorId: string): Promise<DonorPageDto> {
    const { token } = await desk.donors.openLink(books.district.districtOfficial, donorId);
    return pages.open(token, '127.0.0.1');
  }

  it('adds up to the fen and the meal, with corrections and swaps', async () => {
    const rows = await givenRows();
    expect(rows.some(({ fen }) => fen < 0)).toBe(true);
    const byDonation = addUp(rows, ({ donation }) => donation);
    // A meal that two tranches of one donation paid is one meal.
    expect(rows.length).toBeGreaterThan(
      new Set(rows.map(({ meal, donation, fen }) => `${meal} ${donation} ${fen < 0}`)).size,
    );
    const traces = await desk.donations.traces(books.district.districtOfficial);
    for (const trace of traces) {
      const again = byDonation.get(trace.id);
      expect({ id: trace.id, fen: trace.spentFen, meals: trace.meals }).toEqual({
        id: trace.id,
        fen: fenOf(again),
        meals: again?.size ?? 0,
      });
      const places = new Set(
        rows.filter(({ donation, meal }) => donation === trace.id && again?.has(meal)).map(({ facility }) => facility),
      );
      expect(trace.facilities).toBe(places.size);
    }
    const { rows: settled } = await books.test.owner.query<{ fen: number }>(
      'SELECT sum(donation_fen)::bigint AS fen FROM canteen.settled_meals',
    );
    expect(traces.reduce((sum, { spentFen }) => sum + spentFen, 0)).toBe(settled[0]?.fen);
  });

  it('tells each donor the sum, no small group, and nobody who ate', async () => {
    const rows = await givenRows();
    const byDonor = addUp(rows, ({ donor }) => donor);
    const { rows: named } = await books.test.owner.query<{ id: string; name: string }>(
      'SELECT id, name FROM meal_point.facilities',
    );
    const names = new Map(named.map(({ id, name }) => [id, name]));
    for (const donor of new Set(donors)) {
      const page = await pageOf(donor);
      expect(page).toMatchObject({ spentFen: fenOf(byDonor.get(donor)), meals: byDonor.get(donor)?.size ?? 0 });
      const sum = (of: 'meals' | 'amountFen'): number => page.groups.reduce((total, group) => total + group[of], 0);
      expect([sum('meals'), sum('amountFen')]).toEqual([page.meals, page.spentFen]);
      let left = everyMeal.filter(({ id }) => byDonor.get(donor)?.has(id));
      // Named places first, then several places of a month, then several months: each has what those before it left.
      const vague = ({ facilityName, month }: DonorPageGroupDto): number =>
        (facilityName === null ? 1 : 0) + (month === null ? 1 : 0);
      for (const group of page.groups.toSorted((one, other) => vague(one) - vague(other))) {
        const isOf = ({ facilityId, businessDate }: MealDto): boolean =>
          (group.facilityName === null || names.get(facilityId) === group.facilityName) &&
          (group.month === null || businessDate.startsWith(group.month));
        const there = left.filter(isOf);
        left = left.filter((meal) => !isOf(meal));
        expect([group.meals, peopleOf(there) >= FEWEST_PEOPLE]).toEqual([there.length, true]);
        const of = (date: string): MealDto[] => there.filter(({ businessDate }) => businessDate === date);
        expect(group.days.every(({ date }) => peopleOf(of(date)) >= FEWEST_PEOPLE)).toBe(true);
        const rest = there.filter(({ businessDate }) => group.days.every(({ date }) => date !== businessDate));
        expect(group.days.length === 0 || rest.length === 0 || peopleOf(rest) >= FEWEST_PEOPLE).toBe(true);
      }
      expect(left).toEqual([]);
    }
    const days = await Promise.all([...new Set(donors)].map(pageOf));
    expect(days.some((page) => page.groups.some((group) => group.facilityName === null))).toBe(true);
    const text = JSON.stringify(days);
    for (const { id, residentId } of meals)
      expect([text.includes(id), text.includes(residentId ?? '')]).toEqual([false, false]);
    expect(text).not.toContain('王桂香');
  });

  it('opens by its token alone, until that is revoked, and not too often', async () => {
    const official = books.district.districtOfficial;
    const [donorId = ''] = donors;
    const { id, token } = await desk.donors.openLink(official, donorId);
    expect((await pages.open(token, '10.0.0.1')).donations).toHaveLength(2);
    const stored = await books.test.owner.query(
      `SELECT FROM donation.donor_links l WHERE to_jsonb(l)::text LIKE '%' || $1 || '%'`,
      [token],
    );
    expect(stored.rowCount).toBe(0);
    const wrong = pages.open(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, '10.0.0.1');
    await expect(wrong).rejects.toMatchObject({ code: 'DONATION.LINK_NOT_FOUND' });
    await desk.donors.revokeLink(official, id);
    await expect(pages.open(token, '10.0.0.1')).rejects.toMatchObject({ code: 'DONATION.LINK_NOT_FOUND' });
    await expect(desk.donors.revokeLink(official, id)).rejects.toMatchObject({ code: 'DONATION.LINK_NOT_FOUND' });
    const codes = await Promise.all(
      Array.from({ length: 31 }, () => pages.open(token, '10.0.0.2').catch((error: { code: string }) => error.code)),
    );
    expect(codes.at(-1)).toBe('DONATION.TOO_MANY_REQUESTS');
  });

  it('takes donated goods into stock once, as a lot of the facility they were given to', async () => {
    const { home, away, organisationId, districtOfficial } = books.district;
    const given = await desk.donations.enter(districtOfficial, {
      ...{ clientId: randomUUID(), organisationId, kind: 'goods', pledgedOn: FIRST, donor: { kind: 'anonymous' } },
      goods: [{ facilityId: home.facilityId, description: '大米', quantityG: 50_000, unitFen: 600 }],
    });
    const goodsId = given.goods[0]?.id ?? '';
    const lots = books.lots;
    const draft = { kind: 'goods' as const, crop: '大米', grams: 49_800, harvestedOn: FIRST, donationId: goodsId };
    const shortReason = '一袋破了，漏在车上';
    const weigh = (site: CanteenSite, changes: Partial<WeighLotDto> = {}): Promise<unknown> =>
      lots.weigh(site.operator, { ...draft, shortReason, clientId: newClientId(), ...changes });
    const wrong: [Partial<WeighLotDto>, string][] = [
      [{ grams: 50_001, shortReason: undefined }, 'MORE_THAN_GIVEN'],
      [{ crop: '鸡蛋' }, 'OTHER_GOODS'],
      [{ shortReason: undefined }, 'SHORT_REASON'],
      [{ grams: 50_000 }, 'SHORT_REASON'],
    ];
    for (const [changes, code] of wrong) {
      await expect(weigh(home, changes)).rejects.toMatchObject({ code: `GARDEN.${code}` });
    }
    await expect(weigh(away)).rejects.toMatchObject({ code: 'GARDEN.GOODS_NOT_FOUND' });
    await weigh(home);
    await expect(weigh(home)).rejects.toMatchObject({ code: 'GARDEN.GOODS_TAKEN_IN' });
    const came = { inStock: true, takenG: 49_800, shortReason };
    expect((await desk.donations.find(districtOfficial, given.id)).goods).toMatchObject([came]);
    expect((await pageOf(given.donorId)).donations).toMatchObject([{ goods: [came] }]);
    expect((await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0)).toEqual([]);
  });
});
