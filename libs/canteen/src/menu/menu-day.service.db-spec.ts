import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt, weekdayOf } from '@nuancan/kernel';
import { DinerSearch } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { CounterService } from '../counter/counter.service.js';
import { createCanteenDistrict, type CanteenDistrict } from '../testing/canteen-district.js';
import { MenuDayService } from './menu-day.service.js';
import { MenuService } from './menu.service.js';

const TODAY = businessDateAt(new Date());
const day = (days: number): string => addDays(TODAY, days);
/** The Monday after today, so that no day of its week is past. */
const MONDAY = addDays(TODAY, 8 - weekdayOf(TODAY));
const LUNCH = { slot: 'lunch' as const };

let test: TestDatabase;
let district: CanteenDistrict;
let days: MenuDayService;
let counter: CounterService;

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  days = new MenuDayService(test.database);
  const search = new DinerSearch({} as ConstructorParameters<typeof DinerSearch>[0]);
  counter = new CounterService(test.database, search, new PolicyReader());
  const menu = new MenuService(test.database);
  const line = { ...LUNCH, validFrom: '2024-01-01' };
  await menu.set(district.home.operator, { ...line, kind: 'set', name: 'B 套餐', priceFen: 1400 });
  await menu.set(district.home.operator, { ...line, kind: 'a_la_carte', name: '例汤', priceFen: 200 });
});
afterAll(() => test?.close());
beforeEach(() => test.owner.query('DELETE FROM canteen.menu_days; DELETE FROM canteen.menu_weekdays'));

/** Names of what lunch offers on a day. */
async function offered(on: string): Promise<string[]> {
  const { days: week } = await days.week(district.home.operator, { from: on });
  return (week[0]?.lines ?? []).filter((line) => line.offered).map(({ name }) => name);
}

describe('the menu of a day', () => {
  it('offers every line with a price, several sets and dishes, until somebody says otherwise', async () => {
    const { days: week } = await days.week(district.home.townOfficial, { facilityId: district.home.facilityId });
    expect(week.map(({ businessDate }) => businessDate)).toEqual([0, 1, 2, 3, 4, 5, 6].map(day));
    expect(week[0]?.lines).toMatchObject([
      { kind: 'set', name: 'A 套餐', priceFen: 1200, offered: true, soldOutAt: null },
      { kind: 'set', name: 'B 套餐', priceFen: 1400, offered: true, soldOutAt: null },
      { kind: 'a_la_carte', name: '例汤', priceFen: 200, offered: true, soldOutAt: null },
    ]);
  });

  it('goes by the weekdays of a line, and by the date where it says so', async () => {
    const weekday = weekdayOf(MONDAY);
    await days.setWeekdays(district.home.operator, { ...LUNCH, name: 'B 套餐', weekdays: [weekday], validFrom: TODAY });
    expect(await offered(MONDAY)).toEqual(['A 套餐', 'B 套餐', '例汤']);
    expect(await offered(addDays(MONDAY, 1))).toEqual(['A 套餐', '例汤']);
    await days.setDay(district.home.operator, { ...LUNCH, businessDate: addDays(MONDAY, 1), offered: ['B 套餐'] });
    expect(await offered(addDays(MONDAY, 1))).toEqual(['B 套餐']);
    expect(await offered(MONDAY)).toEqual(['A 套餐', 'B 套餐', '例汤']);
  });

  it('is what the till shows, with what is sold out', async () => {
    const { operator } = district.home;
    await days.setDay(operator, { ...LUNCH, businessDate: TODAY, offered: ['A 套餐', '例汤'] });
    await days.setSoldOut(operator, { ...LUNCH, businessDate: TODAY, name: '例汤', soldOut: true });
    const till = await counter.till(operator);
    expect(till.menu.map(({ name, soldOut }) => [name, soldOut])).toEqual([
      ['A 套餐', false],
      ['例汤', true],
    ]);
    await days.setSoldOut(operator, { ...LUNCH, businessDate: TODAY, name: '例汤', soldOut: false });
    expect((await counter.till(operator)).menu.map(({ soldOut }) => soldOut)).toEqual([false, false]);
  });

  it('keeps when a line sold out first, also when it is said twice', async () => {
    const soldOut = { ...LUNCH, businessDate: TODAY, name: 'A 套餐', soldOut: true };
    const first = await days.setSoldOut(district.home.operator, soldOut);
    const again = await days.setSoldOut(district.home.operator, soldOut);
    expect(again.days[0]?.lines[0]?.soldOutAt).toEqual(first.days[0]?.lines[0]?.soldOutAt);
  });

  it('refuses past days, unknown lines and other facilities, and saves nothing then', async () => {
    const { operator, facilityId } = district.home;
    const set = { ...LUNCH, businessDate: TODAY, offered: ['A 套餐'] };
    await expect(days.setDay(operator, { ...set, businessDate: day(-1) })).rejects.toThrow('MENU.PAST_DAY');
    await expect(days.setDay(operator, { ...set, offered: ['A 套餐', '没有的菜'] })).rejects.toThrow('NO_SUCH_LINE');
    expect(await offered(TODAY)).toEqual(['A 套餐', 'B 套餐', '例汤']);
    const unknown = { ...LUNCH, businessDate: TODAY, name: '没有的菜', soldOut: true };
    await expect(days.setSoldOut(operator, unknown)).rejects.toThrow('NO_SUCH_LINE');
    const foreign = days.setDay(district.away.operator, { ...set, facilityId });
    await expect(foreign).rejects.toThrow('MENU.FACILITY_NOT_IN_SCOPE');
    const elsewhere = days.week(district.away.townOfficial, { facilityId });
    await expect(elsewhere).rejects.toThrow('MENU.FACILITY_NOT_IN_SCOPE');
    const past = test.database.scoped(operator, (tx) =>
      tx.query(
        `INSERT INTO canteen.menu_days (district_code, town_code, facility_id, business_date, slot, name, offered)
         SELECT district_code, town_code, id, $2, 'lunch', 'A 套餐', false FROM meal_point.facilities WHERE id = $1`,
        [facilityId, day(-1)],
      ),
    );
    await expect(past).rejects.toMatchObject({ driverError: { constraint: 'past_days_stay' } });
  });

  it('copies a week to another, day by day', async () => {
    const { operator } = district.home;
    await days.setDay(operator, { ...LUNCH, businessDate: addDays(MONDAY, 2), offered: ['B 套餐'] });
    const next = addDays(MONDAY, 7);
    await days.copyWeek(operator, { fromWeek: MONDAY, toWeek: next });
    expect(await offered(addDays(next, 2))).toEqual(['B 套餐']);
    expect(await offered(addDays(next, 3))).toEqual(['A 套餐', 'B 套餐', '例汤']);
    const crooked = days.copyWeek(operator, { fromWeek: addDays(MONDAY, 1), toWeek: next });
    await expect(crooked).rejects.toThrow('MENU.NOT_A_MONDAY');
    const past = days.copyWeek(operator, { fromWeek: MONDAY, toWeek: addDays(MONDAY, -28) });
    await expect(past).rejects.toThrow('MENU.PAST_DAY');
  });
});
