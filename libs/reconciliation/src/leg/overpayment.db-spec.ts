import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import type { ClaimDto } from '../claim/claim.dto.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';

/** An order of 6.00 is with the bank when one of its two meals loses its subsidy; the bank pays 6.00 of the 3.00 that are left. */
describe('what the bank pays beyond what is left', () => {
  let desk: ClaimsDesk;
  let claim: ClaimDto;
  let today: string;

  beforeAll(async () => {
    desk = await openClaimsDesk();
    const [mealId = ''] = await desk.eat(
      desk.home,
      parseBusinessDate('2026-02-03'),
      await desk.books.elders(desk.home, 2),
    );
    claim = await desk.approve(desk.home, '2026-02');
    const { townOfficial } = desk.home;
    const { corrections } = await desk.books.corrections.correct(townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '不符合条件' },
      meals: [{ mealId, businessDate: '2026-02-03' }],
    });
    const ids = corrections.map(({ id }) => id);
    expect(await desk.books.test.database.scoped(townOfficial, (tx) => desk.legs.withhold(tx, ids))).toEqual(ids);
    today = (await desk.legs.one(desk.payer, legOf('city'))).approvedOn;
  });
  afterAll(async () => {
    await desk.books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(desk.books.test.owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    await desk.close();
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  });

  const legOf = (funder: string, of = claim): string => of.legs.find((leg) => leg.funder === funder)?.legId ?? '';
  const pay = (funder: string, amountFen: number, beyondLeft = false) =>
    desk.legs.pay(desk.payer, legOf(funder), {
      ...{ clientId: newClientId(), amountFen, reference: `B-${funder}-${amountFen}`, paidOn: today, beyondLeft },
    });
  const state = async (): Promise<string> => (await desk.reader.one(desk.payer, claim.claimId)).state;

  it('is refused by itself, recorded on purpose, and never more than the order said', async () => {
    await expect(pay('city', 600)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    await expect(pay('city', 601, true)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    expect(await pay('city', 600, true)).toMatchObject({ amountFen: 600, settledFen: 900, paidFen: 600 });
    await pay('district', 300);
    await pay('town', 300);
    // What was paid is no surplus: nobody sends it back alone, only to pay it again.
    await expect(pay('district', -300)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    await expect(pay('city', -301, true)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    for (const reference of [' \u3000 ', '㈱'.repeat(30)])
      await expect(
        desk.legs.pay(desk.payer, legOf('district'), {
          clientId: newClientId(),
          amountFen: -1,
          reference,
          paidOn: today,
        }),
      ).rejects.toMatchObject({ code: 'LEG.NO_REFERENCE' });
    // All is paid, and yet not done: the payee owes 3.00 back.
    expect(await state()).toBe('approved');
    const { items } = await desk.legs.arrears(desk.home.townOfficial);
    expect(items).toMatchObject([{ funder: 'city', owedBackFen: -300, to30Fen: 0 }]);
    expect(await desk.books.balance(`a.kind = 'claim_receivable'`)).toBe(-300);
    expect(await desk.books.balance(`a.kind = 'bank'`)).toBe(1200);
  });

  it('is sent back in parts, a cent or all of it', async () => {
    expect(await pay('city', -1)).toMatchObject({ settledFen: 899, paidFen: 599 });
    await expect(pay('city', -300)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    const { payments } = await desk.legs.one(desk.payer, legOf('city'));
    const bounced = { bouncedOn: today, reason: '退回有误' };
    expect(await desk.legs.bounce(desk.approver, payments.at(-1)?.paymentId ?? '', bounced)).toMatchObject({
      ...{ settledFen: 900, paidFen: 600 },
    });
    expect(await desk.books.balance(`a.kind = 'claim_receivable'`)).toBe(-300);
  });

  it('is taken off what the same funder pays next', async () => {
    await desk.eat(desk.home, parseBusinessDate('2026-03-03'), await desk.books.elders(desk.home, 2));
    const march = await desk.approve(desk.home, '2026-03');
    expect(march.legs.map(({ funder, amountFen, settledFen }) => [funder, amountFen - settledFen])).toEqual([
      ['city', 300],
      ['district', 600],
      ['town', 600],
    ]);
    const { payments, settledFen } = await desk.legs.one(desk.payer, legOf('city'));
    expect(settledFen).toBe(600);
    expect(payments.at(-1)).toMatchObject({ kind: 'netted', amountFen: -300, nettedWith: legOf('city', march) });
    await desk.payAll(march);
    expect(await desk.books.balance(`a.kind = 'claim_receivable'`)).toBe(0);
    expect(await desk.books.balance(`a.kind = 'bank'`)).toBe(1200 + 1500);
  });

  it('is to be paid again wholly when the bank sends the payment back after the surplus was netted', async () => {
    const paid = (await desk.legs.one(desk.payer, legOf('city'))).payments.find(({ kind }) => kind === 'bank');
    const bounced = await desk.legs.bounce(desk.approver, paid?.paymentId ?? '', {
      bouncedOn: today,
      reason: '账号有误',
    });
    expect(bounced.amountFen - bounced.settledFen).toBe(600);
    expect(await desk.books.balance(`a.kind = 'claim_receivable'`)).toBe(600);
  });
});
