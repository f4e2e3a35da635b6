import { addDays, businessDateAt } from '@nuancan/kernel';
import { PersonRecords } from '@nuancan/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErasureService } from '../../../registry/src/erasure/erasure.service.js';
import { everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';
import { OrderRecords } from './order-records.js';

const NOTE = '隔壁王阿姨';

/** What is on record of somebody's deliveries is theirs to see, and goes with who they were. */
describe('records of deliveries', () => {
  let desk: OrderDesk;

  beforeAll(async () => {
    desk = await openOrderDesk();
    const operator = desk.scopeOf(desk.home, 'operator');
    const { id } = desk.home.residents[0];
    const tomorrow = addDays(businessDateAt(new Date()), 1);
    const by = { handover: 'proxy', handoverNote: NOTE } as const;
    const { id: standing } = await desk.standing.open(operator, everyDay(id, tomorrow, by));
    const placed = await desk.orders.place(operator, phoned(id, addDays(tomorrow, 10), by));
    await desk.orders.cancel(operator, placed.id, { version: 1, reason: `${NOTE}说不来` });
    await desk.standing.end(operator, standing, { lastDay: tomorrow, reason: `${NOTE}接走` });
  });
  afterAll(() => desk?.test.close());

  it('are exported', async () => {
    const records = new PersonRecords();
    new OrderRecords(records).onModuleInit();
    const sections = await desk.test.database.scoped(desk.scopeOf(desk.home, 'district_official'), (tx) =>
      records.read(tx, [desk.home.residents[0].id]),
    );
    expect(sections['standingOrders']).toMatchObject([{ handover_note: NOTE, end_reason: `${NOTE}接走` }]);
    expect(sections['deliveryOrders']).toHaveLength(8);
    expect(JSON.stringify(sections['deliveryOrders'])).toContain(`${NOTE}说不来`);
    expect(JSON.stringify(sections)).not.toContain('body_hash');
  });

  it('lose their words with an erasure, and none of them was ever in the audit log', async () => {
    const { id } = desk.home.residents[0];
    const { owner } = desk.test;
    await owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, recorded_at)
       VALUES ($1, $2, $3, 'deceased', '2020-03-04', '2020-03-04')`,
      [id, desk.home.districtCode, desk.home.code],
    );
    const erasures = new ErasureService(desk.test.database);
    const asked = await erasures.request(desk.scopeOf(desk.home, 'town_official'), id);
    await erasures.decide(desk.scopeOf(desk.home, 'district_official'), asked.id, { decision: 'erase' });
    for (const rows of ['delivery.orders', 'delivery.standing_orders']) {
      const { rows: left } = await owner.query<{ text: string }>(`SELECT to_jsonb(x)::text AS text FROM ${rows} x`);
      expect(left.length).toBeGreaterThan(0);
      for (const { text } of left) expect(text).not.toContain(NOTE);
    }
    const { rows: logged } = await owner.query(
      `SELECT id FROM platform.audit_log WHERE coalesce(before::text, '') || coalesce(after::text, '') LIKE '%' || $1 || '%'`,
      [NOTE],
    );
    expect(logged).toEqual([]);
  });
});
