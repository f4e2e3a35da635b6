import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { ClaimDto } from './claim.dto.js';

const FIRST = parseBusinessDate('2026-02-02');
/** More than one person may correct alone: 25 meals, ¥225. */
const MEALS = 25;

describe('a claim with findings', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;
  let claim: ClaimDto;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const { home } = desk;
    findings = new FindingService(desk.books.test.database);
    const [elder = '', neighbour = ''] = await desk.books.elders(home, 2);
    for (let day = 0; day < MEALS; day += 1) await desk.eat(home, addDays(FIRST, day), [elder, neighbour]);
    await desk.books.test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       VALUES ($1, $2, $3, 'deceased', $4)`,
      [elder, desk.books.district.districtCode, home.townCode, addDays(FIRST, -1)],
    );
    claim = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.claims.step(home.operator, claim.claimId, { action: 'submit', step: 0 });
  });
  afterAll(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const endorse = () => desk.step(desk.home.townOfficial, claim, 'endorse');
  const inbox = async () =>
    (await desk.reader.list(desk.home.townOfficial, { month: '2026-02', box: 'todo', limit: 10 })).items[0];

  it('waits for its checks, and then for every decision', async () => {
    const { townOfficial } = desk.home;
    await expect(desk.claims.step(townOfficial, claim.claimId, { action: 'endorse', step: 1 })).rejects.toMatchObject({
      code: 'CLAIM.CHECKS_RUNNING',
    });
    await desk.runChecks();
    await expect(endorse()).rejects.toMatchObject({ code: 'CLAIM.FINDINGS_UNDECIDED', detail: { count: MEALS } });
    expect(await inbox()).toMatchObject({ blocking: MEALS, openDays: 0 });
    const bulk = await desk.claims.stepAll(townOfficial, {
      action: 'endorse',
      claims: [{ claimId: claim.claimId, step: 1 }],
    });
    expect(bulk.items).toMatchObject([{ done: false, code: 'CLAIM.NOT_CLEAN' }]);

    const query = { facilityId: desk.home.facilityId, month: '2026-02', code: 'E03', limit: 50 } as const;
    const { items } = await findings.list(townOfficial, query);
    expect(items).toHaveLength(MEALS);
    await findings.decide(townOfficial, items[0]?.id ?? '', { kind: 'ask', reason: '谁用的卡？' });
    for (const { id } of items.slice(1))
      await findings.decide(townOfficial, id, { kind: 'disallow', reason: '已去世' });
    await expect(endorse()).rejects.toMatchObject({ code: 'CLAIM.FINDINGS_UNDECIDED', detail: { count: 1 } });
    await findings.decide(desk.home.operator, items[0]?.id ?? '', { kind: 'answer', reason: '女儿代领，当天' });
    await findings.decide(townOfficial, items[0]?.id ?? '', { kind: 'disallow', reason: '已去世' });
    expect((await endorse()).state).toBe('district_review');
  });

  it('is approved without what was disallowed, and pays no more', async () => {
    const approved = await desk.step(desk.approver, claim, 'approve');
    expect(approved.approval).toMatchObject({
      ...{ claimedFen: 2 * MEALS * 900, disallowedFen: MEALS * 900, adjustedFen: 0, governmentFen: MEALS * 900 },
    });
    expect(approved.legs.map(({ amountFen }) => amountFen)).toEqual(Array.from({ length: 3 }, () => MEALS * 300));
    const { items } = await desk.reader.lines(desk.home.townOfficial, claim.claimId, {
      limit: 50,
      kind: 'disallowance',
    });
    expect(items).toHaveLength(MEALS);
    expect(items.every(({ reason, governmentFen }) => reason === '校验剔除 E03' && governmentFen === -900)).toBe(true);
    // The corrections are this claim's, not the next one's as well.
    await desk.aheadBy(70);
    const { rows } = await desk.books.test.owner.query<{ month: string }>(
      `SELECT to_char(max(booked_date), 'YYYY-MM') AS month FROM canteen.meal_corrections`,
    );
    const next = await desk.claims.open(desk.home.townOfficial, {
      month: rows[0]?.month ?? '',
      facilityId: desk.home.facilityId,
    });
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    expect((await desk.payAll(claim)).state).toBe('disbursed');
    expect(next.governmentFen).toBe(0);
  });

  it('takes no decision once it is approved, but for what came after', async () => {
    const { items } = await findings.list(desk.home.townOfficial, { state: 'disallowed', limit: 1 });
    const again = { kind: 'accept', reason: '同意' } as const;
    await expect(findings.decide(desk.home.townOfficial, items[0]?.id ?? '', again)).rejects.toMatchObject({
      code: 'FINDING.DECIDED',
    });
  });
});
