import { checkInvariants } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDoor, openDoorDesk, TODAY, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';

describe('outcomes of orders', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;
  let other: Carrier;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(3, 8);
    [carrier, other] = [lunch.carriers[0]!, lunch.carriers[1]!];
  });
  afterAll(() => desk?.test.close());

  const rows = async (sql: string, ...values: unknown[]) => (await desk.test.owner.query(sql, values)).rows;
  const mealsOf = (residentId: string) =>
    rows(
      `SELECT m.price_fen, m.elder_paid_fen, m.government_fen, m.account_id FROM canteen.meals m WHERE m.resident_id = $1
       AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id)`,
      residentId,
    );
  const returnedOf = () =>
    rows(
      `SELECT s.reason, d.unit_fen FROM canteen.standing_production s LEFT JOIN canteen.day_sources d ON d.client_id = s.id
       WHERE s.facility_id = $1 AND s.kind = 'returned'
         AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id) ORDER BY s.reason`,
      lunch.facilityId,
    );

  it('come of no stop before its route has left, and of nobody else’s', async () => {
    const [stop] = carrier.stops;
    await expect(desk.outcomes.endStop(carrier.scope, stop!.stopId, atDoor())).rejects.toMatchObject({
      code: 'OUTCOME.NOT_ON_THE_WAY',
    });
    expect(await mealsOf(stop!.residentId)).toEqual([]);
    await desk.leave(lunch, carrier);
    await expect(desk.leave(lunch, carrier)).rejects.toMatchObject({ code: 'OUTCOME.NOT_PUBLISHED' });
    for (const scope of [other.scope, desk.scopeOf(desk.neighbour, 'volunteer'), lunch.operator]) {
      await expect(desk.outcomes.endStop(scope, stop!.stopId, atDoor())).rejects.toMatchObject({
        code: 'OUTCOME.STOP_NOT_FOUND',
      });
    }
    await expect(
      desk.outcomes.end(desk.scopeOf(desk.neighbour, 'operator'), stop!.orderId, atDoor()),
    ).rejects.toMatchObject({ code: 'OUTCOME.ORDER_NOT_FOUND' });
  });

  it('make a delivered order a meal, once, priced as at the counter, in the volunteer’s name', async () => {
    const [stop] = carrier.stops;
    const draft = atDoor({ handover: 'proxy', receiver: '邻居老周' });
    const posts = await Promise.all(
      Array.from({ length: 8 }, () => desk.outcomes.endStop(carrier.scope, stop!.stopId, draft)),
    );
    expect(new Set(posts.map(({ id }) => id)).size).toBe(1);
    const [meal, ...more] = await mealsOf(stop!.residentId);
    expect(more).toEqual([]);
    expect(meal).toMatchObject({ elder_paid_fen: 300, government_fen: 900, price_fen: 1200 });
    expect(meal.account_id).toBe(carrier.scope.accountId);
    await expect(
      desk.outcomes.endStop(carrier.scope, stop!.stopId, { ...draft, receiver: '别人' }),
    ).rejects.toMatchObject({ code: 'OUTCOME.CLIENT_ID_CLASH' });
    // Another phone of the same volunteer.
    await expect(desk.outcomes.endStop(carrier.scope, stop!.stopId, atDoor())).rejects.toMatchObject({
      code: 'OUTCOME.ALREADY_ENDED',
    });
    const logged = await rows(`SELECT FROM platform.audit_log WHERE after::text LIKE '%邻居老周%'`);
    expect(logged).toEqual([]);
  });

  it('end one order once however many phones say something of it at once', async () => {
    const stop = carrier.stops[1]!;
    const kinds = ['delivered', 'refused', 'nobody_answers', 'address_wrong', 'delivered'] as const;
    const said = await Promise.allSettled(
      kinds.map((kind) => desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor({ kind }))),
    );
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [ended] = await rows('SELECT kind, meal_id FROM delivery.outcomes WHERE order_id = $1', stop.orderId);
    expect((await mealsOf(stop.residentId)).length).toBe(ended.kind === 'delivered' ? 1 : 0);
  });

  it('bring refused and failed portions back as wastage at their cost, charge nobody, and signal who did not answer', async () => {
    const before = (await returnedOf()).length;
    const [, , refused, unanswered] = carrier.stops;
    await desk.outcomes.endStop(carrier.scope, refused!.stopId, atDoor({ kind: 'refused' }));
    const conditionNote = '走路不稳';
    await desk.outcomes.endStop(carrier.scope, unanswered!.stopId, atDoor({ kind: 'nobody_answers', conditionNote }));
    expect((await returnedOf()).length).toBe(before + 2);
    expect((await returnedOf()).every(({ unit_fen }) => unit_fen === 1550)).toBe(true);
    expect([await mealsOf(refused!.residentId), await mealsOf(unanswered!.residentId)]).toEqual([[], []]);
    const signals = await rows(
      'SELECT kind FROM delivery.welfare_signals WHERE resident_id = $1 ORDER BY kind',
      unanswered!.residentId,
    );
    expect(signals).toEqual([{ kind: 'condition_changed' }, { kind: 'nobody_answers' }]);
  });

  it('hand nothing over after its use-by', async () => {
    const stale = lunch.carriers[2]!;
    await desk.leave(lunch, stale, -30);
    const [stop] = stale.stops;
    await expect(desk.outcomes.endStop(stale.scope, stop!.stopId, atDoor())).rejects.toMatchObject({
      code: 'OUTCOME.PAST_USE_BY',
    });
    expect(await mealsOf(stop!.residentId)).toEqual([]);
    const late = await desk.outcomes.endStop(stale.scope, stop!.stopId, atDoor({ kind: 'late' }));
    expect(late).toMatchObject({ kind: 'late', seq: 1, mealId: null });
    await expect(
      desk.outcomes.endStop(carrier.scope, carrier.stops[4]!.stopId, atDoor({ kind: 'late' })),
    ).rejects.toMatchObject({ code: 'OUTCOME.NOT_LATE' });
  });

  it('are put right by one more, with its reason: the meal is voided or made, the portion taken back', async () => {
    const stop = carrier.stops[5]!;
    const correct = (kind: 'delivered' | 'refused') =>
      desk.outcomes.correct(lunch.operator, stop.orderId, { ...atDoor({ kind }), reason: '志愿者按错' });
    await expect(correct('refused')).rejects.toMatchObject({ code: 'OUTCOME.NOT_ENDED' });
    await desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor());
    const returned = (await returnedOf()).length;
    expect(await correct('refused')).toMatchObject({ kind: 'refused', seq: 2, mealId: null });
    expect(await mealsOf(stop.residentId)).toEqual([]);
    expect((await returnedOf()).length).toBe(returned + 1);
    expect(await correct('delivered')).toMatchObject({ kind: 'delivered', seq: 3 });
    expect(await mealsOf(stop.residentId)).toHaveLength(1);
    expect((await returnedOf()).length).toBe(returned);
    await expect(
      desk.test.owner.query(`UPDATE delivery.outcomes SET kind = 'late' WHERE order_id = $1`, [stop.orderId]),
    ).rejects.toThrow('only added');
  });

  it('show the volunteer as little as it takes, and nothing after the run is closed', async () => {
    const { items } = await desk.dispatches.own(carrier.scope);
    expect(items.map(({ stopId }) => stopId)).toEqual(carrier.stops.map(({ stopId }) => stopId));
    expect(items[0]).toMatchObject({ kind: 'delivered', name: '陈阿1' });
    expect(JSON.stringify(items)).not.toMatch(/birth|grade|restriction|residentId/i);
    expect((await desk.dispatches.own(lunch.operator)).items).toEqual([]);

    await expect(desk.dispatches.close(lunch.operator, lunch.runId)).rejects.toMatchObject({
      code: 'OUTCOME.NOT_ALL_ENDED',
    });
    const { items: orders } = await desk.dispatches.progress(lunch.operator, { businessDate: TODAY, slot: 'lunch' });
    for (const { orderId, kind, leftAt } of orders.filter((order) => order.kind === null)) {
      expect(kind).toBeNull();
      await desk.outcomes.end(
        lunch.operator,
        orderId,
        atDoor({ kind: leftAt ? 'address_wrong' : 'cancelled' } as never),
      );
    }
    await expect(
      desk.outcomes.end(lunch.operator, carrier.stops[0]!.orderId, {
        ...atDoor(),
        kind: 'cancelled',
        handover: undefined,
      } as never),
    ).rejects.toMatchObject({ code: 'OUTCOME.ALREADY_ENDED' });
    // A repair that nobody needs any more keeps nobody from closing.
    await desk.test.owner.query(`UPDATE delivery.runs SET plan_asked = 'repair', version = version + 1 WHERE id = $1`, [
      lunch.runId,
    ]);
    const closed = await desk.dispatches.close(lunch.operator, lunch.runId);
    expect(await desk.dispatches.close(lunch.operator, lunch.runId)).toEqual(closed);
    expect((await desk.dispatches.own(carrier.scope)).items).toEqual([]);
  });

  it('forget what people said of somebody who is erased, and stay', async () => {
    const [stop] = carrier.stops;
    await desk.test.owner.query(
      `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL WHERE id = $1`,
      [stop!.residentId],
    );
    expect(await rows('SELECT kind, receiver, note FROM delivery.outcomes WHERE order_id = $1', stop!.orderId)).toEqual(
      [{ kind: 'delivered', receiver: '已删除', note: null }],
    );
  });

  it('keep every invariant', async () => {
    const wrong = (await checkInvariants(desk.test.owner)).filter(({ offending }) => offending.length > 0);
    expect(wrong).toEqual([]);
  });
});
