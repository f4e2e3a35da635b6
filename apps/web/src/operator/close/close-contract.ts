/** Who carried a day's meals, fen. */
export interface DayOnes {
  meals: number;
  costFen: number;
  elderPaidFen: number;
  governmentFen: number;
  donationFen: number;
  gardenFen: number;
  volunteerFen: number;
  unfundedFen: number;
  surplusFen: number;
}

export const SOURCE_KINDS = [
  'garden',
  'goods',
  'kitchen_hours',
  'delivery_hours',
  'ingredients',
  'wages',
  'utilities',
  'other_expense',
  'bank_deposit',
  'wastage',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** One entry of a day. */
export interface DaySource {
  id: string;
  kind: SourceKind;
  description: string;
  valueFen: number;
  withdrawnBecause: string | null;
  confirmed: boolean | null;
}

/** The close of a day, or a settlement after it. */
export interface DayClose {
  round: number;
  mode: 'operator' | 'override' | 'automatic' | 'supplementary';
  reason: string | null;
  meals: number;
  closedAt: string;
  cashExpectedFen: number;
  cashCountedFen: number | null;
  gardenUnallocatedFen: number;
  volunteerUnallocatedFen: number;
  chainNo: number;
  hash: string;
}

/** What should lie in the drawer, by where it came from and went, fen. */
export interface Drawer {
  carriedOverFen: number;
  cashMealsFen: number;
  topUpsFen: number;
  refundsFen: number;
  paidOutFen: number;
  depositsFen: number;
}

/** A drawer that was counted again after a count that was wrong. */
export interface Recount {
  id: string;
  businessDate: string;
  countedAt: string;
  expectedFen: number;
  countedFen: number;
  reason: string;
}

/** How the day stands. */
export interface DayState {
  businessDate: string;
  cashExpectedFen: number;
  drawer: Drawer;
  estimated: DayOnes;
  settled: DayOnes | null;
  byMethod: { method: 'wallet' | 'cash' | 'wechat' | 'alipay' | 'ecny' | 'free'; meals: number; amountFen: number }[];
  sources: DaySource[];
  missing: { code: string; zh: string; en: string }[];
  /** What today still has to serve. */
  stillServing: { slot: 'breakfast' | 'lunch' | 'dinner'; closesAt: string }[];
  /** Devices that were in use and fell silent. */
  silentTills: { lastHeardAt: string }[];
  closes: DayClose[];
  recounts: Recount[];
}
