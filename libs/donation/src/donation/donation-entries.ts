import type { JournalEntry, JournalLine } from '@nuancan/ledger';

/** Money of a donation; `organisationId`: whose bank holds it. */
interface DonatedMoney {
  readonly donationId: string;
  readonly organisationId: string;
  readonly businessDate: string;
  readonly amountFen: number;
}

/** Money that came in with a receipt. */
export function receivedEntry(receiptId: string, money: DonatedMoney): JournalEntry {
  return entry('donation_received', `donation/${receiptId}`, money, [
    bank(money),
    fund(money.donationId, -money.amountFen),
  ]);
}

/** A receipt made void: the money is not the donation's. */
export function voidedEntry(receiptId: string, money: DonatedMoney): JournalEntry {
  const { donationId, amountFen } = money;
  const back = bank({ ...money, amountFen: -amountFen });
  return entry('donation_voided', `donation-void/${receiptId}`, money, [fund(donationId, amountFen), back]);
}

/** Money of a donation set apart for what its tranche may pay. */
export function allottedEntry(trancheId: string, money: DonatedMoney): JournalEntry {
  const { donationId, amountFen } = money;
  return entry('tranche_allotted', `tranche/${trancheId}`, money, [
    fund(donationId, amountFen),
    fund(trancheId, -amountFen),
  ]);
}

/** Unspent money of a tranche back to its donation. */
export function takenBackEntry(returnId: string, trancheId: string, money: DonatedMoney): JournalEntry {
  const { donationId, amountFen } = money;
  const lines = [fund(trancheId, amountFen), fund(donationId, -amountFen)];
  return entry('tranche_allotted', `tranche-return/${returnId}`, money, lines);
}

/** What went back to the donor: out of tranches first booked back here, the rest out of what was not allotted. */
export function refundedEntry(
  refundId: string,
  money: DonatedMoney,
  tranches: readonly { readonly trancheId: string; readonly amountFen: number }[],
): JournalEntry {
  const unallottedFen = tranches.reduce((left, part) => left - part.amountFen, money.amountFen);
  const lines = [
    ...tranches.map((part) => fund(part.trancheId, part.amountFen)),
    ...(unallottedFen === 0 ? [] : [fund(money.donationId, unallottedFen)]),
    bank({ ...money, amountFen: -money.amountFen }),
  ];
  return entry('donation_refunded', `donation-refund/${refundId}`, money, lines);
}

function entry(
  kind: JournalEntry['kind'],
  businessKey: string,
  { businessDate, organisationId }: DonatedMoney,
  lines: readonly JournalLine[],
): JournalEntry {
  return { kind, businessKey, businessDate, townCode: null, facilityId: null, organisationId, lines };
}

function bank({ organisationId, amountFen }: DonatedMoney): JournalLine {
  return { account: { kind: 'donation_bank', organisationId }, amountFen };
}

function fund(fundId: string, amountFen: number): JournalLine {
  return { account: { kind: 'donation_fund', fundId }, amountFen };
}
