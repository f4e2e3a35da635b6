import type { AccountRef } from '../chart/account-ref.js';
import type { EntryKind } from './entry-kinds.js';

/** One side of an entry. */
export interface JournalLine {
  readonly account: AccountRef;
  /** Debit > 0, credit < 0, never 0; a whole number of fen, for the book in kind its value. */
  readonly amountFen: number;
}

/** One business event as the ledger takes it. */
export interface JournalEntry {
  readonly kind: EntryKind;
  /**
   * Names the event in the district, for instance `day-close/<facility>/2026-11-25/1`: 1 to 200 printable ASCII
   * characters, no personal data. Posted again with the same body it is the same entry; with another it is refused.
   */
  readonly businessKey: string;
  /** The day it happened, 'YYYY-MM-DD'. */
  readonly businessDate: string;
  /** Town of the facility; null for what the district or an organisation books without one. */
  readonly townCode: string | null;
  /** With it the entry is bound to the facility's months, and its lines may use that facility's accounts. */
  readonly facilityId: string | null;
  /** Whose books it belongs to; of a facility's entry the organisation that runs it. */
  readonly organisationId: string | null;
  /** At most 200 characters, no personal data. */
  readonly note?: string | null;
  /** At least two; they add up to zero in each book. */
  readonly lines: readonly JournalLine[];
}

/** An entry as it stands in the ledger. */
export interface PostedEntry {
  readonly id: string;
  readonly businessKey: string;
  /** First day of the month it is booked into: that of the business date, or the first open one after it. */
  readonly bookedMonth: string;
  /** The day it counts for in statements: the business date, or the first day of a later booked month. */
  readonly bookedOn: string;
  /** True when it had been posted before. */
  readonly repeated: boolean;
}
