import { Injectable } from '@nestjs/common';
import { assert, type BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { AccountRef } from '../chart/account-ref.js';
import { LedgerErrors } from '../ledger.errors.js';
import { assertEntry } from './assert-entry.js';
import type { JournalEntry, PostedEntry } from './journal-entry.js';
import { ledgerErrorOf } from './ledger-refusal.js';

const MOST_ENTRIES = 1000;
const POST = `SELECT entry_id AS id, business_key AS "businessKey", booked_month AS "bookedMonth", booked_on AS "bookedOn", repeated
  FROM ledger.post_entries($1)`;
const ORIGINAL = `SELECT e.town_code AS "townCode", e.facility_id AS "facilityId", e.organisation_id AS "organisationId",
    e.reverses, platform.business_date(now()) AS today,
    (SELECT json_agg(json_build_object('amountFen', -l.amount_fen, 'account', json_build_object('kind', a.kind,
        'facilityId', a.facility_id, 'organisationId', a.organisation_id, 'funder', a.funder, 'townCode', a.funding_town,
        'fundId', a.fund_id, 'method', a.method)) ORDER BY l.line_no)
      FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id WHERE l.entry_id = e.id) AS lines
  FROM ledger.entries e WHERE e.id = $1`;

/** What a reversal needs. */
export interface ReversalDraft {
  readonly entryId: string;
  /** Names the reversal as an entry of its own. */
  readonly businessKey: string;
  /** Why; at most 200 characters, no personal data. */
  readonly reason: string;
  /** The day it counts for; default today. */
  readonly businessDate?: BusinessDate;
}

interface Original {
  readonly townCode: string | null;
  readonly facilityId: string | null;
  readonly organisationId: string | null;
  readonly reverses: string | null;
  readonly today: string;
  readonly lines: { account: AccountRef; amountFen: number }[];
}

/**
 * The only writer of the ledger. An entry belongs to the transaction of what it records: both stand, or neither. After a
 * throw that transaction is to be rolled back. Post all entries of a transaction in one call where you can: within a call
 * the order of locks keeps two callers from waiting for each other.
 */
@Injectable()
export class Journal {
  /**
   * Posts one entry or many, all or none. Who may: operators for their facility, town officials for their town, district
   * officials and the system for the district.
   * @returns as many, in the same order; one posted before with the same body is answered again and changes nothing
   * @throws AssertionFailed for an entry that is not whole or does not balance: a bug of the caller
   * @throws LEDGER.KEY_CLASH, LEDGER.OUT_OF_SCOPE, LEDGER.UNKNOWN_PLACE
   */
  post(tx: Tx, entry: JournalEntry): Promise<PostedEntry>;
  post(tx: Tx, entries: readonly JournalEntry[]): Promise<PostedEntry[]>;
  async post(tx: Tx, given: JournalEntry | readonly JournalEntry[]): Promise<PostedEntry | PostedEntry[]> {
    const entries = 'lines' in given ? [given] : given;
    for (const entry of entries) {
      assertEntry(entry);
      assert(entry.kind !== 'reversal', 'a reversal is made by reverse()');
    }
    const posted: PostedEntry[] = [];
    for (let from = 0; from < entries.length; from += MOST_ENTRIES) {
      posted.push(...(await this.send(tx, entries.slice(from, from + MOST_ENTRIES))));
    }
    return 'lines' in given ? (posted[0] as PostedEntry) : posted;
  }

  /**
   * Takes an entry back by its exact negative, booked today or on the given day; the entry itself stays.
   * @throws LEDGER.ENTRY_NOT_FOUND for one out of sight, LEDGER.ALREADY_REVERSED, LEDGER.IS_REVERSAL, and those of `post`
   */
  async reverse(tx: Tx, draft: ReversalDraft): Promise<PostedEntry> {
    const [original] = await tx.query<Original[]>(ORIGINAL, [draft.entryId]);
    if (original === undefined) throw LedgerErrors.ENTRY_NOT_FOUND();
    const { reverses, today, ...rest } = original;
    if (reverses !== null) throw LedgerErrors.IS_REVERSAL();
    const { businessKey, reason: note, businessDate = today } = draft;
    const entry: JournalEntry = { kind: 'reversal', businessKey, businessDate, note, ...rest };
    assertEntry(entry);
    const [posted] = await this.send(tx, [{ ...entry, reverses: draft.entryId }]);
    return posted as PostedEntry;
  }

  private async send(tx: Tx, entries: readonly (JournalEntry & { reverses?: string })[]): Promise<PostedEntry[]> {
    try {
      return await tx.query<PostedEntry[]>(POST, [JSON.stringify(entries)]);
    } catch (error) {
      throw ledgerErrorOf(error) ?? error;
    }
  }
}
