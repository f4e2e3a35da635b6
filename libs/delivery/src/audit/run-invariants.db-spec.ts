import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunDesk, type RunDesk } from '../testing/run-desk.js';
import { ORDER_INVARIANTS } from './order-invariants.js';
import { RUN_INVARIANTS } from './run-invariants.js';

/** Each of what somebody with the owner's rights could do behind the product's back, and what it breaks. */
const TAMPERINGS: readonly [name: string, sql: string][] = [
  [
    'run-whole-list',
    `UPDATE delivery.stops SET withdrawn_at = now(), route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL`,
  ],
  [
    'run-one-of-a-slot',
    `DROP INDEX delivery.runs_one_of_a_slot; INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot)
       SELECT district_code, town_code, facility_id, business_date, slot FROM delivery.runs LIMIT 1`,
  ],
  ['run-routes-whole', `UPDATE delivery.stops SET use_by = arrives_at - interval '1 minute'`],
  [
    'run-carriers-apart',
    `ALTER TABLE delivery.routes DROP CONSTRAINT routes_in_one_place; UPDATE delivery.routes SET volunteer_id = (SELECT min(volunteer_id::text)::uuid
       FROM delivery.routes), trip = 1 + (id = (SELECT min(id::text)::uuid FROM delivery.routes))::int, leaves_at = now() - interval '1 hour', ends_at = now()`,
  ],
  ['run-published-sound', `UPDATE delivery.runs SET published_at = NULL, published_by = NULL, state = 'planned'`],
];

describe('invariants of runs', () => {
  let desk: RunDesk;

  beforeAll(async () => {
    desk = await openRunDesk();
    const operator = desk.scopeOf(desk.home, 'operator');
    const carriers = [
      await desk.volunteer(desk.home, { name: '林志勇', boxes: 1 }),
      await desk.volunteer(desk.home, { name: '毛小芬', boxes: 2 }),
    ];
    const { on } = await desk.freeze(2);
    let run = await desk.runs.open(operator, { businessDate: on, slot: 'lunch' });
    const { runId } = run;
    for (const id of carriers) {
      run = await desk.changes.setCrew(operator, [runId, id], { version: run.version, comes: true, noShow: false });
    }
    for (const [index, { stopId }] of run.stops.entries()) {
      const to = { volunteerId: carriers[Math.min(index, 1)]!, trip: 1, position: 9 };
      run = await desk.changes.move(operator, runId, { version: run.version, stopId, ...to });
    }
    await desk.runs.publish(operator, runId, { version: run.version, acceptUnserved: false });
  });
  afterAll(() => desk?.test.close());

  it('hold over a run that was laid out by hand and published', async () => {
    const invariants = [...INVARIANTS, ...ORDER_INVARIANTS, ...RUN_INVARIANTS];
    const broken = await checkInvariants(desk.test.owner, { invariants });
    expect(broken.filter(({ offending }) => offending.length > 0).map(({ invariant }) => invariant.name)).toEqual([]);
  });

  it.each(TAMPERINGS)('%s names what was done behind it', async (name, sql) => {
    const { owner } = desk.test;
    const invariant = RUN_INVARIANTS.find((one) => one.name === name);
    await owner.query('BEGIN');
    try {
      await owner.query(`SET LOCAL session_replication_role = replica; ${sql}; SET LOCAL ROLE nuancan_definer`);
      expect((await owner.query(invariant?.sql ?? '')).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });

  it('is tampered with in every invariant', () => {
    expect(TAMPERINGS.map(([name]) => name)).toEqual(RUN_INVARIANTS.map(({ name }) => name));
  });
});
