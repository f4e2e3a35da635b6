import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { systemScope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
/** Twenty yuan of kitchen hours. */
const HOURS = { kind: 'kitchen_hours' as const, quantity: 60, unitFen: 2000, description: '洗菜' };

describe('entries of a day', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let daysUsed = 0;

  beforeAll(async () => {
    books = await openBooks();
    home = books.district.home;
  });
  afterAll(async () => {
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    await books.close();
    expect(broken).toEqual([]);
  });

  function freshDay(): BusinessDate {
    daysUsed += 1;
    return addDays(TODAY, -daysUsed);
  }

  const enter = async (businessDate: BusinessDate, entry: object = HOURS): Promise<string> =>
    (await books.sources.enter(home.operator, { clientId: newClientId(), businessDate, ...HOURS, ...entry })).id;

  const override = (businessDate: BusinessDate): Promise<unknown> =>
    books.days.close(home.townOfficial, { facilityId: home.facilityId, businessDate, overrideReason: '平板坏了' });

  const close = (businessDate: BusinessDate): Promise<unknown> =>
    books.days.close(home.operator, { businessDate, cashCount: {} });

  async function volunteered(businessDate: BusinessDate): Promise<{ offered: number; booked: number }> {
    const { rows } = await books.test.owner.query<{ offered: number; booked: number }>(
      `SELECT c.volunteer_offered_fen AS offered, coalesce((SELECT -sum(l.amount_fen) FROM ledger.lines l
         JOIN ledger.entries e ON e.id = l.entry_id JOIN ledger.accounts a ON a.id = l.account_id
         WHERE a.kind = 'volunteer_supplied' AND e.business_date = c.business_date), 0)::bigint AS booked
       FROM canteen.day_closes c WHERE c.business_date = $1 AND c.round = 1`,
      [businessDate],
    );
    return rows[0] ?? { offered: -1, booked: -1 };
  }

  it.each(['override', 'automatic'] as const)('count no hours that nobody confirmed in an %s close', async (mode) => {
    const businessDate = freshDay();
    await books.sources.confirm(home.operator, await enter(businessDate));
    await enter(businessDate, { quantity: 600 });
    if (mode === 'override') await override(businessDate);
    else {
      const day = { facilityId: home.facilityId, businessDate, mode, reason: null, cashCount: null };
      await books.test.database.scoped(systemScope(books.district.districtCode), (tx) => books.days.settle(tx, day));
    }
    expect(await volunteered(businessDate)).toEqual({ offered: 2000, booked: 2000 });
  });

  it('let an official confirm hours before closing in the operator’s place', async () => {
    const businessDate = freshDay();
    await books.sources.confirm(home.townOfficial, await enter(businessDate));
    await override(businessDate);
    expect(await volunteered(businessDate)).toEqual({ offered: 2000, booked: 2000 });
  });

  it('take no confirmation after the close', async () => {
    const businessDate = freshDay();
    const id = await enter(businessDate);
    await override(businessDate);
    await expect(books.sources.confirm(home.operator, id)).rejects.toMatchObject({ code: 'DAY.CLOSED' });
    expect(await volunteered(businessDate)).toEqual({ offered: 0, booked: 0 });
  });

  it('wait for the close or are waited for: hours that slip in before it refuse it', async () => {
    const businessDate = freshDay();
    let closing: Promise<unknown> = Promise.resolve();
    await books.test.database.scoped(home.operator, async (tx) => {
      await tx.query(
        `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity,
           unit_fen, client_id, body_hash, account_id)
         VALUES (platform.scope_district(), platform.scope_town(), platform.scope_facility(), $1, 'kitchen_hours', 'x', 60, 2000,
           gen_random_uuid(), sha256(''), platform.scope_account())`,
        [businessDate],
      );
      closing = close(businessDate).catch((error: unknown) => error);
      await untilSomebodyWaits();
    });
    expect(await closing).toMatchObject({ code: 'DAY.INCOMPLETE' });
  });

  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const { rows } = await books.test.owner.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      if (rows.length > 0) return;
    }
  }

  it('are worth the district’s price and rate of their day, whatever is entered, and what is entered where it has none', async () => {
    const { districtCode, districtOfficial } = books.district;
    await books.price('香椿', addDays(TODAY, -30), 500);
    await books.test.owner.query(
      `INSERT INTO volunteering.reference_rates (district_code, valid_from, fen_per_hour, recorded_by) VALUES ($1, $2, 1800, $3)`,
      [districtCode, addDays(TODAY, -30), districtOfficial.accountId],
    );
    const valued = async (businessDate: BusinessDate, entry: object): Promise<unknown> => {
      const id = await enter(businessDate, { quantity: 60, unitFen: 10_000_000, ...entry });
      const { rows } = await books.test.owner.query<object>(
        `SELECT d.unit_fen, l.unit_fen AS of_lot FROM canteen.day_sources d LEFT JOIN canteen.garden_lots l ON l.id = d.lot_id WHERE d.id = $1`,
        [id],
      );
      return rows[0];
    };
    const garden = { kind: 'garden', description: ' 香椿' };
    expect(await valued(TODAY, garden)).toEqual({ unit_fen: 500, of_lot: 500 });
    expect(await valued(TODAY, { kind: 'delivery_hours' })).toEqual({ unit_fen: 1800, of_lot: null });
    const before = addDays(TODAY, -31);
    expect(await valued(before, garden)).toEqual({ unit_fen: 10_000_000, of_lot: 10_000_000 });
    expect(await valued(before, {})).toEqual({ unit_fen: 10_000_000, of_lot: null });
  });

  it('are of the last year, and of no month that is closed or being closed', async () => {
    const bounds = [addDays(TODAY, -366), addDays(TODAY, -367), addDays(TODAY, 1)] as const;
    await enter(bounds[0], { kind: 'garden' });
    await expect(enter(bounds[1])).rejects.toMatchObject({ code: 'DAY.TOO_OLD' });
    await expect(enter(bounds[2])).rejects.toMatchObject({ code: 'DAY.IN_FUTURE' });
    const day = addDays(TODAY, -100);
    await books.test.owner.query(
      `UPDATE ledger.facility_books SET closed_through = date_trunc('month', $2::date) WHERE facility_id = $1`,
      [home.facilityId, day],
    );
    await expect(enter(day, { kind: 'garden' })).rejects.toMatchObject({ code: 'DAY.MONTH_CLOSED' });
    await books.test.owner.query('UPDATE ledger.facility_books SET closed_through = NULL');
    await enter(day, { kind: 'garden' });
  });

  it('are not stored past their service, either', async () => {
    const stored = (businessDate: BusinessDate): Promise<unknown> =>
      books.test.owner.query(
        `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity,
           unit_fen, client_id, body_hash, account_id)
         SELECT district_code, town_code, id, $2, 'garden', 'x', 1, 1, gen_random_uuid(), sha256(''), $3
         FROM meal_point.facilities WHERE id = $1`,
        [home.facilityId, businessDate, home.operator.accountId],
      );
    for (const day of [addDays(TODAY, -367), addDays(TODAY, 1)]) {
      await expect(stored(day)).rejects.toMatchObject({ constraint: 'day_sources_in_time' });
    }
  });

  it.each(['hours_confirmations', 'day_source_withdrawals'])(
    'keep %s with their own facility and day',
    async (table) => {
      const businessDate = freshDay();
      const id = await enter(businessDate);
      const insert = (site: CanteenSite, date: BusinessDate): Promise<unknown> =>
        books.test.owner.query(
          `INSERT INTO canteen.${table} (source_id, district_code, town_code, facility_id, business_date, account_id
           ${table === 'day_source_withdrawals' ? ', reason' : ''})
         SELECT $1, district_code, town_code, id, $3, $4 ${table === 'day_source_withdrawals' ? `, 'x'` : ''}
         FROM meal_point.facilities WHERE id = $2`,
          [id, site.facilityId, date, home.operator.accountId],
        );
      const constraint = `${table}_source`;
      await expect(insert(books.district.away, businessDate)).rejects.toMatchObject({ constraint });
      await expect(insert(home, addDays(businessDate, -200))).rejects.toMatchObject({ constraint });
      await insert(home, businessDate);
    },
  );
});
