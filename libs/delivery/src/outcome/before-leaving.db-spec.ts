import { checkInvariants } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DelivererCarriers } from '../run/deliverer-carriers.js';
import { loadRun } from '../run/load-run.js';
import { atDoor, openDoorDesk, TODAY, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';
import { clientId } from '../testing/order-desk.js';

const MINUTE_MS = 60_000;
const PARTS = { setName: null, paymentMethod: 'cash', handover: 'in_person', addressId: null } as const;

describe('orders that end before their route leaves, and after', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carriers: readonly Carrier[];

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(4, 3);
    carriers = lunch.carriers;
  });
  afterAll(() => desk?.test.close());

  const rows = async (sql: string, ...values: unknown[]) => (await desk.test.owner.query(sql, values)).rows;
  const versionOf = async () =>
    (await rows('SELECT version FROM delivery.runs WHERE id = $1', lunch.runId))[0].version as number;
  const run = () =>
    desk.test.database.scoped(lunch.operator, (tx) => loadRun(tx, new DelivererCarriers(), lunch.runId));
  const cancel = (orderId: string) =>
    desk.outcomes.end(lunch.operator, orderId, { ...atDoor({ kind: 'refused' }), kind: 'cancelled' });
  const listed = async () => (await desk.orders.list(lunch.operator, { businessDate: TODAY })).items;

  it('are off their route, the sheet, the labels and the counts, and whoever plans begins anew', async () => {
    const [first, second] = carriers[0]!.stops;
    const before = await versionOf();
    await cancel(second!.orderId);
    expect(await versionOf()).toBe(before + 1);
    const { stops, routes } = await run();
    expect(stops).toHaveLength(11);
    expect(stops.some(({ orderId }) => orderId === second!.orderId)).toBe(false);
    expect(routes).toHaveLength(4);
    const left = stops.filter(({ routeId }) => routeId === carriers[0]!.routeId);
    expect(left.map(({ position }) => position)).toEqual([1, 2]);
    const sheet = await desk.sheets.counts(lunch.operator, { businessDate: TODAY, slot: 'lunch' });
    expect(sheet.portions).toBe(11);
    expect((await desk.dispatches.own(carriers[0]!.scope)).items.map(({ stopId }) => stopId)).toEqual([
      first!.stopId,
      carriers[0]!.stops[2]!.stopId,
    ]);
    await desk.leave(lunch, carriers[0]!);
    const [{ portions }] = await rows(
      'SELECT portions FROM delivery.dispatches WHERE route_id = $1',
      carriers[0]!.routeId,
    );
    expect(portions).toBe(2);
    await expect(cancel(first!.orderId)).rejects.toMatchObject({ code: 'OUTCOME.ON_THE_WAY' });
  });

  it('leave a route that has nothing left to bring, which does not leave any more', async () => {
    for (const { orderId } of carriers[1]!.stops) await cancel(orderId);
    expect((await run()).routes).toHaveLength(3);
    await expect(desk.leave(lunch, carriers[1]!)).rejects.toMatchObject({ code: 'OUTCOME.NOT_PUBLISHED' });
  });

  it('are shown with what became of them, and not changed any more', async () => {
    const [ended, , open] = carriers[0]!.stops;
    await desk.outcomes.endStop(carriers[0]!.scope, ended!.stopId, atDoor({ kind: 'refused' }));
    const items = await listed();
    const of = (orderId: string) => items.find(({ id }) => id === orderId)!;
    expect(of(ended!.orderId)).toMatchObject({ outcome: 'refused', outcomeAt: expect.any(Date), problems: [] });
    expect(of(carriers[1]!.stops[0]!.orderId)).toMatchObject({ outcome: 'cancelled' });
    expect(of(open!.orderId)).toMatchObject({ outcome: null, outcomeAt: null, problems: ['no_address'] });
    const changed = (orderId: string) =>
      desk.orders.change(lunch.operator, orderId, { ...PARTS, version: of(orderId).version });
    await expect(changed(ended!.orderId)).rejects.toMatchObject({ code: 'DELIVERY.ORDER_ENDED' });
    await expect(changed(carriers[1]!.stops[0]!.orderId)).rejects.toMatchObject({ code: 'DELIVERY.ORDER_ENDED' });
    expect(await changed(open!.orderId)).toMatchObject({ version: of(open!.orderId).version + 1 });
  });

  it('are to be at the door an hour after their route left, whenever the food itself has to be eaten', async () => {
    const [, , open] = carriers[0]!.stops;
    const [{ leftAt, useBy }] = await rows(
      'SELECT left_at AS "leftAt", use_by AS "useBy" FROM delivery.dispatches WHERE route_id = $1',
      carriers[0]!.routeId,
    );
    const byThen = new Date(leftAt.getTime() + 60 * MINUTE_MS);
    const doors = (await desk.dispatches.own(carriers[0]!.scope)).items;
    expect(doors.find(({ stopId }) => stopId === open!.stopId)).toMatchObject({ doorBy: byThen, useBy });
    const progress = await desk.dispatches.progress(lunch.operator, { businessDate: TODAY, slot: 'lunch' });
    const doorBy = (orderId: string) => progress.items.find((item) => item.orderId === orderId)!.doorBy;
    expect(doorBy(open!.orderId)).toEqual(byThen);
    expect(doorBy(carriers[2]!.stops[0]!.orderId)).toBeNull();
  });

  it('come with the number of their kitchen once it has set one', async () => {
    const numbers = async () =>
      new Set((await desk.dispatches.own(carriers[0]!.scope)).items.map(({ kitchenPhone }) => kitchenPhone));
    expect(await numbers()).toEqual(new Set([null]));
    await desk.test.owner.query(
      `INSERT INTO meal_point.kitchen_phones (facility_id, district_code, town_code, phone, account_id)
       SELECT id, district_code, town_code, '0574 88000100', $2 FROM meal_point.facilities WHERE id = $1`,
      [lunch.operator.facilityId, lunch.operator.accountId],
    );
    expect(await numbers()).toEqual(new Set(['0574 88000100']));
  });

  it('are told by a volunteer who was paused on the road, of what left with them and of nothing else', async () => {
    const [gone, waiting] = [carriers[2]!, carriers[3]!];
    await desk.leave(lunch, gone);
    const ids = [gone.volunteerId, waiting.volunteerId];
    await rows(`UPDATE volunteering.volunteers SET state = 'paused' WHERE id = ANY ($1)`, ids);
    expect(await desk.dispatches.own(gone.scope)).toMatchObject({ items: [], resting: true });
    const draft = { ...atDoor(), clientId: clientId() };
    expect(await desk.outcomes.endStop(gone.scope, gone.stops[0]!.stopId, draft)).toMatchObject({ kind: 'delivered' });
    await expect(
      desk.outcomes.endStop(waiting.scope, waiting.stops[0]!.stopId, atDoor({ kind: 'refused' })),
    ).rejects.toMatchObject({ code: 'OUTCOME.STOP_NOT_FOUND' });
    await rows(`UPDATE volunteering.volunteers SET state = 'active' WHERE id = ANY ($1)`, ids);
    expect(await desk.dispatches.own(gone.scope)).toMatchObject({ resting: false });
  });

  it('break no invariant', async () => {
    const wrong = (await checkInvariants(desk.test.owner)).filter(({ offending }) => offending.length > 0);
    expect(wrong).toEqual([]);
  });
});
