import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  DISTRICT,
  FAR_TOWN,
  TOWN,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { CHART_OF_ACCOUNTS } from '../chart/chart-of-accounts.js';
import { LedgerErrors } from '../ledger.errors.js';
import { cashTaken, transfer } from '../testing/entries.js';
import type { JournalEntry, PostedEntry } from './journal-entry.js';
import { Journal } from './journal.js';

const journal = new Journal();
let test: TestDatabase;
let at: MealPointDistrict;

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
});
afterAll(async () => test?.close());

const post = (scope: Scope, entries: readonly JournalEntry[]): Promise<PostedEntry[]> =>
  test.database.scoped(scope, (tx) => journal.post(tx, entries));

async function rows<T>(sql: string, params: unknown[] = []): Promise<T[]> {
  return (await test.owner.query(sql, params)).rows as T[];
}

/** As role nuancan_definer, the only one that writes: what it could post past the function. */
async function asDefiner(sql: string): Promise<void> {
  await test.owner.query('BEGIN');
  try {
    await test.owner.query(`SET LOCAL ROLE nuancan_definer; ${sql}; SET CONSTRAINTS ALL IMMEDIATE`);
  } finally {
    await test.owner.query('ROLLBACK');
  }
}

describe('the chart', () => {
  it('is the same in the database', async () => {
    const stored = await rows<{ kind: string }>(
      'SELECT kind, book, type, required, optional, funders, methods FROM ledger.account_kinds ORDER BY kind COLLATE "C"',
    );
    const expected = Object.entries(CHART_OF_ACCOUNTS)
      .map(([kind, { book, type, required, optional, funders, methods }]) => ({
        ...{ kind, book, type, required, optional, funders, methods },
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(stored).toEqual(expected);
  });

  it('refuses an account with other dimensions', async () => {
    await expect(
      asDefiner(`INSERT INTO ledger.accounts (district_code, kind, book) VALUES ('${DISTRICT}', 'wallet', 'cash')`),
    ).rejects.toMatchObject({ constraint: 'accounts_of_chart' });
  });
});

describe('posting', () => {
  it('stores an entry, makes its accounts, and moves days and months', async () => {
    const first = cashTaken(at);
    const second = cashTaken(at);
    const [posted] = await post(at.operator, [first]);
    await post(at.operator, [second]);
    expect(posted).toMatchObject({ businessKey: first.businessKey, bookedMonth: '2026-11-01', bookedOn: '2026-11-25' });
    expect(posted?.repeated).toBe(false);
    const days = await rows(
      `SELECT a.kind, d.booked_on, d.debit_fen, d.credit_fen, m.debit_fen AS month_debit FROM ledger.account_days d
       JOIN ledger.account_months m USING (account_id, facility_id) JOIN ledger.accounts a ON a.id = d.account_id
       WHERE d.facility_id = $1 AND d.organisation_id = $2 ORDER BY a.kind`,
      [at.canteen, at.organisationId],
    );
    expect(days).toEqual([
      { kind: 'cash_drawer', booked_on: '2026-11-25', debit_fen: 7200, credit_fen: 0, month_debit: 7200 },
      { kind: 'income_elder', booked_on: '2026-11-25', debit_fen: 0, credit_fen: 7200, month_debit: 0 },
    ]);
    const [entry] = await rows(`SELECT account_id FROM ledger.entries WHERE id = $1`, [posted?.id]);
    expect(entry).toEqual({ account_id: at.operator.accountId });
  });

  it('answers a repeated key with the first entry, and refuses it with another body', async () => {
    const entry = cashTaken(at, { note: '午餐' });
    const again = cashTaken(at);
    const [first, other, twice] = await post(at.operator, [entry, again, entry]);
    expect([first?.repeated, other?.repeated, twice?.repeated]).toEqual([false, false, true]);
    expect(twice?.id).toBe(first?.id);
    const [repeated] = await post(at.operator, [entry]);
    expect(repeated).toEqual({ ...first, repeated: true });
    const changed = { ...entry, lines: entry.lines.map((line) => ({ ...line, amountFen: line.amountFen * 2 })) };
    await expect(post(at.operator, [cashTaken(at), changed])).rejects.toSatisfy(LedgerErrors.KEY_CLASH.is);
    expect(await rows('SELECT 1 FROM ledger.lines WHERE entry_id = $1', [first?.id])).toHaveLength(2);
  });

  it('is all or none', async () => {
    const good = cashTaken(at);
    const nowhere = cashTaken(at, { organisationId: randomUUID() });
    await expect(post(at.districtOfficial, [good, nowhere])).rejects.toSatisfy(LedgerErrors.UNKNOWN_PLACE.is);
    expect(await rows('SELECT 1 FROM ledger.entries WHERE business_key = $1', [good.businessKey])).toEqual([]);
  });

  it('keeps to the scope', async () => {
    const own = cashTaken(at);
    const ofPoint = cashTaken(at, { facilityId: at.point });
    const far = cashTaken(at, { facilityId: at.farPoint, townCode: FAR_TOWN });
    const foreign = cashTaken(at, { facilityId: at.foreignCanteen, townCode: '990202001' });
    const wrongTown = cashTaken(at, { facilityId: at.farPoint, townCode: TOWN });
    const outside = LedgerErrors.OUT_OF_SCOPE.is;
    await expect(post(at.operator, [ofPoint])).rejects.toSatisfy(outside);
    await expect(post(at.operator, [cashTaken(at, { facilityId: null, lines: own.lines })])).rejects.toThrow();
    await expect(post(at.townOfficial, [own, far])).rejects.toSatisfy(outside);
    await expect(post(at.auditor, [own])).rejects.toSatisfy(outside);
    await expect(post(at.volunteer, [own])).rejects.toSatisfy(outside);
    await expect(post(at.townOfficial, [wrongTown])).rejects.toSatisfy(LedgerErrors.UNKNOWN_PLACE.is);
    await expect(post(at.districtOfficial, [foreign])).rejects.toSatisfy(LedgerErrors.UNKNOWN_PLACE.is);
    await expect(post(systemScope(DISTRICT), [own, ofPoint, far])).resolves.toHaveLength(3);
    await expect(
      post(at.farOfficial, [cashTaken(at, { facilityId: at.farPoint, townCode: FAR_TOWN })]),
    ).resolves.toHaveLength(1);
  });

  /** Of no facility: money that came in for a fund. */
  const donation = (businessDate: string): JournalEntry => ({
    ...cashTaken(at),
    kind: 'donation_received',
    ...{ facilityId: null, townCode: null, organisationId: null, businessDate },
    lines: transfer({ kind: 'donation_bank' }, { kind: 'donation_fund', fundId: randomUUID() }, 100_000),
  });

  it('takes an entry without a facility into its own month, of the last 62 days only', async () => {
    const today = businessDateAt(new Date());
    for (const businessDate of [today, addDays(today, -62)]) {
      const [posted] = await post(at.districtOfficial, [donation(businessDate)]);
      expect(posted).toMatchObject({ bookedMonth: `${businessDate.slice(0, 7)}-01`, bookedOn: businessDate });
    }
    for (const businessDate of [addDays(today, 1), addDays(today, -63), '2019-01-01']) {
      const late = post(at.districtOfficial, [donation(businessDate)]);
      await expect(late).rejects.toSatisfy(LedgerErrors.DATE_OUT_OF_BOUNDS.is);
    }
    // Nor does the one role that writes.
    const bare = `INSERT INTO ledger.entries (district_code, kind, business_key, body_hash, business_date, booked_month, booked_on, posted_at)
      VALUES ('${DISTRICT}', 'donation_received', 'bare', sha256(''), '2019-01-05', '2019-01-01', '2019-01-05', now())`;
    await expect(asDefiner(bare)).rejects.toMatchObject({ constraint: 'entries_date_bound' });
  });

  it('books into the first open month when the month is closed, and counts from its first day', async () => {
    await test.owner.query(`UPDATE ledger.facility_books SET closed_through = '2026-09-01' WHERE facility_id = $1`, [
      at.kitchen,
    ]);
    const late = cashTaken(at, { facilityId: at.kitchen, businessDate: '2026-08-31' });
    const inTime = cashTaken(at, { facilityId: at.kitchen, businessDate: '2026-10-02' });
    const [first, second] = await post(at.townOfficial, [late, inTime]);
    expect(first).toMatchObject({ bookedMonth: '2026-10-01', bookedOn: '2026-10-01' });
    expect(second).toMatchObject({ bookedMonth: '2026-10-01', bookedOn: '2026-10-02' });
    const month = await test.database.scoped(at.townOfficial, (tx) =>
      tx.query(`SELECT ledger.booked_month($1, '2026-09-30') AS month`, [at.kitchen]),
    );
    expect(month).toEqual([{ month: '2026-10-01' }]);
    await expect(
      test.database.scoped(at.farOfficial, (tx) =>
        tx.query(`SELECT ledger.booked_month($1, '2026-09-30')`, [at.kitchen]),
      ),
    ).rejects.toMatchObject({ driverError: { constraint: 'ledger_scope' } });
  });

  it('stores one entry when many post the same key at once', async () => {
    const entry = cashTaken(at);
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(at.operator, [entry])));
    const posted = answers.flat();
    expect(posted.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
  });
});

describe('posting very many', () => {
  it('posts more than one statement takes, all or none, answered in their order', async () => {
    const entries = Array.from({ length: 1001 }, () => cashTaken(at));
    const posted = await post(at.operator, entries);
    expect(posted).toHaveLength(1001);
    expect((await post(at.operator, [entries[1000]!]))[0]).toMatchObject({ id: posted[1000]?.id, repeated: true });
    const fresh = Array.from({ length: 1000 }, () => cashTaken(at));
    const clash = { ...entries[0]!, note: '另一笔' };
    await expect(post(at.operator, [...fresh, clash])).rejects.toSatisfy(LedgerErrors.KEY_CLASH.is);
    expect((await post(at.operator, [fresh[0]!]))[0]?.repeated).toBe(false);
  });
});

describe('reversing', () => {
  it('books the exact negative once', async () => {
    const [entry] = await post(at.operator, [cashTaken(at)]);
    const draft = { entryId: entry?.id ?? '', businessKey: `reverse/${entry?.id}`, reason: '重复入账' };
    const reverse = (scope: Scope, change = {}): Promise<PostedEntry> =>
      test.database.scoped(scope, (tx) => journal.reverse(tx, { ...draft, ...change }));
    await expect(reverse(at.farOfficial)).rejects.toSatisfy(LedgerErrors.ENTRY_NOT_FOUND.is);
    await expect(reverse(at.auditor)).rejects.toSatisfy(LedgerErrors.OUT_OF_SCOPE.is);
    const reversal = await reverse(at.operator);
    expect(reversal.repeated).toBe(false);
    expect((await reverse(at.operator)).id).toBe(reversal.id);
    const lines = await rows<{ amount_fen: number }>(
      'SELECT amount_fen FROM ledger.lines WHERE entry_id = $1 ORDER BY line_no',
      [reversal.id],
    );
    expect(lines.map(({ amount_fen }) => amount_fen)).toEqual([-3600, 3600]);
    await expect(reverse(at.operator, { businessKey: 'reverse/again' })).rejects.toSatisfy(
      LedgerErrors.ALREADY_REVERSED.is,
    );
    await expect(reverse(at.operator, { entryId: reversal.id, businessKey: 'reverse/of-reversal' })).rejects.toSatisfy(
      LedgerErrors.IS_REVERSAL.is,
    );
  });
});

describe('the database', () => {
  const entry = (
    id: string,
    change = '',
  ) => `INSERT INTO ledger.entries (id, district_code, town_code, facility_id, kind,
    business_key, body_hash, business_date, booked_month, booked_on, posted_at${change === '' ? '' : ', reverses'})
    SELECT '${id}', '${DISTRICT}', '${TOWN}', '${at.canteen}', '${change === '' ? 'purchase' : 'reversal'}', '${id}', sha256('x'),
      '2026-11-25', '2026-11-01', '2026-11-25', now()${change}`;
  const lines = (
    id: string,
    amounts: readonly number[],
  ) => `INSERT INTO ledger.lines (entry_id, line_no, account_id, book,
    amount_fen, booked_on, district_code, town_code, facility_id) SELECT '${id}', n, a.id, a.book, amount, '2026-11-25',
      '${DISTRICT}', '${TOWN}', '${at.canteen}'
    FROM ledger.accounts a, unnest(ARRAY[${amounts.join()}]::bigint[]) WITH ORDINALITY t (amount, n)
    WHERE a.kind = 'income_elder' AND a.facility_id = '${at.canteen}'`;

  it.each([
    ['an unbalanced entry', () => lines(ID, [5, -4]), 'entries_balanced'],
    ['an entry without lines', () => 'SELECT 1', 'entries_balanced'],
    [
      'a line added later',
      () => `${lines(ID, [5, -5])}; ${lines(ID, [5, -5]).replace(', n,', ', n + 2,')}`,
      'entries_complete',
    ],
  ])('refuses %s', async (_, sql, constraint) => {
    await post(at.operator, [cashTaken(at)]);
    await expect(asDefiner(`${entry(ID)}; ${sql()}`)).rejects.toMatchObject({ constraint });
  });

  it('refuses a reversal that is not the exact negative', async () => {
    const [posted] = await post(at.operator, [cashTaken(at)]);
    await expect(asDefiner(`${entry(ID, `, '${posted?.id}'`)}; ${lines(ID, [5, -5])}`)).rejects.toMatchObject({
      constraint: 'entries_reversal_exact',
    });
  });

  it('refuses lines on the accounts of another facility', async () => {
    await post(at.townOfficial, [cashTaken(at, { facilityId: at.point })]);
    const foreign = lines(ID, [5, -5]).replace(
      `AND a.facility_id = '${at.canteen}'`,
      `AND a.facility_id = '${at.point}'`,
    );
    await expect(asDefiner(`${entry(ID)}; ${foreign}`)).rejects.toMatchObject({ constraint: 'lines_own_facility' });
  });

  it.each(['entries', 'lines', 'accounts'])('keeps %s as they are, even from the role that posts', async (table) => {
    const column = table === 'lines' ? 'line_no = line_no' : 'district_code = district_code';
    await expect(asDefiner(`UPDATE ledger.${table} SET ${column}`)).rejects.toMatchObject({ code: '42501' });
    await expect(test.owner.query(`UPDATE ledger.${table} SET ${column}`)).rejects.toThrow('append only');
    await expect(test.owner.query(`DELETE FROM ledger.${table}`)).rejects.toThrow('append only');
    await expect(test.owner.query(`TRUNCATE ledger.${table} CASCADE`)).rejects.toThrow('append only');
  });

  it('lets the application write nothing but through the function', async () => {
    for (const table of ['entries', 'lines', 'accounts', 'account_days', 'account_months', 'facility_books']) {
      await expect(
        test.database.scoped(systemScope(DISTRICT), (tx) => tx.query(`INSERT INTO ledger.${table} DEFAULT VALUES`)),
      ).rejects.toMatchObject({ driverError: { code: '42501' } });
    }
  });

  it('shows each reader the own facility, town or district', async () => {
    await post(systemScope(DISTRICT), [
      cashTaken(at),
      cashTaken(at, { facilityId: at.point }),
      cashTaken(at, { facilityId: at.farPoint, townCode: FAR_TOWN }),
    ]);
    for (const table of ['entries', 'lines', 'account_days', 'account_months']) {
      const seen = async (scope: Scope): Promise<string[]> => {
        const found = await test.database.scoped(scope, (tx) =>
          tx.query<{ id: string }[]>(
            `SELECT DISTINCT facility_id AS id FROM ledger.${table} WHERE facility_id IS NOT NULL`,
          ),
        );
        return found.map(({ id }) => id).sort();
      };
      expect(await seen(at.operator)).toEqual([at.canteen]);
      expect(await seen(at.farOfficial)).toEqual([at.farPoint]);
      expect(await seen(at.townOfficial)).not.toContain(at.farPoint);
      expect(await seen(at.auditor)).toEqual(expect.arrayContaining([at.canteen, at.point, at.farPoint].sort()));
      expect(await seen({ ...at.districtOfficial, districtCode: '990202' })).toEqual([]);
      expect(await seen(at.volunteer)).toEqual([]);
    }
  });
});

const ID = '0198c1f0-0000-7000-8000-0000000000aa';
