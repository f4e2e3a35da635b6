import { ACCESS_INVARIANTS } from '../../audit/access-invariants.js';
import { INVARIANTS } from '../../audit/invariants.js';
import type { Invariant } from '@nuancan/platform';
import { checkInvariants } from '../../audit/check-invariants.js';
import { WalletBookingService } from '../../wallet/wallet-booking.service.js';
import { Journal, PeriodGuards } from '@nuancan/ledger';
import type { SettledView } from '@nuancan/five-ones';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { PeriodService } from '../../../../ledger/src/period/period.service.js';
import type { CanteenSite } from '../canteen-district.js';
import { openBooks, type OpenBooks } from '../open-books.js';
import { monthOf, type PlaceName } from './model-parts.js';
import type { BooksWorld } from './books-model.js';

/** The services on a database of their own, and what is stored there, to be compared with the model. */
export interface RealBooks extends OpenBooks {
  readonly world: BooksWorld & { readonly places: Readonly<Record<PlaceName, CanteenSite>> };
  readonly wallets: WalletBookingService;
  readonly periods: PeriodService;
  /** What was stored of each closed month, by `facility month`. */
  readonly kept: Map<string, string>;
}

const EMPTIED = [
  ...['meals', 'meal_clients', 'meal_voids', 'meal_settlements', 'meal_donations', 'meal_corrections'],
  ...['correction_donations', 'correction_quotas', 'correction_decisions', 'correction_proposals', 'day_closes'],
  ...['day_sources', 'day_source_withdrawals', 'hours_confirmations'],
  ...['garden_lots', 'lot_stocks', 'lot_movements', 'lot_transfers', 'lot_transfer_ends', 'lot_photos'],
  ...['drawer_counts', 'late_meal_days', 'month_seals'],
  ...['wallet_movements', 'wallet_receipts', 'wallets', 'day_summaries'],
].map((table) => `canteen.${table}`);
const OTHERS = [
  ...['ledger.entries', 'ledger.lines', 'ledger.account_days', 'ledger.account_months', 'ledger.period_transitions'],
  ...[
    'donation.spent_days',
    'donation.tranches',
    'donation.receipts',
    'donation.receipt_counters',
    'donation.donations',
  ],
  ...['donation.donors', 'ledger.periods', 'subsidy.quota_uses', 'platform.outbox', 'platform.audit_log'],
];

/** As nobody but a superuser can: a new beginning in the same database, without the guards of append-only tables. */
const EMPTY = `SET session_replication_role = replica;
  ${[...EMPTIED, ...OTHERS].map((table) => `DELETE FROM ${table};`).join('\n')}
  UPDATE ledger.facility_books SET closed_through = NULL;
  SET session_replication_role = DEFAULT`;

const LEDGER = `SELECT a.reference || ' ' || e.booked_month AS key, sum(l.amount_fen)::bigint AS fen
  FROM ledger.lines l JOIN ledger.entries e ON e.id = l.entry_id JOIN ledger.accounts a ON a.id = l.account_id
  GROUP BY 1 HAVING sum(l.amount_fen) <> 0`;

const SETTLED = `SELECT meal_id AS id, price_fen AS "priceFen", discount_fen AS "discountFen", elder_due_fen AS "elderDueFen",
    elder_paid_fen AS "elderPaidFen", government_province_fen AS "provinceFen", government_city_fen AS "cityFen",
    government_district_fen AS "districtFen", government_town_fen AS "townFen", cost_fen AS "costFen", garden_fen AS "gardenFen",
    volunteer_fen AS "volunteerFen", volunteer_delivery_fen AS "volunteerDeliveryFen", donation_fen AS "donationFen",
    unfunded_fen AS "unfundedFen", surplus_fen AS "surplusFen"
  FROM canteen.settled_meals ORDER BY meal_id`;

const BOOK_SUMS = `SELECT book, sum(amount_fen)::bigint AS fen FROM ledger.lines GROUP BY 1 HAVING sum(amount_fen) <> 0
  UNION ALL SELECT book, (sum(debit_fen) - sum(credit_fen))::bigint FROM ledger.account_months GROUP BY 1 HAVING sum(debit_fen) <> sum(credit_fen)`;

