import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { PeriodGuards, PeriodService } from '@nuancan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/test-database.js';
import { AttendanceService } from '../../../volunteering/src/attendance/attendance.service.js';
import { ShiftService } from '../../../volunteering/src/shift/shift.service.js';
import {
  cameAt,
  storeRate,
  storeVolunteer,
  toldAt,
  YESTERDAY,
} from '../../../volunteering/src/testing/volunteer-desk.js';
import { TimeBankService } from '../../../volunteering/src/time-bank/time-bank.service.js';
import { AttendedHoursService } from '../attended-hours/attended-hours.service.js';
import { DaySummaryService } from '../day-summary/day-summary.service.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { openProductionDesk } from '../testing/production-desk.js';
import { payByVoucher } from '../testing/voucher-desk.js';
import { checkInvariants, type AuditConnection } from './check-invariants.js';
import { INVARIANTS } from './invariants.js';

/** A step of the month of an entry, just before that was posted. */
function periodStep(action: string, from: string, to: string): string {
  return `INSERT INTO ledger.period_transitions (facility_id, month, district_code, town_code, seq, action, from_state, to_state,
      asked_by, account_id, at)
    SELECT facility_id, booked_month, district_code, town_code, 1, '${action}', '${from}', '${to}', account_id, account_id,
      posted_at - interval '1 second' FROM ledger.entries LIMIT 1`;
}

