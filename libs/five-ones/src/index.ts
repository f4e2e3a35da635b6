export {
  grantSubsidy,
  refuseSubsidy,
  rerateMeal,
  reverseMeal,
  type Correction,
  type GovernmentShares,
  type RatedShares,
  type SettledView,
} from './correction/correct-meal.js';
export { checkPolicy } from './policy/check-policy.js';
export { parsePolicy } from './policy/parse-policy.js';
export type {
  Benefit,
  BilingualText,
  DinerCondition,
  FunderShare,
  Limit,
  MinimumSpend,
  Policy,
  PolicyScope,
  PriceLevel,
  Tier,
} from './policy/policy.js';
export type { FindingSeverity, PolicyFinding } from './policy/policy-finding.js';
export { PolicyErrors } from './policy/policy.errors.js';
export { REFERENCE_POLICIES } from './policy/reference-policies.js';
export {
  CAPABILITY_GRADES,
  CATEGORIES,
  DISCOUNT_BEARERS,
  FUNDERS,
  LIMIT_WINDOWS,
  MEAL_MODES,
  MEAL_SLOTS,
  REGISTRATIONS,
  TIER_KINDS,
  type CapabilityGrade,
  type Category,
  type DiscountBearer,
  type Funder,
  type LimitWindow,
  type MealMode,
  type MealSlot,
  type RegistrationRule,
  type TierKind,
} from './policy/vocabulary.js';
export { deliveryFee } from './rating/delivery-fee.js';
export { rateMeal } from './rating/rate-meal.js';
export type {
  AppliedTier,
  Diner,
  FunderAmount,
  LimitTaken,
  LimitUse,
  MealFacts,
  RateMealInput,
  Rating,
  RatingFlag,
} from './rating/rating.js';
export { RatingErrors } from './rating/rating.errors.js';
export { unsubsidised } from './rating/unsubsidised.js';
export { replayMeals, type ReplayInput, type ReplayMeal } from './replay/replay-meals.js';
export { replayPolicies } from './replay/replay-policies.js';
export { apportion } from './settlement/apportion.js';
export {
  settleDay,
  type DaySettlement,
  type DaySettlementInput,
  type DonationTranche,
  type SettledMeal,
  type SettlementMeal,
} from './settlement/settle-day.js';
export { SettlementErrors } from './settlement/settlement.errors.js';
export { mealCost, totalCost, type CostLines } from './split/cost-lines.js';
export type { MealSplit, SplitFlag } from './split/meal-split.js';
export { splitMeal, type ExpectedSources, type SplitMealInput } from './split/split-meal.js';
export { splitPublicSale, type PublicSaleInput } from './split/split-public-sale.js';
