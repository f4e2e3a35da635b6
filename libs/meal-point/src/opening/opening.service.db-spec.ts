import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, businessDateAt, weekdayOf } from '@nuancan/kernel';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { arrangeMealPoints, type MealPointDistrict } from '../testing/meal-point-district.js';
import { OpeningEditor } from './opening-editor.js';
import { OpeningService } from './opening.service.js';

const TODAY = businessDateAt(new Date());
const day = (days: number): string => addDays(TODAY, days);
const LUNCH = { slot: 'lunch' as const, opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' };
const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...LUNCH }));

let test: TestDatabase;
let at: MealPointDistrict;
let openings: OpeningService;
let editor: OpeningEditor;

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  openings = new OpeningService(test.database);
  editor = new OpeningEditor(test.database, openings);
});
afterAll(() => test?.close());
beforeEach(() =>
  test.owner.query(
    'DELETE FROM meal_point.opening_hours; DELETE FROM meal_point.opening_exceptions; DELETE FROM meal_point.slot_capacities',
  ),
);

describe('the timetable', () => {
  it('is replaced as a whole from a day on, and taken back while it lies ahead', async () => {
    await editor.setHours(at.operator, at.canteen, { validFrom: '2024-01-01', hours: everyDay });
    const withoutToday = everyDay.filter(({ weekday }) => weekday !== weekdayOf(TODAY));
    await editor.setHours(at.operator, at.canteen, { validFrom: day(7), hours: withoutToday });
    expect((await openings.of(at.operator, at.canteen)).today[1]).toMatchObject({
      slot: 'lunch',
      open: true,
      opensAt: '10:30',
    });
    const ahead = await openings.of(at.operator, at.canteen, day(7));
    expect(ahead.today[1]).toMatchObject({ open: false, why: 'not_in_timetable' });
    expect(ahead.hours).toHaveLength(6);
    const between = editor.setHours(at.operator, at.canteen, { validFrom: day(3), hours: everyDay });
    await expect(between).rejects.toThrow('MEAL_POINT.LATER_EXISTS');
    const back = await editor.takeBackHours(at.operator, at.canteen, day(7));
    expect(back.hours.map(({ validTo }) => validTo)).toEqual(Array(7).fill(null));
  });

  it('leaves the past alone and wants its times in order', async () => {
    await editor.setHours(at.townOfficial, at.canteen, { validFrom: '2024-01-01', hours: everyDay });
    const past = editor.setHours(at.townOfficial, at.canteen, { validFrom: day(-1), hours: everyDay });
    await expect(past).rejects.toThrow('MEAL_POINT.STARTS_IN_PAST');
    await expect(editor.takeBackHours(at.townOfficial, at.canteen, '2024-01-01')).rejects.toThrow('PAST_DAYS_STAY');
    const hours = [{ ...LUNCH, weekday: 1, closesAt: '10:00' }];
    const reversed = editor.setHours(at.townOfficial, at.canteen, { validFrom: TODAY, hours });
    await expect(reversed).rejects.toThrow('MEAL_POINT.TIMES_REVERSED');
    expect((await openings.of(at.townOfficial, at.canteen)).hours).toHaveLength(7);
  });

  it('belongs to the facility, its town and district', async () => {
    const set = (scope: MealPointDistrict['operator']) =>
      editor.setHours(scope, at.point, { validFrom: TODAY, hours: everyDay });
    await expect(set(at.operator)).rejects.toThrow('FACILITY_NOT_FOUND');
    await expect(set(at.farOfficial)).rejects.toThrow('FACILITY_NOT_FOUND');
    await expect(set(at.auditor)).rejects.toThrow(/row-level security/);
    await expect(openings.of(at.volunteer, at.farPoint)).rejects.toThrow('FACILITY_NOT_FOUND');
    await set(at.districtOfficial);
    expect((await openings.of(at.auditor, at.point)).hours).toHaveLength(7);
  });
});

