import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@nuancan/canteen';
import { OUTCOME_INVARIANTS } from '../audit/outcome-invariants.js';
import { clientId } from '../testing/order-desk.js';
import { atDoor, openDoorDesk, type Carrier, type DoorDesk, type PublishedLunch } from '../testing/door-desk.js';

const SECOND_MS = 1_000;
/** Seconds, not minutes: what was before midnight is of another day. */
const ago = (seconds: number): string => new Date(Date.now() - seconds * SECOND_MS).toISOString();

describe('outcomes, when clocks and notes are not in step', () => {
  let desk: DoorDesk;
  let lunch: PublishedLunch;
  let carrier: Carrier;

  beforeAll(async () => {
    desk = await openDoorDesk();
    lunch = await desk.lunch(2, 4);
    carrier = lunch.carriers[0]!;
  });
  afterAll(() => desk?.test.close());

  const rows = async (sql: string, ...values: unknown[]) => (await desk.test.owner.query(sql, values)).rows;
  const leave = ({ routeId }: Carrier): Promise<unknown> =>
    desk.dispatches.leave(lunch.operator, routeId, {
      ...{ clientId: clientId(), boxes: 1, celsius: 70, cookedAt: ago(60) },
    });

  it('are taken from before the kitchen noted that the route had left, since nobody waits at a stove for a note', async () => {
    const [delivered, unanswered] = carrier.stops;
    const [handed, knocked] = [
      atDoor({ happenedAt: ago(20) }),
      atDoor({ kind: 'nobody_answers', happenedAt: ago(15) }),
    ];
    await expect(desk.outcomes.endStop(carrier.scope, delivered!.stopId, handed)).rejects.toMatchObject({
      code: 'OUTCOME.NOT_ON_THE_WAY',
    });
    await leave(carrier);
    expect(await desk.outcomes.endStop(carrier.scope, delivered!.stopId, handed)).toMatchObject({ kind: 'delivered' });
    await desk.outcomes.endStop(carrier.scope, unanswered!.stopId, knocked);
    const signals = 'SELECT kind FROM delivery.welfare_signals WHERE resident_id = $1';
    expect(await rows(signals, unanswered!.residentId)).toEqual([{ kind: 'nobody_answers' }]);
  });

  it('are refused for good from before the meal was cooked, and do not wait for ever', async () => {
    const stop = carrier.stops[2]!;
    await expect(
      desk.outcomes.endStop(carrier.scope, stop.stopId, atDoor({ happenedAt: ago(600) })),
    ).rejects.toMatchObject({ code: 'OUTCOME.BEFORE_COOKED' });
  });

  it('do not cancel what leaves at that moment', async () => {
    const other = lunch.carriers[1]!;
    const leaving = new Client({ connectionString: desk.test.ownerUrl });
    await leaving.connect();
    try {
      await leaving.query('BEGIN');
      await leaving.query('SELECT FROM delivery.runs WHERE id = $1 FOR UPDATE', [lunch.runId]);
      const cancelled = desk.outcomes.end(
        lunch.operator,
        other.stops[0]!.orderId,
        atDoor({ kind: 'cancelled' } as never),
      );
      const refused = expect(cancelled).rejects.toMatchObject({ code: 'OUTCOME.ON_THE_WAY' });
      const [{ pid }] = (await leaving.query('SELECT pg_backend_pid() AS pid')).rows;
      while ((await rows('SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))', pid)).length === 0) {
        await rows('SELECT pg_sleep(0.02)');
      }
      await leaving.query('SET LOCAL session_replication_role = replica');
      await leaving.query(
        `INSERT INTO delivery.dispatches SELECT (jsonb_populate_record(d, jsonb_build_object('route_id', $1::uuid, 'client_id', uuidv7()))).*
         FROM delivery.dispatches d WHERE d.route_id = $2`,
        [other.routeId, carrier.routeId],
      );
      await leaving.query('COMMIT');
      await refused;
    } finally {
      await leaving.end();
    }
  });

  it('say of money only what was delivered for', async () => {
    const stop = carrier.stops[3]!;
    const refused = atDoor({ kind: 'refused', collectedFen: 300 });
    await expect(desk.outcomes.endStop(carrier.scope, stop.stopId, refused)).rejects.toMatchObject({
      code: 'OUTCOME.INCOMPLETE',
    });
  });

  it('keep every invariant', async () => {
    const wrong = (await checkInvariants(desk.test.owner, { invariants: OUTCOME_INVARIANTS })).filter(
      ({ offending }) => offending.length > 0,
    );
    expect(wrong).toEqual([]);
  });
});
