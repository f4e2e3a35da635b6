import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckDesk, MONTH, type Found, type Site } from '../testing/check-desk.js';
import { PersonRecords } from '@nuancan/registry';
import { FindingRecords } from './finding-records.js';
import { FindingService } from './finding.service.js';

let desk: CheckDesk;
let findings: FindingService;

beforeAll(async () => {
  desk = await CheckDesk.open();
  findings = new FindingService(desk.test.database);
});
afterAll(() => desk?.test.close());

const only = (found: readonly Found[]): Found => {
  expect(found).toHaveLength(1);
  return found[0]!;
};

/** Two elders without a card, so that E01 finds two meals; and the second meal of a slot for Q01. */
async function secondMeal(): Promise<{ site: Site; finding: Found; meals: string[] }> {
  const site = desk.site();
  const elder = await desk.elder(site);
  const meals = await desk.eat(site, [{ elder }, { elder, at: '13:00' }]);
  return { site, finding: only(await desk.check(site, 'Q01')), meals };
}

describe('a decision', () => {
  it('sticks: the same evidence is never raised again, and what is new is', async () => {
    const site = desk.site();
    const twice = { name: '陈阿花', phone: '13900000001' };
    const [one = '', other = ''] = [await desk.elder(site, twice), await desk.elder(site, twice)].toSorted();
    await desk.eat(site, [{ elder: one }, { elder: other }]);
    const finding = only(await desk.check(site, 'E06'));
    const done = await findings.decide(site.townOfficial, finding.id, {
      kind: 'accept',
      reason: '是两姐妹，共用一部电话',
    });
    expect(done).toMatchObject({
      state: 'accepted',
      decisions: [{ kind: 'accept', accountId: site.townOfficial.accountId, accountName: '镇街' }],
    });
    expect(await desk.run(site, ['E06'])).toMatchObject({ raised: 0, gone: 0 });
    expect(await desk.found(site)).toMatchObject([{ id: finding.id, state: 'accepted', gone: false }]);
    const [next = ''] = await desk.eat(site, [{ elder: other, day: `${MONTH}-16` }]);
    expect(await desk.run(site, ['E06'])).toMatchObject({ raised: 1 });
    expect((await desk.found(site)).map(({ state, meals }) => ({ state, meals }))).toEqual([
      { state: 'accepted', meals: finding.meals },
      { state: 'open', meals: { [next]: 0 } },
    ]);
  });

  it('is taken once, and by nobody who logged the meals or has no say', async () => {
    const { site, finding } = await secondMeal();
    const other = desk.site();
    const step = { kind: 'disallow', reason: '重复' } as const;
    await expect(findings.decide(site.operator, finding.id, step)).rejects.toThrow('NOT_YOURS');
    await expect(findings.decide(other.townOfficial, finding.id, step)).rejects.toThrow('NOT_FOUND');
    const own = { ...site.operator, role: 'town_official' as const, facilityId: null };
    await expect(findings.decide(own, finding.id, step)).rejects.toThrow('OWN_EVIDENCE');
    await findings.decide(site.townOfficial, finding.id, step);
    for (const kind of ['accept', 'disallow', 'ask'] as const) {
      await expect(findings.decide(desk.districtOfficial, finding.id, { kind, reason: '再看' })).rejects.toThrow(
        'DECIDED',
      );
    }
  });

  it('may be a question, which the operator answers before the official decides', async () => {
    const { site, finding } = await secondMeal();
    await expect(findings.decide(site.operator, finding.id, { kind: 'answer', reason: '是' })).rejects.toThrow(
      'DECIDED',
    );
    await findings.decide(desk.districtOfficial, finding.id, { kind: 'ask', reason: '为什么两份？' });
    await expect(findings.decide(site.townOfficial, finding.id, { kind: 'answer', reason: '是' })).rejects.toThrow(
      'NOT_YOURS',
    );
    const answered = await findings.decide(site.operator, finding.id, { kind: 'answer', reason: '替邻居带的' });
    expect(answered.state).toBe('answered');
    const done = await findings.decide(desk.districtOfficial, finding.id, { kind: 'disallow', reason: '邻居未登记' });
    expect(done.decisions.map(({ kind }) => kind)).toEqual(['ask', 'answer', 'disallow']);
  });

  it('asks first where the check only asks', async () => {
    const site = desk.site();
    const elder = await desk.elder(site);
    await desk.status(site, elder, 'deceased', `${MONTH}-15`);
    await desk.eat(site, [{ elder }]);
    const finding = only(await desk.check(site, 'E03'));
    expect(finding.asks).toBe(true);
    const disallow = { kind: 'disallow', reason: '当天去世' } as const;
    await expect(findings.decide(site.townOfficial, finding.id, disallow)).rejects.toThrow('ASK_FIRST');
    await findings.decide(site.townOfficial, finding.id, { kind: 'ask', reason: '几点用餐？' });
    await findings.decide(site.operator, finding.id, { kind: 'answer', reason: '不是本人来的' });
    expect((await findings.decide(site.townOfficial, finding.id, disallow)).state).toBe('disallowed');
  });

  it('disallows what has something at stake, or the meals it names, and never what could be claimed more', async () => {
    const { site, finding, meals } = await secondMeal();
    const decide = (mealIds: string[]) =>
      findings.decide(site.townOfficial, finding.id, { kind: 'disallow', reason: '重复', mealIds });
    await expect(decide([meals[0]!])).rejects.toThrow('NOTHING_AT_STAKE');
    await expect(decide([meals[1]!, site.id])).rejects.toThrow('NOTHING_AT_STAKE');
    await decide([meals[1]!]);
    const poor = desk.site();
    await desk.eat(poor, [{ elder: await desk.elder(poor), governmentFen: 0 }]);
    const more = only(await desk.check(poor, 'U03'));
    await expect(findings.decide(poor.townOfficial, more.id, { kind: 'disallow', reason: '不' })).rejects.toThrow(
      'NOTHING_AT_STAKE',
    );
  });

  it('is not needed of what has gone, and comes back as the same finding', async () => {
    const site = desk.site();
    const elder = await desk.elder(site);
    await desk.status(site, elder, 'deceased', `${MONTH}-10`);
    await desk.eat(site, [{ elder }]);
    const finding = only(await desk.check(site, 'E03'));
    const withdraw = (at: string | null, reason: string | null) =>
      desk.test.owner.query(
        'UPDATE registry.resident_statuses SET withdrawn_at = $2, withdrawn_reason = $3 WHERE resident_id = $1',
        [elder, at, reason],
      );
    await withdraw('2026-10-01', '同名同姓');
    expect(await desk.run(site, ['E03'])).toMatchObject({ findings: 0, gone: 1 });
    const step = { kind: 'accept', reason: '查过' } as const;
    await expect(findings.decide(site.townOfficial, finding.id, step)).rejects.toThrow('GONE');
    await withdraw(null, null);
    expect(only(await desk.check(site, 'E03'))).toMatchObject({ id: finding.id, gone: false });
  });
});

