import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '@nuancan/platform';
import type { StepFindingDto } from '../finding/inspection-finding.dto.js';
import {
  day,
  heldInspection,
  openOversightDesk,
  planned,
  TODAY,
  type OversightDesk,
} from '../testing/oversight-desk.js';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let desk: OversightDesk;

beforeAll(async () => {
  desk = await openOversightDesk();
});
afterAll(() => desk?.test.close());

const answer = (step: number): StepFindingDto => ({ action: 'answered', step, text: '已换大留样盒', photo: PNG });
const close = (step: number): StepFindingDto => ({ action: 'closed', step, text: '现场看过' });
const reopen = (step: number): StepFindingDto => ({ action: 'reopened', step, text: '还差标签', dueOn: day(3) });

describe('inspections', () => {
  it('are planned by the checklists of the day, which the district may set, and keep what they were planned with', async () => {
    const { id } = await desk.inspections.plan(desk.town, planned(desk));
    const set = await desk.checklists.set(desk.district, 'samples', { version: 0, items: ['留样柜有锁'] });
    expect(set.items.find(({ kind }) => kind === 'samples')).toEqual({
      kind: 'samples',
      version: 1,
      items: ['留样柜有锁'],
    });
    await expect(desk.checklists.set(desk.district, 'samples', { version: 0, items: ['x'] })).rejects.toThrow(
      'CHANGED_MEANWHILE',
    );
    expect((await desk.inspections.get(desk.auditor, id)).items).toHaveLength(3);
    const later = await desk.inspections.plan(desk.town, planned(desk));
    expect(later.items).toEqual([{ kind: 'samples', text: '留样柜有锁', result: null, remark: null }]);
    await desk.test.owner
      .query(`ALTER TABLE oversight.checklists DISABLE TRIGGER USER; DELETE FROM oversight.checklists;
      ALTER TABLE oversight.checklists ENABLE TRIGGER USER`);
  });

  it('are planned once, by an official of the place, and ended once', async () => {
    const draft = planned(desk);
    const { id } = await desk.inspections.plan(desk.town, draft);
    expect((await desk.inspections.plan(desk.town, draft)).id).toBe(id);
    await expect(desk.inspections.plan(desk.town, { ...draft, kinds: ['fire'] })).rejects.toThrow('CLIENT_ID_CLASH');
    await expect(desk.inspections.plan(desk.farTown, planned(desk))).rejects.toThrow('FACILITY_NOT_IN_SCOPE');
    await expect(desk.inspections.get(desk.farTown, id)).rejects.toThrow('INSPECTION_NOT_FOUND');
    await desk.inspections.cancel(desk.town, id, { reason: '改期' });
    await expect(desk.inspections.cancel(desk.town, id, { reason: '改期' })).rejects.toThrow('ENDED_ALREADY');
  });

  it('that nobody was told of stay unknown to the operator until they were held', async () => {
    const { id } = await desk.inspections.plan(desk.town, planned(desk, { announced: false, kinds: ['hygiene'] }));
    await expect(desk.inspections.get(desk.operator, id)).rejects.toThrow('INSPECTION_NOT_FOUND');
    await desk.test.database.scoped(systemScope(desk.places.home.districtCode), (tx) =>
      desk.tasks.remind(tx, { districtCode: desk.places.home.districtCode, businessDate: TODAY }),
    );
    const known = async (scope: OversightDesk['town']): Promise<boolean> =>
      (await desk.tasks.tasks(scope)).items.some((task) => task.id === id);
    expect([await known(desk.operator), await known(desk.town)]).toEqual([false, true]);
    const results = Array.from({ length: 4 }, () => ({ result: 'ok' as const }));
    await desk.inspections.hold(desk.town, id, { heldOn: TODAY, outcome: 'passed', results, findings: [] });
    expect(await desk.inspections.get(desk.operator, id)).toMatchObject({ state: 'held', outcome: 'passed' });
    const { rows: told } = await desk.test.owner.query(
      `SELECT DISTINCT a.role FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
       JOIN oversight.reminders r ON r.id = m.about_id WHERE r.subject_id = $1`,
      [id],
    );
    expect(told).toEqual([{ role: 'town_official' }]);
    const other = await desk.inspections.plan(desk.town, planned(desk, { announced: false }));
    await desk.inspections.cancel(desk.town, other.id, { reason: '下周再突击检查' });
    const ends = (scope: OversightDesk['town']): Promise<unknown[]> =>
      desk.test.database.scoped(scope, (tx) =>
        tx.query('SELECT FROM oversight.inspection_ends WHERE inspection_id = $1', [other.id]),
      );
    expect([await ends(desk.operator), await ends(desk.town)]).toEqual([[], [{}]]);
  });

  it('have a result of each item, and findings only of what was not in order', async () => {
    const { id } = await desk.inspections.plan(desk.town, planned(desk));
    const held = { heldOn: TODAY, outcome: 'passed' as const, findings: [] };
    const hold = (given: object): Promise<unknown> =>
      desk.inspections.hold(desk.town, id, { ...held, results: [], ...given });
    const ok = { result: 'ok' as const };
    await expect(hold({ results: [ok] })).rejects.toThrow('RESULTS_INCOMPLETE');
    const finding = { itemNo: 1, severity: 'critical', text: '无留样', dueOn: day(1) };
    await expect(hold({ results: [ok, ok, ok], findings: [finding] })).rejects.toThrow('RESULTS_INCOMPLETE');
    await expect(hold({ results: [{ result: 'not_ok' }, ok, ok], findings: [finding] })).rejects.toThrow(
      'CRITICAL_FAILS',
    );
    await expect(hold({ results: [ok, ok, ok], heldOn: day(1) })).rejects.toThrow('DAY_NOT_RIGHT');
    const late = { ...finding, severity: 'major', dueOn: day(-1) };
    await expect(hold({ results: [{ result: 'not_ok' }, ok, ok], findings: [late] })).rejects.toThrow('DAY_NOT_RIGHT');
    expect(await desk.inspections.get(desk.town, id)).toMatchObject({ state: 'planned', findings: 0 });
  });
});

