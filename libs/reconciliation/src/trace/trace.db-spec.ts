import { parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResident } from '../../../canteen/src/testing/canteen-district.js';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { TraceService } from './trace.service.js';
import type { BadRowDto } from './verification.dto.js';
import { VerificationService } from './verification.service.js';

const MONTH = '2026-02';
const PAGE = { limit: 2 };

describe('the trace of public money', () => {
  let desk: ClaimsDesk;
  let trace: TraceService;
  let verification: VerificationService;
  let auditor: Scope;
  let claim: ClaimDto;
  let meals: string[];

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { books, home } = desk;
    const { database, owner } = books.test;
    trace = new TraceService(database);
    verification = new VerificationService(database);
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       SELECT 'the-auditor', '审计员', password_hash, 'auditor', district_code FROM identity.accounts WHERE id = $1 RETURNING id`,
      [desk.approver.accountId],
    );
    auditor = { ...desk.approver, accountId: rows[0]?.id ?? '', role: 'auditor' };
    const elders = await books.elders(home, 3);
    const visitor = await createResident(owner, books.district.away, { name: '周友良' });
    await books.garden(home, parseBusinessDate('2026-02-03'), 500);
    meals = await desk.eat(home, parseBusinessDate('2026-02-03'), [...elders, visitor]);
    await desk.eat(home, parseBusinessDate('2026-02-04'), elders.slice(0, 2));
    const opened = await desk.claims.open(home.operator, { month: MONTH });
    const { step } = await desk.step(home.operator, opened, 'submit');
    await desk.claims.adjust(home.townOfficial, opened.claimId, {
      ...{ clientId: newClientId(), step, provinceFen: 0, cityFen: 0, districtFen: 0, townFen: 50, reason: '代付' },
      fundingTown: books.district.away.townCode,
    });
    await desk.step(home.townOfficial, opened, 'endorse');
    claim = await desk.step(desk.approver, opened, 'approve');
    claim = await desk.payAll(claim);
  });
  afterAll(() => desk?.close());

  const legOf = (funder: string): string => claim.legs.find((leg) => leg.funder === funder)?.legId ?? '';

  it('goes from a paid leg to every meal it pays, page by page, to the fen', async () => {
    const first = await trace.leg(auditor, legOf('city'), PAGE);
    expect(first).toMatchObject({
      ...{ claimId: claim.claimId, month: MONTH, state: 'disbursed', version: 1, amountFen: 1800, settledFen: 1800 },
      ...{ lines: 6, linesFen: 1800, chainHead: claim.approval?.chainHead, linesHash: claim.approval?.linesHash },
      ...{ submittedByName: '测试', approvedByName: '测试' },
      payments: [{ kind: 'bank', amountFen: 1800, accountName: '财政', entryId: expect.any(String) }],
    });
    // A town reads who signed and paid, as its own claim says; another district nobody.
    const read = await trace.leg(desk.home.townOfficial, legOf('city'), PAGE);
    expect(read).toMatchObject({ approvedByName: '测试', payments: [{ accountName: '财政' }] });
    const items = [...first.items];
    for (let { nextCursor } = first; nextCursor !== null;) {
      const page = await trace.leg(auditor, legOf('city'), { ...PAGE, cursor: nextCursor });
      items.push(...page.items);
      nextCursor = page.nextCursor;
    }
    expect(items).toHaveLength(6);
    expect(items.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(claim.cityFen);
    expect(items.find(({ mealId }) => mealId === meals[0])).toMatchObject({
      ...{
        kind: 'meal',
        businessDate: '2026-02-03',
        policyCode: 'district-meal',
        policyVersion: 1,
        tierCode: 'age-80',
      },
      ...{ accountId: desk.home.operator.accountId, accountName: '测试', round: 1, residentName: '王*香' },
      ...{ rowHash: expect.stringMatching(/^[0-9a-f]{64}$/), dayHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    // The visitor's own town pays nothing here.
    expect(await trace.leg(auditor, legOf('town'), PAGE)).toMatchObject({ lines: 5, linesFen: 1500, amountFen: 1500 });
  });

  it('gives a town that only pays its own lines, and nothing of the claim', async () => {
    const { townCode, townOfficial } = desk.books.district.away;
    const { legId = '' } = claim.legs.find((leg) => leg.fundingTown === townCode) ?? {};
    const { items, ...leg } = await trace.leg(townOfficial, legId, PAGE);
    expect(leg).toMatchObject({
      amountFen: 50,
      lines: 1,
      linesFen: 50,
      state: null,
      chainHead: null,
      submittedBy: null,
    });
    expect(items).toMatchObject([{ kind: 'adjustment', amountFen: 50, reason: '代付', mealId: null }]);
    expect((await trace.leg(auditor, legId, PAGE)).items).toMatchObject([
      { kind: 'adjustment', accountId: desk.home.townOfficial.accountId },
    ]);
  });

  it('goes back from a meal to round, claim, version, approval, legs, payments and entries', async () => {
    const back = await trace.meal(auditor, meals[0] ?? '', null);
    expect(back).toMatchObject({
      ...{ businessDate: '2026-02-03', residentName: '王*香', cityFen: 300, governmentFen: 900, voidedAt: null },
      settlement: { round: 1, chainNo: 1, closedBy: desk.home.operator.accountId, gardenFen: 125 },
      claimLines: [
        {
          ...{ kind: 'meal', claimId: claim.claimId, month: MONTH, version: 1, state: 'disbursed', governmentFen: 900 },
          ...{ submittedBy: desk.home.operator.accountId, approvedBy: desk.approver.accountId },
          chainHead: claim.approval?.chainHead,
        },
      ],
    });
    expect(back.legs.map(({ funder, payments }) => [funder, payments.map(({ kind }) => kind)])).toEqual([
      ['city', ['bank']],
      ['district', ['bank']],
      ['town', ['bank']],
    ]);
    expect(back.entries.map(({ kind }) => kind)).toEqual([
      ...['day_close', 'claim_approved', 'payment_leg', 'payment_leg', 'payment_leg'],
    ]);
    expect(await trace.meal(auditor, meals[0] ?? '', '2026-02-03')).toEqual(back);
    const visitors = await trace.meal(auditor, meals[3] ?? '', null);
    expect(visitors.legs.map(({ funder }) => funder)).toEqual(['city', 'district']);
  });

  it('shows what a correction did and that it is in no claim yet', async () => {
    await desk.books.corrections.correct(desk.home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '重复就餐' },
      meals: [{ mealId: meals[1] ?? '', businessDate: '2026-02-03' }],
    });
    const back = await trace.meal(auditor, meals[1] ?? '', null);
    expect(back.corrections).toMatchObject([
      { kind: 'refuse_subsidy', governmentFen: -900, accountId: desk.home.townOfficial.accountId },
    ]);
    expect(back.claimLines.map(({ kind }) => kind)).toEqual(['meal']);
    expect(back.entries.map(({ businessKey }) => businessKey)).toContain(
      `correction/${back.corrections[0]?.correctionId}`,
    );
  });

  it('is not there for another town', async () => {
    const { townOfficial } = desk.books.district.away;
    await expect(trace.leg(townOfficial, legOf('city'), PAGE)).rejects.toMatchObject({ code: 'LEG.NOT_FOUND' });
    await expect(trace.meal(townOfficial, meals[0] ?? '', null)).rejects.toMatchObject({
      code: 'TRACE.MEAL_NOT_FOUND',
    });
    await expect(
      verification.verify(townOfficial, { facilityId: desk.home.facilityId, month: MONTH }),
    ).rejects.toMatchObject({ code: 'TRACE.FACILITY_NOT_FOUND' });
  });

  it('proves that nothing was changed, for the auditor and for the town', async () => {
    for (const scope of [auditor, desk.home.townOfficial]) {
      expect(await verification.verify(scope, { facilityId: desk.home.facilityId, month: MONTH })).toMatchObject({
        ...{ matches: true, firstBad: null, from: '2026-02-01', to: '2026-02-28', meals: 6, rounds: 2 },
        headHash: claim.approval?.chainHead,
        claims: [{ claimId: claim.claimId, headMatches: true, linesMatch: true }],
      });
    }
  });

  it('wants a month, or two days at most a year apart', async () => {
    const { facilityId } = desk.home;
    const spans = [
      {},
      { from: '2026-02-01' },
      { from: '2026-02-02', to: '2026-02-01' },
      { from: '2025-01-01', to: '2026-02-01' },
      { month: MONTH, from: '2026-02-01', to: '2026-02-02' },
      { month: MONTH, all: true },
    ];
    for (const span of spans) {
      await expect(verification.verify(auditor, { facilityId, ...span })).rejects.toMatchObject({
        code: 'TRACE.WRONG_SPAN',
      });
    }
    expect(await verification.verify(auditor, { facilityId, from: '2026-02-04', to: '2026-02-04' })).toMatchObject({
      meals: 2,
    });
  });

  const OF_MEAL = '(SELECT facility_id FROM canteen.meals WHERE id = $1)';
  it.each([
    ['meal', 'canteen.meals', 'identified_by', `'name'`, 'id = $1'],
    ['meal', 'canteen.meal_settlements', 'garden_fen', 'garden_fen + 1', 'meal_id = $1'],
    ['correction', 'canteen.meal_corrections', 'reason', `reason || '改'`, `facility_id = ${OF_MEAL}`],
    [
      'round',
      'canteen.day_closes',
      'cash_expected_fen',
      'cash_expected_fen + 1',
      `facility_id = ${OF_MEAL} AND chain_no = 1`,
    ],
    ['chain_head', 'reconciliation.claim_approvals', 'chain_head', `sha256('x')`, `facility_id = ${OF_MEAL}`],
    ['claim_lines', 'reconciliation.claim_lines', 'city_fen', 'city_fen - 1', `meal_id = $1 AND kind = 'meal'`],
    ['claim_total', 'reconciliation.claim_versions', 'city_fen', 'city_fen + 1', `facility_id = ${OF_MEAL}`],
    ['leg', 'reconciliation.legs', 'amount_fen', 'amount_fen + 1', `facility_id = ${OF_MEAL} AND funder = 'city'`],
    [
      'payment',
      'reconciliation.leg_payments',
      'amount_fen',
      'amount_fen - 1',
      `leg_id IN (SELECT id FROM reconciliation.legs WHERE facility_id = ${OF_MEAL} AND funder = 'city')`,
    ],
  ])('names the %s when a byte of it was changed in %s', async (what, table, column, changed, where) => {
    const span = { facilityId: desk.home.facilityId, from: '2026-02-01', to: '2026-12-31' };
    const meal = meals[0] ?? '';
    const { owner } = desk.books.test;
    const before = await owner.query<{ kept: unknown }>(`SELECT ${column} AS kept FROM ${table} WHERE ${where}`, [
      meal,
    ]);
    expect(before.rowCount).toBe(1);
    const tamper = async (set: string, values: readonly unknown[]): Promise<void> => {
      await owner.query('BEGIN; SET LOCAL session_replication_role = replica');
      await owner.query(`UPDATE ${table} SET ${column} = ${set} WHERE ${where}`, [...values]);
      await owner.query('COMMIT');
    };
    await tamper(changed, [meal]);
    const { firstBad, matches } = await verification.verify(auditor, span);
    expect([matches, firstBad?.what]).toEqual([false, what]);
    if (what === 'meal') expect(firstBad?.mealId).toBe(meal);
    await tamper('$2', [meal, before.rows[0]?.kept]);
    expect(await verification.verify(auditor, span)).toMatchObject({ matches: true, firstBad: null });
  });

  it('names a month whose seal is not of its chain', async () => {
    const { owner } = desk.books.test;
    const { facilityId } = desk.home;
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica`);
    await owner.query(
      `INSERT INTO canteen.month_seals SELECT id, 1, '2026-02-01', 1, district_code, town_code, 1, sha256('x'), 0, sha256(''), now(),
         sha256('y'), sha256('z') FROM meal_point.facilities WHERE id = $1`,
      [facilityId],
    );
    await owner.query('COMMIT');
    const { firstBad } = await verification.verify(auditor, { facilityId, month: MONTH });
    expect(firstBad).toMatchObject({ what: 'seal', month: MONTH });
    await owner.query(`BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM canteen.month_seals; COMMIT`);
  });

  it('names the claim whose approval is no longer the sum of its lines', async () => {
    const { owner } = desk.books.test;
    const { facilityId } = desk.home;
    const add = async (fen: number): Promise<void> => {
      await owner.query('BEGIN; SET LOCAL session_replication_role = replica');
      await owner.query(
        'UPDATE reconciliation.claim_approvals SET city_fen = city_fen + $2, claimed_fen = claimed_fen + $2 WHERE facility_id = $1',
        [facilityId, fen],
      );
      await owner.query('COMMIT');
    };
    await add(1);
    expect(await verification.verify(auditor, { facilityId, month: MONTH })).toMatchObject({
      ...{ matches: false, firstBad: { what: 'claim_total', claimId: claim.claimId } },
      claims: [{ headMatches: true, linesMatch: true, totalsMatch: false, legsMatch: true, paymentsMatch: true }],
    });
    await add(-1);
    expect(await verification.verify(auditor, { facilityId, month: MONTH })).toMatchObject({ matches: true });
  });

  it('recomputes the days asked for, or all of them, and says which', async () => {
    const { facilityId } = desk.home;
    const { rows } = await desk.books.test.owner.query<{ last: string }>(
      'SELECT max(booked_date)::text AS last FROM canteen.meal_corrections WHERE facility_id = $1',
      [facilityId],
    );
    expect(await verification.verify(auditor, { facilityId, all: true })).toMatchObject({
      ...{ matches: true, from: '2026-02-03', to: rows[0]?.last, meals: 6, corrections: 1, rounds: 2 },
      ...{ firstClosed: '2026-02-03', lastClosed: '2026-02-04', daysOpen: 0, firstOpen: null },
    });
    // A changed meal of a day that was not asked for is not seen: the answer says which days were.
    expect(await verification.verify(auditor, { facilityId, from: '2026-02-04', to: '2026-02-04' })).toMatchObject({
      from: '2026-02-04',
      to: '2026-02-04',
      meals: 2,
      corrections: 0,
      rounds: 2,
    });
  });

  it('tells a day between the first and the last close that nobody closed', async () => {
    const { books } = desk;
    const { away } = books.district;
    expect(await verification.verify(auditor, { facilityId: away.facilityId, all: true })).toMatchObject({
      ...{ matches: true, from: null, to: null, firstClosed: null, daysOpen: 0 },
    });
    const elders = await books.elders(away, 1);
    for (const day of ['2026-02-09', '2026-02-11']) await desk.eat(away, parseBusinessDate(day), elders);
    const ask = { facilityId: away.facilityId, all: true };
    expect(await verification.verify(auditor, ask)).toMatchObject({ daysOpen: 0, lastClosed: '2026-02-11' });
    await books.garden(away, parseBusinessDate('2026-02-10'), 500);
    expect(await verification.verify(auditor, ask)).toMatchObject({
      ...{ matches: true, firstClosed: '2026-02-09', lastClosed: '2026-02-11', daysOpen: 1, firstOpen: '2026-02-10' },
    });
  });

  it('misses a settled meal and a close that are gone', async () => {
    const { owner } = desk.books.test;
    const gone = async (sql: string): Promise<BadRowDto | null> => {
      const span = { facilityId: desk.home.facilityId, month: MONTH };
      await owner.query('BEGIN; SET LOCAL session_replication_role = replica');
      try {
        await owner.query(sql);
        await owner.query('COMMIT');
        return (await verification.verify(auditor, span)).firstBad;
      } finally {
        await owner.query('ROLLBACK');
      }
    };
    const closes = `DELETE FROM canteen.day_closes WHERE facility_id = '${desk.home.facilityId}'`;
    expect(await gone(`DELETE FROM canteen.meal_settlements WHERE meal_id = '${meals[0]}'`)).toMatchObject({
      ...{ what: 'round', businessDate: '2026-02-03' },
    });
    expect(await gone(`${closes} AND chain_no = 1`)).toMatchObject({
      ...{ what: 'missing_round', businessDate: '2026-02-03', round: 1, chainNo: 1 },
    });
    // The end of the chain leaves no gap in it, but meals that were settled by it.
    expect(await gone(closes)).toMatchObject({ what: 'missing_round', businessDate: '2026-02-03', chainNo: null });
    expect(
      await gone(`DELETE FROM canteen.meal_settlements WHERE facility_id = '${desk.home.facilityId}'`),
    ).toMatchObject({
      what: 'chain_head',
    });
  });
});