/** What a superuser could do to the stored data or the catalogue; each is found by the invariant of that name. */
const TAMPERED: Readonly<Record<string, string>> = {
  'meal-receipt': `UPDATE canteen.meals SET price_fen = price_fen + 1`,
  'meal-cost': `UPDATE canteen.meals SET unfunded_fen = unfunded_fen + 1`,
  'meal-amounts': `UPDATE canteen.meals SET government_city_fen = government_city_fen - 1 WHERE government_fen > 0`,
  'meal-in-kind': `UPDATE canteen.meals SET garden_fen = cost_ingredients_fen + 1`,
  'meal-day': `UPDATE canteen.meals SET served_at = served_at - interval '1 day'`,
  'meal-policy': `UPDATE canteen.meals SET policy_version = 7 WHERE policy_code IS NOT NULL`,
  'meal-funding-town': `UPDATE canteen.meals SET funding_town = '990101002' WHERE funding_town IS NOT NULL`,
  'client-id-unique': `ALTER TABLE canteen.meal_clients DROP CONSTRAINT meal_clients_pkey;
    DROP INDEX canteen.meal_clients_meal; INSERT INTO canteen.meal_clients SELECT * FROM canteen.meal_clients`,
  'meal-has-client': `DELETE FROM canteen.meal_clients WHERE kind = 'meal'`,
  'client-has-record': `DELETE FROM canteen.meals`,
  'void-of-meal': `DELETE FROM canteen.meal_clients WHERE kind = 'void'`,
  'one-subsidy-per-slot': `UPDATE canteen.meals SET slot = 'lunch',
    resident_id = (SELECT min(resident_id::text) FROM canteen.meals)::uuid WHERE government_fen > 0`,
  'quota-used': `UPDATE subsidy.quota_uses SET used = 0`,
  'quota-within-limit': `UPDATE subsidy.quota_uses SET used = max + 1`,
  'day-summary': `UPDATE canteen.day_summaries SET cost_fen = cost_fen + 1`,
  'facility-states-in-order': `DELETE FROM meal_point.facility_states`,
  'facility-opened-after-acceptance': `UPDATE meal_point.facility_states SET taken_over = false`,
  'meal-cost-of-card': `UPDATE canteen.cost_cards SET labour_fen = labour_fen + 1`,
  'wallet-balance': `UPDATE canteen.wallets SET balance_fen = balance_fen + 1`,
  'wallet-statement': `UPDATE canteen.wallet_movements SET balance_after_fen = balance_after_fen + 1 WHERE seq = 1`,
  'wallet-receipts': `UPDATE canteen.wallet_movements SET receipt_no = 7 WHERE receipt_no = 1`,
  'wallet-books': `DELETE FROM ledger.lines`,
  'wallet-meal': `UPDATE canteen.meals SET payment_method = 'cash' WHERE payment_method = 'wallet'`,
  'ledger-entries-balanced': `UPDATE ledger.lines SET amount_fen = amount_fen + 1 WHERE line_no = 1`,
  'ledger-books-balanced': `UPDATE ledger.account_months SET debit_fen = debit_fen + 1`,
  'ledger-days-of-lines': `UPDATE ledger.account_days SET booked_on = booked_on - 1`,
  'ledger-months-of-lines': `DELETE FROM ledger.account_months`,
  'ledger-reversals-exact': `INSERT INTO ledger.entries SELECT (jsonb_populate_record(e, jsonb_build_object('id', uuidv7(),
    'kind', 'reversal', 'business_key', 'tampered', 'reverses', e.id))).* FROM ledger.entries e LIMIT 1`,
  'ledger-lines-of-entry': `UPDATE ledger.lines SET booked_on = booked_on - 1`,
  'ledger-booked-when-open': periodStep('request_closing', 'open', 'closing'),
  'ledger-period-steps': `UPDATE ledger.facility_books SET closed_through = '2020-01-01'`,
  'ledger-period-four-eyes': periodStep('confirm_closing', 'closing', 'closed'),
  'roles-without-power': `ALTER ROLE nuancan_app BYPASSRLS`,
  'tables-not-owned': `ALTER TABLE canteen.menu_items OWNER TO nuancan_definer`,
  'append-only-grants': `GRANT UPDATE (unfunded_fen) ON canteen.meals TO nuancan_app`,
  'append-only-triggers': `DROP TRIGGER meals_append_only ON canteen.meals`,
  'triggers-enabled': `ALTER TABLE canteen.menu_items DISABLE TRIGGER USER`,
  'meal-row-hash': `UPDATE canteen.meals SET flags = flags || '{x}' WHERE id IN (SELECT meal_id FROM canteen.meal_settlements)`,
  'correction-row-hash': `UPDATE canteen.meal_corrections SET reason = reason || 'x'`,
  'day-chain': `UPDATE canteen.day_closes SET cash_counted_fen = cash_counted_fen + 1`,
  'day-close-logged': `DELETE FROM canteen.day_closes WHERE chain_no = 1 AND mode = 'operator'`,
  'month-seals-whole': `DELETE FROM canteen.month_seals`,
  'month-seal-head': `DELETE FROM canteen.day_closes c WHERE chain_no = (SELECT max(x.chain_no) FROM canteen.day_closes x
    WHERE x.facility_id = c.facility_id)`,
  'month-seal-entries': `UPDATE ledger.entries SET note = 'x' WHERE kind = 'day_close'`,
  'settled-once': `DELETE FROM canteen.meal_settlements`,
  'settled-identity': `UPDATE canteen.meal_settlements SET unfunded_fen = unfunded_fen + 1`,
  'day-close-sums': `UPDATE canteen.day_closes SET meals = meals + 1`,
  'in-kind-supplied': `DELETE FROM canteen.day_sources WHERE kind = 'garden'`,
  'lot-stock': `UPDATE canteen.lot_stocks SET grams = grams + 1`,
  'lot-causes': `DELETE FROM canteen.lot_movements WHERE kind = 'returned'`,
  'donated-goods-as-given': `UPDATE canteen.garden_lots SET kind = 'goods', donation_id = gen_random_uuid() WHERE transfer_id IS NULL`,
  'garden-stock': `UPDATE canteen.lot_movements SET grams = grams - 1 WHERE kind = 'spoiled'`,
  'garden-transfers': `DELETE FROM canteen.garden_lots WHERE transfer_id IS NOT NULL`,
  'garden-sources': `ALTER TABLE canteen.day_sources DROP CONSTRAINT day_sources_of_lot; UPDATE canteen.day_sources SET lot_id = NULL`,
  'garden-priced': `UPDATE canteen.produce_prices SET fen_per_kg = fen_per_kg + 1`,
  'garden-books': `UPDATE canteen.lot_stocks SET value_fen = value_fen + 1 WHERE grams > 0`,
  'garden-booked': `DELETE FROM ledger.entries WHERE kind = 'produce_issued'`,
  'garden-unallocated': `DELETE FROM canteen.day_sources WHERE kind = 'garden'`,
  'vouchers-printed': `DELETE FROM donation.voucher_codes`,
  'voucher-reserve': `UPDATE donation.tranches SET amount_fen = amount_fen - 100, returned_fen = returned_fen + 100 WHERE earmark = 'vouchers'`,
  'voucher-once': `DROP INDEX canteen.voucher_redemptions_once;
    UPDATE canteen.voucher_redemptions SET voucher_id = (SELECT min(voucher_id::text) FROM canteen.voucher_redemptions)::uuid`,
  'voucher-meal': `UPDATE canteen.voucher_redemptions SET returned_fen = 0`,
  'voucher-wallet': `UPDATE canteen.wallet_movements SET kind = 'correction' WHERE kind = 'voucher_return'`,
  'voucher-books': `DELETE FROM ledger.entries WHERE kind = 'voucher_returned'`,
  'tranche-spent': `UPDATE canteen.meal_donations SET amount_fen = amount_fen - 1`,
  'donation-fund': `UPDATE donation.tranches SET spent_fen = spent_fen + 1`,
  'settled-donations': `DELETE FROM canteen.meal_donations`,
  'day-close-booked': `DELETE FROM ledger.entries WHERE kind = 'day_close'`,
  'correction-booked': `DELETE FROM ledger.entries WHERE kind = 'correction'`,
  'drawer-records': `DELETE FROM canteen.wallet_movements WHERE kind = 'top_up_cash'`,
  'drawer-expected': `UPDATE canteen.drawer_counts SET booked_fen = booked_fen - 10, unbooked_fen = unbooked_fen + 10`,
  'drawer-count-booked': `UPDATE canteen.drawer_counts SET counted_fen = counted_fen + 1`,
  'wallet-account': `UPDATE canteen.wallets SET balance_fen = balance_fen + 1`,
  'wallet-of-somebody': `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '',
    phone = NULL, diet = NULL, lives_alone = false`,
  'organisations-balanced': `UPDATE ledger.accounts SET organisation_id = gen_random_uuid() WHERE kind = 'wallet'`,
  'production-received-once': `INSERT INTO canteen.production_withdrawals (entry_id, district_code, town_code, facility_id, business_date, reason,
      account_id)
    SELECT id, district_code, town_code, facility_id, business_date, 'x', account_id FROM canteen.production_entries WHERE kind = 'dispatched'`,
  'production-wastage': `UPDATE canteen.day_sources SET quantity = quantity + 1 WHERE kind = 'wastage'`,
  'food-samples-kept': `UPDATE canteen.food_samples SET keep_until = keep_until - interval '1 day'`,
  'correction-four-eyes': `INSERT INTO canteen.correction_settings (district_code, valid_from, most_fen, most_meals, recorded_by, recorded_at)
    SELECT district_code, '2020-01-01', 0, 0, account_id, '2020-01-01' FROM canteen.meal_corrections`,
  'correction-as-proposed': `INSERT INTO canteen.correction_proposals (district_code, kind, reason, body, meals, amount_fen, client_id,
      proposed_by)
    SELECT district_code, kind, reason, jsonb_build_object('items', jsonb_build_array(jsonb_build_object('mealId', meal_id))), 1, 1,
      client_id, account_id FROM canteen.meal_corrections`,
  'replay-sums': `WITH r AS (INSERT INTO canteen.replays (district_code, purpose, first_month, last_month, versions, keep_others, knowledge,
      client_id, asked_by)
    SELECT district_code, 'preview', '2026-01-01', '2026-01-01', '[]', true, 'then', uuidv7(), account_id FROM canteen.meal_corrections LIMIT 1
    RETURNING id, district_code)
    INSERT INTO canteen.replay_results (replay_id, district_code, state, meals, changed, sums) SELECT id, district_code, 'done', 1, 0, '{}' FROM r`,
  'replay-corrections': `UPDATE canteen.meal_corrections SET kind = 're_rate'`,
  'donation-receipts-gapless': `UPDATE donation.receipts SET no = no + 1`,
  'donation-sums': `UPDATE donation.receipts SET amount_fen = amount_fen + 1`,
  'donation-refunds-within-unspent': `UPDATE donation.donations SET refunded_fen = received_fen`,
  'tranche-returns': `UPDATE donation.tranches SET returned_fen = 1`,
  'donation-books': `UPDATE donation.donations SET allotted_fen = 0`,
  'donation-receipts-booked': `DELETE FROM ledger.entries WHERE kind = 'donation_received'`,
  'donation-handovers': `INSERT INTO donation.goods (district_code, organisation_id, donation_id, facility_id, description, quantity_g, unit_fen,
      account_id)
    SELECT district_code, organisation_id, id, gen_random_uuid(), '大米', 1000, 1, account_id FROM donation.donations;
    INSERT INTO donation.goods_handovers (goods_id, district_code, facility_id, lot_id, taken_g)
    SELECT id, district_code, facility_id, gen_random_uuid(), quantity_g FROM donation.goods;
    INSERT INTO donation.void_requests (district_code, receipt_id, reason, client_id, requested_by)
    SELECT district_code, id, '退回', uuidv7(), account_id FROM donation.receipts;
    INSERT INTO donation.receipt_voids (receipt_id, district_code, reason, account_id, request_id)
    SELECT receipt_id, district_code, reason, requested_by, id FROM donation.void_requests`,
  'donation-voids-by-two': `INSERT INTO donation.void_requests (district_code, receipt_id, reason, client_id, requested_by)
    SELECT district_code, id, '退回', uuidv7(), account_id FROM donation.receipts;
    INSERT INTO donation.receipt_voids (receipt_id, district_code, reason, account_id, request_id)
    SELECT receipt_id, district_code, reason, requested_by, id FROM donation.void_requests`,
  'donors-erased': `UPDATE donation.donors SET erased_at = now(), kind = 'person'`,
  'donation-trace': `UPDATE donation.spent_days SET meals = meals + 1`,
  'shift-places': `UPDATE volunteering.shifts SET taken = taken + 1`,
  'volunteer-one-place': `UPDATE volunteering.attendances SET left_at = NULL, left_by = NULL, out_device_at = NULL;
    INSERT INTO volunteering.attendances (id, district_code, town_code, facility_id, volunteer_id, business_date, purpose, arrived_at,
      arrived_by, in_device_at, in_device_id, in_body_hash, in_account_id)
    SELECT uuidv7(), district_code, town_code, facility_id, volunteer_id, business_date, purpose, arrived_at + interval '1 minute',
      arrived_by, in_device_at, in_device_id, in_body_hash, in_account_id FROM volunteering.attendances`,
  'hours-confirmed-by-another': `UPDATE volunteering.attendances SET volunteer_account_id = in_account_id`,
  'reference-rate-ahead': `UPDATE volunteering.reference_rates SET fen_per_hour = fen_per_hour + 1`,
  'time-bank-credits': `UPDATE volunteering.hour_confirmations SET minutes = minutes + 1`,
  'time-bank-balance': `UPDATE volunteering.time_accounts SET balance_minutes = balance_minutes + 1`,
  'entered-hours-rated': `UPDATE volunteering.reference_rates SET recorded_at = '2020-01-01'`,
  'attended-hours-entered': `UPDATE canteen.day_sources SET quantity = quantity + 1 WHERE attendance_id IS NOT NULL`,
  'row-security-forced': `ALTER TABLE registry.residents NO FORCE ROW LEVEL SECURITY`,
  'partitions-without-grants': `DO $$ BEGIN EXECUTE format('GRANT SELECT ON %s TO nuancan_app',
    (SELECT min(inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'canteen.meals'::regclass)); END $$`,
};

