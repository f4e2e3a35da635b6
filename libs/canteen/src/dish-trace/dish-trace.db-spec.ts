import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { businessDateAt } from '@nuancan/kernel';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DishService } from '../dish/dish.service.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';
import { MealService } from '../meal/meal.service.js';
import { MenuDayService } from '../menu/menu-day.service.js';
import { MenuService } from '../menu/menu.service.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { DishTraceService } from './dish-trace.service.js';

const TODAY = businessDateAt(new Date());
const DEVICE = '0198c1f0-0009-7000-8000-0000000000e1';
const WHY = { purpose: 'emergency', note: '疑似食物中毒' } as const;
const DISH = { kind: 'meat' as const, ingredients: ['肉'], contains: [], portionGrams: 100, holding: 'hot' as const };

describe('who ate a dish', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let traces: DishTraceService;
  let asked: { dishId: string; businessDate: string };
  const mealIds = new Map<string, string>();

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    traces = new DishTraceService(test.database);
    const { home, away } = district;
    const menu = new MenuService(test.database);
    for (const [kind, name, priceFen] of [
      ['set', 'B 套餐', 1200],
      ['set', 'C 套餐', 1200],
      ['a_la_carte', '小炒', 1200],
    ] as const) {
      await menu.set(home.operator, { slot: 'lunch', kind, name, priceFen, validFrom: '2024-01-01' });
    }
    const dishes = new DishService(test.database);
    const [braised, other] = await Promise.all(
      ['红烧肉', '白切鸡'].map((name) =>
        dishes.add(district.districtOfficial, { ...DISH, ingredients: ['肉'], contains: [], name }),
      ),
    );
    asked = { dishId: braised!.id, businessDate: TODAY };
    const days = new MenuDayService(test.database);
    const plan = (operator: typeof home.operator, name: string, dishIds: string[]) =>
      days.setDishes(operator, { slot: 'lunch', businessDate: TODAY, name, dishIds });
    await plan(home.operator, 'A 套餐', [braised!.id, other!.id]);
    await plan(home.operator, 'B 套餐', [other!.id]);
    await plan(away.operator, 'A 套餐', [braised!.id]);
    const meals = new MealService(
      test.database,
      new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()),
    );
    const log = async (who: string, site: typeof home, draft: MealDraftDto): Promise<void> => {
      const [answer] = await meals.log(site.operator, DEVICE, [draft]);
      expect(answer).toMatchObject({ outcome: 'recorded' });
      const { rows } = await test.owner.query<{ id: string }>(
        'SELECT meal_id AS id FROM canteen.meal_clients WHERE client_id = $1',
        [draft.clientId],
      );
      mealIds.set(who, rows[0]?.id ?? '');
    };
    const of = (name: string, site = home) => createResident(test.owner, site, { name });
    const item = (name: string) => ({ items: [{ menuItemId: null, name, priceFen: 1200, quantity: 1 }] });
    await log('set', home, mealDraft(await of('张一一')));
    await log('other set', home, mealDraft(await of('李二二'), item('B 套餐')));
    await log('unplanned set', home, mealDraft(await of('赵三三'), item('C 套餐')));
    await log('à la carte', home, mealDraft(await of('钱四四'), item('小炒')));
    await log('guest', home, mealDraft(null));
    await log('dinner', home, mealDraft(await of('孙五五'), { slot: 'dinner' }));
    await log('from away', home, mealDraft(await of('周六六', away)));
    await log('away', away, mealDraft(await of('吴七七', away)));
    await log('voided', home, mealDraft(await of('郑八八')));
    await test.owner.query(
      `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, reason, voided_at, device_id,
         client_id, account_id)
       SELECT id, business_date, district_code, facility_town, facility_id, '记错', now(), device_id, uuidv7(), account_id
       FROM canteen.meals WHERE id = $1`,
      [mealIds.get('voided')],
    );
  });
  afterAll(() => test?.close());

  it('is exact for planned sets, and says of all else that it cannot know', async () => {
    const trace = await traces.masked(district.home.operator, asked);
    expect(trace).toMatchObject({ dishName: '红烧肉', isCut: false });
    const told = trace.meals.map(({ mealId, certainty }) => [mealId, certainty]);
    expect(new Map(told as [string, string][])).toEqual(
      new Map([
        [mealIds.get('set'), 'certain'],
        [mealIds.get('from away'), 'certain'],
        [mealIds.get('unplanned set'), 'possible'],
        [mealIds.get('à la carte'), 'possible'],
      ]),
    );
    expect(trace.places).toMatchObject([
      { slot: 'lunch', lines: ['A 套餐'], cookedPortions: 0, certainMeals: 3, possibleMeals: 2, anonymousMeals: 1 },
    ]);
  });

  it('masks names, and knows nobody of another town', async () => {
    const { meals } = await traces.masked(district.home.townOfficial, asked);
    const nameOf = (who: string) => meals.find(({ mealId }) => mealId === mealIds.get(who));
    expect(nameOf('set')?.residentName).toBe('张*一');
    expect(nameOf('from away')).toMatchObject({ residentId: null, residentName: null });
    expect(JSON.stringify(meals)).not.toContain('一一');
    expect(meals.map(({ mealId }) => mealId)).not.toContain(mealIds.get('away'));
    expect((await traces.masked(district.districtOfficial, asked)).meals).toHaveLength(5);
    expect((await traces.masked(district.volunteer, asked).catch(() => null))?.meals ?? []).toEqual([]);
  });

  it('names them to an official who says what for, which stays on record without a name', async () => {
    const trace = await traces.named(district.home.townOfficial, { ...asked, ...WHY });
    expect(trace.meals.map(({ residentName }) => residentName)).toContain('张一一');
    const { rows } = await test.owner.query(
      'SELECT purpose, note, town_code AS town, account_id AS by FROM canteen.eater_disclosures',
    );
    const { townCode, townOfficial } = district.home;
    expect(rows).toEqual([{ ...WHY, town: townCode, by: townOfficial.accountId }]);
    for (const scope of [district.home.operator, district.volunteer]) {
      await expect(traces.named(scope, { ...asked, ...WHY })).rejects.toThrow();
    }
    const { rows: audit } = await test.owner.query<{ text: string }>(
      `SELECT after::text AS text FROM platform.audit_log WHERE subject = 'canteen.eater_disclosures'`,
    );
    expect(audit).toHaveLength(1);
    expect(audit[0]?.text).not.toContain('中毒');
  });

  it('stops after ten disclosures in an hour, however many are asked at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, () => traces.named(district.home.townOfficial, { ...asked, ...WHY })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    const refused = outcomes.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'DISH_TRACE.TOO_MANY_DISCLOSURES' } });
  });

  it('finds where it was cooked though no menu says so', async () => {
    await test.owner.query(
      `INSERT INTO canteen.production_entries (district_code, town_code, facility_id, business_date, slot, kind, portions, dish_id, holding,
         celsius, happened_at, use_by, client_id, body_hash, account_id)
       SELECT district_code, town_code, id, $2, 'dinner', 'cooked', 40, $3, 'hot', 80, now(), now(), uuidv7(), sha256(''), $4
       FROM meal_point.facilities WHERE id = $1`,
      [district.home.facilityId, TODAY, asked.dishId, district.home.operator.accountId],
    );
    const { places, meals } = await traces.masked(district.home.operator, { ...asked, slot: 'dinner' });
    expect(places).toMatchObject([
      { slot: 'dinner', lines: [], cookedPortions: 40, certainMeals: 0, possibleMeals: 1 },
    ]);
    expect(meals.map(({ mealId, certainty }) => [mealId, certainty])).toEqual([[mealIds.get('dinner'), 'possible']]);
  });
});
