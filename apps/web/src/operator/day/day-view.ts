import type { ItemProblem, Slot } from '../../api/contract.js';
import type { FiveOnesAmounts } from '../../shared/five-ones.js';
import type { DayMealRow, OutboxRow, ShownMeal } from '../store/till-database.js';

/** Where a meal of the day stands. */
export type DayMealState = 'sent' | 'waiting' | 'refused' | 'voided';

/** One line of today's list. */
export interface DayMeal {
  readonly meal: ShownMeal;
  readonly state: DayMealState;
  /** Whether its void, or it itself, still waits to be sent. */
  readonly unsent: boolean;
  readonly problem: ItemProblem | null;
  /** The server did not take its void: the meal stands, and asking again changes nothing. */
  readonly undoRefused: boolean;
  readonly loggedHere: boolean;
}

/** Today at this counter: newest first, with what all standing meals together amount to. */
export interface DayView {
  readonly meals: readonly DayMeal[];
  /** Whether the server said, to a void, that the day is closed: then it takes none. */
  readonly closed: boolean;
  readonly count: number;
  readonly amounts: FiveOnesAmounts;
}

const NOTHING: FiveOnesAmounts = {
  elderPaidFen: 0,
  governmentFen: 0,
  donationFen: 0,
  gardenFen: 0,
  volunteerFen: 0,
  unfundedFen: 0,
  surplusFen: 0,
};
const FIELDS = Object.keys(NOTHING) as (keyof FiveOnesAmounts)[];

/**
 * Joins what the server has with what waits here. A void counts from the moment it is made; what the server refused is
 * listed and not counted.
 */
export function dayView(sent: readonly DayMealRow[], outbox: readonly OutboxRow[], businessDate: string): DayView {
  const voids = new Map(outbox.flatMap((row) => (row.kind === 'void' ? [[row.meal.clientId, row] as const] : [])));
  const fromServer = sent.map((row): DayMeal => {
    const taken = voids.get(row.clientId);
    const state = row.voided || taken?.state === 'waiting' ? 'voided' : 'sent';
    return {
      meal: row,
      state,
      unsent: taken !== undefined,
      problem: taken?.problem ?? null,
      undoRefused: state === 'sent' && taken !== undefined,
      loggedHere: row.loggedHere,
    };
  });
  const known = new Set(sent.map((row) => row.clientId));
  const fromOutbox = outbox.flatMap((row): DayMeal[] => {
    if (row.kind === 'void' || known.has(row.clientId)) return [];
    const state = row.state === 'refused' ? 'refused' : voids.has(row.clientId) ? 'voided' : 'waiting';
    return [{ meal: row.meal, state, unsent: true, problem: row.problem, undoRefused: false, loggedHere: true }];
  });
  const meals = [...fromServer, ...fromOutbox]
    .filter(({ meal }) => meal.businessDate === businessDate)
    .sort((left, right) => Date.parse(right.meal.servedAt) - Date.parse(left.meal.servedAt));
  const standing = meals.filter(({ state }) => state === 'sent' || state === 'waiting');
  const closed = meals.some(({ undoRefused, problem }) => undoRefused && problem?.code === 'MEAL.DAY_CLOSED');
  return { meals, closed, count: standing.length, amounts: sum(standing) };
}

/** Whether a meal may be taken back at the counter: it stands, and the server has not said no to that. */
export function mayUndo({ closed }: DayView, { state, undoRefused }: DayMeal): boolean {
  return !closed && !undoRefused && (state === 'sent' || state === 'waiting');
}

/** When a resident had this slot's meal here today; null when the till knows of none that stands. */
export function servedAtIn(view: DayView, { residentId, slot }: { residentId: string; slot: Slot }): string | null {
  const had = view.meals.find(
    ({ meal, state }) =>
      meal.residentId === residentId && meal.slot === slot && (state === 'sent' || state === 'waiting'),
  );
  return had?.meal.servedAt ?? null;
}

function sum(meals: readonly DayMeal[]): FiveOnesAmounts {
  return meals.reduce(
    (total, { meal }) =>
      Object.fromEntries(FIELDS.map((field) => [field, total[field] + meal.split[field]])) as Record<
        keyof FiveOnesAmounts,
        number
      >,
    NOTHING as Record<keyof FiveOnesAmounts, number>,
  );
}
