export { accountProblem, type AccountRef } from './chart/account-ref.js';
export { CHART_OF_ACCOUNTS, type AccountKind, type Book, type Funder, type Method } from './chart/chart-of-accounts.js';
export { ENTRY_KINDS, type EntryKind } from './journal/entry-kinds.js';
export type { JournalEntry, JournalLine, PostedEntry } from './journal/journal-entry.js';
export { Journal, type ReversalDraft } from './journal/journal.js';
export { LedgerErrors } from './ledger.errors.js';
export { LedgerModule } from './ledger.module.js';
export { CreateLedger1764200000000 } from './migrations/1764200000000-create-ledger.js';
export { PostEntries1764200010000 } from './migrations/1764200010000-post-entries.js';
