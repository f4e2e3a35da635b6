import { randomUUID } from 'node:crypto';
import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays, businessDateAt, monthStartOf } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GRANT_INVARIANTS } from '../audit/grant-invariants.js';
import { BudgetService } from '../budget/budget.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { EnterGrantRuleDto, GrantDetailDto, GrantDto } from './grant.dto.js';
import { GrantPaymentService } from './grant-payment.service.js';
import { GrantRuleService } from './grant-rule.service.js';
import { GrantService } from './grant.service.js';

const TODAY = businessDateAt(new Date());
const LAST = monthStartOf(addDays(monthStartOf(TODAY), -1));
const EARLIER = monthStartOf(addDays(LAST, -1));

const BY_HEADS: EnterGrantRuleDto = {
  ...{ code: 'heads', name: '按人次补贴', basis: 'heads', period: 'month', tiers: ['elder_canteen'] },
  ...{ steps: [{ fromMeals: 0, fenPerMeal: 100 }], gradeFen: [], effectiveFrom: '2020-01-01' },
  funders: [{ funder: 'district', weight: 1 }],
};
const BY_GRADE: EnterGrantRuleDto = { ...BY_HEADS, basis: 'grade', steps: [], gradeFen: [30_000, 20_000, 10_000] };

let desk: ClaimsDesk;
let rules: GrantRuleService;
let grants: GrantService;
let payments: GrantPaymentService;
let town: Scope;

beforeAll(async () => {
  desk = await openClaimsDesk();
  const { database } = desk.books.test;
  const journal = new Journal();
  rules = new GrantRuleService(database);
  grants = new GrantService(database, journal, new BudgetService(database));
  payments = new GrantPaymentService(database, journal);
  town = desk.home.townOfficial;
  await desk.eat(desk.home, addDays(LAST, 9), await desk.books.elders(desk.home, 3));
});
afterAll(() => desk?.close());

async function confirm(draft: EnterGrantRuleDto): Promise<void> {
  const { items } = await rules.enter(desk.payer, draft);
  const entered = items.find(({ code, state }) => code === draft.code && state === 'entered');
  await rules.decide(desk.approver, entered?.id ?? '', { kind: 'confirmed' });
}

async function of(code: string, periodFrom: string = LAST): Promise<GrantDto | undefined> {
  const { items } = await grants.list(town, { limit: 100, facilityId: desk.home.facilityId });
  return items.find((one) => one.ruleCode === code && one.periodFrom === periodFrom && one.state === 'proposed');
}

async function worked(code: string, periodFrom: string = LAST): Promise<GrantDto> {
  await grants.run(town, { code, periodFrom });
  const found = await of(code, periodFrom);
  if (!found) throw new Error('nothing was proposed');
  return found;
}

async function reviewed(code: string): Promise<string> {
  const { id } = await worked(code);
  await grants.step(town, id, { action: 'reviewed', step: 1 });
  return id;
}

async function approved(code: string): Promise<GrantDetailDto> {
  return grants.step(desk.approver, await reviewed(code), { action: 'approved', step: 2 });
}

