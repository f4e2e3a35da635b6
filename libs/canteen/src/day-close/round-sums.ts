import type { MealSlot } from '@nuancan/five-ones';
import type { Tx } from '@nuancan/platform';
import type { HeldPart } from './journal-lines.js';

/** How the money of meals came in. */
export type PaidBy = 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free';

/** What the meals of one round and slot add up to, by where it comes from; fen. */
export interface SlotSums {
  readonly slot: MealSlot;
  readonly elder: readonly {
    readonly method: PaidBy;
    readonly publicSale: boolean;
    /** Cash that a count has found over before its meal was recorded: it lies in the drawer's account already. */
    readonly counted: boolean;
    readonly amountFen: number;
  }[];
  readonly government: readonly {
    readonly funder: 'province' | 'city' | 'district' | 'town';
    readonly townCode: string | null;
    readonly amountFen: number;
  }[];
  /** What came out of tranches; `organisationId`: whose bank holds it. */
  readonly donations: readonly (HeldPart & { readonly trancheId: string })[];
  /** What came out of wallets, by the organisation that owed it to the elders; arrears are part of it. */
  readonly wallets: readonly HeldPart[];
  readonly gardenFen: number;
  readonly volunteerFen: number;
}

/** A settled round with what the ledger books of it. */
export interface RoundSums {
  readonly facilityId: string;
  readonly townCode: string;
  readonly organisationId: string;
  readonly businessDate: string;
  readonly round: number;
  readonly slots: readonly SlotSums[];
  /** What the day's entries say was supplied, hours only when confirmed, and no ledger knows yet; booked with round 1. */
  readonly gardenSuppliedFen: number;
  readonly goodsSuppliedFen: number;
  readonly volunteerSuppliedFen: number;
  readonly cashExpectedFen: number;
  /** Null when nobody counted. */
  readonly cashCountedFen: number | null;
}

/** What was issued from lots: booked when it was issued. */
interface Issued {
  readonly garden_fen: number;
  readonly goods_fen: number;
}

/** What a settled round adds up to; undefined when it is not in scope. */
export async function loadRoundSums(
  tx: Tx,
  { facilityId, businessDate, round }: Pick<RoundSums, 'facilityId' | 'businessDate' | 'round'>,
): Promise<RoundSums | undefined> {
  const [{ sums, issued }] = await tx.query<[{ sums: RoundSums | null; issued: Issued }]>(
    `SELECT canteen.round_sums($1, $2, $3) AS sums, (SELECT to_json(i) FROM canteen.issued_from_lots($1, $2) i) AS issued`,
    [facilityId, businessDate, round],
  );
  if (sums === null) return undefined;
  return {
    ...sums,
    gardenSuppliedFen: sums.gardenSuppliedFen - issued.garden_fen,
    goodsSuppliedFen: sums.goodsSuppliedFen - issued.goods_fen,
  };
}
