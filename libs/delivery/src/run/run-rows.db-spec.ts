import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRunDesk, type RunDesk } from '../testing/run-desk.js';

const OPEN = `INSERT INTO delivery.runs (district_code, town_code, facility_id, business_date, slot, account_id)
  VALUES ($1, $2, $3, $4, 'lunch', platform.scope_account()) RETURNING id`;

describe('rows of runs', () => {
  let desk: RunDesk;
  let volunteerId: string;

  beforeAll(async () => {
    desk = await openRunDesk();
    volunteerId = await desk.volunteer(desk.home, { name: '林志勇', boxes: 10 });
  });
  afterAll(() => desk?.test.close());

  const operator = () => desk.scopeOf(desk.home, 'operator');
  const ask = <T>(sql: string, values: readonly unknown[] = [], scope = operator()): Promise<T[]> =>
    desk.test.database.scoped(scope, async (tx) => {
      const rows = await tx.query<T[] | [T[], number]>(sql, [...values]);
      return (Array.isArray(rows[0]) ? rows[0] : rows) as T[];
    });
  const open = async (on: string): Promise<string> => {
    const { districtCode, code, facilityId } = desk.home;
    const [row] = await ask<{ id: string }>(OPEN, [districtCode, code, facilityId, on]);
    return row?.id ?? '';
  };
  const stopsOf = (runId: string) =>
    ask<{ order_id: string; unserved: string | null; withdrawn: boolean }>(
      `SELECT order_id, unserved, withdrawn_at IS NOT NULL AS withdrawn FROM delivery.stops WHERE run_id = $1 ORDER BY id`,
      [runId],
    );
  const put = (runId: string, orderId: string, position: number) =>
    ask(
      `WITH t AS (INSERT INTO delivery.routes (run_id, district_code, town_code, facility_id, volunteer_id, trip, mode, boxes, leaves_at, ends_at)
         SELECT id, district_code, town_code, facility_id, $4, 1, 'ebike', 10, now(), now() + interval '1 hour' FROM delivery.runs WHERE id = $1
         ON CONFLICT (run_id, volunteer_id, trip) DO UPDATE SET withdrawn_at = NULL RETURNING id)
       UPDATE delivery.stops s SET route_id = t.id, position = $3, arrives_at = now(), use_by = now(), unserved = NULL FROM t
       WHERE s.order_id = $2 AND s.run_id = $1`,
      [runId, orderId, position, volunteerId],
    );
  const step = (runId: string, sets: string) =>
    ask(`UPDATE delivery.runs SET version = version + 1, ${sets} WHERE id = $1`, [runId]);
  const PLANNED = `state = 'planned', plan_asked = NULL, planned_at = now(), ways = 'straight', figures = '{}'`;
  const PUBLISHED = `state = 'published', published_at = now(), published_by = platform.scope_account()`;

  it('hold the whole list of the kitchen from the first moment, once', async () => {
    const { on, orderIds } = await desk.freeze(1);
    const runId = await open(on);
    expect(await stopsOf(runId)).toEqual(
      orderIds.map((order_id) => ({ order_id, unserved: 'not_planned', withdrawn: false })),
    );
    await expect(open(on)).rejects.toThrow('runs_one_of_a_slot');
    await expect(open('2026-01-01')).rejects.toThrow('runs_frozen');
    await expect(ask(`DELETE FROM delivery.stops`)).rejects.toThrow('permission denied');
    await expect(ask(`UPDATE delivery.runs SET state = 'draft' WHERE id = $1`, [runId])).rejects.toThrow(
      'a run that cannot be',
    );
    await expect(step(runId, PUBLISHED)).rejects.toThrow();
    await step(runId, `state = 'planning', plan_asked = 'fresh'`);
    await step(runId, PLANNED);
    await expect(step(runId, PUBLISHED)).rejects.toThrow('a run that cannot be');
    for (const [index, id] of orderIds.entries()) await put(runId, id, index + 1);
    await expect(put(runId, orderIds[0]!, 2)).rejects.toThrow('stops_position_once');
    await step(runId, PUBLISHED);
    await ask(`UPDATE delivery.routes SET departed_at = now() WHERE run_id = $1`, [runId]);
    const onTheWay = [
      `position = 9`,
      `route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL, unserved = 'taken_out'`,
    ];
    for (const change of onTheWay) {
      await expect(ask(`UPDATE delivery.stops SET ${change} WHERE order_id = $1`, [orderIds[0]])).rejects.toThrow(
        'a route that is under way',
      );
    }
    await expect(step(runId, `state = 'cancelled', cancelled_at = now(), cancel_reason = '停'`)).rejects.toThrow(
      'a run that cannot be',
    );
  });

  it('follow what a closure cancels and what stands again, and let everything go when the run is cancelled', async () => {
    const { on, orderIds } = await desk.freeze(2);
    const runId = await open(on);
    await put(runId, orderIds[0]!, 1);
    const closed = await desk.closures.close(operator(), {
      ...{ clientId: crypto.randomUUID(), businessDate: on, kind: 'kitchen', reason: '停电' },
    });
    expect((await stopsOf(runId)).map(({ withdrawn }) => withdrawn)).toEqual([true, true, true]);
    await desk.closures.lift(operator(), closed.id, { reason: '来电' });
    const live = (await stopsOf(runId)).filter(({ withdrawn }) => !withdrawn);
    expect(live.map(({ order_id }) => order_id).sort()).toEqual([...orderIds].sort());
    await step(runId, `state = 'cancelled', cancelled_at = now(), cancel_reason = '重来'`);
    expect((await stopsOf(runId)).every(({ withdrawn }) => withdrawn)).toBe(true);
    const again = await open(on);
    expect(await stopsOf(again)).toHaveLength(3);
  });

  it('are of the kitchen, its town and its district; a volunteer reads none of them', async () => {
    const count = (role: Parameters<RunDesk['scopeOf']>[1], town = desk.home) =>
      ask<{ n: number }>(`SELECT count(*)::int AS n FROM delivery.stops`, [], desk.scopeOf(town, role));
    for (const role of ['operator', 'town_official', 'district_official', 'auditor', 'system'] as const) {
      expect((await count(role))[0]?.n).toBeGreaterThan(0);
    }
    for (const role of ['volunteer', 'admin'] as const) expect(await count(role)).toEqual([{ n: 0 }]);
    expect(await count('operator', desk.neighbour)).toEqual([{ n: 0 }]);
    expect(await count('district_official', desk.foreign)).toEqual([{ n: 0 }]);
  });
});
