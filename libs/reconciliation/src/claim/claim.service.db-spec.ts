import { parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';

const day = (text: string): BusinessDate => parseBusinessDate(text);

describe('claims', () => {
  let desk: ClaimsDesk;
  let home: CanteenSite;
  let away: CanteenSite;
  let elders: string[];

  beforeAll(async () => {
    desk = await openClaimsDesk();
    home = desk.home;
    away = desk.books.district.away;
    elders = await desk.books.elders(home, 4);
  });
  afterAll(() => desk?.close());

  const receivable = (site: CanteenSite, kind: string): Promise<number> =>
    desk.books.balance(`a.kind = '${kind}' AND a.facility_id = '${site.facilityId}'`);

  it('is submitted, reviewed, approved and paid, by four people, to the fen', async () => {
    await desk.eat(home, day('2026-02-03'), elders);
    const claim = await desk.claims.open(home.operator, { month: '2026-02' });
    expect(claim).toMatchObject({ state: 'draft', version: 0, step: 0, governmentFen: 0 });
    expect(await desk.claims.open(home.townOfficial, { month: '2026-02', facilityId: home.facilityId })).toEqual(claim);

    const sent = await desk.step(home.operator, claim, 'submit');
    expect(sent).toMatchObject({ state: 'submitted', version: 1, governmentFen: 3600, cityFen: 1200, townFen: 1200 });
    expect(sent.ones).toMatchObject({ meals: 4, costFen: 5600, elderPaidFen: 1200, governmentFen: 3600 });
    await expect(desk.step(home.operator, claim, 'endorse')).rejects.toMatchObject({ code: 'CLAIM.WRONG_ROLE' });
    await expect(desk.step(desk.approver, claim, 'approve')).rejects.toMatchObject({ code: 'CLAIM.WRONG_STATE' });
    await desk.step(home.townOfficial, claim, 'take');
    await desk.step(home.townOfficial, claim, 'endorse');
    const approved = await desk.step(desk.approver, claim, 'approve');
    expect(approved.approval).toMatchObject({
      claimedFen: 3600,
      disallowedFen: 0,
      adjustedFen: 0,
      governmentFen: 3600,
    });
    expect(approved.approval?.chainHead).toMatch(/^[0-9a-f]{64}$/);
    expect(approved.legs.map(({ funder, amountFen }) => [funder, amountFen])).toEqual([
      ['city', 1200],
      ['district', 1200],
      ['town', 1200],
    ]);
    expect(await receivable(home, 'subsidy_receivable')).toBe(0);
    expect(await receivable(home, 'claim_receivable')).toBe(3600);

    const [city] = approved.legs;
    const paidOn = '2026-11-29';
    const half = { clientId: newClientId(), amountFen: 700, reference: 'B-1', paidOn };
    const today = await desk.books.test.owner.query<{ d: string }>('SELECT platform.business_date(now()) AS d');
    half.paidOn = today.rows[0]?.d ?? '';
    const legId = city?.legId ?? '';
    await expect(desk.legs.pay(desk.approver, legId, half)).rejects.toMatchObject({ code: 'LEG.SECOND_PERSON_NEEDED' });
    const once = await desk.legs.pay(desk.payer, legId, half);
    expect(await desk.legs.pay(desk.payer, legId, half)).toEqual(once);
    expect(once).toMatchObject({ settledFen: 700, payments: [{ kind: 'bank', amountFen: 700, reference: 'B-1' }] });
    const other = { ...half, amountFen: 500 };
    await expect(desk.legs.pay(desk.payer, legId, other)).rejects.toMatchObject({ code: 'LEG.CLIENT_ID_CLASH' });
    const again = { ...other, clientId: newClientId() };
    await expect(desk.legs.pay(desk.payer, legId, again)).rejects.toMatchObject({ code: 'LEG.REFERENCE_USED' });
    const tooMuch = { ...again, reference: 'B-2', amountFen: 501 };
    await expect(desk.legs.pay(desk.payer, legId, tooMuch)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    await expect(desk.step(desk.payer, claim, 'disburse')).rejects.toMatchObject({ code: 'CLAIM.LEGS_OPEN' });

    const paid = await desk.payAll(claim);
    expect(paid.state).toBe('disbursed');
    expect(await receivable(home, 'claim_receivable')).toBe(0);
    expect(await desk.books.balance(`a.kind = 'bank'`)).toBe(3600);
    expect((await desk.step(desk.payer, claim, 'close')).transitions.map(({ action }) => action)).toEqual([
      ...['submit', 'take', 'endorse', 'approve', 'disburse', 'close'],
    ]);
    const first = (await desk.legs.one(desk.payer, legId)).payments[0]?.paymentId ?? '';
    const sentBack = { bouncedOn: half.paidOn, reason: '账号错误' };
    await expect(desk.legs.bounce(desk.payer, first, sentBack)).rejects.toMatchObject({
      code: 'LEG.SECOND_PERSON_NEEDED',
    });
    // The bank takes days: also a claim that was closed is paid again.
    await desk.legs.bounce(desk.approver, first, sentBack);
    expect((await desk.reader.one(desk.payer, claim.claimId)).state).toBe('approved');
    expect(await receivable(home, 'claim_receivable')).toBe(700);
  });

  it('waits for the whole month, and for the months before', async () => {
    await desk.eat(home, day('2026-03-02'), elders);
    const march = await desk.claims.open(home.operator, { month: '2026-03' });
    const april = await desk.claims.open(home.operator, { month: '2026-04' });
    await expect(desk.step(home.operator, april, 'submit')).rejects.toMatchObject({
      code: 'CLAIM.EARLIER_MONTH_FIRST',
    });
    await desk.books.garden(home, day('2026-03-09'), 500);
    await expect(desk.step(home.operator, march, 'submit')).rejects.toMatchObject({ code: 'MONTH.DAYS_OPEN' });
    await desk.books.closeDay(home, day('2026-03-09'));
    const stale = { action: 'submit', step: 1 } as const;
    await expect(desk.claims.step(home.operator, march.claimId, stale)).rejects.toMatchObject({
      code: 'CLAIM.SOMEBODY_WAS_FASTER',
    });
    await desk.step(home.operator, march, 'submit');
    const now = await desk.claims.open(home.operator, { month: currentMonth() });
    await expect(desk.step(home.operator, now, 'submit')).rejects.toMatchObject({ code: 'CLAIM.MONTH_NOT_OVER' });
  });

  it('comes back with a reason, is answered, and takes what came late as a prior-period line of a later month', async () => {
    const march = await desk.claims.open(home.operator, { month: '2026-03' });
    await expect(desk.step(home.townOfficial, march, 'return')).rejects.toMatchObject({ code: 'CLAIM.REASON_MISSING' });
    const back = await desk.step(home.townOfficial, march, 'return', '3 月 2 日人数请核对');
    expect(back).toMatchObject({ state: 'returned', version: 1 });
    const answered = await desk.step(home.operator, march, 'submit', '已核对，无误');
    expect(answered).toMatchObject({ state: 'submitted', version: 2, governmentFen: 3600 });
    expect(answered.versions.map(({ note, meals }) => [note, meals])).toEqual([
      [null, 4],
      ['已核对，无误', 4],
    ]);
    await desk.step(home.townOfficial, march, 'endorse');
    await desk.step(desk.approver, march, 'approve');

    await desk.allowLate('2026-04', 366);
    const [late = ''] = await desk.books.elders(home, 1);
    const meal = await desk.eatLate(home, day('2026-03-02'), late);
    const april = await desk.claims.open(home.operator, { month: '2026-04' });
    const sent = await desk.step(home.operator, april, 'submit');
    expect(sent).toMatchObject({ governmentFen: 900, versions: [{ priorFen: 900, meals: 1 }] });
    const { items } = await desk.reader.lines(home.townOfficial, april.claimId, { limit: 10, prior: 'true' });
    expect(items).toMatchObject([{ mealId: meal, kind: 'meal', residentName: '王*香', governmentFen: 900 }]);
    await desk.step(home.townOfficial, april, 'endorse');
    await desk.step(desk.approver, april, 'approve');
  });

  it('is adjusted by signed entries, which whoever entered them does not approve', async () => {
    await desk.eat(home, day('2026-05-05'), elders);
    const may = await desk.claims.open(home.operator, { month: '2026-05' });
    await desk.step(home.operator, may, 'submit');
    await desk.step(home.townOfficial, may, 'endorse');
    const body = {
      ...{ clientId: newClientId(), step: 2, provinceFen: 0, cityFen: 0, districtFen: -450, townFen: 0 },
      reason: '多报一餐，区级部分',
    };
    await expect(desk.claims.adjust(desk.approver, may.claimId, { ...body, districtFen: 0 })).rejects.toMatchObject({
      code: 'CLAIM.NO_AMOUNT',
    });
    await expect(desk.claims.adjust(desk.approver, may.claimId, { ...body, townFen: 5 })).rejects.toMatchObject({
      code: 'CLAIM.TOWN_MISSING',
    });
    const entered = await desk.claims.adjust(desk.approver, may.claimId, body);
    expect(await desk.claims.adjust(desk.approver, may.claimId, body)).toEqual(entered);
    const other = { ...body, districtFen: -451 };
    await expect(desk.claims.adjust(desk.approver, may.claimId, other)).rejects.toMatchObject({
      code: 'CLAIM.CLIENT_ID_CLASH',
    });
    await expect(desk.step(desk.approver, may, 'approve')).rejects.toMatchObject({ code: 'CLAIM.OWN_ENTRY' });
    const income = (): Promise<number> => desk.books.balance(`a.kind = 'income_government' AND a.funder = 'district'`);
    const before = await income();
    const approved = await desk.step(desk.payer, may, 'approve');
    expect(approved.approval).toMatchObject({ claimedFen: 3600, adjustedFen: -450, governmentFen: 3150 });
    expect(approved.legs.find(({ funder }) => funder === 'district')?.amountFen).toBe(750);
    expect(await income()).toBe(before + 450);
    const after = { ...body, clientId: newClientId(), step: approved.step };
    await expect(desk.claims.adjust(desk.approver, may.claimId, after)).rejects.toMatchObject({
      code: 'CLAIM.WRONG_STATE',
    });
  });

  it('is paid again when the bank sends a payment back', async () => {
    await desk.eat(away, day('2026-06-01'), (await desk.books.elders(away, 2)).slice(0, 2));
    const june = await desk.approve(away, '2026-06');
    const paid = await desk.payAll(june);
    expect(paid.state).toBe('disbursed');
    const leg = await desk.legs.one(desk.payer, paid.legs[0]?.legId ?? '');
    const sentBack = { bouncedOn: leg.payments[0]?.paidOn ?? '', reason: '收款账号有误' };
    const bounced = await desk.legs.bounce(desk.approver, leg.payments[0]?.paymentId ?? '', sentBack);
    expect(bounced).toMatchObject({ settledFen: 0, amountFen: 600 });
    await expect(desk.legs.bounce(desk.approver, leg.payments[0]?.paymentId ?? '', sentBack)).rejects.toMatchObject({
      code: 'LEG.BOUNCED_ALREADY',
    });
    expect((await desk.reader.one(desk.payer, june.claimId)).state).toBe('approved');
    expect(await receivable(away, 'claim_receivable')).toBe(600);
    expect((await desk.payAll(june)).state).toBe('disbursed');
  });

  it('is taken by one of two at once', async () => {
    const site = away;
    await desk.eat(site, day('2026-07-01'), await desk.books.elders(site, 3));
    const july = await desk.claims.open(site.operator, { month: '2026-07' });
    const at = { action: 'submit', step: 0 } as const;
    const sent = await Promise.allSettled(
      Array.from({ length: 4 }, () => desk.claims.step(site.operator, july.claimId, at)),
    );
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await desk.passChecks();
    await desk.step(site.townOfficial, july, 'endorse');
    const { legs } = await desk.step(desk.approver, july, 'approve');
    const [leg] = legs;
    const today = (await desk.legs.one(desk.payer, leg?.legId ?? '')).approvedOn;
    const payments = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) =>
        desk.legs.pay(desk.payer, leg?.legId ?? '', {
          ...{ clientId: newClientId(), amountFen: 300, reference: `C-${n}`, paidOn: today },
        }),
      ),
    );
    expect(payments.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await desk.legs.one(desk.payer, leg?.legId ?? '')).toMatchObject({ amountFen: 900, settledFen: 900 });
  });

  it('is seen by its own town and the district', async () => {
    const march = await desk.claims.open(home.operator, { month: '2026-03' });
    for (const scope of [away.operator, away.townOfficial]) {
      await expect(desk.reader.one(scope, march.claimId)).rejects.toMatchObject({ code: 'CLAIM.NOT_FOUND' });
      await expect(desk.step(scope, march, 'take')).rejects.toMatchObject({ code: 'CLAIM.NOT_FOUND' });
    }
    const query = { month: '2026-03', box: 'all', limit: 10 } as const;
    const seen = await desk.reader.list(away.townOfficial, query);
    expect(seen.items.map(({ facilityId }) => facilityId)).toEqual([away.facilityId]);
    const { items } = await desk.reader.list(desk.approver, query);
    expect(items).toMatchObject([
      {
        facilityId: home.facilityId,
        state: 'approved',
        version: 2,
        closedDays: 2,
        openDays: 0,
        meals: 4,
        governmentFen: 3600,
      },
      { facilityId: away.facilityId, claimId: null, state: null, openDays: 0, governmentFen: 0 },
    ]);
    // Whoever approved does not pay: it waits for somebody else.
    const approved = [{ facilityId: home.facilityId, state: 'approved', priorFen: 900 }];
    const april = { ...query, month: '2026-04' };
    expect((await desk.reader.list(desk.payer, { ...april, box: 'todo' })).items).toMatchObject(approved);
    expect((await desk.reader.list(desk.payer, { ...april, box: 'done' })).items).toEqual([]);
    expect((await desk.reader.list(desk.approver, { ...april, box: 'todo' })).items).toEqual([]);
    expect((await desk.reader.list(desk.approver, { ...april, box: 'done' })).items).toMatchObject(approved);
  });

  it('shows what waits, by age', async () => {
    await desk.aheadBy(45);
    const { items } = await desk.legs.arrears(home.townOfficial);
    expect(items.length).toBeGreaterThan(0);
    for (const row of items) expect(row).toMatchObject({ longestDays: 45, to30Fen: 0, to90Fen: 0, over90Fen: 0 });
    const waiting = items.reduce((sum, { to60Fen }) => sum + to60Fen, 0);
    expect(waiting).toBe(await receivable(home, 'claim_receivable'));
  });
});

function currentMonth(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
}
