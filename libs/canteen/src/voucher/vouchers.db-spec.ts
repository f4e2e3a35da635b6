import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DonorPageService } from '../../../donation/src/donor-page/donor-page.service.js';
import { checkInvariants } from '../audit/check-invariants.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { codesOf, openVoucherDesk, type VoucherDesk } from '../testing/voucher-desk.js';
import { VoucherLookupService } from './voucher-lookup.service.js';

const TODAY = businessDateAt(new Date());
const YESTERDAY = addDays(TODAY, -1);

describe('a meal voucher', () => {
  let books: OpenBooks;
  let vouchers: VoucherDesk;

  beforeAll(async () => {
    books = await openBooks();
    vouchers = await openVoucherDesk(books);
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const elder = async (site = books.district.home): Promise<string> => (await books.elders(site, 1))[0] ?? '';
  const heldBy = async (residentId: string): Promise<number> => {
    const { rows } = await books.test.owner.query<{ fen: number }>(
      'SELECT coalesce(sum(balance_fen - arrears_fen), 0)::bigint AS fen FROM canteen.wallets WHERE resident_id = $1',
      [residentId],
    );
    return rows[0]?.fen ?? 0;
  };
  const issueOf = (id: string) => vouchers.desk.vouchers.find(books.district.districtOfficial, id);
  const voided = (mealClientId: string): Promise<unknown> =>
    books.voids.void(books.district.home.operator, {
      ...{ deviceId: randomUUID(), mealClientId, clientId: newClientId() },
      ...{ voidedAt: new Date().toISOString(), reason: '点错了' },
    });
  /** A donation of one voucher each up to ¥5. */
  const oneCode = async (changes = {}): Promise<{ id: string; code: string; donorId: string }> => {
    const { id: donationId, donorId } = await vouchers.give(500);
    const issue = await vouchers.issue(donationId, changes);
    return { id: issue.id, code: codesOf(issue)[0] ?? '', donorId };
  };

  it('pays what is due, takes nothing of the wallet, and changes nothing of the subsidy', async () => {
    const { home } = books.district;
    const residentId = await elder();
    await books.topUp(home, residentId, 1_000);
    const { id, code } = await oneCode();
    const meal = await vouchers.eat(home, residentId, code.toLowerCase());
    expect(meal).toMatchObject({ elderDueFen: 300, elderPaidFen: 300, governmentFen: 900, paymentMethod: 'wallet' });
    expect(meal.flags).toEqual([]);
    expect(await heldBy(residentId)).toBe(1_000);
    expect(await issueOf(id)).toMatchObject({ redeemed: 1, spentFen: 300, reservedFen: 200, state: 'open' });
    expect((await issueOf(id)).items).toMatchObject([{ state: 'used', usedOn: TODAY, amountFen: 300 }]);
    expect(await books.balance(`a.fund_id = '${id}'`)).toBe(-200);
    expect(await books.balance(`a.kind = 'clearing' AND a.organisation_id = '${vouchers.charityId}'`)).toBe(-300);
  });

  it('pays up to its cap, and the rest is the wallet’s', async () => {
    const residentId = await elder();
    const { id: donationId } = await vouchers.give(200);
    const issue = await vouchers.issue(donationId, { capFen: 200 });
    const meal = await vouchers.eat(books.district.home, residentId, codesOf(issue)[0] ?? '');
    expect(meal.flags).toEqual(['wallet_short']);
    expect(await heldBy(residentId)).toBe(-100);
  });

  it('pays once in the world: of many at once one, the others owe their meal and say so', async () => {
    const { home, away } = books.district;
    const { id, code } = await oneCode();
    const elders = await books.elders(home, 6);
    const sites = elders.map((_, place) => (place % 2 === 0 ? home : away));
    const meals = await Promise.all(
      elders.map((residentId, place) => vouchers.eat(sites[place] ?? home, residentId, code)),
    );
    expect(meals.filter(({ flags }) => !flags.includes('voucher_used'))).toHaveLength(1);
    for (const [place, { flags, elderPaidFen }] of meals.entries()) {
      const used = flags.includes('voucher_used');
      expect(flags.includes('wallet_short')).toBe(used);
      expect(await heldBy(elders[place] ?? '')).toBe(used ? -elderPaidFen : 0);
    }
    const { redeemed, refusals } = await issueOf(id);
    expect([redeemed, refusals.map(({ outcome }) => outcome)]).toEqual([1, Array.from({ length: 5 }, () => 'used')]);
  });

  it('is redeemed once for a meal however often that is sent', async () => {
    const residentId = await elder();
    const { id, code } = await oneCode();
    const draft = mealDraft(residentId, { paymentMethod: 'wallet', voucherCode: code });
    const deviceId = randomUUID();
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => books.meals.log(books.district.home.operator, deviceId, [draft])),
    );
    expect(sent.flat().filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(await issueOf(id)).toMatchObject({ redeemed: 1, spentFen: 300 });
    expect(await heldBy(residentId)).toBe(0);
  });

  it('goes back with a void, and pays again', async () => {
    const residentId = await elder();
    const { id, code } = await oneCode();
    const meal = await vouchers.eat(books.district.home, residentId, code);
    await voided(meal.clientId);
    expect(await issueOf(id)).toMatchObject({ redeemed: 0, spentFen: 0, reservedFen: 500 });
    expect(await heldBy(residentId)).toBe(0);
    expect((await vouchers.eat(books.district.home, residentId, code)).flags).toEqual([]);
    expect(await issueOf(id)).toMatchObject({ redeemed: 1, spentFen: 300 });
  });

  it('goes back with a correction after the day was closed, late meals too; the chain holds', async () => {
    const { home } = books.district;
    const [first = '', late = ''] = await books.elders(home, 2);
    const { id: donationId } = await vouchers.give(1_000);
    const issue = await vouchers.issue(donationId, { vouchers: 2 });
    await vouchers.backdate(issue.id, 3);
    const at = { businessDate: YESTERDAY, servedAt: `${YESTERDAY}T11:00:00+08:00` };
    const [codeA = '', codeB = ''] = codesOf(issue);
    const meal = await vouchers.eat(home, first, codeA, at);
    await books.closeDay(home, YESTERDAY);
    const lateMeal = await vouchers.eat(home, late, codeB, at);
    await books.settleLate(home, YESTERDAY);
    expect(await issueOf(issue.id)).toMatchObject({ redeemed: 2, spentFen: 600 });
    const corrected = (mealId: string) =>
      books.corrections.correct(home.operator, {
        ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
        meals: [{ mealId, businessDate: YESTERDAY }],
      });
    await corrected(meal.id);
    await corrected(lateMeal.id);
    expect(await issueOf(issue.id)).toMatchObject({ redeemed: 0, spentFen: 0 });
    expect([await heldBy(first), await heldBy(late)]).toEqual([0, 0]);
  });

  it('gives back the part that a later subsidy makes too much', async () => {
    const { home, away } = books.district;
    const residentId = await elder();
    const day = addDays(TODAY, -2);
    const at = { businessDate: day, servedAt: `${day}T11:00:00+08:00` };
    const { id: donationId } = await vouchers.give(1_000);
    const issue = await vouchers.issue(donationId, { capFen: 1_000 });
    await vouchers.backdate(issue.id, 3);
    const [subsidised] = await books.meals.log(home.operator, randomUUID(), [mealDraft(residentId, at)]);
    const other = await vouchers.eat(away, residentId, codesOf(issue)[0] ?? '', { ...at, elderPaidFen: 1_200 });
    expect(await heldBy(residentId)).toBe(-200);
    for (const site of [home, away]) await books.closeDay(site, day);
    await books.corrections.swap(books.district.districtOfficial, {
      ...{ clientId: newClientId(), reason: '应归另一餐' },
      subsidised: { mealId: subsidised?.meal?.id ?? '', businessDate: day },
      other: { mealId: other.id, businessDate: day },
    });
    // Six of twelve are due away: as much stays paid by the voucher, and the arrears are made whole.
    expect(await issueOf(issue.id)).toMatchObject({ redeemed: 1, spentFen: 600 });
    expect(await heldBy(residentId)).toBe(0);
  });

  it('pays nothing where it is not good, and the meal is recorded all the same', async () => {
    const { home, away } = books.district;
    const [holder = '', stranger = ''] = await books.elders(home, 2);
    const elsewhere = await oneCode({ earmark: 'facility', forFacility: away.facilityId });
    const inTown = await oneCode({ earmark: 'town', forTown: home.townCode });
    const named = await oneCode({ residentIds: [holder] });
    const hardship = await oneCode({ earmark: 'category', forCategory: 'low_income' });
    for (const code of [elsewhere.code, named.code, hardship.code, 'QV0000000000000000', 'no code']) {
      const meal = await vouchers.eat(home, stranger, code);
      expect(meal.flags.filter((flag) => flag.startsWith('voucher'))).toEqual(['voucher_refused']);
      await voided(meal.clientId);
    }
    const looks = new VoucherLookupService(books.test.database);
    const shown = (code: string, residentId?: string) =>
      looks.show(home.operator, residentId === undefined ? { code } : { code, residentId });
    expect(await shown(elsewhere.code)).toMatchObject({ state: 'elsewhere', capFen: 500 });
    expect(await shown(named.code, stranger)).toMatchObject({ state: 'not_theirs' });
    expect(await shown(named.code, holder)).toMatchObject({ state: 'open' });
    expect(await shown('no code')).toEqual({ state: 'unknown', capFen: null, expiresOn: null });
    expect((await vouchers.eat(home, holder, named.code)).flags).toEqual([]);
    expect((await vouchers.eat(home, stranger, inTown.code)).flags).toEqual([]);
    expect(await shown(inTown.code)).toMatchObject({ state: 'used' });
  });

  it('stays for another day when nothing is due', async () => {
    const { id, code } = await oneCode();
    const meal = await vouchers.eat(books.district.home, await elder(), code, {
      paymentMethod: 'free',
      elderPaidFen: 0,
    });
    expect(meal.flags).toContain('voucher_not_needed');
    expect(await issueOf(id)).toMatchObject({ redeemed: 0 });
  });

  it('never promises more than is there, and what stands behind it stays until the issue ends', async () => {
    const { districtOfficial: official } = books.district;
    const { id: donationId } = await vouchers.give(1_000);
    await expect(vouchers.issue(donationId, { vouchers: 3 })).rejects.toMatchObject({ code: 'DONATION.NOT_LEFT' });
    const asked = { clientId: randomUUID(), vouchers: 2 };
    const issue = await vouchers.issue(donationId, asked);
    expect(await vouchers.issue(donationId, asked)).toEqual(issue);
    await expect(vouchers.issue(donationId, { ...asked, capFen: 400 })).rejects.toMatchObject({
      code: 'DONATION.CLIENT_ID_CLASH',
    });
    const [code = '', other = ''] = codesOf(issue);
    await vouchers.eat(books.district.home, await elder(), code);
    const back = { clientId: randomUUID(), amountFen: 1, reason: '改作他用' };
    await expect(vouchers.desk.tranches.takeBack(official, issue.id, back)).rejects.toMatchObject({
      code: 'DONATION.VOUCHERS_OPEN',
    });
    await expect(
      vouchers.desk.refunds.ask(official, donationId, { clientId: randomUUID(), amountFen: 1, reason: '退回' }),
    ).rejects.toMatchObject({ code: 'DONATION.SPENT_MEANWHILE' });
    expect(await vouchers.desk.vouchers.end(official, issue.id, { reason: '收回' })).toMatchObject({
      ...{ state: 'ended', redeemed: 1, spentFen: 300, reservedFen: 0 },
      items: [{ state: 'used' }, { state: 'ended' }],
    });
    expect(await vouchers.desk.vouchers.end(official, issue.id, { reason: '收回' })).toMatchObject({ state: 'ended' });
    await expect(vouchers.desk.vouchers.end(official, issue.id, { reason: '再收' })).rejects.toMatchObject({
      code: 'DONATION.ISSUE_ENDED',
    });
    expect((await vouchers.eat(books.district.home, await elder(), other)).flags).toContain('voucher_refused');
    expect(
      await vouchers.desk.refunds.ask(official, donationId, { clientId: randomUUID(), amountFen: 700, reason: '退回' }),
    ).toMatchObject({ state: 'waiting' });
  });

  it('is issued by whoever prints it only: no code is read by a town or an auditor, no issue by an operator', async () => {
    const { home } = books.district;
    const { id } = await oneCode({ earmark: 'town', forTown: home.townCode });
    const seen = await vouchers.desk.vouchers.find(home.townOfficial, id);
    expect(seen).toMatchObject({ donorName: null, items: [{ code: null, state: 'open' }] });
    await expect(vouchers.desk.vouchers.find(books.district.away.townOfficial, id)).rejects.toMatchObject({
      code: 'DONATION.ISSUE_NOT_FOUND',
    });
    await expect(vouchers.desk.vouchers.find(home.operator, id)).rejects.toMatchObject({
      code: 'DONATION.ISSUE_NOT_FOUND',
    });
  });

  it('is told to its donor: meals, places, days and fen', async () => {
    const { home } = books.district;
    const { id: donationId, donorId } = await vouchers.give(2_000);
    const issue = await vouchers.issue(donationId, { vouchers: 4 });
    const elders = await books.elders(home, 3);
    for (const [place, code] of codesOf(issue).slice(0, 3).entries())
      await vouchers.eat(home, elders[place] ?? '', code);
    const { token } = await vouchers.desk.donors.openLink(books.district.districtOfficial, donorId);
    const page = await new DonorPageService(books.test.database).open(token, '127.0.0.1');
    expect(page).toMatchObject({
      spentFen: 900,
      meals: 3,
      facilities: 1,
      days: 1,
      groups: [{ meals: 3, amountFen: 900 }],
    });
  });

  it('is redeemed by the meal that it is shown for alone: not by one that was paid, at another counter, or of somebody else', async () => {
    const { home, away } = books.district;
    const [first = '', other = ''] = await books.elders(home, 2);
    const { id: donationId } = await vouchers.give(500);
    const [code] = codesOf(await vouchers.issue(donationId));
    const [answer] = await books.meals.log(home.operator, randomUUID(), [
      mealDraft(first, { paymentMethod: 'wallet' }),
    ]);
    const meal = { mealId: answer?.meal?.id, businessDate: TODAY, code, dueFen: 300, paidFen: 300 };
    for (const [site, residentId] of [
      [home, first],
      [away, first],
      [home, other],
    ] as const) {
      const redeemed = books.test.database.scoped(site.operator, (tx) =>
        tx.query('SELECT FROM canteen.redeem_vouchers($1::jsonb, $2::uuid[])', [
          JSON.stringify([{ ...meal, residentId }]),
          [residentId],
        ]),
      );
      await expect(redeemed).rejects.toThrow('that meal was paid');
    }
  });

  it('takes the tranches of a batch in one order, whatever order it is in', async () => {
    const { home } = books.district;
    const { owner } = books.test;
    const earlier = await oneCode();
    const later = await oneCode();
    const elders = await books.elders(home, 2);
    const drafts = [later, earlier].map(({ code }, place) =>
      mealDraft(elders[place] ?? '', { paymentMethod: 'wallet', voucherCode: code }),
    );
    await owner.query('BEGIN');
    await owner.query('SELECT FROM donation.tranches WHERE id = $1 FOR UPDATE', [earlier.id]);
    const logged = books.meals.log(home.operator, randomUUID(), drafts);
    await vi.waitFor(async () => {
      // A transaction sees the activity of its first look.
      await owner.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await owner.query(
        `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%redeem_vouchers%' AND datname = current_database()`,
      );
      expect(rows).toHaveLength(1);
    });
    const free = 'SELECT FROM donation.tranches WHERE id = $1 FOR UPDATE SKIP LOCKED';
    expect((await owner.query(free, [later.id])).rows).toHaveLength(1);
    await owner.query('COMMIT');
    expect((await logged).map(({ meal }) => meal?.flags)).toEqual([[], []]);
  });
});
