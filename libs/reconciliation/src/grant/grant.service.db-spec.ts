import { randomUUID } from 'node:crypto';
import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import { GRANT_INVARIANTS } from '../audit/grant-invariants.js';
import { BudgetService } from '../budget/budget.service.js';
import { ExportDesk } from '../export/export-desk.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { EnterGrantRuleDto, GrantDetailDto, GrantDto, StepGrantDto } from './grant.dto.js';
import { GrantExportService } from './grant-export.service.js';
import { GrantPaymentService } from './grant-payment.service.js';
import { GrantRuleService } from './grant-rule.service.js';
import { GrantService } from './grant.service.js';

const TODAY = businessDateAt(new Date());
/** The last month that is over, and the one before. */
const LAST = monthStartOf(addDays(monthStartOf(TODAY), -1));
const BEFORE = monthStartOf(addDays(LAST, -1));

/** What a superuser could do; each is found by the invariant of that name. */
const TAMPERED: Readonly<Record<string, string>> = {
  'grant-amounts': `UPDATE reconciliation.grants SET heads = heads + 1`,
  'grant-once': `INSERT INTO reconciliation.grants (district_code, town_code, facility_id, organisation_id, rule_id, rule_code, period_from,
      period_to, heads, computed_fen, account_id)
    SELECT district_code, town_code, facility_id, organisation_id, rule_id, rule_code, period_from, period_to, heads, computed_fen, account_id
    FROM reconciliation.grants WHERE state = 'approved'`,
  'grant-history': `DELETE FROM reconciliation.grant_steps WHERE action = 'approved'`,
  'grant-payments': `DELETE FROM reconciliation.grant_payments WHERE kind = 'bank'`,
  'grant-books': `DELETE FROM ledger.lines WHERE line_no = 1 AND entry_id IN (SELECT id FROM ledger.entries WHERE kind = 'grant_approved')`,
};

let desk: ClaimsDesk;
let rules: GrantRuleService;
let grants: GrantService;
let payments: GrantPaymentService;
let town: Scope;

const BY_HEADS: EnterGrantRuleDto = {
  ...{ code: 'by-heads', name: '按人次补贴', basis: 'heads', period: 'month', tiers: ['elder_canteen'] },
  steps: [
    { fromMeals: 0, fenPerMeal: 101 },
    { fromMeals: 2, fenPerMeal: 50 },
  ],
  gradeFen: [],
  funders: [
    { funder: 'district', weight: 2 },
    { funder: 'town', weight: 1 },
  ],
  effectiveFrom: '2020-01-01',
};

beforeAll(async () => {
  desk = await openClaimsDesk();
  const { database } = desk.books.test;
  const journal = new Journal();
  rules = new GrantRuleService(database);
  grants = new GrantService(database, journal, new BudgetService(database));
  payments = new GrantPaymentService(database, journal);
  town = desk.home.townOfficial;
  const elders = await desk.books.elders(desk.home, 3);
  for (const month of [BEFORE, LAST]) await desk.eat(desk.home, addDays(month, 9), elders);
});
afterAll(() => desk?.close());

async function confirm(draft: EnterGrantRuleDto): Promise<void> {
  const { items } = await rules.enter(desk.payer, draft);
  const entered = items.find(({ code, state }) => code === draft.code && state === 'entered');
  await rules.decide(desk.approver, entered?.id ?? '', { kind: 'confirmed' });
}

async function worked(code: string, periodFrom: string): Promise<GrantDto> {
  await grants.run(town, { code, periodFrom });
  const { items } = await grants.list(town, { limit: 50, facilityId: desk.home.facilityId });
  const found = items.find((one) => one.ruleCode === code && one.periodFrom === periodFrom && one.state === 'proposed');
  if (!found) throw new Error('nothing was proposed');
  return found;
}

function step(scope: Scope, id: string, asked: StepGrantDto): Promise<GrantDetailDto> {
  return grants.step(scope, id, asked);
}

async function approved(code: string, periodFrom: string): Promise<GrantDetailDto> {
  const { id } = await worked(code, periodFrom);
  await step(town, id, { action: 'reviewed', step: 1 });
  return step(desk.approver, id, { action: 'approved', step: 2 });
}

const paid = (given: object = {}) => ({
  ...{ clientId: randomUUID(), funder: 'district' as const, amountFen: 168, reference: 'B-1', paidOn: TODAY },
  ...given,
});