describe('a finding about somebody whose data are erased', () => {
  it('stays until it is decided, and says nothing of what was known', async () => {
    const site = desk.site();
    const elder = await desk.elder(site, { category: { from: '2020-01-01', to: `${MONTH}-01` } });
    await desk.eat(site, [{ elder, tier: 'hardship-60', governmentFen: 1100 }]);
    const finding = only(await desk.check(site, 'E05'));
    expect((await findings.one(site.townOfficial, finding.id)).facts).toMatchObject({ residentId: elder });
    await desk.test.owner.query(`SET session_replication_role = replica;
      UPDATE registry.residents SET name = '已删除', name_pinyin = '', name_initials = '', erased_at = now() WHERE id = '${elder}';
      DELETE FROM registry.resident_categories WHERE resident_id = '${elder}'; RESET session_replication_role`);
    expect(await desk.run(site, ['E05'])).toMatchObject({ findings: 0, gone: 0 });
    const kept = await findings.one(site.townOfficial, finding.id);
    expect(kept).toMatchObject({ state: 'open', stakeFen: 200, facts: {} });
    expect(kept.facts).toEqual({});
    await findings.decide(site.townOfficial, finding.id, { kind: 'disallow', reason: '类别已到期' });
  });
});

describe('the database', () => {
  it('lets nobody change what was decided, whoever asks', async () => {
    const { site, finding } = await secondMeal();
    await findings.decide(site.townOfficial, finding.id, { kind: 'accept', reason: '已核实' });
    const { owner } = desk.test;
    const byId = (sql: string) => owner.query(sql, [finding.id]);
    await expect(byId(`UPDATE reconciliation.findings SET state = 'open' WHERE id = $1`)).rejects.toThrow(
      'not opened again',
    );
    await expect(byId(`UPDATE reconciliation.findings SET stake_fen = 0 WHERE id = $1`)).rejects.toThrow('deals with');
    await expect(byId(`DELETE FROM reconciliation.findings WHERE id = $1`)).rejects.toThrow('append only');
    await expect(
      byId(`UPDATE reconciliation.finding_decisions SET reason = 'x' WHERE finding_id = $1`),
    ).rejects.toThrow('append only');
  });

  it('asks whether the claim still takes decisions', async () => {
    const { site, finding } = await secondMeal();
    const { owner } = desk.test;
    const answer = (may: boolean) =>
      owner.query(`CREATE OR REPLACE FUNCTION reconciliation.may_decide(finding uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$ SELECT ${may} $$`);
    await answer(false);
    await expect(findings.decide(site.townOfficial, finding.id, { kind: 'accept', reason: '查过' })).rejects.toThrow(
      'CLAIM_CLOSED',
    );
    await answer(true);
  });
});

