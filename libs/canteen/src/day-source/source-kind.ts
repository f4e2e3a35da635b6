/** Entries of a day: what is given in kind, what is paid for, what goes to the bank, what is thrown away. */
export const SOURCE_KINDS = [
  'garden',
  'goods',
  'kitchen_hours',
  'delivery_hours',
  'ingredients',
  'wages',
  'utilities',
  'other_expense',
  'bank_deposit',
  'wastage',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

const MEASURED: readonly SourceKind[] = ['garden', 'goods', 'kitchen_hours', 'delivery_hours', 'wastage'];
const EXPENSES: readonly SourceKind[] = ['ingredients', 'wages', 'utilities', 'other_expense'];

/** Entered as a quantity and what a unit is worth; the others as an amount. */
export function isMeasured(kind: SourceKind): boolean {
  return MEASURED.includes(kind);
}

/** Paid for with money, from the drawer, the bank or on credit. */
export function isExpense(kind: SourceKind): boolean {
  return EXPENSES.includes(kind);
}

export function isHours(kind: SourceKind): boolean {
  return kind === 'kitchen_hours' || kind === 'delivery_hours';
}