/** What else a round is made of, and a seal; `day-chain` and the seals find each. */
const LINKED: readonly (readonly [string, string, string])[] = [
  ['day-chain', 'why a meal was voided', `UPDATE canteen.meal_voids SET reason = reason || 'x'`],
  ['day-chain', 'a void that is gone', `DELETE FROM canteen.meal_voids`],
  ['day-chain', 'why an entry was withdrawn', `UPDATE canteen.day_source_withdrawals SET reason = reason || 'x'`],
  ['day-chain', 'who confirmed hours', `UPDATE canteen.hours_confirmations SET account_id = gen_random_uuid()`],
  [
    'day-chain',
    'cash into a wallet',
    `UPDATE canteen.wallet_movements SET amount_fen = amount_fen + 1 WHERE kind = 'top_up_cash'`,
  ],
  [
    'day-chain',
    'what a meal took',
    `UPDATE canteen.wallet_movements SET account_id = gen_random_uuid() WHERE kind = 'spend'`,
  ],
  ['day-chain', 'the older way of hashing', `UPDATE canteen.day_closes SET hash_version = 1`],
  ['month-seal-entries', 'a line', `UPDATE ledger.lines SET amount_fen = 2 * amount_fen`],
  ['month-seal-entries', 'an account', `UPDATE ledger.accounts SET kind = 'income_public' WHERE kind = 'income_elder'`],
  ['month-seal-entries', 'an entry that is gone', `DELETE FROM ledger.entries WHERE kind = 'day_close'`],
  [
    'month-seals-whole',
    'who bears the unfunded',
    `UPDATE canteen.unfunded_attributions SET account_id = gen_random_uuid()`,
  ],
];

