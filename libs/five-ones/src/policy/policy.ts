import type { BusinessDate, Fen, Weekday } from '@nuancan/kernel';
import type {
  CapabilityGrade,
  Category,
  DiscountBearer,
  Funder,
  LimitWindow,
  MealMode,
  MealSlot,
  RegistrationRule,
  TierKind,
} from './vocabulary.js';

/** A name in both languages. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

/**
 * 补贴标准: one version of a subsidy policy, data and never code. `parsePolicy` makes it from its JSON; the JSON of a
 * parsed policy parses to the same policy. The README documents each field.
 */
export interface Policy {
  /** The same over all versions; limits are counted under it. */
  readonly code: string;
  readonly version: number;
  readonly name: BilingualText;
  /** The paper the rule comes from. */
  readonly source: string | null;
  readonly scope: PolicyScope;
  /** First and last business date, both included; `effectiveTo` null: until further notice. */
  readonly effectiveFrom: BusinessDate;
  readonly effectiveTo: BusinessDate | null;
  /** Limits shared by all tiers that do not name their own. */
  readonly limits: readonly Limit[];
  readonly tiers: readonly Tier[];
}

/** Whose residents: the home district's, or only of these home towns. */
export interface PolicyScope {
  readonly districtCode: string;
  readonly townCodes: readonly string[] | null;
}

/** At most `max` benefits per window. */
export interface Limit {
  readonly name: string;
  readonly window: LimitWindow;
  readonly max: number;
}

/** Who gets what, when, paid by whom. */
export interface Tier {
  /** The same over all versions. */
  readonly code: string;
  readonly name: BilingualText;
  readonly kind: TierKind;
  /** Alternatives: any one suffices. */
  readonly who: readonly DinerCondition[];
  readonly slots: readonly MealSlot[];
  readonly modes: readonly MealMode[];
  readonly weekdays: readonly Weekday[];
  /** What delivery adds to the receipt; set exactly for kind 'delivery'. */
  readonly feeFen: Fen | null;
  readonly benefit: Benefit;
  readonly minimumSpend: MinimumSpend | null;
  /** This tier's own limits in place of the policy's; null: the policy's. */
  readonly limits: readonly Limit[] | null;
  readonly funders: readonly FunderShare[];
  /** Dropped shares raise the elder's payment to at most this; what exceeds it is a discount borne by 'unfunded'. */
  readonly elderCeilingFen: Fen | null;
  /** Bears what the funders leave of the benefit; null: it falls on the elder. */
  readonly discountBearer: DiscountBearer | null;
}

/** All fields that are not null must hold. */
export interface DinerCondition {
  /** Completed years on the business date, both ends included; `to` null: no upper end. */
  readonly age: { readonly from: number; readonly to: number | null } | null;
  /** At least one entry; an entry that is a list asks for all of its categories. */
  readonly anyCategory: readonly (Category | readonly Category[])[] | null;
  readonly grades: readonly CapabilityGrade[] | null;
  readonly registration: RegistrationRule;
  readonly livesAlone: boolean | null;
}

/** What is taken off the price (for a delivery tier: off the delivery fee), never more than the price. */
export type Benefit =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly amountFen: Fen }
  /** Rounded down to the fen. */
  | { readonly kind: 'percentage'; readonly percent: number; readonly capFen: Fen | null }
  /** The elder pays this, the funders the rest. */
  | { readonly kind: 'elder_pays'; readonly amountFen: Fen }
  /** The elder's payment per price of a set; other prices get nothing. */
  | { readonly kind: 'elder_pays_by_price'; readonly levels: readonly PriceLevel[] };

export interface PriceLevel {
  readonly priceFen: Fen;
  readonly elderPaysFen: Fen;
}

/** The price without delivery fee that must be reached by the meal alone or together with earlier meals of the day. */
export interface MinimumSpend {
  readonly amountFen: Fen;
  readonly per: 'meal' | 'day';
}

/** One funder's part of the benefit, filled in the order of the list; only the last may take the rest. */
export interface FunderShare {
  readonly funder: Funder;
  readonly amountFen: Fen | 'rest';
  /** Whether the share is still paid when the elder eats in another town of the district, or in another district. */
  readonly travels: { readonly otherTown: boolean; readonly otherDistrict: boolean };
}
