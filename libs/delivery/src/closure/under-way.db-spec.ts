import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORDER_INVARIANTS } from '../audit/order-invariants.js';
import { OUTCOME_INVARIANTS } from '../audit/outcome-invariants.js';
import { atDoor, openDoorDesk, TODAY, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';
import { clientId } from '../testing/order-desk.js';

describe('a slot that is closed while boxes are under way', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(2, 3);
  });
  afterAll(() => desk?.test.close());

  const typhoon = (at: PublishedLunch) =>
    desk.closures.close(at.operator, {
      ...{ clientId: clientId(), businessDate: TODAY, slot: 'lunch', kind: 'typhoon', reason: '台风红色预警' },
    });
  const statesOf = async (orderIds: readonly string[]): Promise<string[]> =>
    (
      await desk.test.owner.query<{ state: string }>(
        'SELECT state FROM delivery.orders WHERE id = ANY ($1) ORDER BY id',
        [orderIds],
      )
    ).rows.map(({ state }) => state);

  it('cancels what is still in the kitchen, whatever the clock says, and tells who is on the road', async () => {
    const [gone, waiting] = lunch.carriers;
    await desk.leave(lunch, gone!);
    await expect(
      desk.outcomes.endStop(gone!.scope, gone!.stops[0]!.stopId, atDoor({ kind: 'turned_back' })),
    ).rejects.toMatchObject({ code: 'OUTCOME.NOT_TURNED_BACK' });
    expect((await desk.dispatches.own(gone!.scope)).items.map(({ closure }) => closure)).toEqual([null, null, null]);
    const closed = await typhoon(lunch);
    expect(closed).toMatchObject({ cancelled: 3 });
    expect(await statesOf(gone!.stops.map(({ orderId }) => orderId))).toEqual(['frozen', 'frozen', 'frozen']);
    expect(await statesOf(waiting!.stops.map(({ orderId }) => orderId))).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    const { items } = await desk.dispatches.own(gone!.scope);
    expect(items.map(({ closure }) => closure)).toEqual(['typhoon', 'typhoon', 'typhoon']);
    expect((await desk.dispatches.own(waiting!.scope)).items).toEqual([]);
    await expect(desk.leave(lunch, waiting!)).rejects.toMatchObject({ code: 'OUTCOME.NOT_PUBLISHED' });
  });

  it('lets them bring a meal or turn back: the portion returns, and who depends on it is to be visited', async () => {
    const [gone] = lunch.carriers;
    const [brought, alone, back] = gone!.stops;
    await desk.test.owner.query('UPDATE registry.residents SET lives_alone = true WHERE id = $1', [alone!.residentId]);
    await desk.outcomes.endStop(gone!.scope, brought!.stopId, atDoor());
    for (const { stopId } of [alone!, back!]) {
      const outcome = await desk.outcomes.endStop(gone!.scope, stopId, atDoor({ kind: 'turned_back' }));
      expect(outcome).toMatchObject({ kind: 'turned_back', mealId: null });
    }
    const [closure] = (await desk.closures.list(lunch.operator, {})).items;
    const visits = await desk.closures.visits(lunch.operator, closure!.id);
    expect(visits.items.map(({ residentId }) => residentId)).toEqual([alone!.residentId]);
    const { rows } = await desk.test.owner.query(
      `SELECT count(*)::int AS n FROM canteen.production_entries WHERE facility_id = $1 AND kind = 'returned'`,
      [lunch.facilityId],
    );
    expect(rows).toEqual([{ n: 2 }]);
    await desk.dispatches.close(lunch.operator, lunch.runId);
  });

  it('and leaving at the same moment: a route has left whole, or not at all', async () => {
    for (let round = 0; round < 6; round += 1) {
      const at = await desk.lunch(1, 2);
      const [carrier] = at.carriers;
      const [left, closed] = await Promise.allSettled([desk.leave(at, carrier!), typhoon(at)]);
      expect(closed.status).toBe('fulfilled');
      const expected = left.status === 'fulfilled' ? 'frozen' : 'cancelled';
      expect(await statesOf(carrier!.stops.map(({ orderId }) => orderId))).toEqual([expected, expected]);
    }
  });

  it('keeps every invariant', async () => {
    const invariants = [...INVARIANTS, ...ORDER_INVARIANTS, ...OUTCOME_INVARIANTS];
    const broken = (await checkInvariants(desk.test.owner, { invariants })).filter(
      ({ offending }) => offending.length > 0,
    );
    // The desk stores orders as of the moment, whatever the hour: most are after the cut-off of the slot.
    expect(broken.map(({ invariant }) => invariant.name).filter((name) => name !== 'order-before-cut-off')).toEqual([]);
  });
});
