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

/** What an organisation holds of elders or donors and a meal used. */
export interface HeldPart {
  readonly organisationId: string;
  readonly amountFen: number;
}

/** Out of a wallet here; or of one elsewhere, cleared between both organisations. */
export function walletLines(part: HeldPart, atOrganisationId: string): JournalLine[] {
  const { organisationId, amountFen } = part;
  return [{ account: { kind: 'wallet', organisationId }, amountFen }, ...clearingLines(part, atOrganisationId)];
}

/** Out of a tranche into the meals here; the bank that holds another organisation's tranche owes this one. */
export function donationLines(
  part: HeldPart & { readonly trancheId: string },
  { facilityId, organisationId }: { readonly facilityId: string; readonly organisationId: string },
): JournalLine[] {
  return [
    ...pair({ kind: 'donation_fund', fundId: part.trancheId }, { kind: 'income_donation', facilityId }, part.amountFen),
    ...clearingLines(part, organisationId),
  ];
}

/** Money of one organisation that another one earned; none within one. */
export function clearingLines({ organisationId, amountFen }: HeldPart, atOrganisationId: string): JournalLine[] {
  if (organisationId === atOrganisationId) return [];
  return [
    { account: { kind: 'clearing', organisationId }, amountFen: -amountFen },
    { account: { kind: 'clearing', organisationId: atOrganisationId }, amountFen },
  ];
}

/** What a count of the drawer found beyond what should lie there; below zero: short. No lines when it was even. */
export function overLines(facilityId: string, overFen: number): JournalLine[] {
  if (overFen === 0) return [];
  return pair({ kind: 'cash_drawer', facilityId, method: 'cash' }, { kind: 'cash_over_short', facilityId }, overFen);
}