describe('operating grants at their edges', () => {
  it('are none of a period in which the facility was not open', async () => {
    await confirm({ ...BY_GRADE, code: 'closed' });
    const { owner } = desk.books.test;
    const { facilityId } = desk.home;
    await rules.assess(town, { facilityId, grade: 'A', assessedOn: EARLIER, validFrom: EARLIER, reason: '年度评估' });
    const closedOn = async (day: string | null): Promise<unknown> =>
      owner.query('UPDATE meal_point.facilities SET closed_on = $2 WHERE id = $1', [facilityId, day]);
    await closedOn(addDays(EARLIER, -1));
    await grants.run(town, { code: 'closed', periodFrom: EARLIER });
    expect(await of('closed', EARLIER)).toBeUndefined();
    await closedOn(EARLIER);
    expect(await worked('closed', EARLIER)).toMatchObject({ heads: 0, computedFen: 30_000 });
    // Closed by its date, but it served all the same: nothing of that is lost.
    expect(await worked('closed')).toMatchObject({ heads: 3 });
    await closedOn(null);
  });

  it('go to whoever ran the facility in the period', async () => {
    const { owner } = desk.books.test;
    const { facilityId } = desk.home;
    const { rows } = await owner.query<{ before: string; after: string }>(
      `WITH other AS (INSERT INTO registry.organisations SELECT (o).* FROM (SELECT jsonb_populate_record(o, jsonb_build_object('id', uuidv7(),
           'name', '接手餐饮', 'credit_code', NULL)) AS o FROM registry.organisations o JOIN meal_point.facilities f ON f.organisation_id = o.id
           WHERE f.id = $1) x RETURNING id)
       SELECT f.organisation_id AS before, other.id AS after FROM meal_point.facilities f, other WHERE f.id = $1`,
      [facilityId],
    );
    const { before, after } = rows[0] ?? { before: '', after: '' };
    await confirm({ ...BY_HEADS, code: 'payee' });
    await owner.query('UPDATE meal_point.facilities SET organisation_id = $2 WHERE id = $1', [facilityId, after]);
    const grant = await approved('payee');
    const asked = { funder: 'district' as const, amountFen: 300, reference: 'V-1', paidOn: TODAY };
    await payments.pay(desk.payer, grant.id, { ...asked, clientId: randomUUID() });
    expect(await desk.books.balance(`a.kind = 'bank' AND a.organisation_id = '${before}'`)).toBe(300);
    expect(await desk.books.balance(`a.kind = 'bank' AND a.organisation_id = '${after}'`)).toBe(0);
    // What a month of the predecessor put down to the operating grant, no grant of the successor covers.
    const { months, balance } = desk.books;
    const month = { facilityId, month: LAST.slice(0, 7) };
    const { unfundedFen } = await months.sheet(town, month);
    const borne = { operatingGrantFen: unfundedFen, villageCollectiveFen: 0, operatorFen: 0 };
    await owner.query('UPDATE meal_point.facilities SET organisation_id = $2 WHERE id = $1', [facilityId, before]);
    await months.attribute(town, { ...month, ...borne });
    await owner.query('UPDATE meal_point.facilities SET organisation_id = $2 WHERE id = $1', [facilityId, after]);
    await confirm({ ...BY_GRADE, code: 'successor' });
    const { id } = await worked('successor', EARLIER);
    await grants.step(town, id, { action: 'reviewed', step: 1 });
    await grants.step(desk.approver, id, { action: 'approved', step: 2 });
    expect(await balance(`a.kind = 'receivable_attributed'`)).toBe(unfundedFen);
    await owner.query('UPDATE meal_point.facilities SET organisation_id = $2 WHERE id = $1', [facilityId, before]);
    await months.attribute(town, { ...month, ...borne, operatingGrantFen: 0, operatorFen: unfundedFen });
  });

  it('are not approved by whom the grade is from', async () => {
    await confirm({ ...BY_GRADE, code: 'graded' });
    const { facilityId } = desk.home;
    const grade = { facilityId, assessedOn: LAST, validFrom: LAST, reason: '复评' };
    await rules.assess(desk.approver, { ...grade, grade: 'A' });
    const id = await reviewed('graded');
    const approve = { action: 'approved', step: 2 } as const;
    await expect(grants.step(desk.approver, id, approve)).rejects.toThrow('SECOND_PERSON_NEEDED');
    expect(await grants.step(desk.payer, id, approve)).toMatchObject({ amountFen: 30_000 });
  });

  it('are not approved by a version that another has taken the place of', async () => {
    await confirm({ ...BY_HEADS, code: 'versions' });
    const id = await reviewed('versions');
    await confirm({ ...BY_HEADS, code: 'versions', steps: [{ fromMeals: 0, fenPerMeal: 10 }] });
    const approve = grants.step(desk.approver, id, { action: 'approved', step: 2 });
    await expect(approve).rejects.toThrow('FIGURES_CHANGED');
  });

  it('of a period that one of another length is in stand once, and hold nobody up', async () => {
    const year = `${LAST.slice(0, 4)}-01-01`;
    const before = `${Number(LAST.slice(0, 4)) - 1}-01-01`;
    const inside = `${before.slice(0, 4)}-05-01`;
    await confirm({ ...BY_HEADS, code: 'lengths', effectiveFrom: before });
    await worked('lengths', inside);
    await confirm({ ...BY_HEADS, code: 'lengths', period: 'year', effectiveFrom: before });
    expect(year > before).toBe(true);
    const run = await grants.run(town, { code: 'lengths', periodFrom: before });
    expect(run).toMatchObject({ before: 1 });
    expect(await of('lengths', before)).toBeUndefined();
  });

  it('take a payment back once, whoever asks again, and for its own grant alone', async () => {
    await confirm({ ...BY_HEADS, code: 'back' });
    await confirm({ ...BY_HEADS, code: 'other' });
    const [one, other] = [await approved('back'), await approved('other')];
    const bank = { funder: 'district' as const, amountFen: 300, paidOn: TODAY };
    const { payments: made } = await payments.pay(desk.payer, one.id, {
      ...bank,
      clientId: randomUUID(),
      reference: 'K-1',
    });
    await payments.pay(desk.payer, other.id, { ...bank, clientId: randomUUID(), reference: 'K-2' });
    const foreign = desk.books.test.database.scoped(desk.approver, (tx) =>
      tx.query(
        `INSERT INTO reconciliation.grant_payments (grant_id, funder, district_code, town_code, facility_id, kind, amount_fen, reference,
           paid_on, reason, returns, approved_by, client_id, account_id)
         SELECT $1, p.funder, p.district_code, p.town_code, p.facility_id, 'returned', -1, p.reference, $3, '退回', p.id, p.approved_by,
           uuidv7(), platform.scope_account() FROM reconciliation.grant_payments p WHERE p.id = $2`,
        [other.id, made[0]?.id, TODAY],
      ),
    );
    await expect(foreign).rejects.toThrow();
    const back = { clientId: randomUUID(), paidOn: TODAY, reason: '账号有误' };
    const [first, again] = [
      await payments.takeBack(desk.approver, made[0]?.id ?? '', back),
      await payments.takeBack(desk.approver, made[0]?.id ?? '', back),
    ];
    expect(again).toEqual(first);
    const another = { ...back, clientId: randomUUID() };
    await expect(payments.takeBack(desk.approver, made[0]?.id ?? '', another)).rejects.toThrow('RETURNED_ALREADY');
    await expect(payments.takeBack(desk.approver, made[0]?.id ?? '', { ...back, reason: '另一笔' })).rejects.toThrow(
      'CLIENT_ID_CLASH',
    );
  });

  it('are paid no more where less stands than was approved, until they are reversed', async () => {
    const businessDate = addDays(LAST, 9);
    const late = async (): Promise<string> =>
      desk.eatLate(desk.home, businessDate, (await desk.books.elders(desk.home, 1))[0] ?? '');
    const takeAway = async (mealId: string): Promise<unknown> =>
      desk.books.corrections.correct(desk.home.operator, {
        ...{ clientId: randomUUID(), kind: 'reverse', reason: '重复' },
        meals: [{ mealId, businessDate }],
      });
    const counted = await late();
    await confirm({ ...BY_HEADS, code: 'stands' });
    const { id, amountFen } = await approved('stands');
    expect(amountFen).toBe(400);
    const pay = (reference: string): Promise<GrantDetailDto> =>
      payments.pay(desk.payer, id, {
        ...{ clientId: randomUUID(), funder: 'district', amountFen: 100, paidOn: TODAY, reference },
      });
    const after = await late();
    await takeAway(counted);
    await pay('S-1');
    await takeAway(after);
    await expect(pay('S-2')).rejects.toThrow('FIGURES_CHANGED');
    const [first] = (await grants.get(desk.payer, id)).payments;
    await payments.takeBack(desk.approver, first?.id ?? '', { clientId: randomUUID(), paidOn: TODAY, reason: '多付' });
    await grants.step(desk.payer, id, { action: 'reversed', step: 3, reason: '人次有误' });
    expect(await worked('stands')).toMatchObject({ heads: 3, computedFen: 300 });
  });

  it('are income in full where a month takes back what they had covered', async () => {
    const { months, balance } = desk.books;
    const of_ = { facilityId: desk.home.facilityId, month: LAST.slice(0, 7) };
    const { unfundedFen } = await months.sheet(town, of_);
    expect(unfundedFen).toBeGreaterThan(0);
    await months.attribute(town, { ...of_, operatingGrantFen: unfundedFen, villageCollectiveFen: 0, operatorFen: 0 });
    const granted = await balance(`a.kind = 'income_operating_grant'`);
    await confirm({ ...BY_HEADS, code: 'covers', steps: [{ fromMeals: 0, fenPerMeal: 1000 }] });
    await approved('covers');
    const covered = unfundedFen;
    await months.attribute(town, { ...of_, operatingGrantFen: 0, villageCollectiveFen: 0, operatorFen: unfundedFen });
    expect(await balance(`a.kind = 'receivable_attributed'`)).toBe(-covered);
    await confirm({ ...BY_HEADS, code: 'after' });
    await approved('after');
    expect(await balance(`a.kind = 'receivable_attributed'`)).toBe(0);
    expect(granted - (await balance(`a.kind = 'income_operating_grant'`))).toBe(3000 + 300);
  });

  it('leave the books whole', async () => {
    const results = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...GRANT_INVARIANTS] });
    expect(results.flatMap(({ offending }) => offending)).toEqual([]);
  });
});
