import { checkInvariants } from '@nuancan/canteen';
import type { Role } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRunDesk, type RunDesk } from '../../../delivery/src/testing/run-desk.js';
import { WELFARE_INVARIANTS } from '../audit/welfare-invariants.js';
import { CaseService } from '../case/case.service.js';
import { ChainJobs } from './chain.jobs.js';
import { openCase } from '../testing/open-case.js';
import { WelfareClock } from './welfare-clock.js';

const MINUTE = 60_000;

describe('the hold of whoever sees to a case', () => {
  let desk: RunDesk;
  let cases: CaseService;
  let now = new Date();
  const jobs = new ChainJobs({ now: () => Promise.resolve(now) });

  beforeAll(async () => {
    desk = await openRunDesk();
    cases = new CaseService(desk.test.database);
  });
  afterAll(() => desk?.test.close());

  const asSystem = <T>(work: Parameters<typeof desk.test.database.scoped<T>>[1]): Promise<T> =>
    desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), work);
  const open = async (absentSince: string, minutesAgo = 1): Promise<string> =>
    (await asSystem((tx) =>
      openCase(tx, {
        ...{ kind: 'absence', residentId: desk.home.residents[0].id, absentSince, words: null },
        at: new Date(Date.now() - minutesAgo * MINUTE),
      }),
    )) ?? '';
  /** A look so many minutes after the last thing that was done. */
  const lookAfter = async (caseId: string, minutes: number): Promise<void> => {
    const { rows } = await desk.test.owner.query<{ at: Date }>(
      'SELECT max(at) AS at FROM welfare.steps WHERE case_id = $1 AND account_id IS NOT NULL',
      [caseId],
    );
    now = new Date(rows[0]!.at.getTime() + minutes * MINUTE);
    await asSystem((tx) =>
      jobs.advance(tx, { payload: { caseId }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
  };
  const act = async (role: Role, caseId: string, asked: object): Promise<void> => {
    const scope = desk.scopeOf(desk.home, role);
    const { step } = await cases.get(scope, caseId);
    await cases.act(scope, caseId, { step, action: 'noted', ...asked });
  };
  const board = async (caseId: string) => {
    const { board: seen } = await cases.board(desk.scopeOf(desk.home, 'town_official'), {});
    return seen?.items.find(({ id }) => id === caseId);
  };
  const actions = async (caseId: string): Promise<string[]> =>
    (await cases.get(desk.scopeOf(desk.home, 'district_official'), caseId)).steps.map(({ action }) => action);
  const told = async (caseId: string): Promise<string[]> =>
    (
      await desk.test.owner.query<{ told: string }>(
        `SELECT m.kind || ' ' || a.role AS told FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
         WHERE m.about_id = $1 AND m.kind = 'welfare.lapsed' ORDER BY m.id`,
        [caseId],
      )
    ).rows.map((row) => row.told);
  const name = (role: Role): string => `${desk.home.name}${role}`;

  it('runs out when its holder does nothing, and the chain goes on where it was, to the district', async () => {
    const id = await open('2026-01-01', 20);
    now = new Date();
    await asSystem((tx) =>
      jobs.advance(tx, { payload: { caseId: id }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
    await act('town_official', id, { action: 'acknowledged' });
    expect(await board(id)).toMatchObject({ state: 'acknowledged', nextChain: 'call_officer', nextDueAt: null });
    const { heldUntil } = (await board(id))!;
    expect(Math.round((heldUntil!.getTime() - Date.now()) / MINUTE)).toBe(30);
    await lookAfter(id, 29);
    expect(await board(id)).toMatchObject({ holderName: name('town_official'), lapsedName: null });
    await lookAfter(id, 31);
    const before = ['opened', 'call_resident', 'call_contact', 'acknowledged', 'hold_ended'];
    expect(await actions(id)).toEqual([...before, 'call_officer']);
    expect(await board(id)).toMatchObject({ state: 'open', heldUntil: null, lapsedName: name('town_official') });
    expect(await told(id)).toEqual(['welfare.lapsed town_official']);
    await lookAfter(id, 61);
    expect(await actions(id)).toEqual([...before, 'call_officer', 'escalated']);
    await act('district_official', id, { action: 'acknowledged' });
    expect(await board(id)).toMatchObject({ lapsedName: null, nextChain: null });
    await lookAfter(id, 31);
    expect((await actions(id)).slice(-2)).toEqual(['acknowledged', 'hold_ended']);
    expect(await board(id)).toMatchObject({ state: 'open', chain: 'escalated', nextDueAt: null });
    expect(await told(id)).toEqual(['welfare.lapsed town_official', 'welfare.lapsed district_official']);
    await lookAfter(id, 600);
    expect((await actions(id)).at(-1)).toBe('hold_ended');
  });

  it('is renewed by what its holder notes and tries, and by nobody else', async () => {
    const id = await open('2026-01-02');
    await act('town_official', id, { action: 'acknowledged' });
    const first = (await board(id))!.heldUntil!;
    await act('district_official', id, { words: '问问他女儿' });
    await act('district_official', id, { action: 'tried' });
    expect((await board(id))!.heldUntil).toEqual(first);
    await act('town_official', id, { action: 'tried' });
    const second = (await board(id))!.heldUntil!;
    expect(second.getTime()).toBeGreaterThan(first.getTime());
    await act('town_official', id, { words: '村里说在地里' });
    expect((await board(id))!.heldUntil!.getTime()).toBeGreaterThan(second.getTime());
    await lookAfter(id, 29);
    expect(await board(id)).toMatchObject({ state: 'acknowledged' });
  });

  it('has a job of its own for each time it was renewed, and a sweep for when that was given up', async () => {
    const id = await open('2026-01-03');
    await act('town_official', id, { action: 'acknowledged' });
    await act('town_official', id, { action: 'tried' });
    const { rows } = await desk.test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.outbox o JOIN welfare.steps s ON s.case_id::text = o.payload ->> 'caseId'
         AND o.due_at = s.at + interval '30 minutes' AND s.account_id IS NOT NULL WHERE o.job = 'welfare-step' AND s.case_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ n: 2 }]);
    const overdue = (minutes: number): Promise<{ case_id: string }[]> =>
      asSystem((tx) =>
        tx.query('SELECT case_id FROM welfare.due_cases($1)', [new Date(Date.now() + minutes * MINUTE)]),
      );
    expect((await overdue(31)).map((row) => row.case_id)).not.toContain(id);
    expect((await overdue(33)).map((row) => row.case_id)).toContain(id);
  });

  it('ends when the database says so, whatever the clock of the worker', async () => {
    const id = await open('2026-01-15');
    await act('town_official', id, { action: 'acknowledged' });
    const run = { payload: { caseId: id }, outboxId: 1, districtCode: desk.home.districtCode };
    await desk.test.owner.query(`UPDATE welfare.cases SET held_until = now() - interval '1 minute' WHERE id = $1`, [
      id,
    ]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 5 * MINUTE });
    try {
      await asSystem((tx) => new ChainJobs(new WelfareClock()).advance(tx, run));
    } finally {
      vi.useRealTimers();
    }
    expect(await actions(id)).toContain('hold_ended');
  });

  it('ends once with two workers, and not under whoever acts at that moment', async () => {
    const id = await open('2026-01-04');
    await act('town_official', id, { action: 'acknowledged' });
    await Promise.all([lookAfter(id, 31), lookAfter(id, 31)]);
    expect((await actions(id)).filter((action) => action === 'hold_ended')).toHaveLength(1);
    const scope = desk.scopeOf(desk.home, 'town_official');
    await expect(cases.act(scope, id, { action: 'noted', step: 3, words: '到门口了' })).rejects.toMatchObject({
      code: 'WELFARE.CHANGED_MEANWHILE',
    });
  });

  it('is not renewed for ever: two hours after it was taken the next is told, whatever its holder writes', async () => {
    const id = await open('2026-01-08');
    await act('town_official', id, { action: 'acknowledged' });
    await desk.test.owner.query(`SET session_replication_role = replica`);
    await desk.test.owner.query(
      `UPDATE welfare.steps SET at = at - interval '115 minutes', due_at = due_at - interval '115 minutes' WHERE case_id = $1`,
      [id],
    );
    await desk.test.owner.query(`RESET session_replication_role`);
    await act('town_official', id, { words: '还在找' });
    const left = (await board(id))!.heldUntil!.getTime() - Date.now();
    expect(Math.round(left / MINUTE)).toBe(5);
    await lookAfter(id, 6);
    expect((await actions(id)).slice(-3)).toEqual(['noted', 'hold_ended', 'call_contact']);
    await act('town_official', id, { action: 'acknowledged' });
    expect(Math.round(((await board(id))!.heldUntil!.getTime() - Date.now()) / MINUTE)).toBe(30);
  });

  it('lasts as long as the district sets, for cases opened from then on', async () => {
    const before = await open('2026-01-05');
    const { accountId } = desk.scopeOf(desk.home, 'district_official');
    await desk.test.owner.query(
      `INSERT INTO welfare.delays (district_code, contact_minutes, officer_minutes, escalation_minutes, hold_minutes, account_id)
       VALUES ($1, 15, 30, 60, 10, $2)`,
      [desk.home.districtCode, accountId],
    );
    const after = await open('2026-01-06');
    for (const id of [before, after]) await act('town_official', id, { action: 'acknowledged' });
    await lookAfter(after, 11);
    await lookAfter(before, 11);
    expect([(await board(before))?.state, (await board(after))?.state]).toEqual(['acknowledged', 'open']);
  });

  it('tells the district of what is handed over after it was told, since nothing follows by itself', async () => {
    const id = await open('2026-01-07', 90);
    now = new Date();
    await asSystem((tx) =>
      jobs.advance(tx, { payload: { caseId: id }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
    await act('town_official', id, { action: 'acknowledged' });
    await act('town_official', id, { action: 'handed_over' });
    expect(await told(id)).toEqual(['welfare.lapsed district_official']);
  });

  it('keeps its invariants, and no case is held without an end', async () => {
    const results = await checkInvariants(desk.test.owner, { invariants: WELFARE_INVARIANTS });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
    await expect(
      desk.test.owner.query(`UPDATE welfare.cases SET held_until = NULL WHERE state = 'acknowledged'`),
    ).rejects.toThrow('cases_held_for_a_while');
  });
});
