import { randomUUID } from 'node:crypto';
import type { BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';

/** Case g of five-ones.md, the other way round: the meal that had no subsidy was paid in full. */
describe('a subsidy that goes to a meal paid in full', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let away: CanteenSite;
  let days = 0;

  beforeAll(async () => {
    books = await openBooks();
    ({ home, away } = books.district);
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  async function eat(site: CanteenSite, draft: MealDraftDto): Promise<MealDto> {
    const [answer] = await books.meals.log(site.operator, randomUUID(), [draft]);
    if (!answer?.meal) throw new Error('a meal was not recorded');
    return answer.meal;
  }

  /** First at home for 3 yuan; then elsewhere, where nothing is left of the slot's subsidy: the elder pays all 12. */
  async function eatTwice(paymentMethod: MealDraftDto['paymentMethod']) {
    days += 1;
    const businessDate: BusinessDate = dayAfter('2026-07-01', days);
    const [elder = ''] = await books.elders(home, 1);
    if (paymentMethod === 'wallet') await books.topUp(away, elder, 2_000);
    const at = { businessDate, servedAt: `${businessDate}T11:00:00+08:00` };
    const first = await eat(home, mealDraft(elder, at));
    const other = await eat(away, mealDraft(elder, { ...at, elderPaidFen: 1200, paymentMethod }));
    expect([first.governmentFen, other.governmentFen, other.elderPaidFen]).toEqual([900, 0, 1200]);
    await books.closeDay(home, businessDate);
    await books.closeDay(away, businessDate);
    return { elder, businessDate, first, other };
  }

  const swap = (from: MealDto, to: MealDto) =>
    books.corrections.swap(books.district.districtOfficial, {
      clientId: newClientId(),
      subsidised: { mealId: from.id, businessDate: from.businessDate },
      other: { mealId: to.id, businessDate: to.businessDate },
      reason: '应归另一餐',
    });
  const walletOf = async (elder: string): Promise<number> =>
    (
      await books.test.owner.query('SELECT sum(balance_fen)::int AS fen FROM canteen.wallets WHERE resident_id = $1', [
        elder,
      ])
    ).rows[0].fen;

  it('gives back what the elder paid beyond what is due then, into the wallet it came from', async () => {
    const { elder, first, other } = await eatTwice('wallet');
    expect(await walletOf(elder)).toBe(800);
    const { meals } = await swap(first, other);
    const stands = new Map(meals.map((meal) => [meal.mealId, meal]));
    // Elsewhere the town's 3 yuan do not travel: 6 are due.
    expect(stands.get(other.id)).toMatchObject({
      governmentFen: 600,
      elderDueFen: 600,
      elderPaidFen: 600,
      surplusFen: 0,
    });
    expect(stands.get(first.id)).toMatchObject({ governmentFen: 0, elderDueFen: 1200, elderPaidFen: 300 });
    expect(await walletOf(elder)).toBe(1_400);
    // What is left of the payment, and no more, comes back when the meal is taken back.
    await books.corrections.correct(away.operator, {
      ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
      meals: [{ mealId: other.id, businessDate: other.businessDate }],
    });
    expect(await walletOf(elder)).toBe(2_000);
  });

  it('gives it back out of the drawer when it was paid there', async () => {
    const { other, first } = await eatTwice('cash');
    const drawer = `a.kind = 'cash_drawer' AND a.facility_id = '${away.facilityId}'`;
    const before = await books.balance(drawer);
    await swap(first, other);
    expect((await books.balance(drawer)) - before).toBe(-600);
  });

  it('takes the limit along, so that it can come back and no third meal gets one', async () => {
    const { elder, businessDate, first, other } = await eatTwice('cash');
    // The slot's own limit and the policy's.
    const used = async (): Promise<number[]> => {
      const { rows } = await books.test.owner.query<{ used: number }>(
        'SELECT used FROM subsidy.quota_uses WHERE resident_id = $1 AND window_start = $2',
        [elder, businessDate],
      );
      return rows.map((row) => row.used);
    };
    await swap(first, other);
    expect(await used()).toEqual([1, 1]);
    const third = await eat(home, mealDraft(elder, { businessDate, servedAt: `${businessDate}T12:00:00+08:00` }));
    expect(third.governmentFen).toBe(0);
    await books.settleLate(home, businessDate);
    await expect(swap(first, other)).rejects.toMatchObject({ code: 'CORRECTION.NOTHING_LEFT' });
    const { meals } = await swap(other, first);
    const stands = new Map(meals.map((meal) => [meal.mealId, meal]));
    expect(stands.get(first.id)).toMatchObject({ governmentFen: 900, elderDueFen: 300, elderPaidFen: 300 });
    expect(stands.get(other.id)).toMatchObject({ governmentFen: 0, elderDueFen: 1200, elderPaidFen: 600 });
    expect(await used()).toEqual([1, 1]);
    const again = await swap(first, other);
    expect(again.meals.map(({ governmentFen }) => governmentFen).sort()).toEqual([0, 600]);
  });

  it('counts two entries of one person as one', async () => {
    const { elder, first, businessDate } = await eatTwice('cash');
    const [duplicate = ''] = await books.elders(home, 1);
    await books.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, elder]);
    const late = await eat(home, mealDraft(duplicate, { businessDate, servedAt: `${businessDate}T12:30:00+08:00` }));
    expect(late.governmentFen).toBe(0);
    await books.settleLate(home, businessDate);
    const { meals } = await swap(first, late);
    expect(meals.map(({ governmentFen }) => governmentFen).sort()).toEqual([0, 900]);
    const { rows } = await books.test.owner.query(
      'SELECT DISTINCT resident_id AS id, used FROM subsidy.quota_uses WHERE resident_id = ANY ($1) AND used > 0',
      [[elder, duplicate]],
    );
    expect(rows).toEqual([{ id: duplicate, used: 1 }]);
  });
});
