import { ageOn, assert, fen, weekdayOf, ZERO_FEN, type Fen } from '@nuancan/kernel';
import { chooseTier, type Choice } from './choose-tier.js';
import { composeRating } from './compose-rating.js';
import { placeOf } from './place.js';
import { RatingErrors } from './rating.errors.js';
import type { MealFacts, RateMealInput, Rating } from './rating.js';
import type { Situation } from './tier-match.js';

const NO_CHOICE: Choice = { winner: null, refused: null };

/**
 * Who owes what for a resident's meal under the policies of its business date; see `chooseTier` for overlaps and ties.
 * The price is split into meal and delivery fee, each rated by tiers of its own kind; together they take a limit once.
 * Always, whatever the policies say, a second subsidised meal in one slot of a day gets nothing: the district-wide
 * limit `subsidised:<slot>` of 1 is among `limits` whenever there is a benefit.
 * Source: README, "Subsidy policy: data, not code".
 * @throws RATING.NEGATIVE_AMOUNT, RATING.FEE_ABOVE_PRICE
 */
export function rateMeal({ policies, diner, meal, limitUse }: RateMealInput): Rating {
  const feeFen = deliveryFeeOf(meal);
  const mealPriceFen = fen(meal.priceFen - feeFen);
  const ageYears = ageOn({ birth: diner.birthDate, date: meal.businessDate });
  const situation: Situation = { diner, meal, mealPriceFen, ageYears, weekday: weekdayOf(meal.businessDate) };
  const place = placeOf(diner, meal);
  const contest = { policies, situation, place, limitUse };
  const rating = composeRating({
    diner,
    place,
    parts: [
      { kind: 'meal', priceFen: mealPriceFen, ...chooseTier({ ...contest, kind: 'meal', priceFen: mealPriceFen }) },
      {
        kind: 'delivery',
        priceFen: feeFen,
        ...(feeFen === 0 ? NO_CHOICE : chooseTier({ ...contest, kind: 'delivery', priceFen: feeFen })),
      },
    ],
  });
  assert(rating.priceFen === meal.priceFen, 'the parts of a receipt are the whole receipt');
  return rating;
}

function deliveryFeeOf({ priceFen, deliveryFeeFen = ZERO_FEN, spentEarlierTodayFen = ZERO_FEN }: MealFacts): Fen {
  if (Math.min(priceFen, deliveryFeeFen, spentEarlierTodayFen) < 0) throw RatingErrors.NEGATIVE_AMOUNT();
  if (deliveryFeeFen > priceFen) throw RatingErrors.FEE_ABOVE_PRICE();
  return deliveryFeeFen;
}
