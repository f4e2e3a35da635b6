import { assert } from '@nuancan/kernel';
import type { AccountRef, EntryKind, JournalEntry, JournalLine } from '@nuancan/ledger';
import type { ProduceKind } from './produce-kind.js';

export const MOVEMENT_KINDS = [
  'received',
  'issued',
  'returned',
  'taken_back',
  'spoiled',
  'sent',
  'recalled',
  'counted',
] as const;
/** What moved the stock of a lot. */
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** A movement of a lot with what its entry needs. */
export interface BookableMovement {
  readonly id: string;
  readonly kind: MovementKind;
  readonly produce: ProduceKind;
  /** What it moved in the books, fen; below zero: out of stock. */
  readonly valueFen: number;
  /** Of what was issued or came back: its value at the reference price of the day, fen > 0. */
  readonly issueFen: number | null;
  /** The lot came from another facility. */
  readonly fromElsewhere: boolean;
  readonly businessDate: string;
  readonly townCode: string;
  readonly facilityId: string;
  readonly organisationId: string;
}

/**
 * The in-kind entry of a movement; null when it moved no value. Stock is carried at the price of the day it came; what it is
 * worth more or less on the day it is issued is booked as a change of the reference price. Pure.
 */
export function lotEntry(movement: BookableMovement): JournalEntry | null {
  const { id, kind, produce, facilityId, valueFen } = movement;
  const stock: JournalLine = {
    account: { kind: produce === 'garden' ? 'garden_on_hand' : 'goods_on_hand', facilityId },
    amountFen: valueFen,
  };
  const lines = [stock, ...counterLines(movement)].filter(({ amountFen }) => amountFen !== 0);
  if (lines.length === 0) return null;
  const { businessDate, townCode, organisationId } = movement;
  return {
    kind: entryKind(kind, produce, movement.fromElsewhere),
    businessKey: `lot-movement/${id}`,
    ...{ businessDate, townCode, facilityId, organisationId, lines },
  };
}

function counterLines({
  kind,
  produce,
  facilityId,
  valueFen,
  issueFen,
  fromElsewhere,
}: BookableMovement): JournalLine[] {
  const of = (account: AccountRef['kind']): JournalLine[] => [
    { account: { kind: account, facilityId, funder: produce }, amountFen: -valueFen },
  ];
  switch (kind) {
    case 'received':
      if (fromElsewhere) return of('in_kind_transferred');
      return [
        {
          account: { kind: produce === 'garden' ? 'garden_supplied' : 'goods_supplied', facilityId },
          amountFen: -valueFen,
        },
      ];
    case 'issued':
    case 'returned': {
      assert(issueFen !== null, 'what is issued has a value at the reference price');
      const used = kind === 'issued' ? issueFen : -issueFen;
      return [
        { account: { kind: 'in_kind_unallocated', facilityId, funder: 'garden' }, amountFen: used },
        { account: { kind: 'in_kind_repriced', facilityId, funder: produce }, amountFen: -valueFen - used },
      ];
    }
    case 'spoiled':
      return of('in_kind_wastage');
    case 'sent':
    case 'recalled':
      return of('in_kind_transferred');
    case 'counted':
      return of('in_kind_over_short');
    case 'taken_back':
      throw new Error('a lot that was issued at once is booked by the close');
  }
}

function entryKind(kind: MovementKind, produce: ProduceKind, fromElsewhere: boolean): EntryKind {
  if (kind === 'spoiled') return 'in_kind_spoiled';
  if (kind === 'counted') return 'in_kind_counted';
  const received = kind === 'received';
  if (kind === 'sent' || kind === 'recalled' || (received && fromElsewhere)) return 'in_kind_transferred';
  if (produce === 'garden') return received ? 'produce_received' : 'produce_issued';
  return received ? 'goods_received' : 'goods_issued';
}
