import { unreachable, type Weekday } from '@nuancan/kernel';
import type { DinerCondition, Policy, Tier } from '../policy/policy.js';
import type { RegistrationRule } from '../policy/vocabulary.js';
import type { Diner, MealFacts } from './rating.js';

/** A diner and a meal with what is derived of them once. */
export interface Situation {
  readonly diner: Diner;
  readonly meal: MealFacts;
  readonly ageYears: number;
  readonly weekday: Weekday;
  /** The price without the delivery fee. */
  readonly mealPriceFen: number;
}

/** Whether a policy is in force on the business date for the diner's home town. */
export function policyApplies(policy: Policy, { diner, meal }: Situation): boolean {
  return (
    policy.effectiveFrom <= meal.businessDate &&
    (policy.effectiveTo === null || meal.businessDate <= policy.effectiveTo) &&
    policy.scope.districtCode === diner.homeDistrictCode &&
    (policy.scope.townCodes === null || policy.scope.townCodes.includes(diner.homeTownCode))
  );
}

/** Whether a tier applies to the meal and any of its alternatives to the diner. */
export function tierApplies(tier: Tier, situation: Situation): boolean {
  const { meal, weekday } = situation;
  return (
    tier.slots.includes(meal.slot) &&
    tier.modes.includes(meal.mode) &&
    tier.weekdays.includes(weekday) &&
    spendReached(tier, situation) &&
    tier.who.some((condition) => dinerMatches(condition, situation))
  );
}

function spendReached({ minimumSpend }: Tier, { meal, mealPriceFen }: Situation): boolean {
  if (minimumSpend === null) return true;
  const earlierFen = minimumSpend.per === 'day' ? (meal.spentEarlierTodayFen ?? 0) : 0;
  return mealPriceFen + earlierFen >= minimumSpend.amountFen;
}

function dinerMatches(condition: DinerCondition, { diner, ageYears }: Situation): boolean {
  return (
    ageMatches(condition.age, ageYears) &&
    categoriesMatch(condition.anyCategory, diner) &&
    (condition.grades === null || (diner.grade !== null && condition.grades.includes(diner.grade))) &&
    registrationMatches(condition.registration, diner) &&
    (condition.livesAlone === null || condition.livesAlone === diner.livesAlone)
  );
}

function ageMatches(age: DinerCondition['age'], ageYears: number): boolean {
  return age === null || (age.from <= ageYears && (age.to === null || ageYears <= age.to));
}

function categoriesMatch(anyCategory: DinerCondition['anyCategory'], { categories }: Diner): boolean {
  if (anyCategory === null) return true;
  return anyCategory.some((entry) =>
    typeof entry === 'string' ? categories.includes(entry) : entry.every((category) => categories.includes(category)),
  );
}

function registrationMatches(rule: RegistrationRule, diner: Diner): boolean {
  switch (rule) {
    case 'anywhere':
      return true;
    case 'district':
      return diner.registration?.districtCode === diner.homeDistrictCode;
    case 'here':
      return diner.registration?.townCode === diner.homeTownCode;
    default:
      return unreachable(rule);
  }
}
