import type { AccountRef, JournalLine } from '@nuancan/ledger';

/** A debit and its credit. */
export function pair(debit: AccountRef, credit: AccountRef, amountFen: number): JournalLine[] {
  return [
    { account: debit, amountFen },
    { account: credit, amountFen: -amountFen },
  ];
}

/** In-kind value that went into meals, out of what was supplied; below zero: back. */
export function usedInKind(funder: 'garden' | 'volunteer', amountFen: number, facilityId: string): JournalLine[] {
  return pair(
    { kind: 'in_kind_used', facilityId, funder },
    { kind: 'in_kind_unallocated', facilityId, funder },
    amountFen,
  );
}

/** Out of a wallet here; or of one elsewhere, cleared between both organisations. */
export function walletLines(
  { organisationId, amountFen }: { readonly organisationId: string; readonly amountFen: number },
  atOrganisationId: string,
): JournalLine[] {
  const debit: JournalLine = { account: { kind: 'wallet', organisationId }, amountFen };
  if (organisationId === atOrganisationId) return [debit];
  return [
    debit,
    { account: { kind: 'clearing', organisationId }, amountFen: -amountFen },
    { account: { kind: 'clearing', organisationId: atOrganisationId }, amountFen },
  ];
}
