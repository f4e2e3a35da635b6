import type { BusinessDate, Fen } from '@nuancan/kernel';
import type { BilingualText, Policy } from '../policy/policy.js';
import type { CapabilityGrade, Category, DiscountBearer, Funder, MealMode, MealSlot } from '../policy/vocabulary.js';

/** What a policy may ask about the diner, as of the business date. */
export interface Diner {
  readonly birthDate: BusinessDate;
  readonly categories: readonly Category[];
  readonly grade: CapabilityGrade | null;
  /** Household registration; null: unknown, matches only 'anywhere'. */
  readonly registration: { readonly districtCode: string; readonly townCode: string | null } | null;
  /** The town that answers for, and funds, this resident, and its district. */
  readonly homeTownCode: string;
  readonly homeDistrictCode: string;
  readonly livesAlone: boolean;
}

/** What a policy may ask about the meal. */
export interface MealFacts {
  readonly businessDate: BusinessDate;
  readonly slot: MealSlot;
  readonly mode: MealMode;
  /** The whole receipt, delivery fee included. */
  readonly priceFen: Fen;
  /** The part of the price that is the delivery fee; 0 when absent. */
  readonly deliveryFeeFen?: Fen;
  /** Prices of the diner's earlier meals of the day, for a minimum spend per day; 0 when absent. */
  readonly spentEarlierTodayFen?: Fen;
  readonly facilityTownCode: string;
  readonly facilityDistrictCode: string;
}

/** How often a limit has been used in the window that starts on the date, over the whole district. */
export type LimitUse = (key: string, windowStart: BusinessDate) => number;

/** Everything `rateMeal` looks at. */
export interface RateMealInput {
  /** Activated versions; those out of date or out of scope are passed over. */
  readonly policies: readonly Policy[];
  readonly diner: Diner;
  readonly meal: MealFacts;
  readonly limitUse: LimitUse;
}

/** What one funder owes for a meal; `townCode` is the home town for funder 'town', else null. */
export interface FunderAmount {
  readonly funder: Funder;
  readonly townCode: string | null;
  readonly amountFen: Fen;
}

/** One use of a limit, to be taken when the meal is recorded and released when it is voided. */
export interface LimitTaken {
  readonly key: string;
  readonly windowStart: BusinessDate;
  readonly max: number;
}

/**
 * `second_in_slot`: a benefit was refused because this slot of the day already had one. `limit_exhausted`: because
 * another limit is used up. `cross_town`, `cross_district`: eaten away from the home town, or even the home district.
 */
export type RatingFlag = 'second_in_slot' | 'limit_exhausted' | 'cross_town' | 'cross_district';

/** The tier that was applied. */
export interface AppliedTier {
  readonly policyCode: string;
  readonly policyVersion: number;
  readonly tierCode: string;
  readonly tierName: BilingualText;
}

/** Who owes what for a meal: `priceFen = elderDueFen + governmentFen + discountFen`, all ≥ 0. */
export interface Rating {
  readonly priceFen: Fen;
  readonly elderDueFen: Fen;
  readonly governmentFen: Fen;
  readonly discountFen: Fen;
  /** Null exactly when there is no discount. */
  readonly discountBearer: DiscountBearer | null;
  /** Sum to `governmentFen`; none is 0. */
  readonly shares: readonly FunderAmount[];
  /** Shares that did not travel: on the elder, or above the ceiling in the discount. */
  readonly droppedFen: Fen;
  /** The meal's tier; the delivery fee's when only that pays; null without either. A tier may apply and pay nothing. */
  readonly policyCode: string | null;
  readonly policyVersion: number | null;
  readonly tierCode: string | null;
  readonly tierName: BilingualText | null;
  /** The delivery fee's part of the amounts above; null without a delivery fee or a tier for it. */
  readonly delivery: (AppliedTier & { readonly governmentFen: Fen; readonly elderDueFen: Fen }) | null;
  /** Empty exactly when there is no benefit. */
  readonly limits: readonly LimitTaken[];
  /** The elder pays more only because a limit is used up. */
  readonly exhausted: boolean;
  readonly flags: readonly RatingFlag[];
}
