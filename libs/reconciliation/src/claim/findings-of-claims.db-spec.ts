import { parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { findingRows } from '../export/finding-rows.js';
import { FindingService } from '../finding/finding.service.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import type { ClaimDto } from './claim.dto.js';

const DAY = parseBusinessDate('2026-02-10');
const NEXT_MONTH = parseBusinessDate('2026-03-10');

describe('what concerns a claim', () => {
  let desk: ClaimsDesk;
  let findings: FindingService;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    findings = new FindingService(desk.books.test.database);
  });
  afterAll(() => desk.close());

  /** A second meal in a slot, as Q01 stores it. */
  async function found(
    of: CanteenSite,
    month: string,
    meal: string,
    at: CanteenSite,
    stakeFen: number,
  ): Promise<string> {
    const { rows } = await desk.books.test.owner.query<{ id: string }>(
      `WITH f AS (INSERT INTO reconciliation.findings (facility_id, district_code, town_code, month, code, severity, evidence_key,
           evidence_hash, stake_fen, facts, asks, late)
         VALUES ($1, $2, $3, $4, 'Q01', 'block', $5, sha256(convert_to($5, 'UTF8')), $7, '{}', false, false) RETURNING *)
       INSERT INTO reconciliation.finding_meals (finding_id, meal_id, business_date, facility_id, district_code, town_code, stake_fen, meal_facility_id)
       SELECT f.id, m.id, m.business_date, f.facility_id, f.district_code, f.town_code, $7, $6 FROM f, canteen.meals m
       WHERE m.id = $5::uuid RETURNING finding_id AS id`,
      [of.facilityId, desk.books.district.districtCode, of.townCode, `${month}-01`, meal, at.facilityId, stakeFen],
    );
    return rows[0]?.id ?? '';
  }
  async function submitted(site: CanteenSite, month: string): Promise<ClaimDto> {
    const claim = await desk.claims.open(site.operator, { month });
    return desk.step(site.operator, claim, 'submit');
  }
  const shown = async (site: CanteenSite, month: string): Promise<string[]> =>
    (await findings.list(site.townOfficial, { facilityId: site.facilityId, month, limit: 9 })).items.map(
      ({ id }) => id,
    );
  const printed = async (site: CanteenSite, month: string): Promise<string[]> =>
    desk.books.test.database.scoped(site.townOfficial, async (tx) =>
      (await findingRows(tx, site.facilityId, month)).map(({ findingId }) => findingId),
    );
  const blocking = async (site: CanteenSite, month: string): Promise<number | undefined> =>
    (await desk.reader.list(site.townOfficial, { month, box: 'all', limit: 9 })).items.find(
      ({ facilityId }) => facilityId === site.facilityId,
    )?.blocking;

  it('is also what was found of another facility and shows one of its meals, which only that one’s officials decide', async () => {
    const { home, away } = desk.books.district;
    const [elder = ''] = await desk.books.elders(home, 1);
    const [meal = ''] = await desk.eat(home, DAY, [elder]);
    const id = await found(away, '2026-02', meal, home, 0);
    const claim = await submitted(home, '2026-02');
    await expect(desk.step(home.townOfficial, claim, 'endorse')).rejects.toMatchObject({
      ...{ code: 'CLAIM.FINDINGS_UNDECIDED', detail: { count: 1 } },
    });
    expect([await shown(home, '2026-02'), await printed(home, '2026-02')]).toEqual([[id], [id]]);
    expect(await blocking(home, '2026-02')).toBe(1);
    const detail = await findings.one(home.townOfficial, id);
    expect(detail).toMatchObject({ facilityId: away.facilityId, meals: 1, evidence: [{ residentName: '王*香' }] });
    const step = { kind: 'accept', reason: '已核实' } as const;
    await expect(findings.decide(home.townOfficial, id, step)).rejects.toThrow('NOT_FOUND');
    await expect(findings.one(home.operator, id)).rejects.toThrow('NOT_FOUND');
    await findings.decide(away.townOfficial, id, { kind: 'ask', reason: '谁来吃的？' });
    expect((await findings.one(home.townOfficial, id)).decisions).toMatchObject([{ reason: '谁来吃的？' }]);
    await findings.decide(away.townOfficial, id, step);
    expect(await blocking(home, '2026-02')).toBe(0);
    await desk.step(desk.approver, await desk.step(home.townOfficial, claim, 'endorse'), 'approve');
  });

  it('is also what was found of an earlier month about a meal that came late into it', async () => {
    const { home } = desk;
    const [elder = '', other = ''] = await desk.books.elders(home, 2);
    await desk.allowLate('2026-03', 366);
    const meal = await desk.eatLate(home, DAY, elder);
    const { rows } = await desk.books.test.owner.query<{ month: string }>(
      `SELECT to_char(booked_month, 'YYYY-MM') AS month FROM canteen.day_closes WHERE business_date = $1 AND round = 2`,
      [DAY],
    );
    expect(rows).toEqual([{ month: '2026-02' }]);
    await desk.eat(home, NEXT_MONTH, [other]);
    const id = await found(home, '2026-02', meal, home, 900);
    const claim = await submitted(home, '2026-03');
    expect([await shown(home, '2026-03'), await printed(home, '2026-03')]).toEqual([[id], [id]]);
    expect(await blocking(home, '2026-03')).toBe(1);
    await expect(desk.step(home.townOfficial, claim, 'endorse')).rejects.toMatchObject({
      code: 'CLAIM.FINDINGS_UNDECIDED',
    });
    const asked = { action: 'endorse', claims: [{ claimId: claim.claimId, step: claim.step }] } as const;
    const { items } = await desk.claims.stepAll(home.townOfficial, { ...asked, claims: [...asked.claims] });
    expect(items).toMatchObject([{ done: false, code: 'CLAIM.NOT_CLEAN' }]);
  });
});
