import { assert, fen, sumFen, ZERO_FEN, type Fen } from '@nuancan/kernel';
import { RatingErrors } from '../rating/rating.errors.js';
import { totalCost, type CostLines } from '../split/cost-lines.js';
import { apportion } from './apportion.js';

/** A resident's meal of the day; voided meals and public sales stay outside. */
export interface SettlementMeal {
  readonly mealId: string;
  readonly servedAtMs: number;
  readonly delivered: boolean;
  readonly cost: CostLines;
  readonly elderDueFen: Fen;
  readonly elderPaidFen: Fen;
  readonly governmentFen: Fen;
}

/** A tranche of donations with what is left of it, and which meals its earmark allows. */
export interface DonationTranche {
  readonly trancheId: string;
  readonly remainingFen: Fen;
  /** Absent: any meal. */
  readonly eligible?: (mealId: string) => boolean;
}

/** The actual values of one day at one facility. */
export interface DaySettlementInput {
  readonly meals: readonly SettlementMeal[];
  readonly gardenFen: Fen;
  /** Hours × reference rate; delivery hours only go to delivered meals. */
  readonly volunteer: { readonly deliveryFen: Fen; readonly otherFen: Fen };
  /** Oldest first. */
  readonly tranches: readonly DonationTranche[];
}

/** What one meal settles to. */
export interface SettledMeal {
  readonly mealId: string;
  readonly gardenFen: Fen;
  readonly volunteerFen: Fen;
  readonly donationFen: Fen;
  readonly donations: readonly { readonly trancheId: string; readonly amountFen: Fen }[];
  readonly unfundedFen: Fen;
  readonly surplusFen: Fen;
}

/** The settled day: meals by (servedAt, mealId), what in-kind value found no meal, what each tranche spent. */
export interface DaySettlement {
  readonly meals: readonly SettledMeal[];
  readonly unallocated: { readonly gardenFen: Fen; readonly volunteerFen: Fen };
  readonly trancheSpent: readonly { readonly trancheId: string; readonly amountFen: Fen }[];
}

interface OpenMeal {
  readonly meal: SettlementMeal;
  openFen: number;
  gardenFen: number;
  volunteerFen: number;
  donations: { trancheId: string; amountFen: Fen }[];
}

/**
 * Settles the actual in-kind value and the donations of a day over its meals (README, "One day"): garden spread
 * with caps min(ingredients, open), then volunteers' delivery hours and other hours with caps min(labour + delivery,
 * still open), by largest remainder with ties by meal id; what exceeds the caps is unallocated. Then donations fill
 * meals by (servedAt, meal id) from the oldest eligible tranche. A day without meals settles.
 * @throws RATING.NEGATIVE_AMOUNT for a negative value
 */
export function settleDay({ meals, gardenFen, volunteer, tranches }: DaySettlementInput): DaySettlement {
  const values = [gardenFen, volunteer.deliveryFen, volunteer.otherFen, ...tranches.map((t) => t.remainingFen)];
  if (values.some((value) => value < 0)) throw RatingErrors.NEGATIVE_AMOUNT();
  const byId = meals.map(openMeal).sort((a, b) => compareText(a.meal.mealId, b.meal.mealId));
  const gardenLeft = spread(gardenFen, byId, {
    capOf: ({ meal }) => meal.cost.ingredientsFen,
    book: (open, amountFen) => (open.gardenFen += amountFen),
  });
  const labour = {
    capOf: ({ meal, volunteerFen }: OpenMeal) => meal.cost.labourFen + meal.cost.deliveryFen - volunteerFen,
    book: (open: OpenMeal, amountFen: number) => (open.volunteerFen += amountFen),
  };
  const delivered = byId.filter(({ meal }) => meal.delivered);
  const deliveryLeft = spread(volunteer.deliveryFen, delivered, labour);
  const otherLeft = spread(volunteer.otherFen, byId, labour);
  const inOrder = byId.sort(
    (a, b) => a.meal.servedAtMs - b.meal.servedAtMs || compareText(a.meal.mealId, b.meal.mealId),
  );
  const trancheSpent = fill(inOrder, tranches);
  return {
    meals: inOrder.map(settled),
    unallocated: { gardenFen: gardenLeft, volunteerFen: sumFen(deliveryLeft, otherLeft) },
    trancheSpent,
  };
}

function openMeal(meal: SettlementMeal): OpenMeal {
  const openFen = Math.max(0, totalCost(meal.cost) - meal.elderDueFen - meal.governmentFen);
  return { meal, openFen, gardenFen: 0, volunteerFen: 0, donations: [] };
}

/** Spreads what the caps can hold of a value and returns the rest of it. */
function spread(
  valueFen: Fen,
  meals: readonly OpenMeal[],
  source: { capOf: (open: OpenMeal) => number; book: (open: OpenMeal, amountFen: number) => void },
): Fen {
  const caps = meals.map((open) => fen(Math.min(source.capOf(open), open.openFen)));
  const spreadFen = fen(Math.min(valueFen, sumFen(...caps)));
  const parts = apportion(spreadFen, caps.map(BigInt));
  meals.forEach((open, index) => {
    const part = parts[index] ?? ZERO_FEN;
    open.openFen -= part;
    source.book(open, part);
  });
  return fen(valueFen - spreadFen);
}

function fill(meals: readonly OpenMeal[], tranches: readonly DonationTranche[]): DaySettlement['trancheSpent'] {
  const left = tranches.map((tranche) => ({ ...tranche, leftFen: tranche.remainingFen as number }));
  for (const open of meals) {
    for (const tranche of left) {
      if (open.openFen === 0) break;
      const amountFen = fen(Math.min(open.openFen, tranche.leftFen));
      if (amountFen === 0 || tranche.eligible?.(open.meal.mealId) === false) continue;
      open.openFen -= amountFen;
      tranche.leftFen -= amountFen;
      open.donations.push({ trancheId: tranche.trancheId, amountFen });
    }
  }
  return left.map(({ trancheId, remainingFen, leftFen }) => ({ trancheId, amountFen: fen(remainingFen - leftFen) }));
}

function settled({ meal, gardenFen, volunteerFen, donations }: OpenMeal): SettledMeal {
  const donationFen = sumFen(...donations.map((donation) => donation.amountFen));
  const carriedFen = meal.elderPaidFen + meal.governmentFen + gardenFen + volunteerFen + donationFen;
  const balanceFen = totalCost(meal.cost) - carriedFen;
  const unfundedFen = fen(Math.max(0, balanceFen));
  const surplusFen = fen(Math.max(0, -balanceFen));
  assert(totalCost(meal.cost) + surplusFen === carriedFen + unfundedFen, 'a settled meal keeps the cost identity');
  return {
    mealId: meal.mealId,
    gardenFen: fen(gardenFen),
    volunteerFen: fen(volunteerFen),
    donationFen,
    donations,
    unfundedFen,
    surplusFen,
  };
}

/** By code unit, as `COLLATE "C"` sorts ids in SQL. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
