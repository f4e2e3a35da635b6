import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { DinerFactsReader, DinerSearch, RESTRICTIONS } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DISH_CONTENTS } from '../dish/dish-words.js';
import { DishService } from '../dish/dish.service.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealService } from '../meal/meal.service.js';
import { MenuDayService } from '../menu/menu-day.service.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { CounterService } from './counter.service.js';

const TODAY = businessDateAt(new Date());
const CARD = '6217000000001234';
const DISH = { kind: 'mixed' as const, ingredients: ['花生', '鸡丁'], portionGrams: 120, holding: 'hot' as const };

describe('clashes at the counter', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let counter: CounterService;
  let resident: string;
  let setId: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    counter = new CounterService(
      test.database,
      new DinerSearch({} as ConstructorParameters<typeof DinerSearch>[0]),
      new PolicyReader(),
    );
    resident = await createResident(test.owner, district.home, { card: CARD });
    const dishes = new DishService(test.database);
    const kungPao = await dishes.add(district.districtOfficial, {
      ...{ ...DISH, ingredients: [...DISH.ingredients] },
      ...{ name: '宫保鸡丁', contains: ['poultry', 'peanut', 'spicy', 'high_salt'] },
    });
    const days = new MenuDayService(test.database);
    for (const { operator } of [district.home, district.away]) {
      const on = { slot: 'lunch' as const, name: 'A 套餐', businessDate: TODAY };
      await days.setDishes(operator, { ...on, dishIds: [kungPao.id] });
    }
    setId = (await counter.till(district.home.operator)).menu[0]?.id ?? '';
    await restrict('peanut');
    await restrict('milk');
    await restrict('spicy', addDays(TODAY, -1));
  });
  afterAll(() => test?.close());

  const restrict = (restriction: string, validTo: string | null = null, of = resident) =>
    test.owner.query(
      `INSERT INTO registry.resident_restrictions (resident_id, district_code, town_code, kind, restriction, valid_from, valid_to)
       SELECT id, district_code, town_code, 'diet', $2, '2020-01-01', $3 FROM registry.residents WHERE id = $1`,
      [of, restriction, validTo],
    );
  const found = async (site: 'home' | 'away') =>
    (await counter.find(district[site].operator, { text: CARD, slot: 'lunch' }))[0];

  it('are called the same in a kitchen and in the register', () => {
    expect(RESTRICTIONS.filter((name) => name !== 'chronic_disease')).toEqual([...DISH_CONTENTS]);
  });

  it('name what a set has that an elder of the town does not eat on the day', async () => {
    expect((await found('home'))?.clashes).toEqual([{ menuItemId: setId, contents: ['peanut'] }]);
  });

  it('tell another town that there is something, and not what', async () => {
    expect(await found('away')).toMatchObject({ home: false, clashes: [{ contents: [] }] });
  });

  it('read a diet for chronic diseases as what it keeps away from, also from a merged entry', async () => {
    const duplicate = await createResident(test.owner, district.home, { name: '王桂香二' });
    await restrict('chronic_disease', null, duplicate);
    await test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, resident]);
    expect((await found('home'))?.clashes).toEqual([{ menuItemId: setId, contents: ['high_salt', 'peanut'] }]);
  });

  it('are kept by the till for a day without network, and never refuse the meal', async () => {
    const { operator } = district.home;
    const meals = new MealService(
      test.database,
      new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()),
    );
    await meals.log(operator, '0198c1f0-0009-7000-8000-0000000000d1', [mealDraft(resident)]);
    const till = await counter.till(operator);
    expect(till.regulars[0]).toMatchObject({ residentId: resident, clashes: [{ menuItemId: setId }] });
  });

  it('are read by nobody but the operator of the counter', async () => {
    const { facilityId, operator, townOfficial } = district.home;
    const rowsFor = (scope: CanteenDistrict['districtOfficial']) =>
      test.database.scoped(scope, (tx) =>
        tx.query<unknown[]>('SELECT * FROM canteen.diner_clashes($1, $2, $3)', [[resident], facilityId, TODAY]),
      );
    expect(await rowsFor(operator)).toHaveLength(1);
    for (const scope of [townOfficial, district.away.operator, district.districtOfficial, district.volunteer]) {
      expect(await rowsFor(scope)).toEqual([]);
    }
  });
});
