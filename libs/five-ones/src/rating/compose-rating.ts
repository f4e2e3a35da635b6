import { assert, fen, type Fen } from '@nuancan/kernel';
import type { DiscountBearer, TierKind } from '../policy/vocabulary.js';
import type { Candidate, Choice } from './choose-tier.js';
import type { Place } from './place.js';
import type { AppliedTier, Diner, FunderAmount, LimitTaken, Rating, RatingFlag } from './rating.js';

/** The meal, or its delivery fee, with the tier chosen for it. */
export interface RatedPart extends Choice {
  readonly kind: TierKind;
  readonly priceFen: Fen;
}

/** Puts the rated parts of one receipt, the meal first, together; each limit is taken once. */
export function composeRating({
  diner,
  place,
  parts,
}: {
  diner: Diner;
  place: Place;
  parts: readonly [RatedPart, RatedPart];
}): Rating {
  const totals = { priceFen: 0, elderDueFen: 0, governmentFen: 0, discountFen: 0, droppedFen: 0 };
  let discountBearer: DiscountBearer | null = null;
  const shares: FunderAmount[] = [];
  const limits: LimitTaken[] = [];
  for (const { priceFen, winner } of parts) {
    totals.priceFen += priceFen;
    totals.elderDueFen += winner ? winner.outcome.elderDueFen : priceFen;
    if (!winner) continue;
    totals.governmentFen += winner.outcome.governmentFen;
    totals.discountFen += winner.outcome.discountFen;
    totals.droppedFen += winner.outcome.droppedFen;
    // Only the meal part has discounts: parsePolicy refuses them on delivery tiers, so there is one bearer.
    discountBearer ??= winner.outcome.discountBearer;
    addShares(shares, winner, diner.homeTownCode);
    addLimits(limits, winner.limits);
  }
  const applied = appliedOf(parts);
  const rating: Rating = {
    priceFen: fen(totals.priceFen),
    elderDueFen: fen(totals.elderDueFen),
    governmentFen: fen(totals.governmentFen),
    discountFen: fen(totals.discountFen),
    discountBearer,
    shares,
    droppedFen: fen(totals.droppedFen),
    policyCode: applied?.policyCode ?? null,
    policyVersion: applied?.policyVersion ?? null,
    tierCode: applied?.tierCode ?? null,
    tierName: applied?.tierName ?? null,
    delivery: deliveryOf(parts[1]),
    limits,
    exhausted: parts.some((part) => refusalOf(part) !== null),
    flags: flagsOf(parts, place),
  };
  assertRating(rating);
  return rating;
}

function assertRating({ priceFen, elderDueFen, governmentFen, discountFen, shares }: Rating): void {
  assert(priceFen === elderDueFen + governmentFen + discountFen, 'receipt: price = elderDue + government + discount');
  assert(shares.reduce((sum, share) => sum + share.amountFen, 0) === governmentFen, 'shares sum to government');
}

/** The meal's tier names the rating, unless only the delivery tier pays. */
function appliedOf([meal, delivery]: readonly [RatedPart, RatedPart]): AppliedTier | null {
  const deliveryPays = delivery.winner !== null && delivery.winner.limits.length > 0;
  const mealPays = meal.winner !== null && meal.winner.limits.length > 0;
  const naming = deliveryPays && !mealPays ? delivery.winner : (meal.winner ?? delivery.winner);
  return naming && appliedTier(naming);
}

function appliedTier({ policy, tier }: Candidate): AppliedTier {
  return { policyCode: policy.code, policyVersion: policy.version, tierCode: tier.code, tierName: tier.name };
}

function deliveryOf({ winner }: RatedPart): Rating['delivery'] {
  if (!winner) return null;
  const { governmentFen, elderDueFen } = winner.outcome;
  return { ...appliedTier(winner), governmentFen, elderDueFen };
}

function addShares(shares: FunderAmount[], { outcome }: Candidate, homeTownCode: string): void {
  for (const { funder, amountFen } of outcome.shares) {
    const at = shares.findIndex((share) => share.funder === funder);
    const known = shares[at];
    if (known) shares[at] = { ...known, amountFen: fen(known.amountFen + amountFen) };
    else shares.push({ funder, townCode: funder === 'town' ? homeTownCode : null, amountFen });
  }
}

function addLimits(limits: LimitTaken[], more: readonly LimitTaken[]): void {
  for (const limit of more) {
    const taken = limits.some(({ key, windowStart }) => key === limit.key && windowStart === limit.windowStart);
    if (!taken) limits.push(limit);
  }
}

/** Why a better tier was kept from winning, or null when none was. */
function refusalOf({ winner, refused, priceFen }: RatedPart): 'slot' | 'limit' | null {
  if (refused === null) return null;
  const elderDueFen = winner ? winner.outcome.elderDueFen : priceFen;
  return refused.candidate.outcome.elderDueFen < elderDueFen ? refused.by : null;
}

function flagsOf(parts: readonly RatedPart[], place: Place): RatingFlag[] {
  const refusals = parts.map(refusalOf);
  const flags: RatingFlag[] = [];
  if (refusals.includes('slot')) flags.push('second_in_slot');
  if (refusals.includes('limit')) flags.push('limit_exhausted');
  if (place === 'other_town') flags.push('cross_town');
  if (place === 'other_district') flags.push('cross_district');
  return flags;
}
