import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt, weekdayOf } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { DishService } from '../dish/dish.service.js';
import { createCanteenDistrict, type CanteenDistrict } from '../testing/canteen-district.js';
import { MenuDayService } from './menu-day.service.js';
import { PublicMenuService } from './public-menu.service.js';

const TODAY = businessDateAt(new Date());
/** The Monday after today, so that no day of its week is past. */
const MONDAY = addDays(TODAY, 8 - weekdayOf(TODAY));
const SET = { slot: 'lunch' as const, name: 'A 套餐' };
const DISH = { kind: 'meat' as const, ingredients: ['猪肉'], portionGrams: 120, holding: 'hot' as const };

let test: TestDatabase;
let district: CanteenDistrict;
let days: MenuDayService;
let dishes: DishService;
let pork: string;
let tofu: string;

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  days = new MenuDayService(test.database);
  dishes = new DishService(test.database);
  const catalogued = { ...DISH, name: '红烧肉', contains: ['pork' as const] };
  pork = (await dishes.add(district.districtOfficial, catalogued)).id;
  tofu = (await dishes.add(district.home.operator, { ...DISH, name: '麻婆豆腐', contains: ['soy', 'spicy'] })).id;
});
afterAll(() => test?.close());
beforeEach(() => test.owner.query('DELETE FROM canteen.menu_dishes; DELETE FROM canteen.menu_days'));

/** The dishes of the lunch set on a day, as its operator reads them. */
async function planned(scope: CanteenDistrict['districtOfficial'], on: string): Promise<string[]> {
  const { days: week } = await days.week(scope, { from: on });
  return (
    week[0]?.lines.find(({ slot, name }) => slot === 'lunch' && name === SET.name)?.dishes.map((d) => d.name) ?? []
  );
}

describe('the dishes of a menu', () => {
  it('are told in the order they were given, with what they contain, and set anew', async () => {
    const { operator } = district.home;
    const week = await days.setDishes(operator, { ...SET, businessDate: TODAY, dishIds: [tofu, pork] });
    expect(week.days[0]?.lines[0]?.dishes).toMatchObject([
      { name: '麻婆豆腐', contains: ['soy', 'spicy'] },
      { name: '红烧肉', contains: ['pork'] },
    ]);
    await days.setDishes(operator, { ...SET, businessDate: TODAY, dishIds: [pork] });
    expect(await planned(operator, TODAY)).toEqual(['红烧肉']);
  });

  it('are of the catalogue or of the facility, still cooked, and of a line with a price', async () => {
    const { home, away } = district;
    const on = { ...SET, businessDate: TODAY };
    await expect(days.setDishes(away.operator, { ...on, dishIds: [tofu] })).rejects.toThrow('MENU.NO_SUCH_DISH');
    await expect(days.setDishes(home.operator, { ...on, name: '没有', dishIds: [pork] })).rejects.toThrow(
      'NO_SUCH_LINE',
    );
    const old = await dishes.add(home.operator, { ...DISH, name: '停用的菜', contains: [] });
    await dishes.retire(home.operator, old);
    await expect(days.setDishes(home.operator, { ...on, dishIds: [old.id] })).rejects.toThrow('MENU.NO_SUCH_DISH');
    const foreign = days.setDishes(away.operator, { ...on, facilityId: home.facilityId, dishIds: [pork] });
    await expect(foreign).rejects.toThrow('MENU.FACILITY_NOT_IN_SCOPE');
  });

  it('stay as they were on past days, whoever asks', async () => {
    const { operator, facilityId } = district.home;
    const yesterday = addDays(TODAY, -1);
    await expect(days.setDishes(operator, { ...SET, businessDate: yesterday, dishIds: [pork] })).rejects.toThrow(
      'PAST_DAY',
    );
    const insert = `INSERT INTO canteen.menu_dishes (district_code, town_code, facility_id, business_date, slot, name, dish_id, place)
      SELECT district_code, town_code, id, $2, 'lunch', 'A 套餐', $3, 1 FROM meal_point.facilities WHERE id = $1`;
    await test.owner.query(insert, [facilityId, yesterday, pork]);
    for (const [sql, values] of [
      [insert, [facilityId, addDays(TODAY, -2), pork]],
      ['DELETE FROM canteen.menu_dishes', []],
    ] as const) {
      const written = test.database.scoped(operator, (tx) => tx.query(sql, [...values]));
      await expect(written).rejects.toMatchObject({ driverError: { constraint: 'past_days_stay' } });
    }
    expect(await planned(operator, yesterday)).toEqual(['红烧肉']);
  });

  it('go along with a week that is copied, to another facility without what only the first one cooks', async () => {
    const { home, away } = district;
    const on = addDays(MONDAY, 2);
    await days.setDishes(home.operator, { ...SET, businessDate: on, dishIds: [tofu, pork] });
    const next = addDays(MONDAY, 7);
    const copied = await days.copyWeek(home.operator, { fromWeek: MONDAY, toWeek: next });
    expect(copied.leftOut).toEqual([]);
    expect(await planned(home.operator, addDays(on, 7))).toEqual(['麻婆豆腐', '红烧肉']);
    const across = { facilityId: home.facilityId, toFacilityId: away.facilityId, fromWeek: MONDAY, toWeek: MONDAY };
    await expect(days.copyWeek(home.operator, across)).rejects.toThrow('MENU.FACILITY_NOT_IN_SCOPE');
    expect((await days.copyWeek(district.districtOfficial, across)).leftOut).toEqual(['麻婆豆腐']);
    expect(await planned(away.operator, on)).toEqual(['红烧肉']);
    const same = days.copyWeek(home.operator, { fromWeek: MONDAY, toWeek: MONDAY });
    await expect(same).rejects.toThrow('MENU.SAME_WEEK');
  });

  it('are public with prices, for who knows no account, until the facility closes', async () => {
    const { operator, facilityId } = district.home;
    await days.setDishes(operator, { ...SET, businessDate: TODAY, dishIds: [tofu] });
    const menus = new PublicMenuService(test.database);
    expect((await menus.places()).items.map((place) => place.facilityId)).toContain(facilityId);
    const menu = await menus.week(facilityId);
    expect(menu.days.map(({ businessDate }) => businessDate)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((at) => addDays(TODAY, at)),
    );
    expect(menu.days[0]?.lines).toEqual([
      {
        ...{ slot: 'lunch', kind: 'set', name: 'A 套餐', priceFen: 1200, soldOut: false },
        dishes: [{ name: '麻婆豆腐', kind: 'meat', contains: ['soy', 'spicy'] }],
      },
    ]);
    await days.setDay(operator, { slot: 'lunch', businessDate: TODAY, offered: [] });
    expect((await new PublicMenuService(test.database).week(facilityId)).days[0]?.lines).toEqual([]);
    await test.owner.query('UPDATE meal_point.facilities SET closed_on = $2 WHERE id = $1', [
      facilityId,
      addDays(TODAY, -1),
    ]);
    await expect(new PublicMenuService(test.database).week(facilityId)).rejects.toThrow('MENU.NO_PUBLIC_MENU');
    await test.owner.query('UPDATE meal_point.facilities SET closed_on = NULL WHERE id = $1', [facilityId]);
  });
});
