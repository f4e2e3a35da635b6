import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CostCardService } from '../cost-card/cost-card.service.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import type { LoggedItemDto } from '../meal/meal.dto.js';
import { MealService } from '../meal/meal.service.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { MenuService } from './menu.service.js';

const TODAY = businessDateAt(new Date());
const DEVICE = randomUUID();
const CARD = { ingredientsFen: 600, labourFen: 500, energyFen: 200, packagingFen: 100, deliveryFen: 150 };
const SET = { slot: 'lunch' as const, kind: 'set' as const, name: 'A 套餐' };

let test: TestDatabase;
let district: CanteenDistrict;
let menu: MenuService;
let cards: CostCardService;
let meals: MealService;

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  menu = new MenuService(test.database);
  cards = new CostCardService(test.database);
  meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
});
afterAll(() => test?.close());

async function logOne(at = district.home): Promise<LoggedItemDto> {
  const [answer] = await meals.log(at.operator, DEVICE, [mealDraft(await createResident(test.owner, at))]);
  if (!answer) throw new Error('no answer');
  return answer;
}

async function costOf(mealId: string): Promise<number> {
  const { rows } = await test.owner.query<{ cost_fen: number }>('SELECT cost_fen FROM canteen.meals WHERE id = $1', [
    mealId,
  ]);
  return Number(rows[0]?.cost_fen);
}

describe('a price set today', () => {
  it('is corrected the same day as often as needed; each slip stays on record', async () => {
    const { operator } = district.home;
    for (const priceFen of [12_000, 120, 1200]) await menu.set(operator, { ...SET, priceFen, validFrom: TODAY });
    const now = (await menu.on(operator, undefined, TODAY)).filter(({ name }) => name === SET.name);
    expect(now).toMatchObject([{ priceFen: 1200, validFrom: TODAY, validTo: null }]);
    const { items } = await menu.history(operator, undefined);
    expect(items.map(({ priceFen, supersededAt }) => [priceFen, supersededAt === null])).toEqual([
      [1200, true],
      [120, false],
      [12_000, false],
      [1200, true],
    ]);
  });

  it('holds until one that was planned before, which stays', async () => {
    const { operator } = district.home;
    const week = addDays(TODAY, 7);
    await menu.set(operator, { ...SET, name: 'B 套餐', priceFen: 1500, validFrom: week });
    const corrected = await menu.set(operator, { ...SET, name: 'B 套餐', priceFen: 1400, validFrom: TODAY });
    expect(corrected).toMatchObject({ validTo: addDays(week, -1) });
    const then = (await menu.on(operator, undefined, week)).filter(({ name }) => name === 'B 套餐');
    expect(then).toMatchObject([{ priceFen: 1500 }]);
  });

  it('ends with a last day, which never lies in the past', async () => {
    const { operator } = district.home;
    const line = await menu.set(operator, {
      ...SET,
      name: '例汤',
      kind: 'a_la_carte',
      priceFen: 200,
      validFrom: TODAY,
    });
    await expect(menu.end(district.away.operator, line.id, TODAY)).rejects.toThrow('MENU.LINE_NOT_FOUND');
    await expect(menu.end(operator, line.id, addDays(TODAY, -2))).rejects.toThrow('MENU.PAST_DAY');
    await expect(menu.end(operator, line.id, addDays(TODAY, -1))).rejects.toThrow('MENU.DATES_REVERSED');
    expect(await menu.end(operator, line.id, TODAY)).toMatchObject({ validTo: TODAY });
    const tomorrow = await menu.on(operator, undefined, addDays(TODAY, 1));
    expect(tomorrow.map(({ name }) => name)).not.toContain('例汤');
  });
});

describe('a cost card set today', () => {
  it('is corrected after meals used it: they keep its figures, both cards stay, the next meal has the new one', async () => {
    const { operator } = district.home;
    await cards.setCard(operator, { ...CARD, ingredientsFen: 6000, validFrom: TODAY });
    const first = await logOne();
    expect(first.meal?.costFen).toBe(6800);
    await cards.setCard(operator, { ...CARD, ingredientsFen: 620, validFrom: TODAY });
    const second = await logOne();
    expect([await costOf(first.meal?.id ?? ''), second.meal?.costFen]).toEqual([6800, 1420]);
    const { items } = await cards.history(operator, {});
    expect(
      items.map(({ ingredientsFen, validFrom, supersededAt }) => [ingredientsFen, validFrom, supersededAt === null]),
    ).toEqual([
      [620, TODAY, true],
      [6000, TODAY, false],
      [600, '2020-01-01', true],
    ]);
  });

  it('is never deleted, rewritten or brought back, and no past one is superseded', async () => {
    const asOperator = (sql: string) => test.database.scoped(district.home.operator, (tx) => tx.query(sql));
    await expect(asOperator('DELETE FROM canteen.cost_cards')).rejects.toMatchObject({
      driverError: { code: '42501' },
    });
    const rewrite = 'UPDATE canteen.cost_cards SET labour_fen = 1';
    await expect(asOperator(rewrite)).rejects.toMatchObject({ driverError: { code: '42501' } });
    const back = 'UPDATE canteen.cost_cards SET superseded_at = NULL WHERE superseded_at IS NOT NULL';
    await expect(asOperator(back)).rejects.toMatchObject({ driverError: { constraint: 'past_days_stay' } });
    const past = `UPDATE canteen.cost_cards SET superseded_at = now() WHERE valid_from < platform.business_date(now())`;
    await expect(asOperator(past)).rejects.toMatchObject({ driverError: { constraint: 'past_days_stay' } });
  });

  it('that comes late prices the days nothing held for, and only those', async () => {
    const { operator, facilityId } = district.away;
    await test.owner.query('DELETE FROM canteen.cost_cards WHERE facility_id = $1', [facilityId]);
    expect(await logOne(district.away)).toMatchObject({ outcome: 'refused', problem: { code: 'MEAL.NO_COST_CARD' } });
    await cards.setCard(operator, { ...CARD, validFrom: TODAY });
    await cards.setCard(operator, { ...CARD, labourFen: 450, validFrom: addDays(TODAY, -3) });
    expect((await cards.history(operator, {})).items.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      [TODAY, null],
      [addDays(TODAY, -3), addDays(TODAY, -1)],
    ]);
    const again = cards.setCard(operator, { ...CARD, validFrom: addDays(TODAY, -2) });
    await expect(again).rejects.toThrow('MENU.STARTS_IN_PAST');
    expect(await logOne(district.away)).toMatchObject({ outcome: 'recorded' });
  });
});
