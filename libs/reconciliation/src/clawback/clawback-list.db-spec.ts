import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CheckService } from '../check-run/check.service.js';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { ClawbackRowDto } from './clawback-list.dto.js';
import { ClawbackService } from './clawback.service.js';

const DAY = parseBusinessDate('2026-02-10');

describe('what is taken back of approved claims', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;
  let clawbacks: ClawbackService;

  beforeEach(async () => {
    desk = await openClaimsDesk();
    findings = new FindingService(desk.books.test.database);
    clawbacks = new ClawbackService(desk.books.test.database, new Journal(), desk.legs);
  });
  afterEach(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  const told = async (): Promise<readonly ClawbackRowDto[]> =>
    (await clawbacks.list(desk.approver, { limit: 9 })).items;
  /** A death that was entered late, disallowed by the town. */
  async function disallowed(elder: string): Promise<string> {
    const { districtCode } = desk.books.district;
    const { facilityId, townOfficial } = desk.home;
    await desk.books.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       SELECT id, district_code, town_code, 'deceased', '2026-02-01' FROM registry.residents WHERE id = $1`,
      [elder],
    );
    await desk.books.test.database.scoped(systemScope(districtCode), (tx) =>
      new CheckService(new PolicyReader()).run(tx, { districtCode, month: '2026-02', facilityIds: [facilityId] }),
    );
    const { items } = await findings.list(townOfficial, { facilityId, code: 'E03', limit: 9 });
    expect(items).toMatchObject([{ late: true }]);
    const id = items[0]?.id ?? '';
    await findings.decide(townOfficial, id, { kind: 'disallow', reason: '去世后用餐' });
    return id;
  }

  it('is listed with the claim that holds the meal, whenever that of the finding’s month was approved', async () => {
    const { home } = desk;
    const [elder = '', other = '', dead = ''] = await desk.books.elders(home, 3);
    await desk.allowLate('2026-03', 366);
    await desk.eat(home, DAY, [elder]);
    const february = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.step(home.operator, february, 'submit');
    await desk.eatLate(home, DAY, dead);
    await desk.eat(home, parseBusinessDate('2026-03-10'), [other]);
    const march = await desk.approve(home, '2026-03');
    expect(march.governmentFen).toBe(1800);
    const id = await disallowed(dead);
    await desk.step(home.townOfficial, february, 'endorse');
    await desk.step(desk.approver, february, 'approve');
    const nothing = { claimId: february.claimId, waitingFindings: [], waitingFen: 0, withheldFen: 0 };
    expect(await told()).toMatchObject([{ claimId: march.claimId, waitingFindings: [id], waitingFen: 900 }, nothing]);
    expect(await clawbacks.book(desk.approver, id)).toEqual({ meals: 1, withheldFen: 900, receivableFen: 0 });
    expect(await told()).toMatchObject([
      { claimId: march.claimId, waitingFindings: [], waitingFen: 0, withheldFen: 900 },
      nothing,
    ]);
  });

  it('is owed until a claim that pays the less is approved, or what is below zero was paid back', async () => {
    const { home, books } = desk;
    const [elder = ''] = await books.elders(home, 1);
    await desk.eat(home, DAY, [elder]);
    await desk.payAll(await desk.approve(home, '2026-02'));
    const id = await disallowed(elder);
    expect(await clawbacks.book(desk.payer, id)).toMatchObject({ receivableFen: 900 });
    const { rows } = await books.test.owner.query<{ day: string }>(
      'SELECT booked_date::text AS day FROM canteen.meal_corrections',
    );
    const booked = parseBusinessDate(rows[0]?.day ?? '');
    await desk.aheadBy(70);
    await books.closeDay(home, booked);
    const later = await desk.claims.open(home.operator, { month: booked.slice(0, 7) });
    const sums = async () => (await told()).map(({ nettedFen, owedFen }) => [nettedFen, owedFen]);
    await desk.step(home.operator, later, 'submit');
    expect(await sums()).toEqual([[0, 900]]);
    await desk.step(home.townOfficial, later, 'endorse');
    await desk.step(desk.approver, later, 'approve');
    expect(await sums()).toEqual([[0, 900]]);
    await desk.payAll(later);
    expect(await sums()).toEqual([[900, 0]]);
  });
});
