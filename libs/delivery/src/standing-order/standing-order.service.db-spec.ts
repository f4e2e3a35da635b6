import { addDays, businessDateAt, weekdayOf } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeliveryErrors } from '../delivery.errors.js';
import { OrderJobs } from '../order/order.jobs.js';
import { clientId, everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';
import { HORIZON_DAYS, placeStandingOrders } from './place-standing-orders.js';

const TODAY = businessDateAt(new Date());
const ahead = (days: number) => addDays(TODAY, days);

describe('StandingOrderService', () => {
  let desk: OrderDesk;

  beforeAll(async () => {
    desk = await openOrderDesk();
  });
  afterAll(() => desk?.test.close());

  const operator = () => desk.scopeOf(desk.home, 'operator');
  const system = () => desk.scopeOf(desk.home, 'system');
  const elder = (at: 0 | 1 | 2) => desk.home.residents[at];

  /** What became of each day of a standing order: state, and why not. */
  async function daysOf(standingOrderId: string): Promise<Record<string, string>> {
    const { rows } = await desk.test.owner.query<{ day: string; state: string; kind: string | null }>(
      `SELECT business_date AS day, state, cancel_kind AS kind FROM delivery.orders WHERE standing_order_id = $1 ORDER BY 1`,
      [standingOrderId],
    );
    return Object.fromEntries(rows.map(({ day, state, kind }) => [day, kind ?? state]));
  }
  const night = (days = HORIZON_DAYS) =>
    desk.test.database.scoped(system(), (tx) => placeStandingOrders(tx, desk.calendar, { days }));

  it('places the next week at once and the rest night by night, each day once', async () => {
    const draft = everyDay(elder(0).id, ahead(1));
    const opened = await desk.standing.open(operator(), draft);
    expect(opened).toMatchObject({ residentName: elder(0).name, validFrom: ahead(1), validTo: null, pauses: [] });
    expect(await desk.standing.open(operator(), draft)).toEqual(opened);
    expect(Object.keys(await daysOf(opened.id))).toEqual([1, 2, 3, 4, 5, 6, 7].map(ahead));
    const placed = await Promise.all([night(9), night(9), night(9)]);
    expect(placed.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(await night(9)).toBe(0);
    const overlapping = desk.standing.open(operator(), {
      ...draft,
      clientId: clientId(),
      weekdays: [7],
      validFrom: ahead(30),
    });
    await expect(overlapping).rejects.toThrow(DeliveryErrors.STANDING_ORDER_OVERLAPS.code);
    const dinner = await desk.standing.open(operator(), {
      ...draft,
      clientId: clientId(),
      slot: 'dinner',
      weekdays: [weekdayOf(ahead(2))],
    });
    expect(Object.keys(await daysOf(dinner.id))).toEqual([ahead(2)]);
    const { items } = await desk.standing.list(operator(), {});
    expect(items.map(({ slot, weekdays }) => [slot, weekdays.length])).toEqual([
      ['dinner', 1],
      ['lunch', 7],
    ]);
  });

  it('never places again what was cancelled, and leaves to the telephone what it took', async () => {
    const on = ahead(3);
    await desk.orders.place(operator(), phoned(elder(1).id, on));
    const opened = await desk.standing.open(operator(), everyDay(elder(1).id, ahead(2)));
    expect(Object.keys(await daysOf(opened.id))).not.toContain(on);
    const [first] = (await desk.orders.list(operator(), { businessDate: ahead(2), slot: 'lunch' })).items.filter(
      ({ standingOrderId }) => standingOrderId === opened.id,
    );
    await desk.orders.cancel(operator(), first?.id ?? '', { version: 1, reason: '看病' });
    expect(await night()).toBe(0);
    expect((await daysOf(opened.id))[ahead(2)]).toBe('resident');
  });

  it('pauses, resumes what the pause cancelled and nothing else, and ends', async () => {
    const opened = await desk.standing.open(operator(), everyDay(elder(2).id, ahead(1)));
    const [sick] = (await desk.orders.list(operator(), { businessDate: ahead(4), slot: 'lunch' })).items.filter(
      ({ standingOrderId }) => standingOrderId === opened.id,
    );
    await desk.orders.cancel(operator(), sick?.id ?? '', { version: 1, reason: '看病' });
    const paused = await desk.standing.pause(operator(), opened.id, {
      from: ahead(3),
      to: ahead(8),
      reason: 'hospital',
    });
    expect(paused.pauses).toMatchObject([{ from: ahead(3), to: ahead(8), reason: 'hospital' }]);
    await night(9);
    expect(await daysOf(opened.id)).toEqual({
      ...{
        [ahead(1)]: 'placed',
        [ahead(2)]: 'placed',
        [ahead(3)]: 'pause',
        [ahead(4)]: 'resident',
        [ahead(5)]: 'pause',
      },
      ...{ [ahead(6)]: 'pause', [ahead(7)]: 'pause', [ahead(9)]: 'placed' },
    });
    const over = await desk.standing.pause(operator(), opened.id, { from: ahead(7), to: ahead(7), reason: 'family' });
    const resumed = await desk.standing.resume(operator(), opened.id, paused.pauses[0]?.id ?? '');
    expect(resumed.pauses).toEqual(over.pauses.slice(1));
    await night(9);
    expect(await daysOf(opened.id)).toMatchObject({
      ...{
        [ahead(3)]: 'placed',
        [ahead(4)]: 'resident',
        [ahead(6)]: 'placed',
        [ahead(7)]: 'pause',
        [ahead(8)]: 'placed',
      },
    });
    const twice = desk.standing.resume(operator(), opened.id, paused.pauses[0]?.id ?? '');
    await expect(twice).rejects.toThrow(DeliveryErrors.PAUSE_NOT_FOUND.code);
    const ended = await desk.standing.end(operator(), opened.id, { lastDay: ahead(5), reason: '住养老院' });
    expect(ended).toMatchObject({ validTo: ahead(5), endReason: '住养老院' });
    expect(await daysOf(opened.id)).toMatchObject({ [ahead(5)]: 'placed', [ahead(6)]: 'ended', [ahead(9)]: 'ended' });
    const again = desk.standing.end(operator(), opened.id, { lastDay: ahead(4), reason: '早一天' });
    await expect(again).rejects.toThrow(DeliveryErrors.ALREADY_ENDED.code);
    await desk.standing.resume(operator(), opened.id, over.pauses[1]?.id ?? '');
    expect(await daysOf(opened.id)).toMatchObject({ [ahead(6)]: 'ended', [ahead(7)]: 'pause', [ahead(8)]: 'ended' });
    const next = await desk.standing.open(operator(), everyDay(elder(2).id, ahead(6)));
    expect((await daysOf(next.id))[ahead(6)]).toBe('placed');
    const never = await desk.standing.end(operator(), next.id, { lastDay: TODAY, reason: '弄错了' });
    expect(never.validTo).toBe(ahead(5));
  });

  it('brings nothing on a holiday, unless asked to', async () => {
    const [day, other] = [ahead(4), ahead(5)];
    await desk.test.owner.query(
      `INSERT INTO meal_point.calendar_days (district_code, day, kind, name, account_id) VALUES ($1, $2, 'holiday', '重阳敬老', $3), ($1, $4, 'ordinary', NULL, $3)`,
      [desk.home.districtCode, day, operator().accountId, other],
    );
    const elders = desk.neighbour.residents;
    const kitchen = desk.scopeOf(desk.neighbour, 'operator');
    const open = (at: 0 | 1, onHolidays: boolean) =>
      desk.standing.open(kitchen, everyDay(elders[at].id, ahead(4), { onHolidays, validTo: ahead(5) }));
    expect(Object.keys(await daysOf((await open(0, false)).id))).toEqual([other]);
    expect(Object.keys(await daysOf((await open(1, true)).id))).toEqual([day, other]);
  });

  it('is asked for by the jobs of the night, for every district', async () => {
    const jobs = new OrderJobs(desk.calendar);
    await desk.test.database.scoped({ ...system(), districtCode: '' }, (tx) =>
      jobs.askEachDistrict(tx, { payload: { businessDate: TODAY } } as never),
    );
    const { rows } = await desk.test.owner.query(
      `SELECT district_code AS district, payload FROM platform.outbox WHERE job = 'district-standing-orders' ORDER BY 1`,
    );
    expect(rows).toEqual(['330212', '330213'].map((district) => ({ district, payload: { businessDate: TODAY } })));
    await desk.test.database.scoped(system(), (tx) => jobs.place(tx, { payload: { businessDate: ahead(3) } } as never));
    const { rows: reached } = await desk.test.owner.query('SELECT max(business_date) AS day FROM delivery.orders');
    expect(reached).toEqual([{ day: ahead(10) }]);
  });
});
