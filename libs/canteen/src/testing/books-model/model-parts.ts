import {
  totalCost,
  type Correction,
  type GovernmentShares,
  type SettledMeal,
  type SettledView,
  type SettlementMeal,
} from '@nuancan/five-ones';
import { fen } from '@nuancan/kernel';

export type PlaceName = 'home' | 'away';
export type Method = 'wallet' | 'cash' | 'wechat' | 'free';

/** A facility; both are of one organisation. */
export interface ModelPlace {
  readonly facilityId: string;
  readonly townCode: string;
}

/** What happened at a counter. */
export interface ModelFacts {
  readonly place: PlaceName;
  readonly date: string;
  readonly slot: 'lunch' | 'dinner';
  /** Place in the list of elders; null for a public sale. */
  readonly elder: number | null;
  readonly delivered: boolean;
  readonly servedAtMs: number;
  readonly method: Method;
  readonly paidFen: number;
}

/** A meal with what the model judged of it. */
export interface ModelMeal extends ModelFacts {
  readonly shares: GovernmentShares;
  readonly elderDueFen: number;
  /** Cash that a count found over before the meal was known: served before it, recorded after it. */
  readonly counted: boolean;
  /** Whether it used the one subsidy of its elder, day and slot. */
  tookQuota: boolean;
  /** Given by the database. */
  id: string;
  clientId: string;
  state: 'standing' | 'voided' | 'settled';
  /** What stands of it after its settlement. */
  view: SettledView | null;
  /** What each tranche carries of it. */
  readonly gifts: Map<string, number>;
  /** Month its settlement is booked into. */
  bookedMonth: string | null;
}

export type SourceKind = 'garden' | 'goods' | 'kitchen_hours' | 'delivery_hours' | 'ingredients' | 'bank_deposit';

/** An entry of a day. */
export interface ModelSource {
  readonly place: PlaceName;
  readonly date: string;
  readonly kind: SourceKind;
  readonly valueFen: number;
  readonly confirmed: boolean;
  id: string;
  withdrawn: boolean;
}

/** Money given; `only`: for one facility. */
export interface ModelTranche {
  readonly id: string;
  readonly receivedOn: string;
  readonly amountFen: number;
  readonly only: PlaceName | null;
  /** Whose bank holds it: that of the organisation that runs both facilities, or another. */
  readonly holder: 'own' | 'charity';
  spentFen: number;
}

/** The months of one facility's books: how many of `MONTHS` are closed, and what waits for a second person. */
export interface ModelPeriod {
  closed: number;
  pending: 'closing' | 'reopening' | null;
}

export const PRICE_FEN = 1200;
export const NO_SHARES: GovernmentShares = {
  provinceFen: fen(0),
  cityFen: fen(0),
  districtFen: fen(0),
  townFen: fen(0),
};

/** The fixture's cost card; the delivery line only when delivered. */
export function costOf(delivered: boolean) {
  return {
    ingredientsFen: fen(600),
    labourFen: fen(500),
    energyFen: fen(200),
    packagingFen: fen(100),
    deliveryFen: fen(delivered ? 150 : 0),
  };
}

/** 80+ 9 yuan in thirds, 60–79 7 yuan with 1 of the town; the town's share stays at home. */
export function entitledShares({ isOver80, atHome }: { isOver80: boolean; atHome: boolean }): GovernmentShares {
  const townFen = isOver80 ? 300 : 100;
  return { ...NO_SHARES, cityFen: fen(300), districtFen: fen(300), townFen: fen(atHome ? townFen : 0) };
}

export function governmentOf({ provinceFen, cityFen, districtFen, townFen }: GovernmentShares): number {
  return provinceFen + cityFen + districtFen + townFen;
}

/** `YYYY-MM-01` of a day. */
export function monthOf(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the month after. */
export function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
}

export const NOTHING: SettledView = {
  ...NO_SHARES,
  ...{ priceFen: fen(0), discountFen: fen(0), elderDueFen: fen(0), elderPaidFen: fen(0), costFen: fen(0) },
  ...{ gardenFen: fen(0), volunteerFen: fen(0), volunteerDeliveryFen: fen(0), donationFen: fen(0) },
  ...{ unfundedFen: fen(0), surplusFen: fen(0) },
};

/** What stands of a meal that is settled. */
export function viewOf({ view }: Pick<ModelMeal, 'view'>): SettledView {
  if (view === null) throw new Error('the model looks at a meal that is not settled');
  return view;
}

/** What stands of it after a difference. */
export function plus(view: SettledView, by: Correction): SettledView {
  const sums = (Object.keys(view) as (keyof SettledView)[]).map((part) => [part, fen(view[part] + by[part])]);
  return Object.fromEntries(sums) as Record<keyof SettledView, never>;
}

/** A resident's meal as the pure settlement takes it. */
export function settlementMeal(meal: ModelMeal): SettlementMeal {
  return {
    ...{ mealId: meal.id, servedAtMs: meal.servedAtMs, delivered: meal.delivered, cost: costOf(meal.delivered) },
    elderDueFen: fen(meal.elderDueFen),
    elderPaidFen: fen(meal.paidFen),
    governmentFen: fen(governmentOf(meal.shares)),
  };
}

/** What a meal settles to; `settled` is absent for a public sale, which stands outside in-kind value and donations. */
export function settledView(
  { shares, elderDueFen, paidFen, delivered }: ModelMeal,
  settled: SettledMeal | undefined,
  volunteerDeliveryFen: number,
): SettledView {
  const costFen = totalCost(costOf(delivered));
  const carried = { gardenFen: fen(0), volunteerFen: fen(0), donationFen: fen(0), ...settled };
  const balanceFen =
    costFen - paidFen - governmentOf(shares) - carried.gardenFen - carried.volunteerFen - carried.donationFen;
  return {
    ...shares,
    ...{
      priceFen: fen(PRICE_FEN),
      discountFen: fen(0),
      elderDueFen: fen(elderDueFen),
      elderPaidFen: fen(paidFen),
      costFen,
    },
    ...{ gardenFen: carried.gardenFen, volunteerFen: carried.volunteerFen, donationFen: carried.donationFen },
    volunteerDeliveryFen: fen(volunteerDeliveryFen),
    unfundedFen: fen(Math.max(0, balanceFen)),
    surplusFen: fen(Math.max(0, -balanceFen)),
  };
}

/** By code unit, as ids are sorted. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
