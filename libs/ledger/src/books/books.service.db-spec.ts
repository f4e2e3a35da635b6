import { randomUUID } from 'node:crypto';
import { systemScope, type Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  DISTRICT,
  FAR_TOWN,
  TOWN,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';
import type { JournalEntry, PostedEntry } from '../journal/journal-entry.js';
import { Journal } from '../journal/journal.js';
import { LedgerErrors } from '../ledger.errors.js';
import { cashTaken, transfer } from '../testing/entries.js';
import { ledgerFindings } from '../testing/ledger-findings.js';
import type { TrialBalanceDto } from './books.dto.js';
import { BooksService } from './books.service.js';

const journal = new Journal();
let test: TestDatabase;
let at: MealPointDistrict;
let books: BooksService;
let posted: PostedEntry[];

const post = (entries: readonly JournalEntry[]): Promise<PostedEntry[]> =>
  test.database.scoped(systemScope(DISTRICT), (tx) => journal.post(tx, entries));

/** The wallet of the organisation pays at a facility; in kind the garden gives as much. */
function walletSpent(facilityId: string, townCode: string, businessDate: string, amountFen: number): JournalEntry {
  return cashTaken(at, {
    facilityId,
    townCode,
    businessDate,
    kind: 'wallet_spend',
    lines: [
      ...transfer(
        { kind: 'wallet', organisationId: at.organisationId },
        { kind: 'income_elder', facilityId },
        amountFen,
      ),
      ...transfer(
        { kind: 'in_kind_used', facilityId, funder: 'garden' },
        { kind: 'garden_supplied', facilityId },
        amountFen,
      ),
    ],
  });
}

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  books = new BooksService(test.database);
  posted = await post([
    walletSpent(at.canteen, TOWN, '2026-08-31', 100),
    walletSpent(at.canteen, TOWN, '2026-09-01', 200),
    walletSpent(at.canteen, TOWN, '2026-09-15', 400),
    walletSpent(at.point, TOWN, '2026-09-15', 800),
    walletSpent(at.farPoint, FAR_TOWN, '2026-09-15', 1600),
    walletSpent(at.canteen, TOWN, '2026-10-01', 3200),
    walletSpent(at.canteen, TOWN, '2026-10-02', 6400),
  ]);
});
afterAll(async () => {
  try {
    expect(await ledgerFindings(test.owner)).toEqual([]);
  } finally {
    await test?.close();
  }
});

const walletOf = ({ books: of }: TrialBalanceDto): number | undefined =>
  of[0]?.rows.find(({ kind }) => kind === 'wallet')?.balanceFen;

const walletId = async (): Promise<string> => {
  const { items } = await books.accounts(at.auditor, { asOf: '2026-12-31', kind: 'wallet', limit: 10 });
  return items[0]?.id ?? '';
};

describe('the trial balance', () => {
  it.each([
    ['2026-08-30', undefined],
    ['2026-08-31', 100],
    ['2026-09-15', 3100],
    ['2026-09-30', 3100],
    ['2026-10-01', 6300],
    ['2027-01-31', 12700],
  ])('is of what was booked until %s', async (asOf, wallet) => {
    const balance = await books.trialBalance(at.districtOfficial, { asOf });
    expect(walletOf(balance)).toBe(wallet);
    for (const { debitFen, creditFen } of balance.books) expect(debitFen).toBe(creditFen);
  });

  it('balances for every place, also where an account belongs to many', async () => {
    const cases: [Scope, object, number][] = [
      [at.districtOfficial, { facilityId: at.canteen }, 700],
      [at.districtOfficial, { townCode: TOWN }, 1500],
      [at.districtOfficial, { organisationId: at.organisationId }, 3100],
      [at.townOfficial, {}, 1500],
      [at.farOfficial, {}, 1600],
      [at.operator, {}, 700],
    ];
    for (const [scope, place, wallet] of cases) {
      const balance = await books.trialBalance(scope, { asOf: '2026-09-30', ...place });
      expect(walletOf(balance)).toBe(wallet);
      expect(balance.books.map(({ book, debitFen, creditFen }) => [book, debitFen, creditFen])).toEqual([
        ['cash', wallet, wallet],
        ['in_kind', wallet, wallet],
      ]);
    }
    const elsewhere = await books.trialBalance(at.farOfficial, { asOf: '2026-09-30', facilityId: at.canteen });
    expect(elsewhere.books.flatMap(({ rows }) => rows)).toEqual([]);
  });
});

