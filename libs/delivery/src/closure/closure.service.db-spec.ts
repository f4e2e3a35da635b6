import { checkInvariants } from '@nuancan/canteen';
import { addDays, businessDateAt } from '@nuancan/kernel';
import type { Invariant } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORDER_INVARIANTS } from '../audit/order-invariants.js';
import { DeliveryErrors } from '../delivery.errors.js';
import { clientId, everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';
import type { CloseDeliveriesDto } from './closure.dto.js';

const TODAY = businessDateAt(new Date());
const NONE_ON_CLOSED = ORDER_INVARIANTS.filter(({ name }) => name === 'order-none-on-closed')[0] as Invariant;

describe('ClosureService', () => {
  let desk: OrderDesk;
  let day = addDays(TODAY, 1);

  beforeAll(async () => {
    desk = await openOrderDesk();
    await desk.test.owner.query(`UPDATE registry.residents SET lives_alone = true WHERE id = $1`, [
      desk.home.residents[0].id,
    ]);
    await desk.test.owner.query(
      `INSERT INTO registry.capability_grades (resident_id, district_code, town_code, grade, standard, valid_from)
       VALUES ($1, $2, $3, 'severe', 'GB/T 42195-2022', '2024-01-01')`,
      [desk.neighbour.residents[0].id, desk.neighbour.districtCode, desk.neighbour.code],
    );
  });
  afterAll(() => desk?.test.close());

  const freshDay = () => (day = addDays(day, 1));
  const operator = () => desk.scopeOf(desk.home, 'operator');
  const neighbour = () => desk.scopeOf(desk.neighbour, 'operator');
  const district = () => desk.scopeOf(desk.home, 'district_official');
  const typhoon = (businessDate: string, changes: Partial<CloseDeliveriesDto> = {}): CloseDeliveriesDto => ({
    ...{ clientId: clientId(), businessDate, kind: 'typhoon', reason: '台风蓝色预警', ...changes },
  });
  const statesOn = async (businessDate: string) =>
    (
      await desk.test.owner.query<{ state: string }>(
        'SELECT state FROM delivery.orders WHERE business_date = $1 ORDER BY id',
        [businessDate],
      )
    ).rows.map(({ state }) => state);

  it('cancels at once, lists who depends on the meal, and takes no more orders', async () => {
    const on = freshDay();
    const [alone, other] = desk.home.residents;
    await desk.orders.place(operator(), phoned(alone.id, on));
    await desk.orders.place(operator(), phoned(other.id, on));
    await desk.orders.place(neighbour(), phoned(desk.neighbour.residents[0].id, on));
    const draft = typhoon(on);
    const closed = await desk.closures.close(district(), draft);
    expect(closed).toMatchObject({
      townCode: null,
      facilityId: null,
      slot: null,
      cancelled: 3,
      dependants: 2,
      unvisited: 2,
    });
    expect(await desk.closures.close(district(), draft)).toEqual(closed);
    for (const other of [{ kind: 'heat' }, { reason: '停电' }] as const) {
      const clash = desk.closures.close(district(), { ...draft, ...other });
      await expect(clash).rejects.toThrow(DeliveryErrors.CLIENT_ID_CLASH.code);
    }
    expect(await statesOn(on)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    const late = desk.orders.place(operator(), phoned(other.id, on));
    await expect(late).rejects.toThrow(DeliveryErrors.SLOT_CLOSED.code);
    const { items } = await desk.closures.visits(operator(), closed.id);
    expect(items).toMatchObject([{ residentName: alone.name, livesAlone: true, grade: null, finding: null }]);
    const seen = await desk.closures.visited(operator(), closed.id, alone.id, 'well');
    expect(seen).toMatchObject({ finding: 'well', visitedAt: expect.any(Date) });
    const foreign = desk.closures.visited(operator(), closed.id, desk.neighbour.residents[0].id, 'well');
    await expect(foreign).rejects.toThrow(DeliveryErrors.VISIT_NOT_FOUND.code);
    const [listed] = (await desk.closures.list(district(), { from: on })).items;
    expect(listed).toMatchObject({ dependants: 2, unvisited: 1 });
  });

  it('is lifted once: orders stand again, but not those that were cancelled before or ordered elsewhere meanwhile', async () => {
    const on = freshDay();
    const [one, two, three] = desk.home.residents;
    await desk.orders.place(operator(), phoned(one.id, on));
    const asked = await desk.orders.place(operator(), phoned(two.id, on));
    await desk.orders.cancel(operator(), asked.id, { version: 1, reason: '去女儿家' });
    await desk.orders.place(operator(), phoned(three.id, on));
    const closed = await desk.closures.close(operator(), typhoon(on, { kind: 'kitchen', reason: '灶坏了' }));
    const official = desk.scopeOf(desk.home, 'town_official');
    await desk.orders.place(official, phoned(three.id, on, { facilityId: desk.neighbour.facilityId }));
    const lifted = await desk.closures.lift(operator(), closed.id, { reason: '修好了' });
    expect(lifted).toMatchObject({ cancelled: 1, liftedAt: expect.any(Date) });
    expect(await statesOn(on)).toEqual(['placed', 'cancelled', 'cancelled', 'placed']);
    const twice = desk.closures.lift(operator(), closed.id, { reason: '再一次' });
    await expect(twice).rejects.toThrow(DeliveryErrors.CLOSURE_LIFTED.code);
  });

  it('stays closed while another closure holds, and closes no more than its slot, kitchen or town', async () => {
    const on = freshDay();
    const [one, two] = desk.home.residents;
    await desk.orders.place(operator(), phoned(one.id, on));
    await desk.orders.place(operator(), phoned(two.id, on, { slot: 'dinner' }));
    await desk.orders.place(neighbour(), phoned(desk.neighbour.residents[1].id, on));
    const lunch = await desk.closures.close(desk.scopeOf(desk.home, 'town_official'), typhoon(on, { slot: 'lunch' }));
    expect(lunch).toMatchObject({ townCode: desk.home.code, facilityId: null, slot: 'lunch', cancelled: 1 });
    expect(await statesOn(on)).toEqual(['cancelled', 'placed', 'placed']);
    const whole = await desk.closures.close(district(), typhoon(on));
    expect(await statesOn(on)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await desk.closures.lift(district(), lunch.id, { reason: '解除' });
    expect(await statesOn(on)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    await desk.closures.lift(district(), whole.id, { reason: '解除' });
    expect(await statesOn(on)).toEqual(['placed', 'placed', 'placed']);
  });

  it('lets only one order stand again of somebody who ordered elsewhere between two closures', async () => {
    const on = freshDay();
    const [one] = desk.home.residents;
    const official = desk.scopeOf(desk.home, 'town_official');
    await desk.orders.place(operator(), phoned(one.id, on));
    const kitchen = await desk.closures.close(operator(), typhoon(on, { kind: 'kitchen' }));
    await desk.orders.place(official, phoned(one.id, on, { facilityId: desk.neighbour.facilityId }));
    const whole = await desk.closures.close(district(), typhoon(on));
    await desk.closures.lift(operator(), kitchen.id, { reason: '修好了' });
    await desk.closures.lift(district(), whole.id, { reason: '解除' });
    expect(await statesOn(on)).toEqual(['cancelled', 'placed']);
  });

  it('tells the kitchens it is of and their towns, when it is closed and when it is lifted, but not who did it', async () => {
    const on = freshDay();
    const told = async (id: string) =>
      (
        await desk.test.owner.query<{ told: string }>(
          `SELECT a.login || ' ' || m.kind || ' ' || coalesce(m.place_name, '-') AS told FROM messaging.messages m
           JOIN identity.accounts a ON a.id = m.account_id WHERE m.about_id = $1 ORDER BY m.kind, a.login`,
          [id],
        )
      ).rows.map((row) => row.told);
    const { home } = desk;
    const draft = typhoon(on, { kind: 'kitchen' });
    const kitchen = await desk.closures.close(operator(), draft);
    await desk.closures.close(operator(), draft);
    await desk.closures.lift(desk.scopeOf(home, 'town_official'), kitchen.id, { reason: '修好了' });
    expect(await told(kitchen.id)).toEqual([
      `${home.logins.town_official} closure.closed ${home.facilityName}`,
      `${home.logins.operator} closure.lifted ${home.facilityName}`,
    ]);
    const whole = await desk.closures.close(district(), typhoon(on));
    const all = [home, desk.neighbour].flatMap(({ logins }) => [logins.operator, logins.town_official]);
    expect(await told(whole.id)).toEqual(all.sort().map((login) => `${login} closure.closed -`));
  });

  it('leaves alone what has left the kitchen', async () => {
    const on = freshDay();
    await desk.orders.place(operator(), phoned(desk.home.residents[0].id, on));
    const { owner } = desk.test;
    await owner.query('SET session_replication_role = replica');
    await owner.query(
      `UPDATE delivery.orders SET business_date = $2, state = 'frozen', label_no = 1 WHERE business_date = $1`,
      [on, TODAY],
    );
    await owner.query(
      `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes,
         account_id, recorded_at)
       SELECT district_code, town_code, id, 'lunch', $2::date, 1, '09:00', '00:00', 60, $3, now() - interval '9 days'
       FROM meal_point.facilities WHERE id = $1`,
      [desk.home.facilityId, TODAY, operator().accountId],
    );
    await owner.query('SET session_replication_role = DEFAULT');
    expect(await desk.closures.close(district(), typhoon(TODAY))).toMatchObject({ cancelled: 0, dependants: 0 });
    expect(await statesOn(TODAY)).toEqual(['frozen']);
    const broken = await checkInvariants(owner, { invariants: [NONE_ON_CLOSED] });
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  it('lists who depends on a meal that is not even ordered yet', async () => {
    const on = addDays(TODAY, 8);
    const [alone, other] = desk.home.residents;
    for (const { id } of [alone, other]) {
      await desk.standing.open(operator(), everyDay(id, addDays(TODAY, 7), { slot: 'breakfast' }));
    }
    const closed = await desk.closures.close(operator(), typhoon(on, { kind: 'kitchen' }));
    expect(closed).toMatchObject({ cancelled: 0, dependants: 1 });
    const { items } = await desk.closures.visits(operator(), closed.id);
    expect(items).toMatchObject([{ residentId: alone.id }]);
  });

  it('leaves out no standing order that came while it held', async () => {
    const on = addDays(TODAY, 7);
    const closed = await desk.closures.close(operator(), typhoon(on, { slot: 'dinner' }));
    const [elder] = desk.home.residents;
    await desk.standing.open(operator(), everyDay(elder.id, addDays(TODAY, 2), { slot: 'dinner', validTo: on }));
    const dinners = async () =>
      (await desk.orders.list(operator(), { businessDate: on, slot: 'dinner' })).items.map(({ state }) => state);
    expect(await dinners()).toEqual([]);
    await desk.closures.lift(operator(), closed.id, { reason: '修好了' });
    expect(await dinners()).toEqual(['placed']);
  });

  it('is nobody’s who does not answer for the kitchen, and of no day that is over', async () => {
    const on = freshDay();
    const attempts = [
      () => desk.closures.close(operator(), typhoon(on, { facilityId: desk.neighbour.facilityId })),
      () =>
        desk.closures.close(desk.scopeOf(desk.home, 'town_official'), typhoon(on, { townCode: desk.neighbour.code })),
      () => desk.closures.close(district(), typhoon(on, { townCode: desk.foreign.code })),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow(DeliveryErrors.FACILITY_NOT_IN_SCOPE.code);
    const past = desk.closures.close(district(), typhoon(addDays(TODAY, -1)));
    await expect(past).rejects.toThrow(DeliveryErrors.DAY_OVER.code);
    const closed = await desk.closures.close(neighbour(), typhoon(on));
    for (const scope of [operator(), desk.scopeOf(desk.home, 'town_official')]) {
      await expect(desk.closures.lift(scope, closed.id, { reason: '不归我' })).rejects.toThrow(
        DeliveryErrors.CLOSURE_NOT_FOUND.code,
      );
      await expect(desk.closures.visits(scope, closed.id)).rejects.toThrow(DeliveryErrors.CLOSURE_NOT_FOUND.code);
    }
  });

  it('loses no order to a closure that comes at the same time', async () => {
    const on = freshDay();
    const people = [...desk.home.residents, ...desk.neighbour.residents];
    const orders = people.map((person, at) =>
      desk.orders
        .place(at < 3 ? operator() : neighbour(), phoned(person.id, on))
        .catch((error: Error) => error.message),
    );
    const closing = desk.closures.close(district(), typhoon(on));
    await Promise.all([...orders, closing]);
    expect((await statesOn(on)).filter((state) => state !== 'cancelled')).toEqual([]);
  });

  it('waits in no ring with whoever changes an order', async () => {
    const on = freshDay();
    const placed = [];
    for (const { id } of desk.home.residents) placed.push(await desk.orders.place(operator(), phoned(id, on)));
    for (let round = 0; round < 8; round++) {
      const changes = placed.map(async ({ id }) => {
        const { items } = await desk.orders.list(operator(), { businessDate: on });
        const version = items.find((order) => order.id === id)?.version ?? 0;
        const change = { version, setName: null, handover: 'in_person', addressId: null } as const;
        return desk.orders.change(operator(), id, { ...change, paymentMethod: round % 2 === 0 ? 'wechat' : 'cash' });
      });
      const [closing, ...changed] = await Promise.allSettled([
        desk.closures.close(operator(), typhoon(on)),
        ...changes,
      ]);
      const faults = changed.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
      expect(faults.filter(({ code }) => !code.startsWith('DELIVERY.'))).toEqual([]);
      if (closing?.status !== 'fulfilled') throw new Error('not closed', { cause: closing });
      await desk.closures.lift(operator(), closing.value.id, { reason: '解除' });
    }
  });
});
