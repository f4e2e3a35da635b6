import { fen, type BusinessDate } from '@nuancan/kernel';
import type { Policy } from '../policy/policy.js';
import { rateMeal } from '../rating/rate-meal.js';
import type { Diner, LimitTaken, MealFacts, Rating } from '../rating/rating.js';
import { unsubsidised } from '../rating/unsubsidised.js';

/** A use of a limit. */
type Use = Pick<LimitTaken, 'key' | 'windowStart'>;

/** A meal at its place in the order in which meals are judged. */
export interface ReplayMeal {
  readonly id: string;
  /** The entry of the register it was logged under. */
  readonly entryId: string;
  /** Its place; the id decides between two at one. */
  readonly at: number;
  /** Where it was taken back, with its uses of limits; null: it stands. */
  readonly voidedAt: number | null;
  readonly facts: Omit<MealFacts, 'spentEarlierTodayFen'>;
  /** The uses that a meal outside of the replay goes on holding; null: it is rated anew. */
  readonly held: readonly Use[] | null;
}

export interface ReplayInput {
  /** Of some people all the meals that share a window of a limit with those to be rated. */
  readonly meals: readonly ReplayMeal[];
  readonly policiesOn: (date: BusinessDate) => readonly Policy[];
  /** What the diner is taken to be at that meal; null: nobody pays for this person any more. */
  readonly dinerOf: (meal: ReplayMeal) => Diner | null;
  /** The entries whose limits count together at that meal, its own among them. */
  readonly entriesOf: (meal: ReplayMeal) => readonly string[];
}

/**
 * Rates meals again in their order: each takes its limits for those after it, and gives them back where it was taken back.
 * @returns by meal id, for those that are rated anew
 */
export function replayMeals({ meals, policiesOn, dinerOf, entriesOf }: ReplayInput): Map<string, Rating> {
  const used = new Map<string, number>();
  const spentFen = new Map<string, number>();
  const taken = new Map<string, readonly Use[]>();
  const ratings = new Map<string, Rating>();
  const sum = (counts: Map<string, number>, entries: readonly string[], of: string): number =>
    entries.reduce((total, entry) => total + (counts.get(`${entry}|${of}`) ?? 0), 0);
  const count = (meal: ReplayMeal, uses: readonly Use[], sign: 1 | -1): void => {
    const { entryId, facts } = meal;
    for (const { key, windowStart } of uses) add(used, `${entryId}|${key}|${windowStart}`, sign);
    add(spentFen, `${entryId}|${facts.businessDate}`, sign * (facts.priceFen - (facts.deliveryFeeFen ?? 0)));
  };
  for (const { meal, isVoid } of inOrder(meals)) {
    if (isVoid) {
      count(meal, taken.get(meal.id) ?? [], -1);
      continue;
    }
    let uses = meal.held;
    if (uses === null) {
      const entries = entriesOf(meal);
      const rating = rate(meal, {
        diner: dinerOf(meal),
        policies: policiesOn(meal.facts.businessDate),
        limitUse: (key, windowStart) => sum(used, entries, `${key}|${windowStart}`),
        spentEarlierTodayFen: fen(sum(spentFen, entries, meal.facts.businessDate)),
      });
      ratings.set(meal.id, rating);
      uses = rating.limits;
    }
    taken.set(meal.id, uses);
    count(meal, uses, 1);
  }
  return ratings;
}

function rate(
  { facts }: ReplayMeal,
  by: {
    readonly diner: Diner | null;
    readonly policies: readonly Policy[];
    readonly limitUse: (key: string, windowStart: BusinessDate) => number;
    readonly spentEarlierTodayFen: ReturnType<typeof fen>;
  },
): Rating {
  if (by.diner === null) return unsubsidised(facts.priceFen);
  const { diner, policies, limitUse, spentEarlierTodayFen } = by;
  return rateMeal({ policies, diner, limitUse, meal: { ...facts, spentEarlierTodayFen } });
}

interface Step {
  readonly meal: ReplayMeal;
  readonly isVoid: boolean;
  readonly at: number;
}

function inOrder(meals: readonly ReplayMeal[]): Step[] {
  const steps = meals.flatMap((meal): Step[] => {
    const logged = { meal, isVoid: false, at: meal.at };
    return meal.voidedAt === null ? [logged] : [logged, { meal, isVoid: true, at: meal.voidedAt }];
  });
  return steps.sort((a, b) => a.at - b.at || compareIds(a.meal.id, b.meal.id) || Number(a.isVoid) - Number(b.isVoid));
}

function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function add(counts: Map<string, number>, key: string, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount);
}