let books: OpenBooks;
let test: TestDatabase;

beforeAll(async () => {
  books = await openBooks();
  test = books.test;
  const { home, away, districtOfficial } = books.district;
  const deviceId = randomUUID();
  const dayAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
  const [payer = '', second = '', third = ''] = await books.elders(home, 3);
  await books.topUp(home, payer, 1_000);
  const one = mealDraft(payer, { paymentMethod: 'wallet' });
  const two = mealDraft(second, { servedAt: dayAgo(1), paymentMethod: 'wallet' });
  const three = mealDraft(third, { servedAt: dayAgo(1), slot: 'dinner' });
  const closedDay = addDays(businessDateAt(new Date()), -2);
  const four = mealDraft(payer, { servedAt: dayAgo(2), paymentMethod: 'wallet' });
  const five = mealDraft(second, { servedAt: dayAgo(2) });
  const drafts = [one, two, three, four, five, mealDraft(null)];
  const answers = await books.meals.log(home.operator, deviceId, drafts);
  expect(answers.map(({ outcome }) => outcome)).toEqual(drafts.map(() => 'recorded'));
  const ofVoid = { deviceId, clientId: newClientId(), mealClientId: one.clientId };
  await books.voids.void(home.operator, { ...ofVoid, voidedAt: new Date().toISOString(), reason: '点错了人' });
  await books.garden(home, closedDay, 250);
  await books.tranche(500, closedDay);
  await books.closeDay(home, closedDay);
  await books.corrections.correct(home.operator, {
    clientId: newClientId(),
    kind: 'reverse',
    meals: [{ mealId: answers[3]?.meal?.id ?? '', businessDate: closedDay }],
    reason: '没有来吃',
  });
  await tendGarden();
  await payByVoucher(books);
  await closeElsewhere(away);
  await helpAt(home);
  await cookAtToday();
  const { facilityId } = home;
  await test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
  await test.database.scoped({ ...districtOfficial, role: 'system' }, (tx) =>
    new DaySummaryService(test.database).summarise(tx, { facilityId, businessDate: two.businessDate, version: 1 }),
  );
});
afterAll(async () => books?.close());

