/** 餐次: the meal slots of a day, in order. */
export const MEAL_SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
export type MealSlot = (typeof MEAL_SLOTS)[number];

/** How a meal reaches the diner: 堂食, 自提, 代领, 送餐入户. */
export const MEAL_MODES = ['dine_in', 'pickup', 'proxy_pickup', 'home_delivery'] as const;
export type MealMode = (typeof MEAL_MODES)[number];

/** Categories of residents that a policy may name. */
export const CATEGORIES = [
  'destitute_supported',
  'home_supported',
  'minimum_living',
  'near_minimum_living',
  'low_income',
  'preferential_care',
  'only_child_loss_family',
  'severe_disability',
  'empty_nest',
  'disabled',
  'cognitively_impaired',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Grades of the capability assessment (能力评估), GB/T 42195-2022. */
export const CAPABILITY_GRADES = ['intact', 'mild', 'moderate', 'severe', 'total'] as const;
export type CapabilityGrade = (typeof CAPABILITY_GRADES)[number];

/** Levels of government that carry shares. */
export const FUNDERS = ['province', 'city', 'district', 'town'] as const;
export type Funder = (typeof FUNDERS)[number];

/** Who bears a discount, the part of the price that neither elder nor government pays. */
export const DISCOUNT_BEARERS = ['unfunded', 'operator', 'village_collective', 'operating_grant'] as const;
export type DiscountBearer = (typeof DISCOUNT_BEARERS)[number];

/** What a limit counts over; a week starts on Monday. */
export const LIMIT_WINDOWS = ['slot', 'day', 'week', 'month'] as const;
export type LimitWindow = (typeof LIMIT_WINDOWS)[number];

/** What a tier pays for: the meal itself or its delivery fee. */
export const TIER_KINDS = ['meal', 'delivery'] as const;
export type TierKind = (typeof TIER_KINDS)[number];

/** Where the household is registered: in the home town, in the home district, or no matter where. */
export const REGISTRATIONS = ['here', 'district', 'anywhere'] as const;
export type RegistrationRule = (typeof REGISTRATIONS)[number];
