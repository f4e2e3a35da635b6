import type { Funder, JournalEntry } from '@nuancan/ledger';

/** Money of one leg that moved, as it is booked. */
export interface PaymentFacts {
  readonly paymentId: string;
  readonly kind: 'bank' | 'bounced' | 'withheld';
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
  readonly funder: Funder & ('province' | 'city' | 'district' | 'town');
  readonly fundingTown: string | null;
  readonly paidOn: string;
  readonly amountFen: number;
}

/**
 * The entry of a payment: the bank took it, or (withheld) it falls back to what a correction took off the subsidy. A netting
 * moves nothing: both legs lie on one account. Pure; balances.
 */
export function paymentEntry(paid: PaymentFacts): JournalEntry {
  const { paymentId, kind, facilityId, townCode, organisationId, funder, fundingTown, amountFen } = paid;
  const of = { facilityId, funder, townCode: fundingTown };
  return {
    kind: kind === 'withheld' ? 'clawback' : 'payment_leg',
    businessKey: `leg-payment/${paymentId}`,
    ...{ businessDate: paid.paidOn, facilityId, townCode, organisationId },
    lines: [
      {
        account: kind === 'withheld' ? { kind: 'subsidy_receivable', ...of } : { kind: 'bank', organisationId },
        amountFen,
      },
      { account: { kind: 'claim_receivable', ...of }, amountFen: -amountFen },
    ],
  };
}
