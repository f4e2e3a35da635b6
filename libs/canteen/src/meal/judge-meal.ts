import {
  mealCost,
  rateMeal,
  splitMeal,
  splitPublicSale,
  type CostLines,
  type LimitTaken,
  type MealSplit,
  type Rating,
} from '@nuancan/five-ones';
import { businessDateAt, fen, type BusinessDate } from '@nuancan/kernel';
import type { CheckedDraft } from './check-draft.js';
import type { MealContext } from './counter-facts.js';
import { isEntitled, standingFlags } from './resident-standing.js';

/** Beyond this a device's clock is off: source reconciliation.md P06. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** A meal as it will be recorded. */
export interface JudgedMeal {
  readonly split: MealSplit;
  readonly cost: CostLines;
  readonly limits: readonly LimitTaken[];
  readonly tierName: Rating['tierName'];
  readonly flags: readonly string[];
}

/** The parts of a draft that decide who pays; a quote asks with the same. */
export type JudgedDraft = Pick<CheckedDraft, 'businessDate' | 'slot' | 'mode' | 'priceFen' | 'deliveryFeeFen'> & {
  /** Null for a quote: the elder is taken to pay what is due. */
  readonly elderPaidFen: number | null;
};

/** Rates and splits one meal by the policies valid on its business date. Pure. */
export function judgeMeal(draft: JudgedDraft, context: MealContext): JudgedMeal {
  const cost = mealCost({ card: context.costCard, mode: draft.mode });
  const priceFen = fen(draft.priceFen);
  if (!context.diner) {
    const split = splitPublicSale({ priceFen, paidFen: fen(draft.elderPaidFen ?? draft.priceFen), cost });
    return { split, cost, limits: [], tierName: null, flags: split.flags };
  }
  const rating = rateMeal({
    policies: isEntitled(context.diner, draft.businessDate) ? context.policies : [],
    diner: context.diner,
    meal: {
      businessDate: draft.businessDate,
      slot: draft.slot,
      mode: draft.mode,
      priceFen,
      deliveryFeeFen: fen(draft.deliveryFeeFen),
      spentEarlierTodayFen: fen(context.spentEarlierTodayFen),
      facilityTownCode: context.facility.townCode,
      facilityDistrictCode: context.facility.districtCode,
    },
    limitUse: context.limitUse,
  });
  const elderPaidFen = fen(draft.elderPaidFen ?? rating.elderDueFen);
  const split = splitMeal({ rating, cost, elderPaidFen, expected: context.expected });
  const flags = [...split.flags, ...standingFlags(context.diner)];
  return { split, cost, limits: rating.limits, tierName: rating.tierName, flags };
}

/** What a reviewer should know about how a meal arrived: late, by a wrong clock, shown under another policy. */
export function arrivalFlags(draft: CheckedDraft, split: MealSplit, now: Date): string[] {
  const flags: string[] = [];
  const today: BusinessDate = businessDateAt(now);
  if (draft.businessDate < today) flags.push('late');
  const apartMs = draft.servedAt.getTime() - now.getTime();
  if (apartMs > CLOCK_TOLERANCE_MS || (!draft.offline && apartMs < -CLOCK_TOLERANCE_MS)) flags.push('clock_off');
  if (policyChanged(draft, split)) flags.push('policy_changed');
  return flags;
}

/** Shown under another policy or version than it was rated by, or under one that ended; a used-up limit is no change. */
function policyChanged({ displayed }: CheckedDraft, { policyCode, policyVersion, flags }: MealSplit): boolean {
  if (!displayed || displayed.policyCode === null) return false;
  if (policyCode === null) return !flags.includes('second_in_slot') && !flags.includes('limit_exhausted');
  return displayed.policyCode !== policyCode || displayed.policyVersion !== policyVersion;
}