describe('a claim', () => {
  it('is shown to its own town, with masked names only', async () => {
    const { site, finding } = await secondMeal();
    const shown = await findings.one(site.townOfficial, finding.id);
    expect(shown.evidence).toMatchObject([
      { residentName: '王*香', stakeFen: 0 },
      { residentName: '王*香', stakeFen: 900 },
    ]);
    const page = await findings.list(site.townOfficial, { facilityId: site.id, month: MONTH, code: 'Q01', limit: 9 });
    expect(page.items).toMatchObject([{ id: finding.id, meals: 2, state: 'open', stakeFen: 900 }]);
    // The canteen sees it once it is asked, and nothing of what the register knows.
    await expect(findings.one(site.operator, finding.id)).rejects.toThrow('NOT_FOUND');
    await findings.decide(site.townOfficial, finding.id, { kind: 'ask', reason: '谁来吃的？' });
    expect(await findings.one(site.operator, finding.id)).toMatchObject({ state: 'asked', facts: {} });
    expect(Object.keys(shown.facts).length).toBeGreaterThan(0);
    const elsewhere = desk.site();
    await expect(findings.one(elsewhere.operator, finding.id)).rejects.toThrow('NOT_FOUND');
    expect((await findings.list(elsewhere.townOfficial, { facilityId: site.id, limit: 9 })).items).toEqual([]);
  });
});

describe('what is exported of a person', () => {
  it('holds what was found and decided about their meals, and nobody else’s', async () => {
    const { site, finding } = await secondMeal();
    await findings.decide(site.townOfficial, finding.id, { kind: 'accept', reason: '查过' });
    const records = new PersonRecords();
    new FindingRecords(records).onModuleInit();
    const read = (entries: readonly unknown[]) =>
      desk.test.database.scoped(desk.districtOfficial, (tx) => records.read(tx, entries.map(String)));
    expect(await read([finding.facts.residentId])).toMatchObject({
      findings: [{ id: finding.id, code: 'Q01', decisions: [{ kind: 'accept', reason: '查过' }] }],
    });
    expect(await read([site.id])).toEqual({ findings: [] });
  });
});