describe('the accounts', () => {
  it('come once over all pages', async () => {
    const whole = await books.accounts(at.auditor, { asOf: '2026-12-31', limit: 500 });
    const paged: unknown[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 20; page += 1) {
      const { items, nextCursor } = await books.accounts(at.auditor, { asOf: '2026-12-31', limit: 3, cursor });
      paged.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(paged).toEqual(whole.items);
    expect(whole.items).toHaveLength(10);
  });
});

describe('a statement', () => {
  it('leads from the opening to the closing balance by days, and shows the lines in pages', async () => {
    const id = await walletId();
    const query = { from: '2026-09-01', to: '2026-10-01', limit: 2 };
    const first = await books.statement(at.districtOfficial, id, query);
    expect(first).toMatchObject({ openingFen: 100, closingFen: 6300, account: { kind: 'wallet', facilityId: null } });
    expect(first.days.map(({ day, debitFen, balanceFen }) => [day, debitFen, balanceFen])).toEqual([
      ['2026-09-01', 200, 300],
      ['2026-09-15', 2800, 3100],
      ['2026-10-01', 3200, 6300],
    ]);
    const amounts: number[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 9; page += 1) {
      const { lines, nextCursor } = await books.statement(at.districtOfficial, id, { ...query, cursor });
      amounts.push(...lines.map(({ amountFen }) => amountFen));
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    expect(amounts.toSorted((a, b) => a - b)).toEqual([200, 400, 800, 1600, 3200]);
  });

  it('is of the own entries for a town and a facility', async () => {
    const id = await walletId();
    const query = { from: '2026-09-01', to: '2026-09-30', limit: 100 };
    const town = await books.statement(at.townOfficial, id, query);
    expect([town.openingFen, town.closingFen, town.lines.length]).toEqual([100, 1500, 3]);
    const far = await books.statement(at.farOfficial, id, query);
    expect([far.openingFen, far.closingFen, far.lines.length]).toEqual([0, 1600, 1]);
    const point = await books.statement(at.auditor, id, { ...query, facilityId: at.point });
    expect([point.openingFen, point.closingFen, point.lines.length]).toEqual([0, 800, 1]);
    const { items } = await books.accounts(at.auditor, { asOf: '2026-12-31', kind: 'income_elder', limit: 10 });
    const ofCanteen = items.find(({ facilityId }) => facilityId === at.canteen)?.id ?? '';
    await expect(books.statement(at.farOfficial, ofCanteen, query)).rejects.toSatisfy(
      LedgerErrors.ACCOUNT_NOT_FOUND.is,
    );
  });

  it('is of days in order, a year of them at most', async () => {
    const id = await walletId();
    await expect(books.statement(at.auditor, id, { from: '2026-09-02', to: '2026-09-01', limit: 1 })).rejects.toSatisfy(
      LedgerErrors.DAYS_REVERSED.is,
    );
    await expect(books.statement(at.auditor, id, { from: '2025-09-02', to: '2026-09-03', limit: 1 })).rejects.toSatisfy(
      LedgerErrors.TOO_MANY_DAYS.is,
    );
  });
});

describe('an entry', () => {
  it('shows its lines and what took it back, to those of its town', async () => {
    const id = posted[4]?.id ?? '';
    const entry = await books.entry(at.farOfficial, id);
    expect(entry).toMatchObject({ kind: 'wallet_spend', bookedMonth: '2026-09', townCode: FAR_TOWN, reversedBy: null });
    expect(
      entry.lines.map(({ lineNo, amountFen, account }) => [lineNo, amountFen, account.kind, account.funder]),
    ).toEqual([
      [1, 1600, 'wallet', null],
      [2, -1600, 'income_elder', null],
      [3, 1600, 'in_kind_used', 'garden'],
      [4, -1600, 'garden_supplied', null],
    ]);
    await expect(books.entry(at.townOfficial, id)).rejects.toSatisfy(LedgerErrors.ENTRY_NOT_FOUND.is);
    await expect(books.entry(at.operator, id)).rejects.toSatisfy(LedgerErrors.ENTRY_NOT_FOUND.is);
    const draft = { entryId: id, businessKey: randomUUID(), reason: '撤回' };
    const reversal = await test.database.scoped(at.farOfficial, (tx) => journal.reverse(tx, draft));
    expect((await books.entry(at.auditor, id)).reversedBy).toBe(reversal.id);
    expect(await books.entry(at.auditor, reversal.id)).toMatchObject({ reverses: id, note: '撤回', kind: 'reversal' });
  });
});

describe('books that are read while many post', () => {
  it('balance at every look, and lose nothing', async () => {
    const before = walletOf(await books.trialBalance(at.auditor, { asOf: '2099-01-01' })) ?? 0;
    const places = [at.canteen, at.point, at.kitchen];
    let going = true;
    const looks = (async (): Promise<number> => {
      let count = 0;
      while (going) {
        const { books: of } = await books.trialBalance(at.districtOfficial, { asOf: '2099-01-01' });
        for (const { debitFen, creditFen } of of) expect(debitFen).toBe(creditFen);
        count += 1;
      }
      return count;
    })();
    await Promise.all(
      Array.from({ length: 8 }, async (_, client) => {
        for (let turn = 0; turn < 8; turn += 1) {
          const of = places.map((facilityId) => walletSpent(facilityId, TOWN, '2026-10-20', client + turn + 1));
          await post(turn % 2 === 0 ? of : of.toReversed());
        }
      }),
    );
    going = false;
    expect(await looks).toBeGreaterThan(0);
    const spent = 3 * Array.from({ length: 64 }, (_, n) => (n % 8) + Math.floor(n / 8) + 1).reduce((a, b) => a + b, 0);
    expect(walletOf(await books.trialBalance(at.auditor, { asOf: '2099-01-01' }))).toBe(before + spent);
  });
});
