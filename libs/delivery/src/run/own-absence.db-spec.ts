import { Outbox } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { openDoorDesk, type DoorDesk } from '../testing/door-desk.js';
import { openRunDesk, type RunDesk } from '../testing/run-desk.js';
import { OwnAbsenceService } from './own-absence.service.js';
import type { RunDto } from './run-seen.dto.js';

const WAITING = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%delivery.runs%'`;

describe('a volunteer who cannot come', () => {
  let desk: RunDesk;
  let absences: OwnAbsenceService;
  let run: RunDto;
  let lin: string;
  let mao: string;

  beforeAll(async () => {
    desk = await openRunDesk();
    absences = new OwnAbsenceService(desk.test.database, new Outbox());
    const { accountId } = desk.scopeOf(desk.home, 'volunteer');
    lin = await desk.volunteer(desk.home, { name: '林志勇', boxes: 6, accountId });
    mao = await desk.volunteer(desk.home, { name: '毛亚芬', boxes: 6 });
    const { on } = await desk.freeze(2);
    run = await desk.runs.open(operator(), { businessDate: on, slot: 'lunch' });
    for (const id of [lin, mao]) {
      run = await desk.changes.setCrew(operator(), [run.runId, id], {
        version: run.version,
        comes: true,
        noShow: false,
      });
    }
    for (const [index, volunteerId] of [lin, lin, mao].entries()) {
      run = await desk.changes.move(operator(), run.runId, {
        ...{ version: run.version, stopId: run.stops[index]!.stopId, volunteerId, trip: 1, position: 9 },
      });
    }
  });
  afterAll(() => desk?.test.close());

  const operator = () => desk.scopeOf(desk.home, 'operator');
  const volunteer = () => desk.scopeOf(desk.home, 'volunteer');
  const seen = () => desk.runs.get(operator(), run.runId);
  const asked = async (): Promise<number> =>
    (
      await desk.test.owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM platform.outbox WHERE job = 'plan-run' AND payload ->> 'runId' = $1`,
        [run.runId],
      )
    ).rows[0]?.n ?? 0;

  it('knows nothing of a run that is not published, or not theirs', async () => {
    await expect(absences.stayAway(volunteer(), run.runId)).rejects.toMatchObject({ code: 'RUNS.RUN_NOT_FOUND' });
    run = await desk.runs.publish(operator(), run.runId, { version: run.version, acceptUnserved: false });
    for (const scope of [desk.scopeOf(desk.neighbour, 'volunteer'), operator()]) {
      await expect(absences.stayAway(scope, run.runId)).rejects.toMatchObject({ code: 'RUNS.RUN_NOT_FOUND' });
    }
  });

  it('is taken out once, also while somebody plans, and the others keep what they had', async () => {
    const kept = run.stops[2]!;
    await desk.runs.repair(operator(), run.runId, { version: run.version });
    const { owner } = desk.test;
    await owner.query('BEGIN');
    await owner.query('SELECT FROM delivery.runs WHERE id = $1 FOR UPDATE', [run.runId]);
    const twice = Promise.all([absences.stayAway(volunteer(), run.runId), absences.stayAway(volunteer(), run.runId)]);
    await eventually(async () => {
      await owner.query('SELECT pg_stat_clear_snapshot()');
      expect((await owner.query(WAITING)).rowCount).toBe(2);
    });
    await owner.query('COMMIT');
    const answer = { runId: run.runId, doors: 2 };
    expect(await twice).toEqual([answer, answer]);
    const { version } = await seen();
    await absences.stayAway(volunteer(), run.runId);
    expect(await seen()).toMatchObject({ version, state: 'published', planAsked: 'repair' });
    expect(await asked()).toBe(2);
    await desk.work(run.runId);
    run = await seen();
    expect(run).toMatchObject({ planAsked: null, figures: { served: 3, volunteers: 1 } });
    expect(new Set(run.stops.map(({ routeId }) => routeId))).toEqual(new Set([kept.routeId]));
    const { rows } = await desk.test.owner.query(
      `SELECT kind, account_id FROM delivery.run_changes WHERE run_id = $1 AND volunteer_id = $2 AND kind LIKE 'volunteer_%' ORDER BY at DESC LIMIT 1`,
      [run.runId, lin],
    );
    expect(rows).toEqual([{ kind: 'volunteer_out', account_id: volunteer().accountId }]);
    expect(await absences.stayAway(volunteer(), run.runId)).toEqual({ runId: run.runId, doors: 0 });
  });

  it('is told to the kitchen once, with its day and slot and without a name', async () => {
    const { rows } = await desk.test.owner.query(
      `SELECT a.role, m.slot, m.place_name FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
       WHERE m.kind = 'delivery.volunteer_out'`,
    );
    expect(rows).toEqual([{ role: 'operator', slot: run.slot, place_name: run.facilityName }]);
    expect(run.crew.filter(({ saidSo }) => saidSo).map(({ volunteerId }) => volunteerId)).toEqual([lin]);
  });

  it('cannot any more when all of theirs has left', async () => {
    await desk.test.owner.query('SET session_replication_role = replica');
    await desk.test.owner.query(
      `UPDATE delivery.routes SET volunteer_id = $2, trip = 2, departed_at = now() WHERE run_id = $1 AND withdrawn_at IS NULL`,
      [run.runId, lin],
    );
    await desk.test.owner.query('RESET session_replication_role');
    await expect(absences.stayAway(volunteer(), run.runId)).rejects.toMatchObject({ code: 'RUNS.STOP_UNDER_WAY' });
  });
});

describe('the phone of a volunteer who cannot come', () => {
  let desk: DoorDesk;
  beforeAll(async () => {
    desk = await openDoorDesk();
  });
  afterAll(() => desk?.test.close());

  it('knows nobody of it any more, before it is planned anew; what has left stays, and so does what others carry', async () => {
    const lunch = await desk.lunch(2, 2);
    const [away, gone] = lunch.carriers;
    const doors = async () =>
      Promise.all(lunch.carriers.map(async ({ scope }) => (await desk.dispatches.own(scope)).items.length));
    await desk.leave(lunch, gone!);
    expect(await doors()).toEqual([2, 2]);
    await new OwnAbsenceService(desk.test.database, new Outbox()).stayAway(away!.scope, lunch.runId);
    expect(await doors()).toEqual([0, 2]);
    await desk.test.owner.query(
      `BEGIN; SET LOCAL session_replication_role = replica;
       INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes, account_id)
       SELECT t.run_id, t.volunteer_id, t.district_code, t.town_code, t.facility_id, false, d.account_id FROM delivery.routes t
       JOIN delivery.dispatches d ON d.route_id = t.id WHERE t.run_id = '${lunch.runId}'; COMMIT`,
    );
    expect(await doors()).toEqual([0, 2]);
  });
});
