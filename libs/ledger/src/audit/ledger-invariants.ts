import type { Invariant } from '@nuancan/platform';
import { PERIOD_INVARIANTS } from './period-invariants.js';

/** Totals of `table` by `key` against the same made again from the lines. */
function totalsOfLines(table: string, key: string, value: string): string {
  const place = ['account_id', key, 'facility_id', 'town_code', 'organisation_id'];
  const same = place.map((column) => `t.${column} IS NOT DISTINCT FROM s.${column}`).join(' AND ');
  return `SELECT coalesce(t.account_id, s.account_id) AS account, coalesce(t.${key}, s.${key}) AS "day",
      t.debit_fen, s.debit_fen AS debit_fen_again, t.credit_fen, s.credit_fen AS credit_fen_again
    FROM ledger.${table} t FULL JOIN (
      SELECT l.account_id, ${value} AS ${key}, e.facility_id, e.town_code, e.organisation_id,
        coalesce(sum(l.amount_fen) FILTER (WHERE l.amount_fen > 0), 0) AS debit_fen,
        coalesce(-sum(l.amount_fen) FILTER (WHERE l.amount_fen < 0), 0) AS credit_fen
      FROM ledger.lines l JOIN ledger.entries e ON e.id = l.entry_id GROUP BY 1, 2, 3, 4, 5) s
      ON t.account_id = s.account_id AND t.${key} = s.${key} AND row(t.facility_id, t.town_code, t.organisation_id)::text
        = row(s.facility_id, s.town_code, s.organisation_id)::text
    WHERE NOT coalesce(${same} AND t.debit_fen = s.debit_fen AND t.credit_fen = s.credit_fen, false)`;
}

/** Of the journal: what every entry is, and that all sums agree with the lines. */
const JOURNAL_INVARIANTS: readonly Invariant[] = [
  {
    name: 'ledger-entries-balanced',
    zh: '每笔分录至少两行，现金账与实物账各自合计为零',
    en: 'Every entry has two lines or more and adds up to zero in each book',
    sql: `SELECT e.id AS entry, s.lines, s.cash, s.in_kind FROM ledger.entries e
      LEFT JOIN (SELECT l.entry_id, count(*) AS lines, sum(l.amount_fen) FILTER (WHERE l.book = 'cash') AS cash,
          sum(l.amount_fen) FILTER (WHERE l.book = 'in_kind') AS in_kind FROM ledger.lines l GROUP BY l.entry_id) s
        ON s.entry_id = e.id
      WHERE coalesce(s.lines, 0) < 2 OR coalesce(s.cash, 0) <> 0 OR coalesce(s.in_kind, 0) <> 0`,
  },
  {
    name: 'ledger-books-balanced',
    zh: '每个供餐点、镇街、主体的两本账借贷总额相等',
    en: 'Debits equal credits in each book of every facility, town and organisation',
    sql: `SELECT m.district_code, m.town_code, m.facility_id, m.organisation_id, m.book, sum(m.debit_fen) AS debit_fen,
        sum(m.credit_fen) AS credit_fen
      FROM ledger.account_months m GROUP BY 1, 2, 3, 4, 5 HAVING sum(m.debit_fen) <> sum(m.credit_fen)`,
  },
  {
    name: 'ledger-days-of-lines',
    zh: '账户每日发生额等于分录行重算的结果',
    en: 'What moved on an account each day is what its lines add up to',
    sql: totalsOfLines('account_days', 'booked_on', 'e.booked_on'),
  },
  {
    name: 'ledger-months-of-lines',
    zh: '账户每月发生额等于分录行重算的结果',
    en: 'What moved on an account each month is what its lines add up to',
    sql: totalsOfLines('account_months', 'booked_month', 'e.booked_month'),
  },
  {
    name: 'ledger-reversals-exact',
    zh: '每笔分录至多冲销一次，冲销与原分录逐行相反',
    en: 'An entry is reversed at most once, line by line, and a reversal not at all',
    sql: `SELECT r.id AS reversal, r.reverses FROM ledger.entries r JOIN ledger.entries o ON o.id = r.reverses
      WHERE o.reverses IS NOT NULL
        OR EXISTS (SELECT FROM ledger.entries t WHERE t.reverses = r.reverses AND t.id <> r.id)
        OR EXISTS (SELECT FROM (SELECT * FROM ledger.lines WHERE entry_id = r.id) a
          FULL JOIN (SELECT * FROM ledger.lines WHERE entry_id = o.id) b
            ON a.line_no = b.line_no AND a.account_id = b.account_id AND a.amount_fen = -b.amount_fen
          WHERE a.entry_id IS NULL OR b.entry_id IS NULL)`,
  },
  {
    name: 'ledger-lines-of-entry',
    zh: '分录行的日期与地点同其分录；供餐点的账户只用于本点的分录',
    en: 'Lines have day and place of their entry; an account of a facility is used by that facility’s entries only',
    sql: `SELECT l.entry_id AS entry, l.line_no FROM ledger.lines l
      LEFT JOIN ledger.entries e ON e.id = l.entry_id LEFT JOIN ledger.accounts a ON a.id = l.account_id
      WHERE e.id IS NULL OR a.id IS NULL OR l.booked_on <> e.booked_on OR l.town_code IS DISTINCT FROM e.town_code
        OR l.facility_id IS DISTINCT FROM e.facility_id OR l.district_code <> e.district_code OR l.book <> a.book
        OR (a.facility_id IS NOT NULL AND a.facility_id IS DISTINCT FROM e.facility_id)`,
  },
];

/** Everything `nuancan audit` checks of the ledger. */
export const LEDGER_INVARIANTS: readonly Invariant[] = [...JOURNAL_INVARIANTS, ...PERIOD_INVARIANTS];
