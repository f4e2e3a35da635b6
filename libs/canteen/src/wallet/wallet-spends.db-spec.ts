import { randomUUID } from 'node:crypto';
import { businessDateAt } from '@nuancan/kernel';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { checkInvariants } from '../audit/check-invariants.js';
import { WALLET_INVARIANTS } from '../audit/wallet-invariants.js';
import { loadFound } from '../counter/till-facts.js';
import type { MealDraftDto } from '../meal/meal-draft.dto.js';
import type { LoggedItemDto } from '../meal/meal.dto.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealService } from '../meal/meal.service.js';
import { MealVoidService } from '../meal/meal-void.service.js';
import {
  createCanteenDistrict,
  createResident,
  type CanteenDistrict,
  type CanteenSite,
} from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { bookCash } from '../testing/wallet-desk.js';
import { WalletBookingService } from './wallet-booking.service.js';

describe('a meal paid by wallet', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let meals: MealService;
  let bookings: WalletBookingService;
  let otherOrganisation: string;
  const deviceId = randomUUID();

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
    bookings = new WalletBookingService(test.database, new Journal());
    const { rows } = await test.owner.query<{ id: string }>(
      `WITH o AS (INSERT INTO registry.organisations (district_code, name) VALUES ($1, '另一村集体') RETURNING id)
       UPDATE meal_point.facilities f SET organisation_id = o.id FROM o WHERE f.id = $2 RETURNING o.id`,
      [district.districtCode, district.away.facilityId],
    );
    otherOrganisation = rows[0]?.id ?? '';
  });
  afterAll(async () => {
    const broken = await checkInvariants(test.owner, { invariants: WALLET_INVARIANTS });
    await test?.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const paid = (residentId: string, changes: Partial<MealDraftDto> = {}): MealDraftDto =>
    mealDraft(residentId, { paymentMethod: 'wallet', ...changes });
  const log = (drafts: MealDraftDto[], at: CanteenSite = district.home): Promise<LoggedItemDto[]> =>
    meals.log(at.operator, deviceId, drafts);
  const topUp = (residentId: string, amountFen: number, at: CanteenSite = district.home): Promise<unknown> =>
    bookCash(bookings, at.operator, 'top_up', { residentId, amountFen });
  const voided = (mealClientId: string): Promise<unknown> =>
    new MealVoidService(test.database, new Journal()).void(district.home.operator, {
      ...{ deviceId, mealClientId, clientId: newClientId() },
      ...{ voidedAt: new Date().toISOString(), reason: '点错了' },
    });
  const seenAt = (site: CanteenSite, residentId: string): Promise<unknown> =>
    test.database.scoped(site.operator, async (tx) => {
      const on = businessDateAt(new Date());
      const asked = { facilityId: site.facilityId, residentIds: [residentId], on };
      return (await loadFound(tx, asked)).wallets.get(residentId);
    });

  it('takes what the elder paid, once for a client id however often it is sent', async () => {
    const residentId = await createResident(test.owner, district.home);
    await topUp(residentId, 1_000);
    const draft = paid(residentId);
    const answers = await Promise.all(Array.from({ length: 6 }, () => log([draft])));
    expect(answers.flat().filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
    expect(answers.flat()[0]?.meal?.flags).not.toContain('wallet_short');
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 700, arrearsFen: 0 });
  });

  it('is never refused: what the wallet does not hold is owed, and the next top-up pays it first', async () => {
    const residentId = await createResident(test.owner, district.home);
    await topUp(residentId, 500);
    const [lunch, dinner] = await log([paid(residentId), paid(residentId, { slot: 'dinner' })]);
    expect(lunch?.meal?.flags).not.toContain('wallet_short');
    expect(dinner).toMatchObject({ outcome: 'recorded', meal: { flags: expect.arrayContaining(['wallet_short']) } });
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 0, arrearsFen: 100 });
    await topUp(residentId, 250);
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 150, arrearsFen: 0 });
    // Without any wallet before: one is opened, in arrears.
    const stranger = await createResident(test.owner, district.away);
    const [meal] = await log([paid(stranger)]);
    expect(meal?.meal?.flags).toContain('wallet_short');
    expect(await seenAt(district.home, stranger)).toEqual({ balanceFen: 0, arrearsFen: 300 });
    const { rows } = await test.owner.query('SELECT flags FROM canteen.meals WHERE id = $1', [meal?.meal?.id]);
    expect(rows[0]).toMatchObject({ flags: meal?.meal?.flags });
  });

  it('gives it back when it is voided, arrears first', async () => {
    const residentId = await createResident(test.owner, district.home);
    await topUp(residentId, 400);
    const [lunch, dinner] = [paid(residentId), paid(residentId, { slot: 'dinner' })];
    await log([lunch, dinner]);
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 0, arrearsFen: 200 });
    await voided(lunch.clientId);
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 100, arrearsFen: 0 });
    await expect(voided(lunch.clientId)).rejects.toMatchObject({ code: 'MEAL.ALREADY_VOIDED' });
    await voided(dinner.clientId);
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 400, arrearsFen: 0 });
  });

  it('keeps to the fen when fifty meals, refunds and voids come at once', async () => {
    const people = [await createResident(test.owner, district.home), await createResident(test.owner, district.home)];
    for (const residentId of people) await topUp(residentId, 5_000);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const earlier = people.map((residentId) => paid(residentId, { servedAt: yesterday, elderPaidFen: 150 }));
    await log(earlier);
    const work = Array.from({ length: 50 }, (_, at) => {
      const residentId = people[at % 2] ?? '';
      const slot = (['breakfast', 'lunch', 'dinner'] as const)[at % 3] ?? 'lunch';
      if (at % 5 === 0) return bookCash(bookings, district.home.operator, 'refund', { residentId, amountFen: 700 });
      return log([paid(residentId, { slot }), paid(people[(at + 1) % 2] ?? '', { slot })]);
    });
    const undone = Promise.all(earlier.map(({ clientId }) => voided(clientId)));
    const results = await Promise.allSettled(work);
    await undone;
    const refunds = results.filter((result, at) => at % 5 === 0 && result.status === 'fulfilled').length;
    const items = results.flatMap((result) =>
      result.status === 'fulfilled' && Array.isArray(result.value) ? result.value : [],
    );
    expect(items.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(80);
    const { rows } = await test.owner.query<{ held: string }>(
      'SELECT sum(balance_fen - arrears_fen) AS held FROM canteen.wallets WHERE resident_id = ANY ($1)',
      [people],
    );
    expect(Number(rows[0]?.held)).toBe(10_000 - refunds * 700 - 80 * 300);
  });

  it('elsewhere takes from a wallet of its own, unless a custodian clears between the organisations', async () => {
    const residentId = await createResident(test.owner, district.home);
    await topUp(residentId, 1_000);
    expect(await seenAt(district.away, residentId)).toBeUndefined();
    const [apart] = await log([paid(residentId)], district.away);
    expect(apart?.meal?.flags).toContain('wallet_short');
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 1_000, arrearsFen: 0 });
    await topUp(residentId, 400, district.away);
    await test.owner.query(
      `INSERT INTO canteen.wallet_settings (district_code, valid_from, most_fen, custodian_id, recorded_by)
       VALUES ($1, '2020-01-01', 500000, $2, $3)`,
      [district.districtCode, otherOrganisation, district.districtOfficial.accountId],
    );
    expect(await seenAt(district.away, residentId)).toEqual({ balanceFen: 1_100, arrearsFen: 0 });
    const [cleared] = await log([paid(residentId, { slot: 'dinner' })], district.away);
    expect(cleared?.meal?.flags).not.toContain('wallet_short');
    // The close of a facility's day reads what its own operator sees: also what other organisations' wallets paid here.
    const parts = await test.database.scoped(district.away.operator, (tx) =>
      tx.query<object[]>(
        `SELECT organisation_id = at_organisation_id AS own, custodian_id AS custodian, amount_fen::int AS amount
         FROM canteen.wallet_movements WHERE meal_id = $1 ORDER BY amount_fen`,
        [cleared?.meal?.id],
      ),
    );
    expect(parts).toEqual([
      { own: false, custodian: otherOrganisation, amount: -200 },
      { own: true, custodian: null, amount: -100 },
    ]);
    expect(await seenAt(district.home, residentId)).toEqual({ balanceFen: 800, arrearsFen: 0 });
    await test.owner.query(
      `INSERT INTO canteen.wallet_settings (district_code, valid_from, most_fen, recorded_by) VALUES ($1, '2020-01-01', 500000, $2)`,
      [district.districtCode, district.districtOfficial.accountId],
    );
  });

  it('of an entry that was merged takes from the entry that stands, and nothing is lost or doubled', async () => {
    const [stands, duplicate] = [
      await createResident(test.owner, district.home),
      await createResident(test.owner, district.home),
    ];
    await topUp(stands, 1_000);
    await topUp(duplicate, 500);
    const before = paid(duplicate);
    await log([before]);
    await test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, stands]);
    expect(await seenAt(district.home, stands)).toEqual({ balanceFen: 1_200, arrearsFen: 0 });
    expect(await seenAt(district.home, duplicate)).toEqual({ balanceFen: 1_200, arrearsFen: 0 });
    await log([paid(duplicate, { slot: 'dinner' })]);
    expect(await seenAt(district.home, stands)).toEqual({ balanceFen: 900, arrearsFen: 0 });
    await voided(before.clientId);
    expect(await seenAt(district.home, stands)).toEqual({ balanceFen: 1_200, arrearsFen: 0 });
    const receipt = await bookCash(bookings, district.home.operator, 'refund', {
      residentId: duplicate,
      amountFen: 1_200,
    });
    expect(receipt).toMatchObject({ residentId: stands, balanceAfterFen: 0 });
  });
});
