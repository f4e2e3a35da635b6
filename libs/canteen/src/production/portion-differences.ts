import type { FacilityTier } from '@nuancan/meal-point';
import type { DifferenceOwner, MatchStage } from './production-words.js';

/** What of a slot's match decides its differences. */
export interface MatchedPortions {
  /** Whether anything was cooked, sent or received on record; without it nothing can differ. */
  readonly logged: boolean;
  readonly kitchenDifference: number;
  readonly lost: number;
  /** Sent here, without a receipt. */
  readonly awaited: number;
  readonly servingDifference: number;
}

/** Portions that are missing (positive) or too many (negative), and who has to explain them. */
export interface PortionDifference {
  readonly stage: MatchStage;
  readonly owner: DifferenceOwner;
  readonly portions: number;
}

/** The differences of one slot of a facility, none where there is none. Pure. */
export function differencesOf(match: MatchedPortions, tier: FacilityTier): PortionDifference[] {
  if (!match.logged) return [];
  const server: DifferenceOwner = tier === 'meal_point' ? 'point' : 'kitchen';
  const all: PortionDifference[] = [
    { stage: 'cooking', owner: 'kitchen', portions: match.kitchenDifference },
    { stage: 'transport', owner: 'transport', portions: match.lost },
    { stage: 'receipt', owner: 'point', portions: match.awaited },
    { stage: 'serving', owner: server, portions: match.servingDifference },
  ];
  return all.filter(({ portions }) => portions !== 0);
}
