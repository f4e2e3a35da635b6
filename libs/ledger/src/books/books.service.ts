import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { CHART_OF_ACCOUNTS, type AccountKind, type Book } from '../chart/chart-of-accounts.js';
import { ENTRY_KINDS, type EntryKind } from '../journal/entry-kinds.js';
import { LedgerErrors } from '../ledger.errors.js';
import type {
  AccountBalanceDto,
  AccountBalanceListDto,
  AccountQueryDto,
  ChartDto,
  EntryDto,
  LedgerAccountDto,
  PlaceQueryDto,
  StatementDayDto,
  StatementDto,
  StatementLineDto,
  StatementQueryDto,
  TrialBalanceDto,
  TrialBalanceQueryDto,
  TrialBalanceRowDto,
} from './books.dto.js';
import { ACCOUNT, ACCOUNTS, BALANCE, DAYS, ENTRY, LINES, TRIAL_BALANCE } from './books.sql.js';

const MOST_DAYS = 366;
const BOOKS: readonly Book[] = ['cash', 'in_kind'];

/** Reads the ledger in the scope of the reader: a town sees what its own entries moved, a facility its own. */
@Injectable()
export class BooksService {
  constructor(private readonly database: Database) {}

  /** Kinds of accounts and entries with their names. */
  chart(): ChartDto {
    return {
      accounts: Object.entries(CHART_OF_ACCOUNTS).map(([kind, { book, type, zh, en }]) => ({
        ...{ kind: kind as AccountKind, book, type, zh, en },
      })),
      entries: Object.entries(ENTRY_KINDS).map(([kind, { zh, en }]) => ({ kind: kind as EntryKind, zh, en })),
    };
  }

  /** Both books as of a day; each balances, whatever place is chosen. */
  async trialBalance(scope: Scope, query: TrialBalanceQueryDto): Promise<TrialBalanceDto> {
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<(TrialBalanceRowDto & { book: Book })[]>(TRIAL_BALANCE, [query.asOf, ...placeOf(query)]),
    );
    const sum = (of: readonly TrialBalanceRowDto[], key: 'debitFen' | 'creditFen'): number =>
      of.reduce((total, row) => total + row[key], 0);
    const books = BOOKS.map((book) => {
      const own = rows.filter((row) => row.book === book).map(({ book: _, ...row }) => row);
      return { book, rows: own, debitFen: sum(own, 'debitFen'), creditFen: sum(own, 'creditFen') };
    });
    return { asOf: query.asOf, books };
  }

  /** One page of the accounts on which anything moved until a day, by kind. */
  async accounts(scope: Scope, query: AccountQueryDto): Promise<AccountBalanceListDto> {
    const { asOf, kind = null, cursor, limit } = query;
    const after = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<AccountBalanceDto[]>(ACCOUNTS, [asOf, ...placeOf(query), kind, ...after, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > items.length ? encodeCursor([last.kind, last.id]) : null };
  }

  /**
   * An account over days, from one snapshot: nothing posted meanwhile stands between its parts.
   * @throws LEDGER.ACCOUNT_NOT_FOUND, LEDGER.DAYS_REVERSED, LEDGER.TOO_MANY_DAYS
   */
  async statement(scope: Scope, accountId: string, query: StatementQueryDto): Promise<StatementDto> {
    const from = parseBusinessDate(query.from);
    const to = parseBusinessDate(query.to);
    if (to < from) throw LedgerErrors.DAYS_REVERSED();
    if (daysBetween({ from, to }) >= MOST_DAYS) throw LedgerErrors.TOO_MANY_DAYS({ most: MOST_DAYS });
    return this.database.snapshot(scope, async (tx) => {
      const [account] = await tx.query<LedgerAccountDto[]>(`SELECT ${ACCOUNT} FROM ledger.accounts a WHERE a.id = $1`, [
        accountId,
      ]);
      if (account === undefined) throw LedgerErrors.ACCOUNT_NOT_FOUND();
      const of = [...placeOf(query), accountId];
      const [{ balanceFen: openingFen }] = await tx.query<[{ balanceFen: number }]>(BALANCE, [
        addDays(from, -1),
        ...of,
      ]);
      const days = withBalance(await tx.query<StatementDayDto[]>(DAYS, [from, ...of, to]), openingFen);
      const closingFen = days.at(-1)?.balanceFen ?? openingFen;
      return { account, from, to, openingFen, closingFen, days, ...(await lines(tx, query, [from, ...of, to])) };
    });
  }

  /** One entry with its lines. @throws LEDGER.ENTRY_NOT_FOUND for one out of scope, too */
  async entry(scope: Scope, id: string): Promise<EntryDto> {
    const [entry] = await this.database.scoped(scope, (tx) => tx.query<EntryDto[]>(ENTRY, [id]));
    if (entry === undefined) throw LedgerErrors.ENTRY_NOT_FOUND();
    return entry;
  }
}

function placeOf({ facilityId, townCode, organisationId }: PlaceQueryDto): (string | null)[] {
  return [facilityId ?? null, townCode ?? null, organisationId ?? null];
}

function withBalance(days: readonly Omit<StatementDayDto, 'balanceFen'>[], openingFen: number): StatementDayDto[] {
  let balanceFen = openingFen;
  return days.map((day) => {
    balanceFen += day.debitFen - day.creditFen;
    return { ...day, balanceFen };
  });
}

async function lines(
  tx: Tx,
  { cursor, limit }: StatementQueryDto,
  params: readonly (string | BusinessDate | null)[],
): Promise<{ lines: StatementLineDto[]; nextCursor: string | null }> {
  const after = cursor === undefined ? [null, null, null] : decodeCursor(cursor, 3);
  const rows = await tx.query<StatementLineDto[]>(LINES, [...params, ...after, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = last && rows.length > page.length;
  return { lines: page, nextCursor: more ? encodeCursor([last.bookedOn, last.entryId, last.lineNo]) : null };
}
