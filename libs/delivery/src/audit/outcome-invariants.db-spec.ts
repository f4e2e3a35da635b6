import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atDoor, openDoorDesk, type DoorDesk } from '../testing/door-desk.js';
import { ORDER_INVARIANTS } from './order-invariants.js';
import { OUTCOME_INVARIANTS } from './outcome-invariants.js';

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  ['outcome-one-of-an-order', `UPDATE delivery.outcomes SET seq = 3, reason = '改'`],
  ['outcome-delivered-is-a-meal', `UPDATE delivery.outcomes SET meal_id = uuidv7() WHERE kind = 'delivered'`],
  [
    'outcome-returned-is-wastage',
    `INSERT INTO canteen.production_withdrawals (entry_id, district_code, town_code, facility_id, business_date, reason, account_id)
     SELECT id, district_code, town_code, facility_id, business_date, '撤', account_id FROM canteen.production_entries WHERE kind = 'returned'`,
  ],
  ['outcome-in-time', `UPDATE delivery.dispatches SET use_by = left_at + interval '1 second'`],
  ['outcome-run-closed-whole', `DELETE FROM delivery.outcomes WHERE kind = 'delivered'`],
  ['outcome-signals', 'DELETE FROM delivery.welfare_signals'],
  ['outcome-turned-back', `UPDATE delivery.outcomes SET kind = 'turned_back' WHERE kind = 'refused'`],
  [
    'outcome-photo-named',
    `INSERT INTO delivery.photos (id, outcome_id, order_id, district_code, facility_town, facility_id, media_type, bytes, sha256, file_key, account_id)
     SELECT uuidv7(), id, order_id, district_code, facility_town, facility_id, 'image/png', 1, sha256(''), 'deliveries/' || id, account_id
     FROM delivery.outcomes WHERE kind = 'delivered'`,
  ],
];

describe('invariants of outcomes', () => {
  let desk: DoorDesk;

  beforeAll(async () => {
    desk = await openDoorDesk();
    const lunch = await desk.lunch(1, 3);
    const [carrier] = lunch.carriers;
    await desk.leave(lunch, carrier!);
    for (const [at, kind] of (['delivered', 'refused', 'nobody_answers'] as const).entries()) {
      await desk.outcomes.endStop(carrier!.scope, carrier!.stops[at]!.stopId, atDoor({ kind }));
    }
    await desk.dispatches.close(lunch.operator, lunch.runId);
  });
  afterAll(() => desk?.test.close());

  it('hold over a lunch that was brought', async () => {
    const invariants = [...INVARIANTS, ...ORDER_INVARIANTS, ...OUTCOME_INVARIANTS];
    const broken = (await checkInvariants(desk.test.owner, { invariants })).filter(
      ({ offending }) => offending.length > 0,
    );
    // The desk stores orders as of the moment, whatever the hour: most are after the cut-off of the slot.
    expect(broken.map(({ invariant }) => invariant.name).filter((name) => name !== 'order-before-cut-off')).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = desk.test;
    const invariant = OUTCOME_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(OUTCOME_INVARIANTS.map(({ name }) => name));
  });
});
