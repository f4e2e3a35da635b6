import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientId, everyDay, openOrderDesk, phoned, type OrderDesk } from '../testing/order-desk.js';
import { ORDER_INVARIANTS } from './order-invariants.js';

const ON = addDays(businessDateAt(new Date()), 5);

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  [
    'order-one-of-a-slot',
    `DROP INDEX delivery.orders_one_of_a_slot; UPDATE delivery.orders SET person_id = (SELECT min(person_id::text)::uuid FROM delivery.orders)`,
  ],
  ['order-none-on-closed', `UPDATE delivery.closures SET lifted_at = NULL, lifted_by = NULL, lift_reason = NULL`],
  ['order-before-cut-off', `UPDATE delivery.orders SET placed_at = business_date + time '23:00'`],
  [
    'order-freeze-whole',
    `UPDATE delivery.orders SET label_no = 1, state = 'frozen' WHERE id IN (SELECT id FROM delivery.orders WHERE state = 'placed' LIMIT 1)`,
  ],
  ['order-places', `UPDATE delivery.standing_order_days SET weekday = 1 WHERE weekday = 2`],
];

describe('invariants of orders', () => {
  let desk: OrderDesk;

  beforeAll(async () => {
    desk = await openOrderDesk();
    const operator = desk.scopeOf(desk.home, 'operator');
    for (const { id } of desk.home.residents) await desk.orders.place(operator, phoned(id, ON, { slot: 'dinner' }));
    await desk.standing.open(operator, everyDay(desk.home.residents[0].id, ON, { weekdays: [2, 3, 4, 5, 6, 7] }));
    const closure = { clientId: clientId(), businessDate: ON, kind: 'typhoon', reason: '台风' } as const;
    const { id } = await desk.closures.close(operator, closure);
    await desk.closures.lift(operator, id, { reason: '解除' });
  });
  afterAll(() => desk?.test.close());

  const broken = async (): Promise<string[]> =>
    (await checkInvariants(desk.test.owner, { invariants: [...INVARIANTS, ...ORDER_INVARIANTS] }))
      .filter(({ offending }) => offending.length > 0)
      .map(({ invariant }) => invariant.name);

  it('hold over orders that were taken, closed and taken up again', async () => {
    expect(await broken()).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = desk.test;
    const invariant = ORDER_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(ORDER_INVARIANTS.map(({ name }) => name));
  });
});
