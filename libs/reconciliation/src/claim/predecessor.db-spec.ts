import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { openClaimsDesk } from '../testing/claims-desk.js';
import { TraceService } from '../trace/trace.service.js';

it.each([
  ['paid', 'before its subsidy is taken back'],
  ['only endorsed', 'after the claim that takes its subsidy back'],
])('bills who is %s for a meal, not who runs the facility then, approved %s', async (state) => {
  const desk = await openClaimsDesk();
  const { books, home, legs, payer } = desk;
  const { owner, database } = books.test;
  try {
    const [mealId = ''] = await desk.eat(home, parseBusinessDate('2026-02-03'), await books.elders(home, 2));
    const february = await desk.claims.open(home.operator, { month: '2026-02' });
    await desk.step(home.operator, february, 'submit');
    await desk.step(home.townOfficial, february, 'endorse');
    const pay = async () => {
      await desk.step(desk.approver, february, 'approve');
      await desk.payAll(february);
    };
    if (state === 'paid') await pay();
    const { rows } = await owner.query<{ id: string }>(
      `WITH added AS (INSERT INTO registry.organisations (district_code, name) VALUES ($1, '接办单位') RETURNING id)
       SELECT id FROM added`,
      [books.district.districtCode],
    );
    await owner.query('UPDATE meal_point.facilities SET organisation_id = $1 WHERE id = $2', [
      rows[0]?.id,
      home.facilityId,
    ]);
    const { corrections } = await books.corrections.correct(home.townOfficial, {
      ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '不符合条件' },
      meals: [{ mealId, businessDate: '2026-02-03' }],
    });
    const booked = corrections[0]?.bookedDate as BusinessDate;
    await owner.query(`UPDATE platform.outbox SET state = 'done'`);
    await desk.aheadBy(70);
    await desk.eatOpen(home, booked, await books.elders(home, 3));
    await books.closeDay(home, booked);
    const claim = await desk.approve(home, booked.slice(0, 7));
    expect(claim.organisationName).toBe('接办单位');
    expect(
      claim.legs.map(({ funder, organisationName, amountFen }) => [funder, organisationName === '接办单位', amountFen]),
    ).toEqual(
      ['city', 'district', 'town'].flatMap((funder) => [
        [funder, true, 900],
        [funder, false, -300],
      ]),
    );
    const debt = claim.legs.find(({ amountFen }) => amountFen < 0);
    expect(debt?.code).toMatch(/-C-2$/);
    // Each leg has its own lines, and the successor is paid wholly.
    const trace = new TraceService(database);
    for (const { legId, amountFen } of claim.legs) {
      expect(await trace.leg(desk.approver, legId, { limit: 10 })).toMatchObject({ linesFen: amountFen });
    }
    if (state !== 'paid') await pay();
    await desk.payAll(claim);
    // A debt that is settled is not opened again by paying the debtor.
    const { approvedOn: paidOn } = await legs.one(payer, debt?.legId ?? '');
    const undone = { clientId: newClientId(), amountFen: 300, reference: 'X-1', paidOn };
    await expect(legs.pay(payer, debt?.legId ?? '', undone)).rejects.toMatchObject({ code: 'LEG.TOO_MUCH' });
    expect((await legs.one(payer, debt?.legId ?? '')).settledFen).toBe(-300);
    await owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(owner, { invariants: [...INVARIANTS, ...CLAIM_INVARIANTS] });
    expect(broken.flatMap(({ invariant, offending }) => offending.map((row) => [invariant.name, row]))).toEqual([]);
  } finally {
    await desk.close();
  }
});
