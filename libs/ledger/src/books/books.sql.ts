/** An account as `LedgerAccountDto`, of `ledger.accounts a`. */
export const ACCOUNT = `a.id, a.kind, a.book, a.facility_id AS "facilityId", a.organisation_id AS "organisationId", a.funder,
  a.funding_town AS "townCode", a.fund_id AS "fundId", a.method`;

const PLACE = `($2::uuid IS NULL OR facility_id = $2) AND ($3::text IS NULL OR town_code = $3)
  AND ($4::uuid IS NULL OR organisation_id = $4)`;

/**
 * What moved on each account until the end of day $1, at place $2 facility, $3 town, $4 organisation: whole months before
 * it, and at most one month of days.
 * @param of a condition on the account
 */
const movedUntil = (of: string): string => `
  SELECT moved.account_id, sum(moved.debit_fen) AS debit_fen, sum(moved.credit_fen) AS credit_fen FROM (
    SELECT account_id, debit_fen, credit_fen FROM ledger.account_months
      WHERE booked_month < date_trunc('month', $1::date)::date AND ${of} AND ${PLACE}
    UNION ALL
    SELECT account_id, debit_fen, credit_fen FROM ledger.account_days
      WHERE booked_on BETWEEN date_trunc('month', $1::date)::date AND $1::date AND ${of} AND ${PLACE}) moved
  GROUP BY moved.account_id`;

const SUMS = `sum(m.debit_fen)::bigint AS "debitFen", sum(m.credit_fen)::bigint AS "creditFen",
  (sum(m.debit_fen) - sum(m.credit_fen))::bigint AS "balanceFen"`;
/** OFFSET 0 holds the order, sums first: without statistics they were added up anew for every account, for 10 s. */
const ACCOUNT_OF_SUM = `CROSS JOIN LATERAL (SELECT * FROM ledger.accounts a WHERE a.id = m.account_id OFFSET 0) a`;
const OF_DISTRICT = 'district_code = platform.scope_district()';

export const TRIAL_BALANCE = `
  SELECT a.book, a.kind, k.type, a.funder, a.method, count(*)::int AS accounts, ${SUMS}
  FROM (${movedUntil(OF_DISTRICT)}) m
  ${ACCOUNT_OF_SUM}
  CROSS JOIN LATERAL (SELECT * FROM ledger.account_kinds k WHERE k.kind = a.kind OFFSET 0) k
  GROUP BY a.book, a.kind, k.type, a.funder, a.method
  ORDER BY a.book, array_position(ARRAY['asset', 'liability', 'equity', 'income', 'expense'], k.type), a.kind, a.funder, a.method`;

/** $5 kind, $6 and $7 kind and id of the last row of the page before, $8 rows. */
export const ACCOUNTS = `
  SELECT ${ACCOUNT}, ${SUMS}
  FROM (${movedUntil(OF_DISTRICT)}) m ${ACCOUNT_OF_SUM}
  WHERE ($5::text IS NULL OR a.kind = $5) AND ($6::text IS NULL OR (a.kind, a.id) > ($6, $7::uuid))
  GROUP BY a.id, a.kind, a.book, a.facility_id, a.organisation_id, a.funder, a.funding_town, a.fund_id, a.method
  ORDER BY a.kind, a.id LIMIT $8`;

/** The balance of account $5. */
export const BALANCE = `
  SELECT coalesce(sum(m.debit_fen) - sum(m.credit_fen), 0)::bigint AS "balanceFen" FROM (${movedUntil('account_id = $5')}) m`;

/** $1 first and $6 last day. */
export const DAYS = `
  SELECT booked_on AS day, sum(debit_fen)::bigint AS "debitFen", sum(credit_fen)::bigint AS "creditFen"
  FROM ledger.account_days WHERE account_id = $5 AND booked_on BETWEEN $1::date AND $6::date AND ${PLACE}
  GROUP BY booked_on ORDER BY booked_on`;

/** $7 to $9: day, entry and number of the last line of the page before; $10 rows. */
export const LINES = `
  SELECT l.entry_id AS "entryId", l.line_no AS "lineNo", l.booked_on AS "bookedOn", e.business_date AS "businessDate", e.kind,
    e.facility_id AS "facilityId", e.note, l.amount_fen AS "amountFen"
  FROM ledger.lines l JOIN ledger.entries e ON e.id = l.entry_id
  WHERE l.account_id = $5 AND l.booked_on BETWEEN $1::date AND $6::date
    AND ($2::uuid IS NULL OR l.facility_id = $2) AND ($3::text IS NULL OR l.town_code = $3)
    AND ($4::uuid IS NULL OR e.organisation_id = $4)
    AND ($7::date IS NULL OR (l.booked_on, l.entry_id, l.line_no) > ($7, $8::uuid, $9::int))
  ORDER BY l.booked_on, l.entry_id, l.line_no LIMIT $10`;

export const ENTRY = `
  SELECT e.id, e.kind, e.business_key AS "businessKey", e.business_date AS "businessDate",
    to_char(e.booked_month, 'YYYY-MM') AS "bookedMonth", e.booked_on AS "bookedOn", e.town_code AS "townCode",
    e.facility_id AS "facilityId", e.organisation_id AS "organisationId", e.account_id AS "accountId", e.posted_at AS "postedAt",
    e.note, e.reverses, (SELECT r.id FROM ledger.entries r WHERE r.reverses = e.id) AS "reversedBy",
    (SELECT json_agg(json_build_object('lineNo', l.line_no, 'amountFen', l.amount_fen, 'account', json_build_object(
        'id', a.id, 'kind', a.kind, 'book', a.book, 'facilityId', a.facility_id, 'organisationId', a.organisation_id,
        'funder', a.funder, 'townCode', a.funding_town, 'fundId', a.fund_id, 'method', a.method)) ORDER BY l.line_no)
      FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id WHERE l.entry_id = e.id) AS lines
  FROM ledger.entries e WHERE e.id = $1`;