/** All that was booked into a month, to the byte. */
const MONTH = `SELECT concat_ws(E'\\n',
  (SELECT string_agg(e::text, E'\\n' ORDER BY e.id) FROM ledger.entries e WHERE e.facility_id = $1 AND e.booked_month = $2),
  (SELECT string_agg(l::text, E'\\n' ORDER BY l.entry_id, l.line_no) FROM ledger.lines l JOIN ledger.entries e ON e.id = l.entry_id
    WHERE e.facility_id = $1 AND e.booked_month = $2),
  (SELECT string_agg(m::text, E'\\n' ORDER BY m.account_id) FROM ledger.account_months m WHERE m.facility_id = $1 AND m.booked_month = $2),
  (SELECT string_agg(c::text, E'\\n' ORDER BY c.chain_no) FROM canteen.day_closes c WHERE c.facility_id = $1 AND c.booked_month = $2),
  (SELECT string_agg(s::text || m::text, E'\\n' ORDER BY s.meal_id) FROM canteen.day_closes c
    JOIN canteen.meal_settlements s ON s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round
    JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
    WHERE c.facility_id = $1 AND c.booked_month = $2)) AS bytes`;

/** Opens them with three elders: two over eighty, one of sixty-odd. */
export async function openRealBooks(): Promise<RealBooks> {
  const books = await openBooks();
  const { home, away } = books.district;
  const elders = await books.elders(home, 3);
  const { owner, database } = books.test;
  const sixtyFive = `${Number(businessDateAt(new Date()).slice(0, 4)) - 65}-01-01`;
  await owner.query(`UPDATE registry.residents SET birth_date = $1 WHERE id = $2`, [sixtyFive, elders[2]]);
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM registry.organisations');
  const charity = await owner.query<{ id: string }>(
    `INSERT INTO registry.organisations (district_code, name) VALUES ($1, '慈善会') RETURNING id`,
    [books.district.districtCode],
  );
  await owner.query('SET jit = off');
  const places = { home, away };
  const journal = new Journal();
  return {
    ...books,
    world: {
      places,
      organisationId: rows[0]?.id ?? '',
      charityId: charity.rows[0]?.id ?? '',
      elders: elders.map((id, at) => ({ id, isOver80: at < 2 })),
      ...calendar(),
    },
    wallets: new WalletBookingService(database, journal),
    periods: new PeriodService(database, new PeriodGuards()),
    kept: new Map(),
  };
}

/** The last day of one month and the first of the next, both over; yesterday and today. */
function calendar(): Pick<BooksWorld, 'today' | 'months' | 'days'> {
  const today = businessDateAt(new Date());
  const second = monthOf(addDays(parseBusinessDate(monthOf(today)), -40));
  const last = addDays(parseBusinessDate(second), -1);
  return { today, months: [monthOf(last), second], days: [last, second, addDays(today, -1), today] };
}

/** Forgets all that happened. */
export async function empty(real: RealBooks): Promise<void> {
  await real.test.owner.query(EMPTY);
  real.kept.clear();
}

/** Those of the data as one statement, so that a run costs one round trip and, prepared, no planning. */
const OF_DATA: Invariant = {
  name: 'of-data',
  zh: '数据',
  en: 'data',
  sql: INVARIANTS.filter((invariant) => !ACCESS_INVARIANTS.includes(invariant))
    .map(({ name, sql }) => `SELECT '${name}' AS invariant, to_jsonb(o) AS offending FROM (${sql}) o`)
    .join('\nUNION ALL\n'),
};

/** Rows that break an invariant of the data. */
export async function brokenInvariants({ test: { owner } }: RealBooks): Promise<unknown> {
  const prepared = { query: (text: string) => owner.query(text.startsWith('SELECT') ? { name: 'audit', text } : text) };
  const [result] = await checkInvariants(prepared, { invariants: [OF_DATA] });
  return result?.offending;
}

/** What is stored, in the words of the model. */
export async function readBooks({ test: { owner }, world }: RealBooks) {
  const ledger = await owner.query<{ key: string; fen: number }>(LEDGER);
  const settled = await owner.query<SettledView & { id: string }>(SETTLED);
  const unbalanced = await owner.query(BOOK_SUMS);
  const wallets = await owner.query<{ id: string; fen: number }>(
    `SELECT resident_id AS id, balance_fen - arrears_fen AS fen FROM canteen.wallets WHERE movements > 0`,
  );
  const tranches = await owner.query<{ id: string; fen: number }>(
    'SELECT id, spent_fen AS fen FROM donation.tranches ORDER BY id',
  );
  const elderAt = (id: string): number => world.elders.findIndex((elder) => elder.id === id);
  return {
    ledger: Object.fromEntries(ledger.rows.map(({ key, fen }) => [key, fen])),
    settled: settled.rows,
    unbalanced: unbalanced.rows,
    wallets: Object.fromEntries(wallets.rows.map(({ id, fen }) => [elderAt(id), fen])),
    tranches: tranches.rows,
  };
}

/** The bytes of a month of a facility. */
export async function monthBytes({ test, world }: RealBooks, place: PlaceName, month: string): Promise<string> {
  const { rows } = await test.owner.query<{ bytes: string }>(MONTH, [world.places[place].facilityId, month]);
  return rows[0]?.bytes ?? '';
}
