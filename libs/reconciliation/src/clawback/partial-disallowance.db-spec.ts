import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CheckService } from '../check-run/check.service.js';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { ClawbackService } from './clawback.service.js';

const DAY = parseBusinessDate('2026-02-10');

/** Eaten under the tier for 80 with 9.00 in thirds; 79 by what is known now, which gives 3.00, 3.00 and 1.00. */
describe('a meal that was claimed too high', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    findings = new FindingService(desk.books.test.database);
  });
  afterAll(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  const younger = (elder: string) =>
    desk.books.test.owner.query(`UPDATE registry.residents SET birth_date = '1947-01-01' WHERE id = $1`, [elder]);

  async function disallowed(site: CanteenSite): Promise<string> {
    const { districtCode } = desk.books.district;
    await desk.books.test.database.scoped(systemScope(districtCode), (tx) =>
      new CheckService(new PolicyReader()).run(tx, { districtCode, month: '2026-02', facilityIds: [site.facilityId] }),
    );
    const { items } = await findings.list(site.townOfficial, { facilityId: site.facilityId, code: 'E02', limit: 9 });
    expect(items).toMatchObject([{ stakeFen: 200, facts: { dueFen: 700 } }]);
    const id = items[0]?.id ?? '';
    await findings.decide(site.townOfficial, id, { kind: 'disallow', reason: '不满 80' });
    return id;
  }

  it('is approved with what is due, each funder with its share of that', async () => {
    const { home } = desk;
    const [elder = ''] = await desk.books.elders(home, 1);
    await desk.eat(home, DAY, [elder]);
    const claim = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.step(home.operator, claim, 'submit');
    await younger(elder);
    await disallowed(home);
    await desk.step(home.townOfficial, claim, 'endorse');
    const approved = await desk.step(desk.approver, claim, 'approve');
    expect(approved.approval).toMatchObject({ claimedFen: 900, disallowedFen: 200, governmentFen: 700 });
    expect(approved.legs.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
      ['city', 300],
      ['district', 300],
      ['town', 100],
    ]);
    const { rows } = await desk.books.test.owner.query(
      `SELECT government_fen::int AS government, elder_paid_fen::int AS paid, unfunded_fen::int AS unfunded FROM canteen.meal_corrections`,
    );
    expect(rows).toEqual([{ government: -200, paid: 0, unfunded: 200 }]);
  });

  it('that is approved already gives back only what was too much', async () => {
    const { away } = desk.books.district;
    const [elder = ''] = await desk.books.elders(away, 1);
    await desk.eat(away, DAY, [elder]);
    const { claimId } = await desk.approve(away, '2026-02');
    await younger(elder);
    const id = await disallowed(away);
    const clawbacks = new ClawbackService(desk.books.test.database, new Journal(), desk.legs);
    expect(await clawbacks.book(desk.approver, id)).toEqual({ meals: 1, withheldFen: 200, receivableFen: 0 });
    const { legs } = await desk.reader.one(desk.payer, claimId);
    expect(legs.map(({ funder, settledFen }) => [funder, settledFen])).toEqual([
      ['city', 0],
      ['district', 0],
      ['town', 200],
    ]);
    await expect(clawbacks.book(desk.approver, id)).rejects.toMatchObject({ code: 'CLAIM.NOTHING_TO_BOOK' });
  });

  it('moves a share from one funder to another where the policies of the day say so', async () => {
    const { home } = desk;
    const [elder = ''] = await desk.books.elders(home, 1);
    await desk.eat(home, parseBusinessDate('2026-03-10'), [elder]);
    const claim = await desk.claims.open(home.operator, { month: '2026-03' });
    await desk.step(home.operator, claim, 'submit');
    // By the policies of the day the city carries less and the town more of what is due.
    await desk.books.test.owner.query(`SET session_replication_role = replica;
      UPDATE subsidy.policy_versions SET document = jsonb_set(document, '{tiers,1,funders,0,amountFen}', '50');
      RESET session_replication_role`);
    await younger(elder);
    const { districtCode } = desk.books.district;
    await desk.books.test.database.scoped(systemScope(districtCode), (tx) =>
      new CheckService(new PolicyReader()).run(tx, { districtCode, month: '2026-03', facilityIds: [home.facilityId] }),
    );
    const query = { facilityId: home.facilityId, month: '2026-03', code: 'E02', limit: 9 } as const;
    const [finding] = (await findings.list(home.townOfficial, query)).items;
    await findings.decide(home.townOfficial, finding?.id ?? '', { kind: 'disallow', reason: '不满 80' });
    await desk.step(home.townOfficial, claim, 'endorse');
    const approved = await desk.step(desk.approver, claim, 'approve');
    expect(approved.legs.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
      ['city', 50],
      ['district', 300],
      ['town', 350],
    ]);
  });
});
