import { addDays, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { systemScope, type Tx } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import type { QueryRunner } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import type { FindingDto } from '../finding/finding.dto.js';
import { FindingService } from '../finding/finding.service.js';
import { KeyFindingsByFact1764410010000 } from '../migrations/1764410010000-key-findings-by-fact.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { CheckService } from './check.service.js';

const DAY = parseBusinessDate('2026-02-10');
const NEXT = parseBusinessDate('2026-03-10');

/** What a run raises around the approval of the claim that it is about. */
describe('a finding', () => {
  const checks = new CheckService(new PolicyReader());
  let desk: ClaimsDesk;
  let findings: FindingService;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    findings = new FindingService(desk.books.test.database);
  });
  afterAll(() => desk.close());

  const run = (tx: Tx, site: CanteenSite, month: string) =>
    checks.run(tx, {
      ...{ districtCode: desk.books.district.districtCode, month, facilityIds: [site.facilityId], codes: ['E03'] },
    });
  const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    desk.books.test.database.scoped(systemScope(desk.books.district.districtCode), work);
  const standing = async (site: CanteenSite, month: string): Promise<FindingDto[]> =>
    (await findings.list(site.townOfficial, { facilityId: site.facilityId, month, limit: 9 })).items;
  const died = (site: CanteenSite, elder: string, day: BusinessDate) =>
    desk.books.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from) VALUES ($1, $2, $3, 'deceased', $4)`,
      [elder, desk.books.district.districtCode, site.townCode, day],
    );
  const withdrawn = (elder: string, at: string | null) =>
    desk.books.test.owner.query(
      `UPDATE registry.resident_statuses SET withdrawn_at = $2::timestamptz, withdrawn_reason = CASE WHEN $2::timestamptz IS NULL THEN NULL ELSE '写错人' END
       WHERE resident_id = $1`,
      [elder, at],
    );
  /** A claim that only waits for its approval. */
  async function endorsed(site: CanteenSite, month: string): Promise<ClaimDto> {
    const claim = await desk.claims.open(site.operator, { month });
    await desk.step(site.operator, claim, 'submit');
    return desk.step(site.townOfficial, claim, 'endorse');
  }

  it('that had gone and comes back after the approval is late, and is decided of itself', async () => {
    const { home } = desk;
    const [elder = ''] = await desk.books.elders(home, 1);
    await desk.eat(home, DAY, [elder]);
    await died(home, elder, addDays(DAY, -1));
    await asSystem((tx) => run(tx, home, '2026-02'));
    const [before] = await standing(home, '2026-02');
    expect(before).toMatchObject({ code: 'E03', late: false, goneBecause: null });
    await withdrawn(elder, '2026-03-01');
    await asSystem((tx) => run(tx, home, '2026-02'));
    expect(await standing(home, '2026-02')).toEqual([]);
    await desk.step(desk.approver, await endorsed(home, '2026-02'), 'approve');
    await withdrawn(elder, null);
    await asSystem((tx) => run(tx, home, '2026-02'));
    const [after] = await standing(home, '2026-02');
    expect(after).toMatchObject({ id: before?.id, late: true });
    expect(after?.raisedAt.getTime()).toBeGreaterThan(before?.raisedAt.getTime() ?? Infinity);
    const decided = await findings.decide(home.townOfficial, after?.id ?? '', { kind: 'disallow', reason: '已去世' });
    expect(decided.state).toBe('disallowed');
  });

  it('is raised anew when its fact changes, and not by another form of its key', async () => {
    const { home } = desk;
    const [elder = ''] = await desk.books.elders(home, 1);
    await desk.eat(home, NEXT, [elder]);
    await died(home, elder, addDays(NEXT, -1));
    await asSystem((tx) => run(tx, home, '2026-03'));
    const [first] = await standing(home, '2026-03');
    await findings.decide(home.townOfficial, first?.id ?? '', { kind: 'accept', reason: '家属代领' });
    const { owner } = desk.books.test;
    // As it was stored when the meal alone was the key.
    await owner.query(`UPDATE reconciliation.findings f SET evidence_key = left(f.evidence_key, 36) WHERE f.id = $1`, [
      first?.id,
    ]);
    await owner.query(`UPDATE reconciliation.findings f SET evidence_hash = sha256(convert_to(jsonb_build_array(f.code, f.evidence_key,
      (SELECT jsonb_agg(e.meal_id) FROM reconciliation.finding_meals e WHERE e.finding_id = f.id))::text, 'UTF8')) WHERE f.month = '2026-03-01'`);
    await new KeyFindingsByFact1764410010000().up(owner as unknown as QueryRunner);
    expect(await asSystem((tx) => run(tx, home, '2026-03'))).toMatchObject({ raised: 0, gone: 0 });
    await owner.query(`UPDATE registry.resident_statuses SET valid_from = $2 WHERE resident_id = $1`, [
      elder,
      addDays(NEXT, -4),
    ]);
    expect(await asSystem((tx) => run(tx, home, '2026-03'))).toMatchObject({ raised: 1, gone: 0 });
    expect(await standing(home, '2026-03')).toMatchObject([
      { state: 'open', facts: { diedOn: addDays(NEXT, -4) } },
      { id: first?.id, state: 'accepted' },
    ]);
    expect(await asSystem((tx) => run(tx, home, '2026-03'))).toMatchObject({ raised: 0, gone: 0 });
  });

  it('of a run that began before the approval and ends after it can be decided, too', async () => {
    const { away } = desk.books.district;
    const [elder = ''] = await desk.books.elders(away, 1);
    await desk.eat(away, DAY, [elder]);
    const claim = await endorsed(away, '2026-02');
    await died(away, elder, addDays(DAY, -1));
    await asSystem(async (tx) => {
      await tx.query('SELECT now()');
      await desk.step(desk.approver, claim, 'approve');
      await run(tx, away, '2026-02');
    });
    const [found] = await standing(away, '2026-02');
    expect(found).toMatchObject({ late: true });
    const decided = await findings.decide(away.townOfficial, found?.id ?? '', { kind: 'accept', reason: '已核实' });
    expect(decided.state).toBe('accepted');
  });
});
