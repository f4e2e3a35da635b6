import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { eventually } from '../../../../test/support/eventually.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { newClientId } from '../testing/meal-draft.js';
import { bookCash } from '../testing/wallet-desk.js';
import { WalletBookingService } from './wallet-booking.service.js';
import { WalletQueryService } from './wallet-query.service.js';
import { WalletSettingsService } from './wallet-settings.service.js';

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

describe('a wallet at the counter', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let bookings: WalletBookingService;
  let queries: WalletQueryService;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    bookings = new WalletBookingService(test.database, new Journal());
    queries = new WalletQueryService(test.database);
  });
  afterAll(() => test?.close());

  it('is topped up and refunded, with receipts of its organisation one after the other', async () => {
    const { operator } = district.home;
    const [one, other] = [
      await createResident(test.owner, district.home),
      // Somebody of another town who eats here.
      await createResident(test.owner, district.away),
    ];
    const first = await bookCash(bookings, operator, 'top_up', { residentId: one, amountFen: 10_000 });
    expect(first).toMatchObject({ kind: 'top_up_cash', amountFen: 10_000, balanceAfterFen: 10_000, seq: 1 });
    const transfer = { clientId: newClientId(), residentId: other, amountFen: 3_000, method: 'transfer' as const };
    const second = await bookings.book(operator, 'top_up', { ...transfer, reference: 'ICBC-20261125-7' });
    expect(second.receipt).toMatchObject({ reference: 'ICBC-20261125-7', receiptNo: (first.receiptNo ?? 0) + 1 });
    const third = await bookCash(bookings, operator, 'refund', { residentId: one, amountFen: 2_500 });
    expect(third).toMatchObject({ amountFen: -2_500, balanceAfterFen: 7_500, receiptNo: (first.receiptNo ?? 0) + 2 });
    const statement = await queries.statement(operator, first.walletId, { limit: 1 });
    expect(statement.items.map(({ id }) => id)).toEqual([third.id]);
    const rest = await queries.statement(operator, first.walletId, { limit: 1, cursor: statement.nextCursor ?? '' });
    expect(rest).toMatchObject({ items: [{ id: first.id }], nextCursor: null });
    const list = await queries.list(district.districtOfficial, { limit: 1 });
    expect(list).toMatchObject({ totals: { wallets: 2, balanceFen: 10_500, arrearsFen: 0 } });
    expect(list.items[0]?.residentName).toBe('王*香');
  });

  it('is in the books with the money it moved', async () => {
    const residentId = await createResident(test.owner, district.home);
    const asked = { residentId, method: 'transfer' as const, reference: 'CCB-1' };
    const { operator } = district.home;
    const cash = await bookCash(bookings, operator, 'top_up', { residentId, amountFen: 900 });
    const bank = await bookings.book(operator, 'refund', { ...asked, clientId: newClientId(), amountFen: 400 });
    const { rows } = await test.owner.query(
      `SELECT e.kind, e.facility_id, a.kind AS account, l.amount_fen FROM ledger.entries e JOIN ledger.lines l ON l.entry_id = e.id
       JOIN ledger.accounts a ON a.id = l.account_id WHERE e.business_key = ANY ($1) ORDER BY e.id, l.line_no`,
      [[`wallet/${cash.id}`, `wallet/${bank.receipt.id}`]],
    );
    const { facilityId: facility_id } = district.home;
    expect(rows).toEqual([
      { kind: 'wallet_top_up', facility_id, account: 'cash_drawer', amount_fen: 900 },
      { kind: 'wallet_top_up', facility_id, account: 'wallet', amount_fen: -900 },
      { kind: 'wallet_refund', facility_id, account: 'bank', amount_fen: -400 },
      { kind: 'wallet_refund', facility_id, account: 'wallet', amount_fen: 400 },
    ]);
  });

  it('books one client id once, and refuses it with another body', async () => {
    const { operator } = district.home;
    const residentId = await createResident(test.owner, district.home);
    const asked = { clientId: newClientId(), residentId, amountFen: 4_000, method: 'cash' as const, reference: null };
    const answers = await Promise.all(Array.from({ length: 8 }, () => bookings.book(operator, 'top_up', asked)));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ receipt }) => JSON.stringify(receipt))).size).toBe(1);
    for (const [booking, change] of [
      ['top_up', { amountFen: 4_001 }],
      ['refund', {}],
    ] as const) {
      await expect(bookings.book(operator, booking, { ...asked, ...change })).rejects.toMatchObject({
        code: 'WALLET.CLIENT_ID_CLASH',
      });
    }
    expect(await balanceOf(residentId)).toEqual({ balance: 4_000, arrears: 0 });
  });

  it('takes no more than the district allows, and gives no more than it holds', async () => {
    const { operator } = district.home;
    const residentId = await createResident(test.owner, district.home);
    await bookCash(bookings, operator, 'top_up', { residentId, amountFen: 500_000 });
    await expect(bookCash(bookings, operator, 'top_up', { residentId, amountFen: 1 })).rejects.toMatchObject({
      code: 'WALLET.ABOVE_CAP',
    });
    await expect(bookCash(bookings, operator, 'refund', { residentId, amountFen: 500_001 })).rejects.toMatchObject({
      code: 'WALLET.NOT_COVERED',
    });
    const settings = new WalletSettingsService(test.database);
    const { rows } = await test.owner.query<{ today: string }>(`SELECT ${TODAY}::text AS today`);
    const today = rows[0]?.today ?? '';
    await settings.set(district.districtOfficial, { validFrom: today, mostFen: 500_001, custodianId: null });
    await bookCash(bookings, operator, 'top_up', { residentId, amountFen: 1 });
    const back = await settings.set(district.districtOfficial, {
      validFrom: today,
      mostFen: 500_000,
      custodianId: null,
    });
    expect(back).toMatchObject({ today: { mostFen: 500_000 }, items: [{ mostFen: 500_000 }, { mostFen: 500_001 }] });
    await expect(
      settings.set(district.districtOfficial, { validFrom: '2020-01-01', mostFen: 1, custodianId: null }),
    ).rejects.toMatchObject({ code: 'WALLET.SETTINGS_IN_PAST' });
    await expect(
      settings.set(district.home.townOfficial, { validFrom: today, mostFen: 1, custodianId: null }),
    ).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('needs the reference of a transfer, and a resident of the district', async () => {
    const { operator } = district.home;
    const residentId = await createResident(test.owner, district.home);
    const asked = { clientId: newClientId(), residentId, amountFen: 100 };
    await expect(
      bookings.book(operator, 'top_up', { ...asked, method: 'transfer', reference: null }),
    ).rejects.toMatchObject({ code: 'WALLET.REFERENCE_MISMATCH' });
    await expect(
      bookings.book(operator, 'top_up', { ...asked, method: 'cash', residentId: newClientId() }),
    ).rejects.toMatchObject({ code: 'WALLET.NO_RESIDENT' });
  });

  it('never falls below zero when refunds come at once', async () => {
    const { operator } = district.home;
    const residentId = await createResident(test.owner, district.home);
    await bookCash(bookings, operator, 'top_up', { residentId, amountFen: 1_000 });
    const results = await Promise.allSettled(
      Array.from({ length: 25 }, () => bookCash(bookings, operator, 'refund', { residentId, amountFen: 100 })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await balanceOf(residentId)).toEqual({ balance: 0, arrears: 0 });
  });

  it('is locked before the day, as a meal does: a close that waits for one is not waited for by the other', async () => {
    const { operator, facilityId } = district.home;
    const residentId = await createResident(test.owner, district.home);
    await bookCash(bookings, operator, 'top_up', { residentId, amountFen: 1_000 });
    await test.owner.query('BEGIN');
    try {
      await test.owner.query('SELECT FROM canteen.wallets WHERE resident_id = $1 FOR UPDATE', [residentId]);
      const waiting = bookCash(bookings, operator, 'refund', { residentId, amountFen: 100 });
      await eventually(async () => {
        // Within a transaction the first look would be kept.
        await test.owner.query('SELECT pg_stat_clear_snapshot()');
        const { rows } = await test.owner.query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%book_wallet%' AND datname = current_database()`,
        );
        expect(rows).toHaveLength(1);
      });
      const { rows } = await test.owner.query<{ free: boolean }>(
        `SELECT pg_try_advisory_xact_lock(canteen.day_key($1, ${TODAY})) AS free`,
        [facilityId],
      );
      await test.owner.query('ROLLBACK');
      expect(rows).toEqual([{ free: true }]);
      await waiting;
    } finally {
      await test.owner.query('ROLLBACK');
    }
  });

  it('is moved by nothing but its functions, and by nobody but a counter', async () => {
    const residentId = await createResident(test.owner, district.home);
    const { walletId } = await bookCash(bookings, district.home.operator, 'top_up', { residentId, amountFen: 100 });
    for (const sql of [
      `UPDATE canteen.wallets SET balance_fen = 1 WHERE id = '${walletId}'`,
      `INSERT INTO canteen.wallets (district_code, organisation_id, resident_id)
         SELECT district_code, organisation_id, resident_id FROM canteen.wallets`,
      `SELECT canteen.write_wallet_movement('${walletId}', 'correction', 1, ${TODAY}, NULL, NULL, NULL, 'x', NULL, NULL)`,
      `SELECT canteen.open_wallets(ARRAY['${residentId}'::uuid])`,
    ]) {
      const attempt = test.database.scoped(district.home.operator, (tx) => tx.query(sql));
      await expect(attempt).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
    const byOfficial = test.database.scoped(district.districtOfficial, (tx) =>
      tx.query('SELECT canteen.book_wallet($1, $2, 100, NULL, $3, NULL)', [residentId, 'top_up_cash', newClientId()]),
    );
    await expect(byOfficial).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('is read by its organisation, by the town whose counters moved it and by the district', async () => {
    const residentId = await createResident(test.owner, district.away);
    const { walletId } = await bookCash(bookings, district.home.operator, 'top_up', { residentId, amountFen: 100 });
    // Both canteens of the district belong to one organisation here.
    for (const scope of [
      district.home.operator,
      district.away.operator,
      district.home.townOfficial,
      district.districtOfficial,
    ]) {
      expect(await queries.one(scope, walletId)).toMatchObject({ balanceFen: 100 });
    }
    for (const scope of [district.away.townOfficial, { ...district.volunteer }]) {
      await expect(queries.one(scope, walletId)).rejects.toMatchObject({ code: 'WALLET.NOT_FOUND' });
    }
  });

  it('keeps its person from being erased while it holds money', async () => {
    const residentId = await createResident(test.owner, district.home);
    await bookCash(bookings, district.home.operator, 'top_up', { residentId, amountFen: 100 });
    const erase = (): Promise<unknown> =>
      test.owner.query(
        `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL,
           diet = NULL, lives_alone = false WHERE id = $1`,
        [residentId],
      );
    await expect(erase()).rejects.toMatchObject({ constraint: 'erasures_money_left' });
    await bookCash(bookings, district.home.operator, 'refund', { residentId, amountFen: 100 });
    await erase();
    await expect(
      bookCash(bookings, district.home.operator, 'top_up', { residentId, amountFen: 100 }),
    ).rejects.toMatchObject({ code: 'WALLET.NO_RESIDENT' });
  });

  async function balanceOf(residentId: string): Promise<{ balance: number; arrears: number }> {
    const { rows } = await test.owner.query<{ balance: string; arrears: string }>(
      'SELECT sum(balance_fen) AS balance, sum(arrears_fen) AS arrears FROM canteen.wallets WHERE resident_id = $1',
      [residentId],
    );
    return { balance: Number(rows[0]?.balance), arrears: Number(rows[0]?.arrears) };
  }
});
