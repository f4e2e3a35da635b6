import type { Correction, LimitTaken } from '@nuancan/five-ones';
import type { Refund } from './correction-entry.js';
import type { SettledRow } from './settled-view.js';

export type CorrectionKind = 'reverse' | 'refuse_subsidy' | 'grant_subsidy' | 're_rate';

/** One meal's difference, as `canteen.book_judged_corrections` takes it. */
export interface JudgedItem {
  readonly mealId: string;
  readonly businessDate: string;
  readonly kind: CorrectionKind;
  readonly refund: Refund | null;
  readonly fundingTown: string | null;
  /** By the columns of `canteen.meal_corrections`. */
  readonly amounts: Readonly<Record<string, number>>;
  /** How often the meal had been corrected when this was judged. */
  readonly corrections: number;
  /** The uses of limits that the meal holds go. */
  readonly releases: boolean;
  /** Those that come with the subsidy. */
  readonly takes: readonly LimitTaken[];
}

/** All that one request corrects. */
export interface JudgedCorrections {
  readonly clientId: string;
  readonly reason: string;
  readonly items: readonly JudgedItem[];
}

interface Judgement {
  readonly kind: CorrectionKind;
  readonly amounts: Correction;
  readonly refund: Refund | null;
  readonly fundingTown?: string | null;
  readonly releases?: boolean;
  readonly takes?: readonly LimitTaken[];
}

const COLUMNS = {
  priceFen: 'price_fen',
  discountFen: 'discount_fen',
  elderDueFen: 'elder_due_fen',
  elderPaidFen: 'elder_paid_fen',
  provinceFen: 'government_province_fen',
  cityFen: 'government_city_fen',
  districtFen: 'government_district_fen',
  townFen: 'government_town_fen',
  costFen: 'cost_fen',
  gardenFen: 'garden_fen',
  volunteerFen: 'volunteer_fen',
  volunteerDeliveryFen: 'volunteer_delivery_fen',
  donationFen: 'donation_fen',
  unfundedFen: 'unfunded_fen',
  surplusFen: 'surplus_fen',
} as const satisfies Readonly<Record<keyof Correction, string>>;
const FIELDS = Object.keys(COLUMNS) as (keyof Correction)[];

/** What is booked of a meal as it stands. */
export function judgedItem({ mealId, businessDate, corrections }: SettledRow, judged: Judgement): JudgedItem {
  const { kind, refund, amounts, fundingTown = null, releases = false, takes = [] } = judged;
  const { provinceFen, cityFen, districtFen, townFen } = amounts;
  const columns = FIELDS.map((field): [string, number] => [COLUMNS[field], amounts[field]]);
  const government = { government_fen: provinceFen + cityFen + districtFen + townFen };
  return {
    ...{ mealId, businessDate, kind, refund, fundingTown, corrections, releases, takes },
    amounts: { ...Object.fromEntries(columns), ...government },
  };
}

/** The difference that an item books. */
export function amountsOf({ amounts }: JudgedItem): Correction {
  const parts = FIELDS.map((field) => [field, amounts[COLUMNS[field]] ?? 0] as const);
  return Object.fromEntries(parts) as Record<keyof Correction, number>;
}
