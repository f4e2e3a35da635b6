import type { Rating } from '@nuancan/five-ones';
import type { LoadedMeal, Shares } from './load-replay-meals.js';
import type { LeftAs } from './replay-words.js';

/** Who carries what of a meal, by which tier. */
export interface ReplayedSide extends Shares {
  /** The town whose share `townFen` is; null where it is 0. */
  readonly fundingTown: string | null;
  readonly policyCode: string | null;
  readonly policyVersion: number | null;
  readonly tierCode: string | null;
}

/** One meal of a replay. */
export interface ReplayedMeal {
  readonly meal: LoadedMeal;
  readonly leftAs: LeftAs | null;
  readonly before: ReplayedSide;
  readonly after: ReplayedSide;
  readonly isChanged: boolean;
}

const PARTS = ['elderDueFen', 'provinceFen', 'cityFen', 'districtFen', 'townFen', 'discountFen'] as const;

/** Puts a meal beside what a rating makes of it. Pure. */
export function replayedMeal(meal: LoadedMeal, rating: Rating | null, leftAs: LeftAs | null): ReplayedMeal {
  const before = sideOf(meal);
  const after = rating === null ? before : ratedSide(rating);
  const isChanged = PARTS.some((part) => before[part] !== after[part]) || before.fundingTown !== after.fundingTown;
  return { meal, leftAs, before, after, isChanged };
}

/** What government carries. */
export function governmentOf({ provinceFen, cityFen, districtFen, townFen }: Shares): number {
  return provinceFen + cityFen + districtFen + townFen;
}

function sideOf(meal: LoadedMeal): ReplayedSide {
  const { elderDueFen, provinceFen, cityFen, districtFen, townFen, discountFen, policyCode, policyVersion, tierCode } =
    meal;
  const fundingTown = townFen === 0 ? null : meal.fundingTown;
  return {
    elderDueFen,
    provinceFen,
    cityFen,
    districtFen,
    townFen,
    discountFen,
    fundingTown,
    policyCode,
    policyVersion,
    tierCode,
  };
}

function ratedSide({ shares, elderDueFen, discountFen, policyCode, policyVersion, tierCode }: Rating): ReplayedSide {
  const carried = (funder: string): number => shares.find((share) => share.funder === funder)?.amountFen ?? 0;
  return {
    elderDueFen,
    provinceFen: carried('province'),
    cityFen: carried('city'),
    districtFen: carried('district'),
    townFen: carried('town'),
    discountFen,
    fundingTown: shares.find((share) => share.funder === 'town')?.townCode ?? null,
    ...{ policyCode, policyVersion, tierCode },
  };
}
