import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Outbox, systemScope, type Scope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CheckRunService } from '../check-run/check-run.service.js';
import { CheckService } from '../check-run/check.service.js';
import { FindingService } from '../finding/finding.service.js';
import { LateFactService } from '../late-fact/late-fact.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { ClawbackRowDto } from './clawback-list.dto.js';
import { ClawbackService } from './clawback.service.js';

const DEATH = parseBusinessDate('2026-09-10');
const LATER_MEALS = 14;

/** Case f of five-ones.md: death on 10 September, entered 25 October, claim approved, 14 later meals. */
describe('a death that is entered after the claim was approved', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;
  let clawbacks: ClawbackService;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { database } = desk.books.test;
    findings = new FindingService(database);
    clawbacks = new ClawbackService(database, new Journal(), desk.legs);
  });
  afterAll(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  /** September: the elder's meals from the day of death on, and the same of a neighbour. */
  async function september(site: CanteenSite): Promise<{ elder: string; claimId: string }> {
    const [elder = '', neighbour = ''] = await desk.books.elders(site, 2);
    for (let day = 0; day <= LATER_MEALS; day += 1) await desk.eat(site, addDays(DEATH, day), [elder, neighbour]);
    const { claimId } = await desk.approve(site, '2026-09');
    return { elder, claimId };
  }

  async function enterDeath(site: CanteenSite, elder: string): Promise<void> {
    const { owner, database } = desk.books.test;
    const { districtCode } = desk.books.district;
    await owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from, recorded_at)
       VALUES ($1, $2, $3, 'deceased', $4, '2026-10-25T09:00:00+08:00')`,
      [elder, districtCode, site.townCode, DEATH],
    );
    // The register asked for it in the same transaction.
    const { rows } = await owner.query<{ payload: { residentId: string; businessDate: BusinessDate } }>(
      `SELECT payload FROM platform.outbox WHERE job = 'recheck-resident' AND payload ->> 'residentId' = $1`,
      [elder],
    );
    expect(rows).toMatchObject([{ payload: { businessDate: DEATH } }]);
    const runs = new CheckRunService(database, new Outbox(), new CheckService(new PolicyReader()));
    await database.scoped(systemScope(districtCode), (tx) => new LateFactService(runs).gather(tx, districtCode));
    await desk.runChecks();
  }

  /** Those after the day of death are disallowed; that on the day is asked about and stays. */
  async function disallow(site: CanteenSite): Promise<string[]> {
    const query = { facilityId: site.facilityId, month: '2026-09', code: 'E03', limit: 50 } as const;
    const { items } = await findings.list(site.townOfficial, query);
    expect(items).toHaveLength(LATER_MEALS + 1);
    expect(items.every(({ late, stakeFen }) => late && stakeFen === 900)).toBe(true);
    const asked = items.filter(({ asks }) => asks);
    expect(asked.map(({ facts }) => facts['onDayOfDeath'])).toEqual([true]);
    const ids = items.filter(({ asks }) => !asks).map(({ id }) => id);
    for (const id of ids) await findings.decide(site.townOfficial, id, { kind: 'disallow', reason: '去世后用餐' });
    return ids;
  }

  const told = async (scope: Scope): Promise<readonly ClawbackRowDto[]> =>
    (await clawbacks.list(scope, { limit: 50 })).items;

  async function clawBack(
    scope: Scope,
    ids: readonly string[],
  ): Promise<{ withheldFen: number; receivableFen: number }> {
    const sum = { withheldFen: 0, receivableFen: 0 };
    for (const id of ids) {
      const { withheldFen, receivableFen } = await clawbacks.book(scope, id);
      sum.withheldFen += withheldFen;
      sum.receivableFen += receivableFen;
    }
    return sum;
  }

  it('is withheld from what is not paid yet, 42 of each funder', async () => {
    const { home, approver } = desk;
    const { elder, claimId } = await september(home);
    await enterDeath(home, elder);
    expect(await told(home.townOfficial)).toMatchObject([
      {
        claimId,
        month: '2026-09',
        undecided: LATER_MEALS + 1,
        undecidedFen: 13_500,
        waitingFindings: [],
        waitingFen: 0,
      },
    ]);
    const ids = await disallow(home);
    expect(await told(home.townOfficial)).toMatchObject([
      { undecided: 1, undecidedFen: 900, waitingFindings: [], ownFindings: ids.toSorted(), waitingFen: 12_600 },
    ]);
    expect(await told(approver)).toMatchObject([{ waitingFindings: ids.toSorted(), ownFindings: [] }]);
    expect(await told(home.operator)).toEqual([]);
    await expect(clawbacks.book(home.townOfficial, ids[0] ?? '')).rejects.toMatchObject({
      code: 'CLAIM.SECOND_PERSON_NEEDED',
    });
    expect(await clawBack(approver, ids)).toEqual({ withheldFen: 12_600, receivableFen: 0 });
    await expect(clawbacks.book(approver, ids[0] ?? '')).rejects.toMatchObject({ code: 'CLAIM.NOTHING_TO_BOOK' });
    expect(await told(approver)).toMatchObject([
      { waitingFindings: [], ownFindings: [], waitingFen: 0, withheldFen: 12_600, nettedFen: 0, owedFen: 0 },
    ]);
    const claim = await desk.reader.one(desk.payer, claimId);
    expect(claim.legs.map(({ amountFen, settledFen }) => [amountFen, settledFen])).toEqual(
      Array.from({ length: 3 }, () => [30 * 300, 4200]),
    );
    const { owner } = desk.books.test;
    const { rows } = await owner.query(
      `SELECT sum(k.government_fen)::int AS government, sum(k.unfunded_fen)::int AS unfunded FROM canteen.meal_corrections k
       JOIN canteen.meals m ON m.id = k.meal_id AND m.business_date = k.business_date WHERE m.resident_id = $1`,
      [elder],
    );
    expect(rows).toEqual([{ government: -12_600, unfunded: 12_600 }]);
    expect((await desk.payAll(claim)).state).toBe('disbursed');
    const paid = await desk.books.balance(`a.kind = 'bank'`);
    expect(paid).toBe(30 * 900 - 12_600);
  });

  it('is owed by the payee when it was paid, and netted in the next claim in the shares it was carried in', async () => {
    const { away } = desk.books.district;
    const { elder, claimId } = await september(away);
    expect((await desk.payAll({ claimId })).state).toBe('disbursed');
    await enterDeath(away, elder);
    // Not by who approves the next claim: nobody approves what they entered.
    expect(await clawBack(desk.payer, await disallow(away))).toEqual({ withheldFen: 0, receivableFen: 12_600 });
    expect(await desk.books.balance(`a.kind = 'subsidy_receivable' AND a.facility_id = '${away.facilityId}'`)).toBe(
      -12_600,
    );

    // The canteen reads what it owes, and neither what waits nor what the register knows.
    expect(await told(away.operator)).toMatchObject([
      { claimId, undecided: 0, withheldFen: 0, nettedFen: 0, owedFen: 12_600 },
    ]);
    expect(await told(desk.home.townOfficial)).toMatchObject([{ withheldFen: 12_600 }]);

    // The next month: twenty meals, and what was booked today.
    const { rows } = await desk.books.test.owner.query<{ booked: BusinessDate }>(
      `SELECT max(k.booked_date) AS booked FROM canteen.meal_corrections k WHERE k.facility_id = $1`,
      [away.facilityId],
    );
    const booked = rows[0]?.booked ?? ('' as BusinessDate);
    const month = booked.slice(0, 7);
    const { owner, database } = desk.books.test;
    await owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const guests = await desk.books.elders(away, 20);
    await desk.aheadBy(70);
    const eaten = await desk.eatOpen(away, booked, guests);
    expect(eaten).toHaveLength(20);
    await database.scoped(systemScope(desk.books.district.districtCode), (tx) =>
      desk.books.days.settle(tx, {
        ...{ facilityId: away.facilityId, businessDate: booked, mode: 'automatic', reason: null, cashCount: null },
      }),
    );
    const next = await desk.approve(away, month);
    expect(next.approval).toMatchObject({ claimedFen: 20 * 900 - 12_600, governmentFen: 5400 });
    expect(next.versions[0]).toMatchObject({ priorFen: -12_600, meals: 20 });
    expect(next.legs.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
      ['city', 6000 - 4200],
      ['district', 6000 - 4200],
      ['town', 6000 - 4200],
    ]);
    expect(await told(away.operator)).toMatchObject([{ claimId, nettedFen: 12_600, owedFen: 0 }]);
  });
});