/** Today with a void, a withdrawal, confirmed hours and cash for a wallet; and a month, once its unfunded is borne. */
async function closeElsewhere(site: CanteenSite): Promise<void> {
  const { operator, townOfficial, facilityId } = site;
  const today = businessDateAt(new Date());
  const deviceId = randomUUID();
  const [elder = ''] = await books.elders(site, 1);
  const standing = mealDraft(elder, { paymentMethod: 'cash' });
  const voided = mealDraft(null);
  await books.meals.log(operator, deviceId, [standing, voided]);
  const ofVoid = { deviceId, clientId: newClientId(), mealClientId: voided.clientId };
  await books.voids.void(operator, { ...ofVoid, voidedAt: new Date().toISOString(), reason: '点错了' });
  await books.topUp(site, elder, 1_000);
  const hours = {
    kind: 'kitchen_hours' as const,
    quantity: 60,
    unitFen: 100,
    description: '帮厨',
    businessDate: today,
  };
  const { id } = await books.sources.enter(operator, { clientId: newClientId(), ...hours });
  await books.sources.confirm(townOfficial, id);
  const twice = await books.sources.enter(operator, { clientId: newClientId(), ...hours });
  await books.sources.withdraw(operator, twice.id, { reason: '重复登记' });
  await books.closeDay(site, today);

  const month = addDays(parseBusinessDate(`${today.slice(0, 7)}-01`), -40).slice(0, 7);
  const businessDate = parseBusinessDate(`${month}-10`);
  const early = mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'cash' });
  await books.meals.log(operator, deviceId, [early]);
  await books.closeDay(site, businessDate);
  const { unfundedFen } = await books.months.sheet(townOfficial, { facilityId, month });
  const parts = { operatingGrantFen: unfundedFen, villageCollectiveFen: 0, operatorFen: 0 };
  await books.months.attribute(townOfficial, { facilityId, month, ...parts });
  const periods = new PeriodService(test.database, new PeriodGuards());
  await periods.change(townOfficial, { facilityId, month }, { action: 'request_closing' });
  await periods.change(books.district.districtOfficial, { facilityId, month }, { action: 'confirm_closing' });
}

