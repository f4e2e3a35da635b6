import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { placeStandingOrders } from '../standing-order/place-standing-orders.js';
import { everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';

const TODAY = businessDateAt(new Date());
const ahead = (days: number) => addDays(TODAY, days);

describe('orders of one person', () => {
  let desk: OrderDesk;

  beforeEach(async () => {
    desk = await openOrderDesk();
  });
  afterEach(() => desk?.test.close());

  const operator = () => desk.scopeOf(desk.home, 'operator');
  const merge = (duplicate: string, standing: string | null) =>
    desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, standing]);
  const standing = async () =>
    (
      await desk.test.owner.query<{ resident: string; person: string }>(
        `SELECT resident_id AS resident, person_id AS person FROM delivery.orders WHERE state <> 'cancelled' ORDER BY business_date, id`,
      )
    ).rows;

  it('who is dead by another entry stops the meal of nobody else', async () => {
    const [duplicate, kept, other] = desk.home.residents;
    await desk.standing.open(operator(), everyDay(duplicate.id, ahead(1)));
    await desk.standing.open(operator(), everyDay(other.id, ahead(1)));
    await merge(duplicate.id, kept.id);
    await desk.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from) VALUES ($1, $2, $3, 'deceased', $4)`,
      [kept.id, desk.home.districtCode, desk.home.code, TODAY],
    );
    const placed = await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) =>
      placeStandingOrders(tx, desk.calendar, { days: 9 }),
    );
    expect(placed).toBe(2);
  });

  it('are one a slot once two entries turn out to be that person, and are told apart again', async () => {
    const [duplicate, kept] = desk.home.residents;
    await desk.orders.place(operator(), phoned(duplicate.id, ahead(1)));
    await desk.orders.place(operator(), phoned(kept.id, ahead(1)));
    await desk.orders.place(operator(), phoned(duplicate.id, ahead(2)));
    await merge(duplicate.id, kept.id);
    await expect(desk.orders.place(operator(), phoned(kept.id, ahead(2)))).rejects.toThrow('ORDER_EXISTS');
    expect(await standing()).toEqual([
      { resident: kept.id, person: kept.id },
      { resident: duplicate.id, person: kept.id },
    ]);
    await merge(duplicate.id, null);
    await desk.orders.place(operator(), phoned(kept.id, ahead(2)));
    expect(await standing()).toEqual([
      { resident: kept.id, person: kept.id },
      { resident: duplicate.id, person: duplicate.id },
      { resident: kept.id, person: kept.id },
    ]);
  });

  it('are one a slot of two standing orders, too', async () => {
    const [duplicate, kept] = desk.home.residents;
    await desk.standing.open(operator(), everyDay(duplicate.id, ahead(1)));
    await desk.standing.open(operator(), everyDay(kept.id, ahead(1)));
    await merge(duplicate.id, kept.id);
    expect(await standing()).toHaveLength(7);
    const placed = await desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (tx) =>
      placeStandingOrders(tx, desk.calendar, { days: 8 }),
    );
    expect(placed).toBe(1);
  });

  it('end with the standing order, also when the night places them at that moment', async () => {
    const [elder] = desk.home.residents;
    const { id } = await desk.standing.open(operator(), everyDay(elder.id, ahead(1)));
    let placed: Promise<number> | undefined;
    await desk.test.database.scoped(operator(), async (tx) => {
      await tx.query(
        `UPDATE delivery.standing_orders SET valid_to = $2, ended_by = platform.scope_account(), ended_at = now(), end_reason = '不要了' WHERE id = $1`,
        [id, ahead(1)],
      );
      placed = desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), (night) =>
        placeStandingOrders(night, desk.calendar, { days: 9 }),
      );
      await vi.waitFor(async () => {
        const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect((await desk.test.owner.query(waiting)).rows).toHaveLength(1);
      });
    });
    expect(await placed).toBe(0);
  });
});
