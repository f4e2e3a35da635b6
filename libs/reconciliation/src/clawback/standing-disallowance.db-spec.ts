import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { systemScope, type Scope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { CorrectionProposalService } from '../../../canteen/src/correction/correction-proposal.service.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CheckService } from '../check-run/check.service.js';
import type { CheckCode } from '../check/claim-check.js';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { ClawbackService } from './clawback.service.js';

const DAY = parseBusinessDate('2026-02-10');

/** One meal under the tier for 80 with 9.00; the register changes its mind about the elder. */
describe('which decision about a meal stands', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;
  let clawbacks: ClawbackService;
  let elder: string;
  let mealId: string;

  beforeEach(async () => {
    desk = await openClaimsDesk();
    const { database } = desk.books.test;
    findings = new FindingService(database);
    clawbacks = new ClawbackService(database, new Journal(), desk.legs);
    [elder = ''] = await desk.books.elders(desk.home, 1);
    [mealId = ''] = await desk.eat(desk.home, DAY, [elder]);
  });
  afterEach(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  const born = (day: string) =>
    desk.books.test.owner.query('UPDATE registry.residents SET birth_date = $2 WHERE id = $1', [elder, day]);
  const dead = () =>
    desk.books.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'deceased', '2026-02-01' FROM registry.residents WHERE id = $1`,
      [elder],
    );
  async function found(code: CheckCode, dueFen?: number): Promise<string> {
    const { districtCode } = desk.books.district;
    const { facilityId } = desk.home;
    await desk.books.test.database.scoped(systemScope(districtCode), (tx) =>
      new CheckService(new PolicyReader()).run(tx, { districtCode, month: '2026-02', facilityIds: [facilityId] }),
    );
    const { items } = await findings.list(desk.approver, { facilityId, code, state: 'open', limit: 9 });
    expect(items).toHaveLength(1);
    if (dueFen !== undefined) expect(items[0]?.facts['dueFen']).toBe(dueFen);
    return items[0]?.id ?? '';
  }
  const decide = (scope: Scope, id: string, kind: 'accept' | 'disallow' = 'disallow') =>
    findings.decide(scope, id, { kind, reason: '已核实' });
  async function submitted() {
    const claim = await desk.claims.open(desk.home.operator, { month: '2026-02' });
    await desk.step(desk.home.operator, claim, 'submit');
    return claim;
  }
  async function approve(claim: Awaited<ReturnType<typeof submitted>>, by = desk.approver) {
    await desk.step(desk.home.townOfficial, claim, 'endorse');
    return (await desk.step(by, claim, 'approve')).approval;
  }
  /** One person may correct next to nothing alone. */
  const little = () =>
    desk.books.test.owner.query(
      `INSERT INTO canteen.correction_settings (district_code, valid_from, most_fen, most_meals, recorded_by)
       VALUES ($1, '2026-01-01', 100, 20, $2)`,
      [desk.books.district.districtCode, desk.payer.accountId],
    );

  it('is the least of several checks, which is not approved by whoever decided it', async () => {
    await little();
    const claim = await submitted();
    await born('1947-01-01');
    await decide(desk.home.townOfficial, await found('E02', 700));
    await dead();
    await decide(desk.approver, await found('E03'));
    await decide(desk.approver, await found('E02', 0));
    await desk.step(desk.home.townOfficial, claim, 'endorse');
    await expect(desk.step(desk.approver, claim, 'approve')).rejects.toMatchObject({
      code: 'CLAIM.SECOND_PERSON_NEEDED',
    });
    // Nor does the database take the town's smaller decision for the larger correction.
    const { rows } = await desk.books.test.owner.query<{ government: number }>(
      'SELECT government_fen::int AS government FROM canteen.meals WHERE id = $1',
      [mealId],
    );
    const stand = (leaves: number) =>
      desk.books.test.database.scoped(desk.approver, async (tx) => {
        await tx.query('SELECT reconciliation.stand_behind($1, $2)', [
          desk.home.townOfficial.accountId,
          JSON.stringify({
            ...{ clientId: newClientId(), reason: '校验剔除' },
            items: [
              {
                ...{ mealId, businessDate: DAY, kind: 'refuse_subsidy' },
                amounts: { government_fen: leaves - (rows[0]?.government ?? 0), elder_paid_fen: 0 },
              },
            ],
          }),
        ]);
        throw new Error('it would stand');
      });
    await expect(stand(699)).rejects.toThrow('nobody else disallowed these meals');
    await expect(stand(700)).rejects.toThrow('it would stand');
    expect((await desk.step(desk.payer, claim, 'approve')).approval).toMatchObject({ disallowedFen: 900 });
  });

  it('is the latest of one check', async () => {
    const claim = await submitted();
    await born('1990-01-01');
    await decide(desk.home.townOfficial, await found('E02', 0));
    await born('1947-01-01');
    await decide(desk.home.townOfficial, await found('E02', 700));
    expect(await approve(claim)).toMatchObject({ disallowedFen: 200, governmentFen: 700 });
  });

  it('is none where what was found anew is accepted', async () => {
    const claim = await submitted();
    await born('1990-01-01');
    await decide(desk.home.townOfficial, await found('E02', 0));
    await born('1947-01-01');
    await decide(desk.home.townOfficial, await found('E02', 700), 'accept');
    expect(await approve(claim)).toMatchObject({ disallowedFen: 0, governmentFen: 900 });
  });

  it('is carried out once: what two people restored afterwards stays', async () => {
    await desk.payAll({ claimId: (await desk.approve(desk.home, '2026-02')).claimId });
    await born('1947-01-01');
    const id = await found('E02', 700);
    await decide(desk.home.townOfficial, id);
    expect(await clawbacks.book(desk.approver, id)).toMatchObject({ meals: 1, receivableFen: 200 });
    await born('1940-01-01');
    const { proposal } = await desk.books.corrections.grant(desk.home.townOfficial, {
      ...{ clientId: newClientId(), reason: '出生日期更正' },
      meal: { mealId, businessDate: DAY },
    });
    const proposals = new CorrectionProposalService(desk.books.test.database, new Journal());
    await proposals.decide(desk.payer, proposal?.id ?? '', { decision: 'approved' });
    const { items } = await clawbacks.list(desk.approver, { limit: 5 });
    expect(items).toMatchObject([{ waitingFindings: [], waitingFen: 0 }]);
    await expect(clawbacks.book(desk.approver, id)).rejects.toMatchObject({ code: 'CLAIM.NOTHING_TO_BOOK' });
  });
});
