import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';
import { CheckDesk, type Site } from '../testing/check-desk.js';

const DAY = '2026-09-15';

describe('the checks of deliveries', () => {
  let desk: CheckDesk;

  beforeAll(async () => {
    desk = await CheckDesk.open();
  });
  afterAll(() => desk?.test.close());

  async function stored(sql: string, values: readonly unknown[]): Promise<void> {
    await desk.test.owner.query('SET session_replication_role = replica');
    await desk.test.owner.query(sql, [...values]);
    await desk.test.owner.query('RESET session_replication_role');
  }

  /** Of the slot's orders; what is brought to nobody yet. */
  const freeze = (site: Site, orders: number): Promise<void> =>
    stored(
      `INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
       VALUES ($1, $2, 'lunch', $3, $4, $5, $2::date + time '09:00')`,
      [site.id, DAY, PLANTED_DISTRICT, site.town, orders],
    );

  /** Left the kitchen at half past ten, food of nine o'clock, and was handed over at that time. */
  async function hand(
    site: Site,
    meal: string,
    at: string,
    { kind = 'delivered', order = randomUUID() as string, seq = 1 } = {},
  ): Promise<string> {
    const [route, stop] = [randomUUID(), randomUUID()];
    const clock = (time: string): string => `${DAY}T${time}:00+08:00`;
    await stored(
      `WITH s AS (INSERT INTO delivery.stops (id, run_id, district_code, town_code, facility_id, order_id, person_id, route_id, position, arrives_at,
           use_by) SELECT $4, uuidv7(), $1, $2, $3, $5, uuidv7(), $6, 1, $7, $7 WHERE $8 = 1),
       d AS (INSERT INTO delivery.dispatches (route_id, run_id, district_code, facility_town, facility_id, boxes, portions, celsius, cooked_at, use_by,
           left_at, client_id, body_hash, account_id)
         VALUES ($6, uuidv7(), $1, $2, $3, 1, 1, 70, $9, $10, $11, uuidv7(), sha256(''), $13))
       INSERT INTO delivery.outcomes (order_id, seq, stop_id, district_code, town_code, facility_id, facility_town, resident_id, business_date, slot,
         kind, handover, happened_at, meal_id, after_close, reason, device_id, offline, client_id, body_hash, account_id)
       VALUES ($5, $8, $4, $1, $2, $3, $2, uuidv7(), $14, 'lunch', $15, CASE $15 WHEN 'delivered' THEN 'in_person' END, $7,
         CASE $15 WHEN 'delivered' THEN $12::uuid END, $15 <> 'delivered', CASE WHEN $8 > 1 THEN '更正' END, uuidv7(), false, uuidv7(), sha256(''), $13)`,
      [
        ...[PLANTED_DISTRICT, site.town, site.id, stop, order, route, clock(at), seq],
        ...[clock('09:00'), clock('13:00'), clock('10:30'), meal, site.operator.accountId, DAY, kind],
      ],
    );
    return order;
  }

  const deliver = async (site: Site, count: number): Promise<string[]> => {
    const meals = [];
    for (let n = 0; n < count; n += 1) {
      meals.push({ elder: await desk.elder(site), day: DAY, at: `11:0${n}`, mode: 'home_delivery' as const });
    }
    return desk.eat(site, meals);
  };

  describe('P04', () => {
    it('finds delivered meals that no order was delivered as, also one that was corrected', async () => {
      const site = desk.site();
      await freeze(site, 3);
      const [brought = '', corrected = '', logged = ''] = await deliver(site, 3);
      await hand(site, brought, '11:00');
      const order = await hand(site, corrected, '11:00');
      await hand(site, corrected, '11:30', { kind: 'refused', order, seq: 2 });
      const found = await desk.check(site, 'P04');
      expect(found.flatMap(({ meals }) => Object.keys(meals)).toSorted()).toEqual([corrected, logged].toSorted());
      expect(found.map(({ stakeFen }) => stakeFen)).toEqual([900, 900]);
    });

    it('and none where each was, or the kitchen keeps no orders', async () => {
      const [whole, without] = [desk.site(), desk.site()];
      await freeze(whole, 1);
      const [meal = ''] = await deliver(whole, 1);
      await hand(whole, meal, '11:00');
      await deliver(without, 2);
      expect([await desk.check(whole, 'P04'), await desk.check(without, 'P04')]).toEqual([[], []]);
    });
  });

  describe('F03', () => {
    it('finds what was on the road for longer than the kitchen’s rule, or past its use-by', async () => {
      const site = desk.site();
      const [long = '', stale = ''] = await deliver(site, 2);
      await hand(site, long, '11:31');
      await hand(site, stale, '13:01');
      const found = await desk.check(site, 'F03');
      expect(found.flatMap(({ meals }) => Object.keys(meals)).toSorted()).toEqual([long, stale].toSorted());
      expect(found).toMatchObject([{ stakeFen: 0, facts: { mostMinutes: 60 } }, { stakeFen: 0 }]);
    });

    it('and not what came within the hour', async () => {
      const site = desk.site();
      const [meal = ''] = await deliver(site, 1);
      await hand(site, meal, '11:30');
      expect(await desk.check(site, 'F03')).toEqual([]);
    });
  });
});
