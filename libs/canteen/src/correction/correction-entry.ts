import type { Correction } from '@nuancan/five-ones';
import type { JournalEntry, JournalLine } from '@nuancan/ledger';
import { donationLines, pair, usedInKind, walletLines, type HeldPart } from '../day-close/journal-lines.js';

/** How an elder gets money back. */
export const REFUNDS = ['wallet', 'cash', 'wechat', 'alipay', 'ecny'] as const;
export type Refund = (typeof REFUNDS)[number];

/** A correction as it was booked. */
export interface BookedCorrection {
  readonly id: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
  readonly bookedDate: string;
  readonly fundingTown: string | null;
  readonly publicSale: boolean;
  readonly refund: Refund | null;
  readonly amounts: Correction;
  /** With refund 'wallet', what went back to wallets, by the organisation that owes it. */
  readonly wallets: readonly HeldPart[];
  /** What went back to tranches, by the organisation whose bank holds them; each negative. */
  readonly donations: readonly (HeldPart & { readonly trancheId: string })[];
}

/** The journal entry of a correction: what its close booked, by the difference. Null when no account moves. Pure. */
export function correctionEntry(correction: BookedCorrection): JournalEntry | null {
  const { id, facilityId, townCode, organisationId, bookedDate: businessDate, amounts } = correction;
  const lines = [
    ...elder(correction),
    ...government(correction),
    ...correction.donations.flatMap((part) => donationLines(part, correction)),
    ...usedInKind('garden', amounts.gardenFen, facilityId),
    ...usedInKind('volunteer', amounts.volunteerFen, facilityId),
  ].filter((line) => line.amountFen !== 0);
  if (lines.length === 0) return null;
  return {
    kind: 'correction',
    businessKey: `correction/${id}`,
    ...{ businessDate, facilityId, townCode, organisationId, lines },
  };
}

function elder({ refund, publicSale, amounts, facilityId, organisationId, wallets }: BookedCorrection): JournalLine[] {
  if (refund === null) return [];
  const income: JournalLine = {
    account: { kind: publicSale ? 'income_public' : 'income_elder', facilityId },
    amountFen: -amounts.elderPaidFen,
  };
  if (refund === 'wallet') {
    const back = wallets.map((part) => ({ ...part, amountFen: -part.amountFen }));
    return [...back.flatMap((part) => walletLines(part, organisationId)), income];
  }
  const kind = refund === 'cash' ? 'cash_drawer' : 'payment_channel';
  return [{ account: { kind, facilityId, method: refund }, amountFen: amounts.elderPaidFen }, income];
}

function government({ amounts, facilityId, fundingTown }: BookedCorrection): JournalLine[] {
  const shares = [
    { funder: 'province', townCode: null, amountFen: amounts.provinceFen },
    { funder: 'city', townCode: null, amountFen: amounts.cityFen },
    { funder: 'district', townCode: null, amountFen: amounts.districtFen },
    { funder: 'town', townCode: fundingTown, amountFen: amounts.townFen },
  ] as const;
  return shares.flatMap(({ funder, townCode, amountFen }) =>
    pair(
      { kind: 'subsidy_receivable', facilityId, funder, townCode },
      { kind: 'income_government', facilityId, funder, townCode },
      amountFen,
    ),
  );
}