/** A lot that was issued, issued in error, thrown away in part and shared with the other town. */
async function tendGarden(): Promise<void> {
  const { home, away } = books.district;
  const today = businessDateAt(new Date());
  await books.price('番茄', addDays(today, -9), 300);
  const weighed = { kind: 'garden' as const, crop: '番茄', grams: 5000, harvestedOn: addDays(today, -8) };
  const lot = await books.lots.weigh(home.operator, { clientId: newClientId(), ...weighed });
  const issue = () =>
    books.lots.issue(home.operator, lot.id, { clientId: newClientId(), businessDate: today, grams: 900 });
  await issue();
  await books.sources.withdraw(home.operator, (await issue()).id, { reason: '点错了' });
  await books.lots.spoil(home.operator, lot.id, { clientId: newClientId(), grams: 300, reason: '烂了' });
  const sent = { clientId: newClientId(), toFacilityId: away.facilityId, grams: 700 };
  const { id } = await books.transfers.send(home.operator, lot.id, sent);
  await books.transfers.end(away.operator, id, 'accepted');
}

/** Somebody signed up for today, and helped yesterday: two hours, corrected to one, of which a haircut took ten minutes. */
async function helpAt({ townCode, facilityId, operator, townOfficial }: CanteenSite): Promise<void> {
  const { districtCode } = books.district;
  const desk = { owner: test.owner, townCode, districtCode, facilityId, operator, official: townOfficial };
  await storeRate(desk, 1800);
  const volunteerId = await storeVolunteer(desk);
  const shifts = new ShiftService(test.database);
  const day = businessDateAt(new Date());
  const when = { businessDate: day, startsAt: '08:00', endsAt: '10:00' };
  await shifts.plan(operator, { ...when, purpose: 'kitchen', wanted: 1, skills: [] });
  const { items } = await shifts.list(operator, { from: day, to: day });
  await shifts.signUp(operator, items[0]?.id ?? '', { volunteerId });
  const attendances = new AttendanceService(test.database);
  const hours = new AttendedHoursService(test.database);
  const { id } = await attendances.signIn(operator, cameAt(volunteerId, YESTERDAY, '08:00'));
  await attendances.signOut(operator, id, toldAt(YESTERDAY, '10:00'));
  await hours.confirm(operator, id, { minutes: 120 });
  await hours.confirm(operator, id, { minutes: 60, reason: '早走一小时' });
  await new TimeBankService(test.database).redeem(operator, volunteerId, {
    ...{ clientId: newClientId(), minutes: 10, service: 'haircut', beneficiary: 'self', servedOn: day },
  });
}

