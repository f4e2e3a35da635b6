import type { Funder, JournalEntry, JournalLine } from '@nuancan/ledger';

/** What a funder carries of an approved claim, fen. */
export interface ApprovedShare {
  readonly funder: Funder & ('province' | 'city' | 'district' | 'town');
  readonly fundingTown: string | null;
  /** Of all lines: what it pays in the end. */
  readonly amountFen: number;
  /** Of the adjustments among them, which no day close booked. */
  readonly adjustedFen: number;
}

/** An approved claim as it is booked with one organisation. */
export interface ApprovedClaim {
  readonly claimId: string;
  readonly facilityId: string;
  readonly townCode: string;
  /** Whose books: the claim's payee, or who was paid for a meal before and owes it back. */
  readonly organisationId: string;
  /** Of the claim. */
  readonly payeeId: string;
  /** The day of the approval. */
  readonly businessDate: string;
  readonly shares: readonly ApprovedShare[];
}

/**
 * The entry of an approval: what the days recognised as due becomes due under a claim; adjustments become income first.
 * Null when nothing moves. Pure; balances.
 */
export function approvalEntry(claim: ApprovedClaim): JournalEntry | null {
  const { claimId, facilityId, townCode, organisationId, payeeId, businessDate } = claim;
  const lines = claim.shares
    .flatMap(({ funder, fundingTown, amountFen, adjustedFen }): JournalLine[] => {
      const of = { facilityId, funder, townCode: fundingTown };
      return [
        { account: { kind: 'claim_receivable', ...of }, amountFen },
        { account: { kind: 'subsidy_receivable', ...of }, amountFen: adjustedFen - amountFen },
        { account: { kind: 'income_government', ...of }, amountFen: -adjustedFen },
      ];
    })
    .filter(({ amountFen }) => amountFen !== 0);
  if (lines.length === 0) return null;
  return {
    kind: 'claim_approved',
    businessKey: `claim/${claimId}/approved${organisationId === payeeId ? '' : `/${organisationId}`}`,
    ...{ businessDate, facilityId, townCode, organisationId, lines },
  };
}
