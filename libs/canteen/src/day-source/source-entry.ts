import type { AccountRef, EntryKind, JournalEntry } from '@nuancan/ledger';
import type { SourceKind } from './source-kind.js';

/** An entry of a day that moves money. */
export interface MoneySource {
  readonly id: string;
  readonly kind: SourceKind;
  readonly businessDate: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
  readonly amountFen: number;
  readonly paidFrom: 'drawer' | 'bank' | 'credit' | null;
}

const EXPENSES: Readonly<
  Partial<Record<SourceKind, { readonly entry: EntryKind; readonly account: AccountRef['kind'] }>>
> = {
  ingredients: { entry: 'purchase', account: 'expense_ingredients' },
  wages: { entry: 'wages', account: 'expense_wages' },
  utilities: { entry: 'utilities', account: 'expense_energy' },
  other_expense: { entry: 'purchase', account: 'expense_other' },
};

/** The key of a source's entry in the journal. */
export function sourceKey(sourceId: string): string {
  return `day-source/${sourceId}`;
}

/** The journal entry of an expense or a deposit; null for what is given in kind, which the close books. Pure. */
export function sourceEntry(source: MoneySource): JournalEntry | null {
  const { id, kind, businessDate, facilityId, townCode, organisationId, amountFen, paidFrom } = source;
  const drawer: AccountRef = { kind: 'cash_drawer', facilityId, method: 'cash' };
  const bank: AccountRef = { kind: 'bank', organisationId };
  const common = { businessKey: sourceKey(id), businessDate, facilityId, townCode, organisationId };
  if (kind === 'bank_deposit') {
    return {
      ...common,
      kind: 'bank_deposit',
      lines: [
        { account: bank, amountFen },
        { account: drawer, amountFen: -amountFen },
      ],
    };
  }
  const expense = EXPENSES[kind];
  if (expense === undefined || paidFrom === null) return null;
  const from: AccountRef = { drawer, bank, credit: { kind: 'payable', organisationId } as AccountRef }[paidFrom];
  return {
    ...common,
    kind: expense.entry,
    lines: [
      { account: { kind: expense.account, facilityId }, amountFen },
      { account: from, amountFen: -amountFen },
    ],
  };
}
