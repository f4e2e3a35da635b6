import { mealCost, splitMeal, splitPublicSale, type CostLines, type Rating } from '@nuancan/five-ones';
import { fen, ZERO_FEN, type Fen } from '@nuancan/kernel';
import type { BilingualText, Diner, MealItem, Mode, Slot, Split, Till } from '../../api/contract.js';
import { itemsPriceFen } from './order.js';

/** A price and who carries it, as the till shows it. */
export interface ShownQuote {
  readonly priceFen: number;
  readonly split: Split;
  readonly tierName: BilingualText | null;
}

/** What a quote is asked for; `diner` null is a public sale. */
export interface QuoteSubject {
  readonly diner: Diner | null;
  readonly slot: Slot;
  readonly mode: Mode;
  readonly items: readonly MealItem[];
  /** Whether this slot's meal has been had, as far as the till knows. */
  readonly served: boolean;
}

/**
 * The quote a till may show without asking: one the server gave for a set eaten here; the full price, which is certain
 * for a second meal in the slot and for a public sale. Null when only the server knows: the till rates nothing itself.
 */
export function keptQuote({ diner, slot, mode, items, served }: QuoteSubject, till: Till): ShownQuote | null {
  const priceFen = fen(itemsPriceFen(items));
  if (items.length === 0) return null;
  if (!diner) return publicQuote(priceFen, till);
  if (served) return secondMealQuote(priceFen, till, mode);
  const [only, ...more] = items;
  if (mode !== 'dine_in' || more.length > 0 || only?.quantity !== 1) return null;
  const given = diner.quotes.find((quote) => quote.menuItemId === only.menuItemId && quote.slot === slot);
  // A quote kept from a day with another price says nothing about this one.
  return given?.priceFen === priceFen ? given : null;
}

function publicQuote(priceFen: Fen, till: Till): ShownQuote | null {
  const cost = costOf(till);
  if (!cost) return null;
  const split = splitPublicSale({ priceFen, paidFen: priceFen, cost: mealCost({ card: cost, mode: 'dine_in' }) });
  return { priceFen, split, tierName: null };
}

/** Always, whatever the policies say, a second meal in one slot has no subsidy (five-ones, `rateMeal`). */
function secondMealQuote(priceFen: Fen, till: Till, mode: Mode): ShownQuote | null {
  const cost = costOf(till);
  if (!cost) return null;
  const rating: Rating = {
    priceFen,
    elderDueFen: priceFen,
    governmentFen: ZERO_FEN,
    discountFen: ZERO_FEN,
    discountBearer: null,
    shares: [],
    droppedFen: ZERO_FEN,
    policyCode: null,
    policyVersion: null,
    tierCode: null,
    tierName: null,
    delivery: null,
    limits: [],
    exhausted: true,
    flags: ['second_in_slot'],
  };
  const { gardenFen, volunteerFen, donationFen } = till.expectedSources;
  const split = splitMeal({
    rating,
    cost: mealCost({ card: cost, mode }),
    elderPaidFen: priceFen,
    expected: { gardenFen: fen(gardenFen), volunteerFen: fen(volunteerFen), donationFen: fen(donationFen) },
  });
  return { priceFen, split, tierName: null };
}

function costOf({ costCard }: Till): CostLines | null {
  return (
    costCard && {
      ingredientsFen: fen(costCard.ingredientsFen),
      labourFen: fen(costCard.labourFen),
      energyFen: fen(costCard.energyFen),
      packagingFen: fen(costCard.packagingFen),
      deliveryFen: fen(costCard.deliveryFen),
    }
  );
}