describe('an exception', () => {
  const spring = { kind: 'closed' as const, validFrom: day(1), validTo: day(7), reason: '春节' };

  it('closes days, opens extra ones, and a day and slot has one at most', async () => {
    await editor.setHours(at.operator, at.canteen, { validFrom: TODAY, hours: everyDay });
    await editor.addException(at.operator, at.canteen, spring);
    await editor.addException(at.operator, at.canteen, {
      ...{ kind: 'open', validFrom: day(9), validTo: day(9), reason: '重阳' },
      ...LUNCH,
      opensAt: '11:00',
    });
    const slots = async (on: string) => (await openings.of(at.operator, at.canteen, on)).today;
    expect(await slots(day(3))).toMatchObject([
      { open: false, why: 'closed_day', reason: '春节' },
      { open: false, why: 'closed_day' },
      { open: false, why: 'closed_day' },
    ]);
    expect((await slots(day(9)))[1]).toMatchObject({ open: true, opensAt: '11:00' });
    const lunchOnly = editor.addException(at.operator, at.canteen, { ...spring, slot: 'lunch', reason: '停气' });
    await expect(lunchOnly).rejects.toThrow('MEAL_POINT.EXCEPTION_OVERLAPS');
    const noHours = editor.addException(at.operator, at.canteen, {
      ...spring,
      kind: 'open',
      validFrom: day(20),
      validTo: day(20),
    });
    await expect(noHours).rejects.toThrow('MEAL_POINT.HOURS_MISSING');
    const past = editor.addException(at.operator, at.canteen, { ...spring, validFrom: day(-3), validTo: day(-2) });
    await expect(past).rejects.toThrow('MEAL_POINT.STARTS_IN_PAST');
  });

  it('is shortened or taken back by those it belongs to', async () => {
    const { exceptions } = await editor.addException(at.operator, at.canteen, { ...spring, slot: 'lunch' });
    const id = exceptions[0]?.id ?? '';
    await expect(editor.endException(at.farOfficial, id, day(2))).rejects.toThrow('ROW_NOT_FOUND');
    await editor.endException(at.townOfficial, id, day(2));
    expect((await openings.of(at.operator, at.canteen)).exceptions).toMatchObject([{ validTo: day(2), slot: 'lunch' }]);
    await editor.takeBackException(at.operator, id);
    expect((await openings.of(at.operator, at.canteen)).exceptions).toEqual([]);
  });
});

describe('what is open on a day', () => {
  it('is told by slot for whoever sees it, page by page', async () => {
    await editor.setHours(at.districtOfficial, at.kitchen, { validFrom: '2024-01-01', hours: everyDay });
    await editor.addException(at.districtOfficial, at.canteen, {
      ...{ kind: 'closed', validFrom: TODAY, validTo: TODAY, reason: '停水' },
    });
    const list = (scope: MealPointDistrict['operator'], asked: { slot?: 'dinner'; cursor?: string; limit?: number }) =>
      openings.onDay(scope, { limit: 9, ...asked });
    expect((await list(at.townOfficial, {})).items.map(({ name }) => name)).toEqual([
      '中心食堂',
      '一村老年食堂',
      '二村助餐点',
    ]);
    // The point has no timetable on record, so its hours are unknown and it counts as open.
    expect((await list(at.townOfficial, { slot: 'dinner' })).items.map(({ name }) => name)).toEqual(['二村助餐点']);
    expect((await list(at.operator, {})).items).toMatchObject([{ name: '一村老年食堂', state: 'open' }]);
    const first = await list(at.districtOfficial, { limit: 3 });
    const rest = await list(at.districtOfficial, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([3, 1, null]);
  });
});

describe('the capacity of a slot', () => {
  it('changes from a day on', async () => {
    const of = (validFrom: string, seats: number) => ({
      ...{ slot: 'lunch' as const, validFrom, seats },
      ...{ dineInPortions: seats * 2, deliveryPortions: 10 },
    });
    await editor.setCapacity(at.operator, at.canteen, of('2024-01-01', 40));
    const { capacities } = await editor.setCapacity(at.operator, at.canteen, of(day(1), 60));
    expect(capacities).toMatchObject([
      { seats: 40, validTo: TODAY },
      { seats: 60, dineInPortions: 120, validTo: null },
    ]);
  });
});
