import { parseBusinessDate } from '@nuancan/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { ClaimDto } from './claim.dto.js';

const DAY = parseBusinessDate('2026-02-10');

/** February is approved; then the meal of somebody who had died by then reaches us. */
describe('a meal that came late is checked like any other', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;
  let late: string;

  beforeEach(async () => {
    desk = await openClaimsDesk();
    findings = new FindingService(desk.books.test.database);
    const { home, books } = desk;
    const [elder = '', other = '', dead = ''] = await books.elders(home, 3);
    await desk.eat(home, DAY, [elder]);
    await desk.approve(home, '2026-02');
    late = await desk.eatLate(home, DAY, dead);
    await books.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       VALUES ($1, $2, $3, 'deceased', '2026-02-01')`,
      [dead, books.district.districtCode, home.townCode],
    );
    await desk.eat(home, parseBusinessDate('2026-03-10'), [other]);
  });
  afterEach(() => desk.close());

  const asked = async (): Promise<string[]> =>
    (
      await desk.books.test.owner.query<{ month: string }>(
        `SELECT to_char(month, 'YYYY-MM') AS month FROM reconciliation.check_runs WHERE state = 'queued' ORDER BY 1`,
      )
    ).rows.map(({ month }) => month);
  async function submit(month: string): Promise<ClaimDto> {
    const { claims, home } = desk;
    const claim = await claims.open(home.operator, { month });
    return claims.step(home.operator, claim.claimId, { action: 'submit', step: claim.step });
  }
  const endorse = async ({ claimId }: ClaimDto): Promise<ClaimDto> => {
    const { step } = await desk.reader.one(desk.home.townOfficial, claimId);
    return desk.claims.step(desk.home.townOfficial, claimId, { action: 'endorse', step });
  };
  const raised = async (month: string) =>
    (await findings.list(desk.home.townOfficial, { facilityId: desk.home.facilityId, month, code: 'E03', limit: 9 }))
      .items;

  it('in the month that its round was booked into, before the claim that took it goes on', async () => {
    await desk.allowLate('2026-03', 366);
    const march = await submit('2026-03');
    expect(march.governmentFen).toBe(1800);
    expect(await asked()).toEqual(['2026-02', '2026-03']);
    const only = `UPDATE reconciliation.check_runs SET state = 'done', ended_at = now(), meals = 0, findings = 0, raised = 0, gone = 0,
      took_ms = '{}' WHERE state = 'queued' AND month = '2026-03-01'`;
    await desk.books.test.owner.query(only);
    await expect(endorse(march)).rejects.toMatchObject({ code: 'CLAIM.CHECKS_RUNNING' });
    await desk.runChecks();
    await expect(endorse(march)).rejects.toMatchObject({ code: 'CLAIM.FINDINGS_UNDECIDED', detail: { count: 1 } });
  });

  it('when an official puts it into a claim, which then waits for what is found of it', async () => {
    await submit('2026-03');
    await desk.passChecks();
    await desk.eat(desk.home, parseBusinessDate('2026-04-10'), await desk.books.elders(desk.home, 1));
    const april = await submit('2026-04');
    expect(await asked()).toEqual(['2026-04']);
    await desk.passChecks();
    const { step } = await desk.reader.one(desk.home.townOfficial, april.claimId);
    const reason = '停电一周，次月补录，名册已核对';
    await desk.lateMeals.include(desk.home.townOfficial, april.claimId, { step, mealIds: [late], reason });
    expect(await asked()).toEqual(['2026-02']);
    await expect(endorse(april)).rejects.toMatchObject({ code: 'CLAIM.CHECKS_RUNNING' });
    await desk.runChecks();
    const [finding] = await raised('2026-04');
    expect(finding).toMatchObject({ month: '2026-02', severity: 'block', stakeFen: 900 });
    await expect(endorse(april)).rejects.toMatchObject({ code: 'CLAIM.FINDINGS_UNDECIDED', detail: { count: 1 } });
    // It may have been known before February was approved, when the meal was in no claim yet.
    await desk.books.test.owner.query(`UPDATE reconciliation.findings SET late = false, raised_at = '2026-03-01'`);
    await findings.decide(desk.home.townOfficial, finding?.id ?? '', { kind: 'accept', reason: '已核实' });
    expect((await endorse(april)).state).toBe('district_review');
  });
});
