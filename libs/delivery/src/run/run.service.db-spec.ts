import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '@nuancan/canteen';
import { openDeliveredMeals } from '../../../canteen/src/testing/open-delivered-meals.js';
import { RUN_INVARIANTS } from '../audit/run-invariants.js';
import { DeliveryErrors } from '../delivery.errors.js';
import { OutcomeService } from '../outcome/outcome.service.js';
import { atDoor } from '../testing/door-desk.js';
import { openRunDesk, type FrozenLunch, type RunDesk } from '../testing/run-desk.js';
import { OwnRoutesService } from './own-routes.service.js';
import type { RunDto } from './run-seen.dto.js';
import { RunErrors } from './run.errors.js';

describe('RunService', () => {
  let desk: RunDesk;
  let lin: string;
  let mao: string;
  let lunch: FrozenLunch;
  let run: RunDto;

  beforeAll(async () => {
    desk = await openRunDesk();
    const { rows } = await desk.test.owner.query<{ id: string }>('SELECT id FROM identity.accounts WHERE login = $1', [
      desk.home.logins.volunteer,
    ]);
    lin = await desk.volunteer(desk.home, { name: '林志勇', boxes: 2, accountId: rows[0]?.id ?? '' });
    mao = await desk.volunteer(desk.home, { name: '毛小芬', boxes: 6 });
  });
  afterAll(() => desk?.test.close());

  const operator = () => desk.scopeOf(desk.home, 'operator');
  const routeOf = (seen: RunDto, volunteerId: string) => seen.routes.find((one) => one.volunteerId === volunteerId);
  const crew = (volunteerId: string, comes: boolean, noShow = false) =>
    desk.changes.setCrew(operator(), [run.runId, volunteerId], { version: run.version, comes, noShow });
  const planned = async () => {
    run = await desk.runs.plan(operator(), run.runId, { version: run.version });
    await desk.work(run.runId);
    run = await desk.runs.get(operator(), run.runId);
  };
  const publish = (acceptUnserved = false) =>
    desk.runs.publish(operator(), run.runId, { version: run.version, acceptUnserved });

  it('begins with the whole list, and says that nobody carries', async () => {
    lunch = await desk.freeze(3);
    expect((await desk.runs.list(operator(), { businessDate: lunch.on })).ready).toEqual(['lunch']);
    const early = desk.runs.open(operator(), { businessDate: lunch.on, slot: 'dinner' });
    await expect(early).rejects.toThrow(DeliveryErrors.NOT_FROZEN.code);
    run = await desk.runs.open(operator(), { businessDate: lunch.on, slot: 'lunch' });
    expect(run).toMatchObject({ state: 'draft', version: 1, ways: null, mostMinutes: 60 });
    expect(run.stops.map(({ orderId }) => orderId)).toEqual(lunch.orderIds);
    expect(run.crew.map(({ name, comes }) => [name, comes])).toEqual([
      ['林志勇', false],
      ['毛小芬', false],
    ]);
    await planned();
    expect(run).toMatchObject({ state: 'draft', planProblem: 'no_carriers', planAsked: null });
    await expect(publish()).rejects.toThrow(RunErrors.RUN_NOT_OPEN.code);
  });

  it('plans with who comes, tells whom nobody comes to and why, and that its ways are straight lines', async () => {
    run = await crew(lin, true);
    await planned();
    // Two portions at a time and three trips: everybody.
    expect(run).toMatchObject({ state: 'planned', ways: 'straight', planProblem: null, violations: [] });
    expect(run.figures).toMatchObject({ orders: 3, served: 3, unserved: 0, volunteers: 1, trips: 2, knownDoors: 0 });
    expect(run.routes.map(({ trip }) => trip)).toEqual([1, 2]);
    for (const { arrivesAt, useBy, unserved } of run.stops) {
      expect(unserved).toBeNull();
      expect(arrivesAt!.getTime()).toBeLessThan(useBy!.getTime());
    }
    run = await desk.changes.setDoor(operator(), [run.runId, run.stops[0]!.stopId], {
      ...{
        version: run.version,
        locked: false,
        serviceSeconds: 60,
        windowFrom: null,
        windowTo: null,
        skills: ['dialect'],
      },
    });
    expect(run.violations.map(({ code }) => code)).toEqual(['SKILL']);
    await expect(publish()).rejects.toThrow(RunErrors.RUN_BREAKS_LIMITS.code);
    await planned();
    expect(run.stops[0]).toMatchObject({
      ...{ unserved: 'limits', routeId: null, explanation: { reachable: true } },
    });
    expect(run.stops[0]?.explanation?.relaxations[0]).toMatchObject({ constraint: 'SKILL' });
    await expect(publish()).rejects.toThrow(RunErrors.RUN_LEAVES_OUT.code);
  });

  it('is drawn up anew by hand: times and limits are in the answer, what was changed meanwhile is refused', async () => {
    run = await desk.changes.setDoor(operator(), [run.runId, run.stops[0]!.stopId], {
      ...{ version: run.version, locked: false, serviceSeconds: 60, windowFrom: null, windowTo: null, skills: [] },
    });
    await planned();
    run = await crew(mao, true);
    const [first, second, third] = run.stops;
    const move = (stopId: string, volunteerId: string | null, trip = 1, position = 9) =>
      desk.changes.move(operator(), run.runId, { version: run.version, stopId, volunteerId, trip, position });
    for (const { stopId } of [first!, second!, third!]) run = await move(stopId, lin);
    expect(run.violations.map(({ code }) => code)).toEqual(['CAPACITY']);
    expect(run.stops.map(({ position }) => position)).toEqual([1, 2, 3]);
    await expect(
      desk.changes.move(operator(), run.runId, {
        version: 1,
        stopId: first!.stopId,
        volunteerId: lin,
        trip: 1,
        position: 1,
      }),
    ).rejects.toThrow(DeliveryErrors.CHANGED_MEANWHILE.code);
    run = await move(third!.stopId, mao);
    expect(run.violations).toEqual([]);
    const before = run.stops[1]!.arrivesAt!;
    const order = [second!.stopId, first!.stopId];
    const routeId = routeOf(run, lin)!.routeId;
    run = await desk.changes.reorder(operator(), [run.runId, routeId], { version: run.version, stopIds: order });
    expect(run.stops.map(({ position }) => position)).toEqual([2, 1, 1]);
    expect(run.stops[1]!.arrivesAt!.getTime()).not.toBe(before.getTime());
    const half = desk.changes.reorder(operator(), [run.runId, routeId], {
      version: run.version,
      stopIds: order.slice(1),
    });
    await expect(half).rejects.toThrow(RunErrors.ORDER_INCOMPLETE.code);
    run = await move(third!.stopId, null);
    expect(run.stops[2]).toMatchObject({ unserved: 'taken_out', position: null });
    await expect(publish()).rejects.toThrow(RunErrors.RUN_LEAVES_OUT.code);
    run = await move(third!.stopId, mao);
    const lock = { locked: true, serviceSeconds: 60, windowFrom: null, windowTo: null, skills: [] };
    run = await desk.changes.setDoor(operator(), [run.runId, third!.stopId], { version: run.version, ...lock });
    await planned();
    expect(run.stops[2]).toMatchObject({ locked: true, routeId: routeOf(run, mao)?.routeId });
  });

  it('is published to its volunteers alone, and repaired when one does not come', async () => {
    run = await crew(lin, true);
    for (const { stopId } of run.stops.slice(0, 2)) {
      run = await desk.changes.move(operator(), run.runId, {
        ...{ version: run.version, stopId, volunteerId: lin, trip: 1, position: 9 },
      });
    }
    run = await publish();
    expect(run).toMatchObject({ state: 'published', publishedAt: expect.any(Date) });
    const own = new OwnRoutesService(desk.test.database);
    const volunteer = desk.scopeOf(desk.home, 'volunteer');
    expect(await own.list(volunteer)).toEqual({ items: [] });
    await today(run.runId, true);
    const { items } = await own.list(volunteer);
    expect(items).toMatchObject([{ routeId: routeOf(run, lin)?.routeId, stops: [{ position: 1 }, { position: 2 }] }]);
    expect(Object.keys(items[0]!.stops[0]!)).not.toContain('restrictions');
    expect(await own.list(desk.scopeOf(desk.neighbour, 'volunteer'))).toEqual({ items: [] });
    await today(run.runId, false);
    const kept = run.stops[2]!;
    run = await crew(lin, false, true);
    expect(run).toMatchObject({ state: 'published', planAsked: 'repair', percent: 0 });
    const busy = desk.changes.move(operator(), run.runId, {
      ...{ version: run.version, stopId: kept.stopId, volunteerId: null, trip: 1, position: 1 },
    });
    await expect(busy).rejects.toThrow(RunErrors.RUN_BEING_PLANNED.code);
    await desk.work(run.runId);
    run = await desk.runs.get(operator(), run.runId);
    expect(run).toMatchObject({ state: 'published', planAsked: null, figures: { served: 3, volunteers: 1 } });
    expect(routeOf(run, lin)).toBeUndefined();
    expect(new Set(run.stops.map(({ routeId }) => routeId))).toEqual(new Set([kept.routeId]));
    expect((await desk.runs.sheet(operator(), run.runId)).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes back to what it was when a search is ended, and what was found then is not stored', async () => {
    run = await desk.runs.cancel(operator(), run.runId, { version: run.version, reason: '重新来过' });
    run = await desk.runs.open(operator(), { businessDate: lunch.on, slot: 'lunch' });
    run = await crew(mao, true);
    run = await desk.runs.plan(operator(), run.runId, { version: run.version });
    run = await desk.runs.stopPlanning(operator(), run.runId, { version: run.version });
    expect(run).toMatchObject({ state: 'draft', planAsked: null });
    await desk.work(run.runId);
    expect(await desk.runs.get(operator(), run.runId)).toEqual(run);
    await planned();
    expect(run.state).toBe('planned');
  });

  it('is not published while nobody knows where somebody lives, and nobody else sees it', async () => {
    await desk.test.owner.query(
      `UPDATE registry.resident_addresses SET longitude = NULL, latitude = NULL, located = 'none' WHERE resident_id = $1`,
      [desk.home.residents[1].id],
    );
    await expect(publish(true)).rejects.toThrow(RunErrors.RUN_PLACES_UNKNOWN.code);
    await planned();
    expect(run.stops.filter(({ unserved }) => unserved === 'no_place')).toHaveLength(1);
    await expect(publish(true)).rejects.toThrow(RunErrors.RUN_PLACES_UNKNOWN.code);
    for (const scope of [desk.scopeOf(desk.neighbour, 'operator'), desk.scopeOf(desk.foreign, 'district_official')]) {
      await expect(desk.runs.get(scope, run.runId)).rejects.toThrow(RunErrors.RUN_NOT_FOUND.code);
    }
  });

  it('is published without what was called off before anybody had planned it, also before it was begun', async () => {
    const { database, owner } = desk.test;
    const outcomes = new OutcomeService(database, openDeliveredMeals(database));
    const unplaced = run.stops.find(({ unserved }) => unserved === 'no_place')!;
    await outcomes.end(operator(), unplaced.orderId, { ...atDoor({ kind: 'refused' }), kind: 'cancelled' });
    run = await desk.runs.get(operator(), run.runId);
    run = await publish();
    expect(run).toMatchObject({ state: 'published', figures: { orders: 2, served: 2, unserved: 0 } });
    run = await desk.runs.cancel(operator(), run.runId, { version: run.version, reason: '重新来过' });
    run = await desk.runs.open(operator(), { businessDate: lunch.on, slot: 'lunch' });
    run = await crew(mao, true);
    await planned();
    run = await publish();
    expect(run.state).toBe('published');
    const wrong = await checkInvariants(owner, { invariants: RUN_INVARIANTS });
    expect(wrong.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });

  it('counts no order that a closure took off it', async () => {
    expect(run.figures).toMatchObject({ orders: 2, served: 2 });
    await desk.closures.close(operator(), {
      ...{ clientId: crypto.randomUUID(), businessDate: lunch.on, kind: 'kitchen', reason: '停电' },
    });
    run = await desk.runs.get(operator(), run.runId);
    expect(run).toMatchObject({ stops: [], figures: { orders: 0, served: 0, unserved: 0 } });
  });

  /** Puts the run on this very day, or back, behind the product's back. */
  async function today(runId: string, isToday: boolean): Promise<void> {
    await desk.test.owner.query('BEGIN');
    await desk.test.owner.query(`SET LOCAL session_replication_role = replica`);
    await desk.test.owner.query(`UPDATE delivery.runs SET business_date = $2 WHERE id = $1`, [
      runId,
      isToday ? new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) : lunch.on,
    ]);
    await desk.test.owner.query('COMMIT');
  }
});
