import { assert } from '@nuancan/kernel';
import type { AccountRef, JournalEntry, JournalLine } from '@nuancan/ledger';
import { donationLines, overLines, pair, usedInKind, walletLines } from './journal-lines.js';
import type { PaidBy, RoundSums, SlotSums } from './round-sums.js';

/**
 * The journal entries of a settled round: one per slot, the in-kind value supplied with round 1, and the difference of
 * the counted drawer. Pure; each balances in each book.
 */
export function closeEntries(sums: RoundSums): JournalEntry[] {
  const supplied = sums.round === 1 ? [entryOf(sums, 'in-kind', suppliedLines(sums))] : [];
  const slots = sums.slots.map((slot) => entryOf(sums, slot.slot, slotLines(sums, slot)));
  return [...supplied, ...slots, countEntry(sums)].filter((entry) => entry.lines.length > 0);
}

function entryOf(sums: RoundSums, part: string, lines: readonly JournalLine[]): JournalEntry {
  const { facilityId, townCode, organisationId, businessDate, round } = sums;
  return {
    kind: round === 1 ? 'day_close' : 'supplementary_settlement',
    businessKey: `day-close/${facilityId}/${businessDate}/${round}/${part}`,
    ...{ businessDate, townCode, facilityId, organisationId },
    lines: lines.filter((line) => line.amountFen !== 0),
  };
}

function slotLines(sums: RoundSums, slot: SlotSums): JournalLine[] {
  const { facilityId } = sums;
  const elder = slot.elder.flatMap(({ method, publicSale, counted, amountFen }) => [
    ...(counted ? foundBefore(amountFen, sums) : paidInto(method, amountFen, sums, slot)),
    { account: { kind: publicSale ? 'income_public' : 'income_elder', facilityId } as const, amountFen: -amountFen },
  ]);
  const government = slot.government.flatMap(({ funder, townCode, amountFen }) =>
    pair(
      { kind: 'subsidy_receivable', facilityId, funder, townCode },
      { kind: 'income_government', facilityId, funder, townCode },
      amountFen,
    ),
  );
  const donations = slot.donations.flatMap((part) => donationLines(part, sums));
  return [
    ...elder,
    ...government,
    ...donations,
    ...usedInKind('garden', slot.gardenFen, facilityId),
    ...usedInKind('volunteer', slot.volunteerFen, facilityId),
  ];
}

function suppliedLines(sums: RoundSums): JournalLine[] {
  const { facilityId } = sums;
  const garden: AccountRef = { kind: 'in_kind_unallocated', facilityId, funder: 'garden' };
  return [
    ...pair(garden, { kind: 'garden_supplied', facilityId }, sums.gardenSuppliedFen),
    ...pair(garden, { kind: 'goods_supplied', facilityId }, sums.goodsSuppliedFen),
    ...pair(
      { kind: 'in_kind_unallocated', facilityId, funder: 'volunteer' },
      { kind: 'volunteer_supplied', facilityId },
      sums.volunteerSuppliedFen,
    ),
  ];
}

function countEntry(sums: RoundSums): JournalEntry {
  const { facilityId, cashCountedFen, cashExpectedFen } = sums;
  const overFen = cashCountedFen === null ? 0 : cashCountedFen - cashExpectedFen;
  return { ...entryOf(sums, 'count', overLines(facilityId, overFen)), kind: 'cash_count' };
}

/** Cash that was counted before its meal was known: it was found over, and now is the elder's. */
function foundBefore(amountFen: number, { facilityId }: RoundSums): JournalLine[] {
  return [{ account: { kind: 'cash_over_short', facilityId }, amountFen }];
}

/** The debits of what elders paid by one method. */
function paidInto(method: PaidBy, amountFen: number, sums: RoundSums, { wallets }: SlotSums): JournalLine[] {
  const { facilityId, organisationId } = sums;
  switch (method) {
    case 'wallet': {
      const coveredFen = wallets.reduce((sum, part) => sum + part.amountFen, 0);
      assert(coveredFen <= amountFen, 'wallets give what was paid from them, and no more');
      const owed: JournalLine = {
        account: { kind: 'elder_receivable', facilityId },
        amountFen: amountFen - coveredFen,
      };
      return [...wallets.flatMap((part) => walletLines(part, organisationId)), owed];
    }
    case 'cash':
      return [{ account: { kind: 'cash_drawer', facilityId, method }, amountFen }];
    case 'wechat':
    case 'alipay':
    case 'ecny':
      return [{ account: { kind: 'payment_channel', facilityId, method }, amountFen }];
    case 'free':
      throw new Error('a free meal has no payment');
  }
}
