import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { FacilityReader } from '../facility/facility-reader.js';
import { FacilityService } from '../facility/facility.service.js';
import { arrangeMealPoints, DISTRICT, TOWN, type MealPointDistrict } from '../testing/meal-point-district.js';
import { SupplyService } from './supply.service.js';

const TODAY = businessDateAt(new Date());
const day = (days: number): string => addDays(TODAY, days);

let test: TestDatabase;
let at: MealPointDistrict;
let supplies: SupplyService;

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  supplies = new SupplyService(test.database);
});
afterAll(() => test?.close());
beforeEach(() => test.owner.query('DELETE FROM meal_point.supplies'));

const lunch = (supplierId: string, validFrom: string) => ({
  facilityId: at.point,
  supplierId,
  slots: ['lunch' as const],
  validFrom,
});

async function held(): Promise<string[]> {
  const { items } = await supplies.list(at.districtOfficial, { limit: 50 });
  return items.map((row) => `${row.supplierName} ${row.slot} ${row.validFrom} ${row.validTo}`);
}

describe('the supply relation', () => {
  it('ends the supplier before on the day before, slot by slot', async () => {
    await supplies.set(at.townOfficial, { ...lunch(at.kitchen, day(-30)), slots: ['lunch', 'dinner'] });
    await supplies.set(at.townOfficial, lunch(at.canteen, day(5)));
    expect(await held()).toEqual([
      `中心食堂 dinner ${day(-30)} null`,
      `中心食堂 lunch ${day(-30)} ${day(4)}`,
      `一村老年食堂 lunch ${day(5)} null`,
    ]);
    const today = await supplies.list(at.townOfficial, { limit: 50, businessDate: TODAY });
    expect(today.items.map(({ supplierId }) => supplierId)).toEqual([at.kitchen, at.kitchen]);
  });

  it.each([
    ['a meal point as supplier', () => lunch(at.farPoint, TODAY), 'MEAL_POINT.NOT_A_KITCHEN'],
    ['itself as supplier', () => lunch(at.point, TODAY), 'MEAL_POINT.NOT_A_KITCHEN'],
    ['a kitchen of another district', () => lunch(at.foreignCanteen, TODAY), 'MEAL_POINT.NOT_A_KITCHEN'],
    [
      'a canteen that is fed',
      () => ({ ...lunch(at.kitchen, TODAY), facilityId: at.canteen }),
      'MEAL_POINT.NOT_A_POINT',
    ],
    ['a point of another town', () => ({ ...lunch(at.kitchen, TODAY), facilityId: at.farPoint }), 'FACILITY_NOT_FOUND'],
  ])('refuses %s', async (_, request, code) => {
    await expect(supplies.set(at.townOfficial, request())).rejects.toThrow(code);
    expect(await held()).toEqual([]);
  });

  it('is kept by the database, whoever writes', async () => {
    const row = (supplier: string, tier: string, from: string): Promise<unknown> =>
      test.owner.query(
        `INSERT INTO meal_point.supplies (district_code, town_code, facility_id, supplier_id, supplier_town, supplier_tier, slot, valid_from)
         VALUES ('${DISTRICT}', '${TOWN}', $1, $2, '${TOWN}', $3, 'lunch', $4)`,
        [at.point, supplier, tier, from],
      );
    await row(at.kitchen, 'central_kitchen', '2024-01-01');
    await expect(row(at.canteen, 'elder_canteen', '2025-01-01')).rejects.toMatchObject({
      constraint: 'supplies_one_at_a_time',
    });
    await expect(row(at.point, 'meal_point', '2020-01-01')).rejects.toMatchObject({
      constraint: expect.stringMatching(/^supplies_(only_from_kitchens|not_to_itself)$/),
    });
    await expect(row(at.canteen, 'central_kitchen', '2020-01-01')).rejects.toMatchObject({ code: '23P01' });
  });

  it('holds the tier of both ends', async () => {
    await supplies.set(at.townOfficial, lunch(at.canteen, TODAY));
    const facilities = new FacilityService(test.database, new FacilityReader());
    const { version } = await facilities.get(at.districtOfficial, at.canteen);
    const turned = facilities.edit(at.districtOfficial, { id: at.canteen, version, edit: { tier: 'meal_point' } });
    await expect(turned).rejects.toThrow('MEAL_POINT.TIER_IN_USE');
  });

  it('leaves past days alone: nothing begins before today, ends before yesterday or is taken back once it began', async () => {
    await supplies.set(at.townOfficial, lunch(at.kitchen, day(-30)));
    await expect(supplies.set(at.townOfficial, lunch(at.canteen, day(-1)))).rejects.toThrow('STARTS_IN_PAST');
    const [row] = (await supplies.list(at.townOfficial, { limit: 1 })).items;
    const id = row?.id ?? '';
    await expect(supplies.end(at.townOfficial, id, day(-5))).rejects.toThrow('MEAL_POINT.PAST_DAYS_STAY');
    await expect(supplies.takeBack(at.townOfficial, id)).rejects.toThrow('MEAL_POINT.PAST_DAYS_STAY');
    expect(await supplies.end(at.townOfficial, id, day(3))).toMatchObject({ validTo: day(3) });
  });

  it('mends a slip of the same day, and holds until what was planned before begins', async () => {
    await supplies.set(at.townOfficial, lunch(at.kitchen, day(10)));
    await supplies.set(at.townOfficial, lunch(at.canteen, day(10)));
    expect(await held()).toEqual([`一村老年食堂 lunch ${day(10)} null`]);
    const [row] = (await supplies.list(at.townOfficial, { limit: 1 })).items;
    await supplies.takeBack(at.townOfficial, row?.id ?? '');
    expect(await held()).toEqual([]);
  });

  it.each([0, 5])('goes on where the one after it is taken back: in %i days', async (days) => {
    await supplies.set(at.townOfficial, { ...lunch(at.kitchen, day(-30)), slots: ['lunch', 'dinner'] });
    await supplies.set(at.townOfficial, lunch(at.kitchen, day(20)));
    await supplies.set(at.townOfficial, lunch(at.canteen, day(days)));
    const { items } = await supplies.list(at.townOfficial, { limit: 9 });
    await supplies.takeBack(at.townOfficial, items.find(({ supplierId }) => supplierId === at.canteen)?.id ?? '');
    expect(await held()).toEqual([
      `中心食堂 dinner ${day(-30)} null`,
      `中心食堂 lunch ${day(-30)} ${day(19)}`,
      `中心食堂 lunch ${day(20)} null`,
    ]);
  });

  it('is seen from both ends, and by nobody else', async () => {
    const relation = { facilityId: at.farPoint, supplierId: at.canteen, slots: ['lunch' as const], validFrom: TODAY };
    await supplies.set(at.farOfficial, relation);
    const seen = async (scope: MealPointDistrict['operator']): Promise<number> =>
      (await supplies.list(scope, { limit: 9 })).items.length;
    expect(await Promise.all([at.operator, at.townOfficial, at.farOfficial, at.auditor].map(seen))).toEqual([
      1, 1, 1, 1,
    ]);
    expect(await seen(at.volunteer)).toBe(0);
    expect(await seen({ ...at.operator, facilityId: at.kitchen })).toBe(0);
    expect(await seen({ ...at.districtOfficial, districtCode: '990202' })).toBe(0);
    const [row] = (await supplies.list(at.townOfficial, { limit: 1 })).items;
    await expect(supplies.end(at.townOfficial, row?.id ?? '', day(1))).rejects.toThrow('ROW_NOT_FOUND');
  });
});