describe('findings', () => {
  it('go from the operator’s answer with a photo to the official, who sends back or closes, step by step', async () => {
    const [finding] = (await heldInspection(desk)).raised;
    const id = finding?.id ?? '';
    await expect(desk.findings.step(desk.town, id, close(1))).rejects.toThrow('NOT_A_STEP');
    await expect(desk.findings.step(desk.town, id, answer(1))).rejects.toThrow('NOT_YOUR_STEP');
    await expect(desk.findings.step(desk.farOperator, id, answer(1))).rejects.toThrow('FINDING_NOT_FOUND');
    await expect(desk.findings.step(desk.auditor, id, close(1))).rejects.toThrow();
    await desk.findings.step(desk.operator, id, answer(1));
    await expect(desk.findings.step(desk.operator, id, answer(1))).rejects.toThrow('CHANGED_MEANWHILE');
    await expect(desk.findings.step(desk.operator, id, close(2))).rejects.toThrow('NOT_YOUR_STEP');
    expect((await desk.findings.photo(desk.town, id, 2)).mediaType).toBe('image/png');
    await expect(desk.findings.photo(desk.farTown, id, 2)).rejects.toThrow('PHOTO_NOT_FOUND');
    expect(await desk.findings.step(desk.town, id, reopen(2))).toMatchObject({ state: 'open', dueOn: day(3) });
    await desk.findings.step(desk.operator, id, { action: 'answered', step: 3, text: '补了标签' });
    const done = await desk.findings.step(desk.town, id, close(4));
    expect(done).toMatchObject({ state: 'closed', overdue: false });
    expect(done.history.map(({ action }) => action)).toEqual(['raised', 'answered', 'reopened', 'answered', 'closed']);
    const { owner } = desk.test;
    for (const sql of ['DELETE FROM oversight.finding_steps', `UPDATE oversight.finding_steps SET text = 'x'`]) {
      await expect(owner.query(sql)).rejects.toThrow();
    }
  });

  it('that cost money are closed by another person than raised them', async () => {
    const { raised } = await heldInspection(desk, { finding: { costFen: 50_000 } });
    const id = raised[0]?.id ?? '';
    await desk.findings.step(desk.operator, id, answer(1));
    await expect(desk.findings.step(desk.town, id, close(2))).rejects.toThrow('SECOND_PERSON_NEEDED');
    expect(await desk.findings.step(desk.district, id, close(2))).toMatchObject({ state: 'closed' });
  });

  it('are reminded of three days before, on the day and after it, each once, and no longer once answered', async () => {
    const { raised } = await heldInspection(desk);
    const id = raised[0]?.id ?? '';
    const { districtCode } = desk.places.home;
    const remind = async (businessDate: string): Promise<number[]> => {
      await desk.test.database.scoped(systemScope(districtCode), (tx) =>
        desk.tasks.remind(tx, { districtCode, businessDate }),
      );
      const { rows } = await desk.test.owner.query<{ days_before: number }>(
        'SELECT days_before FROM oversight.reminders WHERE subject_id = $1 ORDER BY recorded_at',
        [id],
      );
      return rows.map((row) => row.days_before);
    };
    expect(await remind(day(3))).toEqual([]);
    for (const days of [4, 5, 7, 7, 8]) await remind(day(days));
    expect(await remind(day(9))).toEqual([3, 0, -1]);
    const { rows: told } = await desk.test.owner.query(
      `SELECT a.role, count(*)::int FROM messaging.messages m JOIN identity.accounts a ON a.id = m.account_id
       JOIN oversight.reminders r ON r.id = m.about_id WHERE r.subject_id = $1 AND m.kind = 'deadline.finding' GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(told).toEqual([
      { role: 'operator', count: 3 },
      { role: 'town_official', count: 3 },
    ]);
    const [task] = (await desk.tasks.tasks(desk.operator)).items.filter((one) => one.id === id);
    expect(task).toMatchObject({ subject: 'finding', waitsFor: 'operator', overdue: false });
    await desk.test.owner.query(`ALTER TABLE oversight.inspection_findings DISABLE TRIGGER USER`);
    await desk.test.owner.query(`UPDATE oversight.inspection_findings SET due_on = $2 WHERE id = $1`, [id, day(-1)]);
    await desk.test.owner.query(`ALTER TABLE oversight.inspection_findings ENABLE TRIGGER USER`);
    const overdue = async () => (await desk.tasks.tasks(desk.town)).items.find((one) => one.id === id)?.overdue;
    expect(await overdue()).toBe(true);
    await desk.findings.step(desk.operator, id, answer(1));
    expect(await overdue()).toBe(false);
    await desk.test.owner.query(`ALTER TABLE oversight.inspection_findings DISABLE TRIGGER USER`);
    await desk.test.owner.query(`UPDATE oversight.inspection_findings SET due_on = $2 WHERE id = $1`, [id, day(7)]);
    await desk.test.owner.query(`ALTER TABLE oversight.inspection_findings ENABLE TRIGGER USER`);
  });
});
