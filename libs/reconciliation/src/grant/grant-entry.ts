import type { JournalEntry, JournalLine } from '@nuancan/ledger';
import type { LegFunder } from '../claim/claim-words.js';

/** Where a grant belongs in the books. */
export interface GrantPlace {
  readonly grantId: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
}

interface Share {
  readonly funder: LegFunder;
  readonly fundingTown: string | null;
  readonly amountFen: number;
}

/**
 * The entry of an approval: what funders owe. First it covers what months have put down to the operating grant already
 * (`attributedFen`), which was income then; only the rest is income now. Below zero, a month took back what an earlier grant
 * covered: that grant is income after all. Pure; balances.
 */
export function approvalEntry(
  { grantId, ...place }: GrantPlace,
  { shares, attributedFen, businessDate }: { shares: readonly Share[]; attributedFen: number; businessDate: string },
): JournalEntry {
  const { facilityId } = place;
  let left = attributedFen;
  const lines = shares.flatMap(({ funder, fundingTown: townCode, amountFen }): JournalLine[] => {
    const covered = Math.min(left, amountFen);
    left -= covered;
    return [
      { account: { kind: 'grant_receivable', facilityId, funder, townCode }, amountFen },
      { account: { kind: 'receivable_attributed', facilityId, funder: 'operating_grant' }, amountFen: -covered },
      { account: { kind: 'income_operating_grant', facilityId, funder, townCode }, amountFen: covered - amountFen },
    ];
  });
  return {
    kind: 'grant_approved',
    businessKey: `grant/${grantId}`,
    ...{ ...place, businessDate },
    lines: merged(lines),
  };
}

/** The entry of money that went to the payee, or came back from it. Pure; balances. */
export function grantPaymentEntry(
  { grantId: _, ...place }: GrantPlace,
  paid: Share & { readonly paymentId: string; readonly paidOn: string },
): JournalEntry {
  const { facilityId, organisationId } = place;
  const { funder, fundingTown: townCode, amountFen, paymentId, paidOn } = paid;
  return {
    kind: 'grant_payment',
    businessKey: `grant-payment/${paymentId}`,
    ...{ ...place, businessDate: paidOn },
    lines: [
      { account: { kind: 'bank', organisationId }, amountFen },
      { account: { kind: 'grant_receivable', facilityId, funder, townCode }, amountFen: -amountFen },
    ],
  };
}

/** One line for what several shares cover of the same account; none of nothing. */
function merged(lines: readonly JournalLine[]): JournalLine[] {
  const isCover = ({ account }: JournalLine): boolean => account.kind === 'receivable_attributed';
  const covers = lines.filter(isCover);
  const [cover] = covers;
  const amountFen = covers.reduce((sum, line) => sum + line.amountFen, 0);
  const whole = [...lines.filter((line) => !isCover(line)), ...(cover ? [{ ...cover, amountFen }] : [])];
  return whole.filter((line) => line.amountFen !== 0);
}