describe('operating grants', () => {
  it('follow a rule that another person confirmed, and count standing meals of identified people to the fen', async () => {
    await expect(grants.run(town, { code: 'by-heads', periodFrom: LAST })).rejects.toThrow('RULE_NOT_FOUND');
    const { items } = await rules.enter(desk.payer, BY_HEADS);
    const id = items[0]?.id ?? '';
    await expect(rules.decide(desk.payer, id, { kind: 'confirmed' })).rejects.toThrow('SECOND_PERSON_NEEDED');
    await rules.decide(desk.approver, id, { kind: 'confirmed' });
    const broken = { ...BY_HEADS, steps: [{ fromMeals: 3, fenPerMeal: 1 }] };
    await expect(rules.enter(desk.payer, broken)).rejects.toThrow('RULE_NOT_WHOLE');
    const falling = { ...BY_HEADS, steps: [...BY_HEADS.steps, { fromMeals: 1, fenPerMeal: 1 }] };
    await expect(rules.enter(desk.payer, falling)).rejects.toThrow('RULE_NOT_WHOLE');
    const grant = await worked('by-heads', LAST);
    // Two at 1.01 and one at 0.50.
    expect(grant).toMatchObject({ heads: 3, computedFen: 252, amountFen: 252, state: 'proposed' });
    const again = await grants.run(desk.approver, { code: 'by-heads', periodFrom: LAST });
    expect(again.before).toBeGreaterThan(0);
    await expect(
      desk.books.test.owner.query(
        `INSERT INTO reconciliation.grants (district_code, town_code, facility_id, rule_code, period_from, account_id)
         SELECT district_code, town_code, facility_id, rule_code, period_from, account_id FROM reconciliation.grants`,
      ),
    ).rejects.toMatchObject({ constraint: 'grants_once' });
    await expect(grants.run(town, { code: 'by-heads', periodFrom: monthStartOf(TODAY) })).rejects.toThrow('NOT_OVER');
  });

  it('are reviewed by the town, approved by another of the district and paid by a third, in shares that add up', async () => {
    const { id } = (await grants.list(town, { limit: 50, state: 'proposed' })).items.find(
      (one) => one.facilityId === desk.home.facilityId,
    ) ?? { id: '' };
    await expect(step(desk.approver, id, { action: 'approved', step: 1 })).rejects.toThrow('NOT_A_STEP');
    await expect(step(desk.approver, id, { action: 'reviewed', step: 1 })).rejects.toThrow('NOT_YOUR_STEP');
    await expect(step(desk.home.operator, id, { action: 'reviewed', step: 1 })).rejects.toThrow();
    await step(town, id, { action: 'reviewed', step: 1 });
    await expect(step(town, id, { action: 'approved', step: 2 })).rejects.toThrow('SECOND_PERSON_NEEDED');
    const grant = await step(desk.approver, id, { action: 'approved', step: 2 });
    expect(grant.shares.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
      ['district', 168],
      ['town', 84],
    ]);
    await expect(payments.pay(desk.approver, id, paid())).rejects.toThrow('SECOND_PERSON_NEEDED');
    await expect(payments.pay(desk.payer, id, paid({ amountFen: 169 }))).rejects.toThrow('TOO_MUCH');
    const once = paid();
    await payments.pay(desk.payer, id, once);
    expect(await payments.pay(desk.payer, id, once)).toMatchObject({ paidFen: 168 });
    await expect(payments.pay(desk.payer, id, { ...once, amountFen: 1 })).rejects.toThrow('CLIENT_ID_CLASH');
    await expect(step(desk.payer, id, { action: 'reversed', step: 3, reason: '人次有误' })).rejects.toThrow(
      'STILL_PAID',
    );
    const [payment] = (await grants.get(desk.payer, id)).payments;
    const back = { clientId: randomUUID(), paidOn: TODAY, reason: '账号有误' };
    await expect(payments.takeBack(desk.payer, payment?.id ?? '', back)).rejects.toThrow('SECOND_PERSON_NEEDED');
    await payments.takeBack(desk.approver, payment?.id ?? '', back);
    await expect(step(desk.approver, id, { action: 'reversed', step: 3, reason: 'x' })).rejects.toThrow(
      'SECOND_PERSON_NEEDED',
    );
    await step(desk.payer, id, { action: 'reversed', step: 3, reason: '人次有误' });
    const anew = await approved('by-heads', LAST);
    await payments.pay(desk.payer, anew.id, paid({ reference: 'B-2' }));
    const part = { funder: 'town' as const, amountFen: 1 };
    for (const reference of [' \u3000 ', '㈱'.repeat(30)]) {
      await expect(payments.pay(desk.payer, anew.id, paid({ ...part, reference }))).rejects.toThrow('NO_REFERENCE');
    }
    const typed = paid({ ...part, reference: '流水 1' });
    await payments.pay(desk.payer, anew.id, typed);
    expect(await payments.pay(desk.payer, anew.id, typed)).toMatchObject({ paidFen: 169 });
    const fullWidth = paid({ ...part, reference: '流水　１' });
    await expect(payments.pay(desk.payer, anew.id, fullWidth)).rejects.toThrow('REFERENCE_USED');
  });

  it('are withheld for a reason and a failed inspection, and sent back with one', async () => {
    const { id } = await worked('by-heads', BEFORE);
    const review = { action: 'reviewed', step: 1, withheldFen: 52 } as const;
    await expect(step(town, id, review)).rejects.toThrow('REASON_MISSING');
    const stranger = { ...review, reason: '检查不合格', inspectionId: randomUUID() };
    await expect(step(town, id, stranger)).rejects.toThrow('NOT_A_FAILED_INSPECTION');
    const inspectionId = await failInspection();
    await expect(step(town, id, { ...stranger, inspectionId, withheldFen: 253 })).rejects.toThrow('REASON_MISSING');
    expect(await step(town, id, { ...stranger, inspectionId })).toMatchObject({ amountFen: 200, inspectionId });
    await step(desk.approver, id, { action: 'returned', step: 2, reason: '再核实' });
    expect(await grants.get(town, id)).toMatchObject({ state: 'proposed', amountFen: 252, inspectionId: null });
    await step(town, id, { ...stranger, inspectionId, step: 3 });
    expect(await step(desk.approver, id, { action: 'approved', step: 4 })).toMatchObject({ amountFen: 200 });
  });

  it('by grade are what the grade at the end of the period is worth, and want a reason beyond the budget', async () => {
    const gradeFen = [300_000, 200_000, 100_000];
    await confirm({ ...BY_HEADS, code: 'by-grade', basis: 'grade', steps: [], gradeFen });
    const { facilityId } = desk.home;
    const assess = { facilityId, grade: 'B' as const, assessedOn: LAST, validFrom: LAST, reason: '年度评估' };
    await rules.assess(town, assess);
    await rules.assess(town, { ...assess, grade: 'A', validFrom: monthStartOf(TODAY) });
    const grant = await worked('by-grade', LAST);
    expect(grant).toMatchObject({ grade: 'B', computedFen: 200_000 });
    await step(town, grant.id, { action: 'reviewed', step: 1 });
    const year = Number(TODAY.slice(0, 4));
    const budgets = new BudgetService(desk.books.test.database);
    await budgets.set(desk.approver, { funder: 'district', year, version: 0, amountFen: 100_000 });
    await expect(step(desk.approver, grant.id, { action: 'approved', step: 2 })).rejects.toThrow('OVER_BUDGET');
    const reasoned = { action: 'approved', step: 2, reason: '追加预算已报' } as const;
    expect(await step(desk.approver, grant.id, reasoned)).toMatchObject({ state: 'approved' });
    const [budget] = (await budgets.list(desk.approver, year)).items;
    // What came back of the first grant is not paid; what was paid of the second is.
    expect(budget).toMatchObject({ warning: 'overspent', paidFen: 168 });
  });

  it('are not approved by figures that have changed since', async () => {
    await confirm({ ...BY_HEADS, code: 'more', steps: [{ fromMeals: 0, fenPerMeal: 7 }] });
    const { id } = await worked('more', LAST);
    await step(town, id, { action: 'reviewed', step: 1 });
    const [elder = ''] = await desk.books.elders(desk.home, 1);
    await desk.eatLate(desk.home, addDays(LAST, 9), elder);
    await expect(step(desk.approver, id, { action: 'approved', step: 2, reason: 'x' })).rejects.toThrow(
      'FIGURES_CHANGED',
    );
    await step(desk.approver, id, { action: 'rejected', step: 2, reason: '重新测算' });
    const { items: refused } = await grants.list(town, { limit: 50, state: 'rejected' });
    expect(refused).toMatchObject([{ id, endedBecause: '重新测算' }]);
    expect(await worked('more', LAST)).toMatchObject({ heads: 4, computedFen: 28, endedBecause: null });
  });

  it('are listed by state and month, and handed over with sums of what stands, no text a formula', async () => {
    const [first] = (await grants.list(town, { limit: 50, state: 'proposed' })).items;
    await step(town, first?.id ?? '', { action: 'reviewed', step: first?.step ?? 0, withheldFen: 1, reason: '=1+1' });
    const all = (await grants.list(town, { limit: 50 })).items;
    const ofMonth = await grants.list(town, { limit: 50, month: monthOf(BEFORE), townCode: town.townCode ?? '' });
    expect(ofMonth.items.length).toBeGreaterThan(0);
    expect(ofMonth.items).toEqual(all.filter(({ periodFrom }) => periodFrom === BEFORE));
    const { bytes } = await new GrantExportService(desk.books.test.database, new ExportDesk()).file(town, {});
    const [head, ...rows] = ((await readSheets(bytes))['运营补贴 Grants'] ?? []).map(({ cells }) => cells);
    const at = (title: string): number => head?.findIndex((cell) => cell?.text === title) ?? -1;
    expect(rows.flatMap((cells) => (cells[at('原因')]?.text === '=1+1' ? [cells[at('原因')]?.kind] : []))).toEqual([
      'text',
    ]);
    const total = rows[all.length] ?? [];
    expect(total[0]?.text).toMatch(/^合计/);
    const standing = all.filter(({ state }) => !['rejected', 'reversed'].includes(state));
    expect(standing.length).toBeLessThan(all.length);
    const sums = [
      ...[['测算', 'computedFen'] as const, ['扣减', 'withheldFen'] as const],
      ...[['补贴额', 'amountFen'] as const, ['已付', 'paidFen'] as const],
    ];
    for (const [title, key] of sums) {
      const sumFen = standing.reduce((sum, grant) => sum + grant[key], 0);
      expect({ title, kind: 'number', yuan: sumFen / 100 }).toEqual({
        ...{ title, kind: total[at(title)]?.kind, yuan: Number(total[at(title)]?.text) },
      });
    }
  });

  it('leave the books whole', async () => {
    const { owner } = desk.books.test;
    const results = await checkInvariants(owner, { invariants: [...INVARIANTS, ...GRANT_INVARIANTS] });
    expect(results.flatMap(({ offending }) => offending)).toEqual([]);
  });

  it.each(GRANT_INVARIANTS)('$name is found when somebody tampered', async ({ name, sql }) => {
    const { owner } = desk.books.test;
    await owner.query('BEGIN');
    try {
      await owner.query('ALTER TABLE reconciliation.grants DROP CONSTRAINT grants_once');
      await owner.query(`SET LOCAL session_replication_role = replica; ${TAMPERED[name] ?? ''}`);
      expect((await owner.query(sql)).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});

/** Stored as the owner: what an inspection takes is told elsewhere. */
async function failInspection(): Promise<string> {
  const { districtCode, townCode, facilityId, accountId } = { ...desk.home.townOfficial, ...desk.home };
  const place = [districtCode, townCode, facilityId, accountId];
  const { rows } = await desk.books.test.owner.query<{ id: string }>(
    `INSERT INTO oversight.inspections (district_code, town_code, facility_id, account_id, kinds, items, item_kinds, planned_on, announced,
       client_id, body_hash)
     VALUES ($1, $2, $3, $4, '{samples}', '{留样}', '{samples}', '2026-01-05', true, uuidv7(), sha256('')) RETURNING id`,
    place,
  );
  const id = rows[0]?.id ?? '';
  await desk.books.test.owner.query(
    `INSERT INTO oversight.inspection_ends (inspection_id, district_code, town_code, facility_id, account_id, item_count, kind, ended_on,
       outcome, results, remarks)
     VALUES ($5, $1, $2, $3, $4, 1, 'held', '2026-01-05', 'failed', '{not_ok}', '{NULL}')`,
    [...place, id],
  );
  return id;
}
