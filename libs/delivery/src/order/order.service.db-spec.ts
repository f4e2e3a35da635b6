import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeliveryErrors } from '../delivery.errors.js';
import { clientId, everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';
import { OrderJobs } from './order.jobs.js';

const TODAY = businessDateAt(new Date());

describe('OrderService', () => {
  let desk: OrderDesk;
  let day = addDays(TODAY, 10);

  beforeAll(async () => {
    desk = await openOrderDesk();
  });
  afterAll(() => desk?.test.close());

  /** A day that no other test has. */
  const freshDay = () => (day = addDays(day, 1));
  const operator = () => desk.scopeOf(desk.home, 'operator');
  const [zhang, wang] = [() => desk.home.residents[0], () => desk.home.residents[1]];

  /** As if time had passed: lunch of that day was to be ordered three days before. */
  async function passCutOff(from: string): Promise<void> {
    await desk.test.owner.query(
      `INSERT INTO delivery.rules (district_code, town_code, facility_id, slot, valid_from, cut_off_days, cut_off_at, leaves_at, most_minutes,
         account_id, recorded_at) VALUES ($1, $2, $3, 'lunch', $4, 3, '00:00', '10:30', 60, $5, $4::date - 9)`,
      [desk.home.districtCode, desk.home.code, desk.home.facilityId, from, operator().accountId],
    );
  }

  it('takes an order once, with who it is for, and says what is not known yet', async () => {
    const draft = phoned(zhang().id, freshDay());
    const placed = await desk.orders.place(operator(), draft);
    expect(placed).toMatchObject({
      ...{ residentName: zhang().name, phone: zhang().phone, state: 'placed', problems: ['no_address'], version: 1 },
      ...{ addressLine: null, priceFen: null, labelNo: null },
    });
    expect(await desk.orders.place(operator(), draft)).toEqual(placed);
    const other = desk.orders.place(operator(), { ...draft, paymentMethod: 'wallet' });
    await expect(other).rejects.toThrow(DeliveryErrors.CLIENT_ID_CLASH.code);
    const twice = desk.orders.place(operator(), { ...draft, clientId: clientId() });
    await expect(twice).rejects.toThrow(DeliveryErrors.ORDER_EXISTS.code);
    const { items, slots } = await desk.orders.list(operator(), { businessDate: draft.businessDate });
    expect(items).toEqual([placed]);
    expect(slots.map(({ slot, frozenAt, closureId }) => [slot, frozenAt, closureId])).toEqual([
      ['breakfast', null, null],
      ['lunch', null, null],
      ['dinner', null, null],
    ]);
  });

  it('is one order of two entries of one person', async () => {
    const on = freshDay();
    await desk.orders.place(operator(), phoned(zhang().id, on));
    await desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [
      desk.home.residents[2].id,
      zhang().id,
    ]);
    const double = desk.orders.place(operator(), phoned(desk.home.residents[2].id, on));
    await expect(double).rejects.toThrow(DeliveryErrors.ORDER_EXISTS.code);
    await desk.test.owner.query('UPDATE registry.residents SET merged_into = NULL WHERE id = $1', [
      desk.home.residents[2].id,
    ]);
  });

  it('changes and cancels by the version that was seen', async () => {
    const addressId = await desk.homeOf(desk.home, wang().id);
    const placed = await desk.orders.place(operator(), phoned(wang().id, freshDay()));
    const change = {
      setName: '套餐',
      paymentMethod: 'wallet',
      handover: 'proxy',
      handoverNote: '儿媳',
      addressId,
    } as const;
    const changed = await desk.orders.change(operator(), placed.id, { ...change, version: 1 });
    expect(changed).toMatchObject({ ...change, addressLine: '桥头弄 3 号', problems: [], version: 2 });
    const stale = desk.orders.cancel(operator(), placed.id, { version: 1, reason: '不来' });
    await expect(stale).rejects.toThrow(DeliveryErrors.CHANGED_MEANWHILE.code);
    const cancelled = await desk.orders.cancel(operator(), placed.id, { version: 2, reason: '去女儿家' });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelKind: 'resident', cancelReason: '去女儿家' });
    const again = desk.orders.change(operator(), placed.id, { ...change, version: 3 });
    await expect(again).rejects.toThrow(DeliveryErrors.ORDER_FIXED.code);
    const foreign = { ...change, version: 1, addressId: await desk.homeOf(desk.home, zhang().id) };
    const [other] = (await desk.orders.list(operator(), { businessDate: addDays(TODAY, 11) })).items;
    await desk.test.owner.query(
      `UPDATE registry.resident_addresses SET ended_at = now(), ended_by = $2 WHERE id = $1`,
      [foreign.addressId, operator().accountId],
    );
    const ended = desk.orders.change(operator(), other?.id ?? '', foreign);
    await expect(ended).rejects.toThrow(DeliveryErrors.ADDRESS_NOT_FOUND.code);
  });

  it('takes nothing for who has died, for a day too far off, or of another town', async () => {
    const on = freshDay();
    const resident = desk.home.residents[2];
    await desk.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from) VALUES ($1, $2, $3, 'deceased', $4)`,
      [resident.id, desk.home.districtCode, desk.home.code, TODAY],
    );
    const attempts = [
      [phoned(resident.id, on), DeliveryErrors.RESIDENT_GONE],
      [phoned(zhang().id, addDays(TODAY, 63)), DeliveryErrors.TOO_FAR_AHEAD],
      [phoned(desk.neighbour.residents[0].id, on), DeliveryErrors.RESIDENT_NOT_FOUND],
      [phoned(zhang().id, on, { facilityId: desk.neighbour.facilityId }), DeliveryErrors.FACILITY_NOT_IN_SCOPE],
      [phoned(zhang().id, addDays(TODAY, -1)), DeliveryErrors.CUT_OFF_PASSED],
    ] as const;
    for (const [draft, error] of attempts)
      await expect(desk.orders.place(operator(), draft)).rejects.toThrow(error.code);
  });

  it('holds the cut-off by itself, whatever the queue does, and only the address is put right afterwards', async () => {
    const on = addDays(TODAY, 3);
    const placed = await desk.orders.place(operator(), phoned(zhang().id, on));
    const beside = await desk.orders.place(operator(), phoned(wang().id, on));
    await passCutOff(on);
    const change = { setName: null, paymentMethod: 'cash', handover: 'in_person', addressId: null } as const;
    const late = [
      () => desk.orders.place(operator(), phoned(zhang().id, on)),
      () => desk.orders.change(operator(), placed.id, { ...change, paymentMethod: 'wallet', version: 1 }),
      () => desk.orders.cancel(operator(), placed.id, { version: 1, reason: '迟了' }),
    ];
    for (const attempt of late) await expect(attempt()).rejects.toThrow(DeliveryErrors.CUT_OFF_PASSED.code);
    const jobs = new OrderJobs(desk.calendar);
    const system = desk.scopeOf(desk.home, 'system');
    const due = () => desk.test.database.scoped(system, (tx) => tx.query('SELECT * FROM delivery.due_districts()'));
    expect(await due()).toEqual([{ due_districts: desk.home.districtCode }]);
    const freeze = () =>
      desk.test.database.scoped(system, (tx) => jobs.freeze(tx, { payload: { businessDate: TODAY } } as never));
    await Promise.all([freeze(), freeze()]);
    expect(await due()).toEqual([]);
    const { items, slots } = await desk.orders.list(operator(), { businessDate: on, slot: 'lunch' });
    expect(
      items.map(({ residentName, labelNo, state, priceFen, version }) => [
        residentName,
        labelNo,
        state,
        priceFen,
        version,
      ]),
    ).toEqual([
      [wang().name, 1, 'frozen', 1200, 2],
      [zhang().name, 2, 'frozen', 1200, 2],
    ]);
    expect(slots[0]?.frozenAt).toBeInstanceOf(Date);
    const addressId = await desk.homeOf(desk.home, zhang().id);
    const fixed = await desk.orders.change(operator(), placed.id, { ...change, addressId, version: 2 });
    expect(fixed).toMatchObject({ state: 'frozen', problems: [], version: 3 });
    const changes = [
      () => desk.orders.change(operator(), placed.id, { ...change, addressId, setName: '套餐', version: 3 }),
      () => desk.orders.cancel(operator(), beside.id, { version: 2, reason: '迟了' }),
    ];
    for (const attempt of changes) await expect(attempt()).rejects.toThrow(DeliveryErrors.ORDER_FIXED.code);
    const forged = desk.test.database.scoped(operator(), (tx) =>
      tx.query(`UPDATE delivery.orders SET state = 'placed' WHERE id = $1`, [placed.id]),
    );
    await expect(forged).rejects.toThrow('an order that cannot be');
    const sheet = await desk.sheets.counts(operator(), { businessDate: on, slot: 'lunch' });
    expect(sheet).toMatchObject({ frozen: true, portions: 2, unsettled: 1, sets: [{ setName: '套餐', portions: 2 }] });
  });

  it('is not cooked by a kitchen that has closed meanwhile', async () => {
    const on = addDays(TODAY, 2);
    const placed = await desk.orders.place(operator(), phoned(wang().id, on));
    await passCutOff(on);
    const close = (day: string | null): Promise<unknown> =>
      desk.test.owner.query('UPDATE meal_point.facilities SET closed_on = $2 WHERE id = $1', [
        desk.home.facilityId,
        day,
      ]);
    await close(on);
    await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) =>
      tx.query(`SELECT delivery.freeze_slot($1, $2, 'lunch')`, [desk.home.facilityId, on]),
    );
    await close(null);
    const [order] = (await desk.orders.list(operator(), { businessDate: on, slot: 'lunch' })).items;
    expect(order).toMatchObject({ id: placed.id, state: 'cancelled', cancelReason: '食堂已停办', labelNo: null });
  });

  it('is taken of somebody of another town until their standing order has run out, ended or not', async () => {
    const [on, elder] = [freshDay(), desk.neighbour.residents[1]];
    const { id: standingId } = await desk.standing.open(
      desk.scopeOf(desk.neighbour, 'town_official'),
      everyDay(elder.id, on, { facilityId: desk.home.facilityId, slot: 'dinner' }),
    );
    const phone = () => desk.orders.place(operator(), phoned(elder.id, on));
    await desk.test.owner.query('SET session_replication_role = replica');
    const until = (days: number): Promise<unknown> =>
      desk.test.owner.query('UPDATE delivery.standing_orders SET valid_from = $2, valid_to = $3 WHERE id = $1', [
        ...[standingId, addDays(TODAY, -9), addDays(TODAY, days)],
      ]);
    await until(-1);
    await expect(phone()).rejects.toThrow(DeliveryErrors.RESIDENT_NOT_FOUND.code);
    await until(3);
    await desk.test.owner.query('RESET session_replication_role');
    expect(await phone()).toMatchObject({ residentId: elder.id, state: 'placed' });
  });

  it('is seen by the kitchen, its town and the elder’s town, and by nobody else', async () => {
    const on = freshDay();
    const elder = desk.neighbour.residents[0];
    // The neighbour's official orders at the home town's kitchen.
    const official = desk.scopeOf(desk.neighbour, 'town_official');
    const draft = phoned(elder.id, on, { facilityId: desk.home.facilityId });
    const placed = await desk.orders.place(official, draft);
    expect(placed.residentName).toBe(elder.name);
    const seenBy = async (scope: Parameters<typeof desk.orders.list>[0]) =>
      (await desk.orders.list(scope, { facilityId: desk.home.facilityId, businessDate: on })).items.map(({ id }) => id);
    for (const scope of [operator(), desk.scopeOf(desk.home, 'town_official'), official]) {
      expect(await seenBy(scope)).toEqual([placed.id]);
    }
    await expect(seenBy(desk.scopeOf(desk.neighbour, 'operator'))).rejects.toThrow(
      DeliveryErrors.FACILITY_NOT_IN_SCOPE.code,
    );
    await expect(seenBy(desk.scopeOf(desk.foreign, 'district_official'))).rejects.toThrow(
      DeliveryErrors.FACILITY_NOT_IN_SCOPE.code,
    );
    const volunteer = desk.scopeOf(desk.home, 'volunteer');
    const bare = desk.test.database.scoped(volunteer, (tx) => tx.query('SELECT id FROM delivery.orders'));
    expect(await bare).toEqual([]);
    const faces = desk.test.database.scoped(volunteer, (tx) =>
      tx.query('SELECT * FROM delivery.order_faces($1::uuid[])', [[placed.id]]),
    );
    expect(await faces).toEqual([]);
  });
});
