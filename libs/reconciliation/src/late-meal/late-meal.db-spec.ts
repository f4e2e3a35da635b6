import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CHECKS } from '../check/checks.js';
import { ClaimExportService } from '../export/claim-export.service.js';
import { ExportDesk } from '../export/export-desk.js';
import { readSheets } from '../../../platform/src/table-file/testing/read-sheets.js';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';

const PAGE = { limit: 50 };
const WHY = '停电一周，次月补录，名册已核对';

/** February is approved and paid; then two of its meals reach us, months after they were eaten; March takes their round. */
describe('meals that come too long after their month was claimed', () => {
  let desk: ClaimsDesk;
  let february: ClaimDto;
  let march: ClaimDto;
  let late: string[];

  beforeEach(async () => {
    desk = await openClaimsDesk();
    const { home, books } = desk;
    const elders = await books.elders(home, 5);
    await desk.eat(home, parseBusinessDate('2026-02-03'), elders.slice(0, 2));
    february = await desk.approve(home, '2026-02');
    await desk.payAll(february);
    late = [];
    for (const elder of elders.slice(2, 4)) late.push(await desk.eatLate(home, parseBusinessDate('2026-02-03'), elder));
    await desk.eat(home, parseBusinessDate('2026-03-03'), elders.slice(4));
    march = await desk.claims.open(home.operator, { month: '2026-03' });
    return async () => {
      await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
      const broken = await checkInvariants(books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
      await desk.close();
      expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
    };
  });

  const submit = async (): Promise<void> => {
    march = await desk.step(desk.home.operator, march, 'submit');
  };

  it('are no lines of the claim that takes their round, and told on it, to the canteen too', async () => {
    await submit();
    expect(march).toMatchObject({ governmentFen: 900, lateMeals: 2, lateFen: 1800 });
    for (const scope of [desk.home.operator, desk.home.townOfficial]) {
      const { items } = await desk.lateMeals.list(scope, march.claimId, PAGE);
      expect(items.map(({ mealId }) => mealId).sort()).toEqual([...late].sort());
      expect(items[0]).toMatchObject({
        ...{ limitDays: 60, setAsideMonth: '2026-03', includedInClaimId: null, governmentFen: 900 },
        residentName: expect.stringContaining('*'),
      });
      expect(items.every(({ lateDays, limitDays }) => lateDays > limitDays)).toBe(true);
    }
    const { items: rows } = await desk.reader.list(desk.home.townOfficial, { month: '2026-03', box: 'all', limit: 10 });
    expect(rows.find(({ claimId }) => claimId === march.claimId)).toMatchObject({ lateMeals: 2 });
    // Nobody waves it through among others.
    const claims = [{ claimId: march.claimId, step: march.step }];
    expect((await desk.claims.stepAll(desk.home.townOfficial, { action: 'endorse', claims })).items).toMatchObject([
      { code: 'CLAIM.NOT_CLEAN' },
    ]);
    const exports = new ClaimExportService(desk.books.test.database, desk.reader, new ExportDesk());
    const { bytes } = await exports.masked(desk.home.townOfficial, march.claimId, 'xlsx');
    const sheet = (await readSheets(bytes))['超期补报 Late meals'] ?? [];
    expect(sheet.at(-1)?.cells.map(({ text }) => text)).toEqual(expect.arrayContaining(['合计 2 餐未计入申报', '18']));
  });

  it('stay in sight of every later claim until somebody includes them', async () => {
    await submit();
    await desk.step(desk.home.townOfficial, march, 'endorse');
    await desk.step(desk.approver, march, 'approve');
    await desk.eat(desk.home, parseBusinessDate('2026-04-03'), await desk.books.elders(desk.home, 1));
    const april = await desk.claims.open(desk.home.operator, { month: '2026-04' });
    expect(april).toMatchObject({ lateMeals: 2, lateFen: 1800 });
    const { items } = await desk.lateMeals.list(desk.home.operator, april.claimId, PAGE);
    expect(items).toHaveLength(2);
  });

  it('are included by an official with a reason, once, and approved by another person', async () => {
    await submit();
    const { townOfficial, operator } = desk.home;
    const [first = '', second = ''] = late;
    const include = (scope: typeof operator, mealIds: string[], step = march.step) =>
      desk.lateMeals.include(scope, march.claimId, { step, mealIds, reason: WHY });
    await expect(include(operator, [first])).rejects.toMatchObject({ code: 'CLAIM.WRONG_ROLE' });
    await expect(include(townOfficial, [first], march.step - 1)).rejects.toMatchObject({
      code: 'CLAIM.SOMEBODY_WAS_FASTER',
    });
    expect(await include(townOfficial, [first])).toEqual({ meals: 1 });
    march = await desk.step(townOfficial, march, 'endorse');
    expect(march).toMatchObject({ governmentFen: 1800, lateMeals: 1, lateFen: 900 });
    await expect(include(desk.approver, [first])).rejects.toMatchObject({ code: 'CLAIM.NOT_SET_ASIDE' });
    await include(desk.approver, [second]);
    march = await desk.reader.one(townOfficial, march.claimId);
    await expect(desk.step(desk.approver, march, 'approve')).rejects.toMatchObject({ code: 'CLAIM.OWN_ENTRY' });
    march = await desk.step(desk.payer, march, 'approve');
    expect(march.approval).toMatchObject({ governmentFen: 2700 });
    expect(march.transitions.filter(({ action }) => action === 'include').map(({ reason }) => reason)).toEqual([
      WHY,
      WHY,
    ]);
    const { items } = await desk.lateMeals.list(townOfficial, march.claimId, PAGE);
    expect(items.map(({ includedInMonth, includedReason }) => [includedInMonth, includedReason])).toEqual([
      ['2026-03', WHY],
      ['2026-03', WHY],
    ]);
    const { rows } = await desk.books.test.owner.query(
      `SELECT account_id FROM platform.audit_log WHERE subject = 'reconciliation.late_inclusions' ORDER BY id`,
    );
    expect(rows.map((row) => row.account_id)).toEqual([townOfficial.accountId, desk.approver.accountId]);
  });

  it('take what was corrected of them along, and nothing before', async () => {
    await submit();
    const [mealId = ''] = late;
    const { corrections } = await desk.books.corrections.correct(desk.home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '代领未登记' },
      meals: [{ mealId, businessDate: '2026-02-03' }],
    });
    const month = corrections[0]?.bookedDate.slice(0, 7) ?? '';
    await desk.aheadBy(70);
    await desk.books.closeDay(desk.home, corrections[0]?.bookedDate as BusinessDate);
    const later = await desk.claims.open(desk.home.operator, { month });
    expect(await desk.step(desk.home.operator, later, 'submit')).toMatchObject({ governmentFen: 0, lateMeals: 2 });
    await desk.lateMeals.include(desk.home.townOfficial, later.claimId, { step: 1, mealIds: [mealId], reason: WHY });
    const { groups, governmentFen } = await desk.reader.one(desk.home.operator, later.claimId);
    expect(groups.map(({ kind, lines, governmentFen: sum }) => [kind, lines, sum])).toEqual([
      ['meal', 1, 900],
      ['correction', 1, -900],
    ]);
    expect(governmentFen).toBe(0);
  });

  it('are claimed by themselves where the district allows as many days', async () => {
    await desk.allowLate('2026-03', 366);
    await submit();
    expect(march).toMatchObject({ governmentFen: 2700, lateMeals: 0 });
  });

  it('are in no claim of a month before they were eaten', async () => {
    await submit();
    const january = await desk.claims.open(desk.home.operator, { month: '2026-01' });
    const asked = { step: 0, mealIds: late, reason: WHY };
    await expect(desk.lateMeals.include(desk.home.townOfficial, january.claimId, asked)).rejects.toMatchObject({
      code: 'CLAIM.NOT_SET_ASIDE',
    });
  });

  it('are counted in whole days, whatever number stands in the settings', async () => {
    await desk.allowLate('2026-03', 60.5);
    await submit();
    expect(march).toMatchObject({ lateMeals: 2 });
  });

  it('has the same number of days in the database as in the file of the check', async () => {
    const { rows } = await desk.books.test.owner.query<{ days: number }>(
      `SELECT reconciliation.claim_late_days($1, '2026-03-01') AS days`,
      [desk.books.district.districtCode],
    );
    const p05 = CHECKS.find(({ code }) => code === 'P05');
    expect(rows[0]?.days).toBe(p05?.params?.['claimLateDays']?.value);
  });
});
