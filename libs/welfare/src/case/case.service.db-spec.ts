import { randomBytes } from 'node:crypto';
import { uuidv7 } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { PersonRecords } from '@nuancan/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ErasureService } from '../../../registry/src/erasure/erasure.service.js';
import { openRunDesk, type FrozenLunch, type RunDesk } from '../../../delivery/src/testing/run-desk.js';
import { openCase } from '../testing/open-case.js';
import { CaseRecords } from './case-records.js';
import { CaseService } from './case.service.js';

const WORDS = '脚肿了，走路不稳';

describe('welfare cases as people see to them', () => {
  let desk: RunDesk;
  let lunch: FrozenLunch;
  let cases: CaseService;
  let town: Scope;
  let district: Scope;
  let operator: Scope;
  const clientId = uuidv7({ nowMs: Date.now(), random: randomBytes(10) });

  beforeAll(async () => {
    desk = await openRunDesk();
    lunch = await desk.freeze(1);
    cases = new CaseService(desk.test.database);
    town = desk.scopeOf(desk.home, 'town_official');
    district = desk.scopeOf(desk.home, 'district_official');
    operator = desk.scopeOf(desk.home, 'operator');
  });
  afterAll(() => desk?.test.close());

  const board = async (scope: Scope, known?: string) => cases.board(scope, { known });
  const ids = async (scope: Scope): Promise<string[]> =>
    ((await board(scope)).board?.items ?? []).map(({ residentName }) => residentName ?? '');
  const noAnswer = (): Promise<string | null> =>
    desk.test.database.scoped(systemScope(desk.home.districtCode), async (tx) => {
      const [row] = await tx.query<[{ id: string }]>('SELECT resident_id AS id FROM delivery.orders WHERE id = $1', [
        lunch.orderIds[0],
      ]);
      const order = { residentId: row.id, orderId: lunch.orderIds[0]!, words: null, at: new Date() };
      return openCase(tx, { kind: 'no_answer', ...order });
    });

  it('opens a case of a note once, and refuses another note of that id and people of elsewhere', async () => {
    const [resident, other] = desk.home.residents;
    const first = await cases.note(operator, { clientId, residentId: resident.id, words: WORDS });
    expect(first).toMatchObject({
      kind: 'condition',
      residentName: resident.name,
      state: 'open',
      nextChain: 'call_contact',
    });
    expect(first.steps[0]).toMatchObject({ action: 'opened', words: WORDS, accountName: `${desk.home.name}operator` });
    expect((await cases.note(operator, { clientId, residentId: resident.id, words: WORDS })).id).toBe(first.id);
    for (const clash of [
      { clientId, residentId: other.id, words: WORDS },
      { clientId, residentId: resident.id, words: '别的话' },
    ]) {
      await expect(cases.note(operator, clash)).rejects.toMatchObject({ code: 'WELFARE.CLIENT_ID_CLASH' });
    }
    const elsewhere = { clientId: uuidv7({ nowMs: Date.now(), random: randomBytes(10) }), words: WORDS };
    for (const scope of [operator, town]) {
      await expect(
        cases.note(scope, { ...elsewhere, residentId: desk.neighbour.residents[0].id }),
      ).rejects.toMatchObject({ code: 'WELFARE.RESIDENT_NOT_FOUND' });
    }
  });

  it('puts what presses first on the board, with a tag that changes with whatever happens', async () => {
    const before = await board(town);
    const id = await noAnswer();
    const after = await board(town);
    expect(after.tag).not.toBe(before.tag);
    expect(after.board?.items.map((one) => one.kind)).toEqual(['condition', 'no_answer']);
    expect(await board(town, after.tag)).toEqual({ tag: after.tag, board: null });
    await cases.act(town, after.board?.items[0]?.id ?? '', { action: 'acknowledged', step: 2 });
    const held = await board(town);
    expect(held.tag).not.toBe(after.tag);
    expect(held.board?.items.map((one) => one.id)[0]).toBe(id);
    expect(held.board?.items[1]).toMatchObject({ holderName: `${desk.home.name}town_official`, nextDueAt: null });
    expect((await board(desk.scopeOf(desk.neighbour, 'town_official'))).board?.items).toEqual([]);
    expect(await ids(operator)).toHaveLength(2);
    expect(await ids(desk.scopeOf(desk.home, 'auditor'))).toEqual(['', '']);
  });

  it('masks the numbers of the contact sheet', async () => {
    const [resident] = desk.home.residents;
    await desk.test.owner.query(
      `INSERT INTO registry.resident_contacts (resident_id, district_code, town_code, name, relation, phone, valid_from)
       VALUES ($1, $2, $3, '张建国', '儿子', '13912345678', '2024-01-01')`,
      [resident.id, desk.home.districtCode, desk.home.code],
    );
    const id = (await board(town)).board?.items.find((one) => one.residentId === resident.id)?.id ?? '';
    const sheet = await cases.contacts(town, id);
    expect(sheet).toMatchObject({ residentName: resident.name, officerName: null, addressLine: '桥头弄 1 号' });
    expect(sheet.phone).toContain('****');
    expect(sheet.contacts).toMatchObject([{ name: '张建国', phone: '139****5678' }]);
    const neighbour = desk.scopeOf(desk.neighbour, 'town_official');
    await expect(cases.contacts(neighbour, id)).rejects.toMatchObject({ code: 'WELFARE.CASE_NOT_FOUND' });
  });

  it('refuses a step on what was not read, a wrong one, and closing without what was found', async () => {
    const id = (await board(town)).board?.items.find((one) => one.kind === 'no_answer')?.id ?? '';
    const step = async (scope: Scope, asked: object): Promise<unknown> =>
      cases.act(scope, id, { step: 2, action: 'closed', ...asked }).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await step(town, { step: 1, finding: 'well' })).toBe('WELFARE.CHANGED_MEANWHILE');
    expect(await step(town, { action: 'handed_over' })).toBe('WELFARE.NOT_A_STEP');
    expect(await step(operator, { finding: 'well' })).toBe('WELFARE.OFFICIALS_CLOSE');
    expect(await step(town, {})).toBe('WELFARE.STEP_INCOMPLETE');
    expect(await step(town, { finding: 'not_found' })).toBe('WELFARE.REASON_MISSING');
    expect(await step(desk.scopeOf(desk.neighbour, 'town_official'), { finding: 'well' })).toBe(
      'WELFARE.CASE_NOT_FOUND',
    );
    expect(await step(district, { finding: 'not_found', words: '邻居说去了宁波' })).toBeNull();
    const { items, nextCursor } = await cases.history(town, { limit: 1 });
    expect({ items, nextCursor }).toMatchObject({ items: [{ id, finding: 'not_found' }], nextCursor: null });
    expect((await cases.history(town, { limit: 1, kind: 'absence' })).items).toEqual([]);
    expect((await cases.get(operator, id).catch((error: { code: string }) => error)) as object).toMatchObject({
      code: 'WELFARE.CASE_NOT_FOUND',
    });
  });

  it('exports what there is of a person, and keeps no word of an erased one anywhere', async () => {
    const [resident] = desk.home.residents;
    const records = new PersonRecords();
    new CaseRecords(records).onModuleInit();
    const sections = await desk.test.database.scoped(district, (tx) => records.read(tx, [resident.id]));
    expect(sections['welfareCases']).toHaveLength(1);
    expect(JSON.stringify(sections['welfareWords'])).toContain(WORDS);
    expect(sections['welfareSteps']).toHaveLength(3);
    const { owner } = desk.test;
    await owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, recorded_at)
       VALUES ($1, $2, $3, 'deceased', '2020-03-04', '2020-03-04')`,
      [resident.id, desk.home.districtCode, desk.home.code],
    );
    const erasures = new ErasureService(desk.test.database);
    const asked = await erasures.request(town, resident.id);
    await erasures.decide(district, asked.id, { decision: 'erase' });
    const { rows } = await owner.query<{ words: string }>(
      `SELECT w.words FROM welfare.words w JOIN welfare.cases c ON c.id = w.case_id WHERE c.resident_id = $1`,
      [resident.id],
    );
    expect(rows).toEqual([{ words: '已删除' }]);
    const { rows: logged } = await owner.query(
      `SELECT FROM platform.audit_log WHERE coalesce(before::text, '') || coalesce(after::text, '') LIKE '%' || $1 || '%'`,
      [WORDS],
    );
    expect(logged).toEqual([]);
    const [left] = (await board(town)).board?.items ?? [];
    expect(left).toMatchObject({ state: 'acknowledged', residentId: null, residentName: null });
    await expect(cases.contacts(town, left?.id ?? '')).rejects.toMatchObject({ code: 'WELFARE.CASE_NOT_FOUND' });
  });
});