/** Inside a transaction of our own, so that what was tampered with is undone. */
function nested(): AuditConnection {
  return {
    query: (sql) =>
      test.owner.query(sql.replace(/^BEGIN.*$/, 'SAVEPOINT checking').replace(/^ROLLBACK$/, 'ROLLBACK TO checking')),
  };
}

async function isBroken(name: string): Promise<boolean> {
  const invariants = INVARIANTS.filter((invariant) => invariant.name === name);
  const [result] = await checkInvariants(nested(), { limit: 1, invariants });
  return (result?.offending.length ?? 0) > 0;
}

describe('the audit', () => {
  it('finds nothing after ordinary meals, voids and summaries', async () => {
    const results = await checkInvariants(test.owner);
    expect(results.flatMap(({ offending }) => offending)).toEqual([]);
    expect(results).toHaveLength(INVARIANTS.length);
  });

  it('has a tampering here for each of its invariants', () => {
    expect(Object.keys(TAMPERED).sort()).toEqual(INVARIANTS.map(({ name }) => name).sort());
  });

  it.each(LINKED)('finds by %s when a superuser changed %s', async (name, _what, sql) => {
    await expectBroken(name, sql);
  });

  it.each(Object.entries(TAMPERED))('names %s when a superuser broke it', async (name, sql) => {
    await expectBroken(name, sql);
  });
});

async function expectBroken(name: string, sql: string): Promise<void> {
  await test.owner.query('BEGIN');
  try {
    await dropChecks();
    await test.owner.query(`SET LOCAL session_replication_role = replica; ${sql}`);
    expect(await isBroken(name)).toBe(true);
  } finally {
    await test.owner.query('ROLLBACK');
  }
}

/** The database itself refuses most of what is tried here; the audit must find it without that help. */
async function dropChecks(): Promise<void> {
  await test.owner.query(`DO $$ DECLARE c record; BEGIN
    FOR c IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype IN ('c', 'x')
      AND conrelid IN ('volunteering.shifts'::regclass, 'volunteering.attendances'::regclass, 'canteen.meals'::regclass, 'canteen.day_summaries'::regclass, 'subsidy.quota_uses'::regclass,
        'canteen.wallets'::regclass, 'canteen.wallet_movements'::regclass, 'canteen.day_closes'::regclass,
        'canteen.meal_settlements'::regclass, 'canteen.meal_donations'::regclass, 'ledger.entries'::regclass,
        'ledger.period_transitions'::regclass, 'donation.donations'::regclass, 'donation.tranches'::regclass, 'donation.donors'::regclass) LOOP
      EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.of, c.conname); END LOOP; END $$`);
}

/** A dispatch that a point received, a portion that came back, and a sample that was thrown away before its time. */
async function cookAtToday(): Promise<void> {
  const desk = await openProductionDesk(books);
  const today = { businessDate: businessDateAt(new Date()), slot: 'lunch' as const };
  const now = new Date().toISOString();
  const moved = { celsius: 70, happenedAt: now };
  const sent = { kind: 'dispatched' as const, portions: 9, boxes: 1, pointId: desk.points[0].facilityId };
  const dispatchId = await desk.enter(desk.kitchen, { ...today, ...sent, ...moved });
  await desk.enter(desk.points[0], { ...today, kind: 'received', portions: 8, dispatchId, ...moved });
  await desk.enter(desk.kitchen, { ...today, kind: 'returned', portions: 1, reason: 'refused' });
  const dish = { name: '青菜', kind: 'vegetable' as const, ingredients: ['青菜'], contains: [], portionGrams: 100 };
  const { id: dishId } = await desk.dishes.add(desk.kitchen.operator, { ...dish, holding: 'hot' });
  const kept = { dishId, grams: 130, celsius: 4, keptAt: now, keptWhere: '留样柜' };
  const { id } = await desk.samples.keep(desk.kitchen.operator, { clientId: newClientId(), ...today, ...kept });
  await desk.samples.end(desk.kitchen.operator, id, { kind: 'disposed', reason: '冰箱坏了' });
}
