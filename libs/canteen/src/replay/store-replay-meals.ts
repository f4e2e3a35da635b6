import type { Tx } from '@nuancan/platform';
import type { ReplayedMeal, ReplayedSide } from './replayed-meal.js';

type Column = readonly [name: string, type: string, value: (replayed: ReplayedMeal) => unknown];

const sideColumns = (side: 'before' | 'after'): Column[] => {
  const of = (name: string, type: string, value: (of: ReplayedSide) => unknown): Column => [
    `${side}_${name}`,
    type,
    (replayed) => value(replayed[side]),
  ];
  return [
    of('town', 'text', ({ fundingTown }) => fundingTown),
    of('policy', 'text', ({ policyCode }) => policyCode),
    of('version', 'int', ({ policyVersion }) => policyVersion),
    of('tier', 'text', ({ tierCode }) => tierCode),
    of('elder_due_fen', 'bigint', ({ elderDueFen }) => elderDueFen),
    of('province_fen', 'bigint', ({ provinceFen }) => provinceFen),
    of('city_fen', 'bigint', ({ cityFen }) => cityFen),
    of('district_fen', 'bigint', ({ districtFen }) => districtFen),
    of('town_fen', 'bigint', ({ townFen }) => townFen),
    of('discount_fen', 'bigint', ({ discountFen }) => discountFen),
  ];
};

const COLUMNS: readonly Column[] = [
  ['meal_id', 'uuid', ({ meal }) => meal.id],
  ['business_date', 'date', ({ meal }) => meal.businessDate],
  ['facility_town', 'text', ({ meal }) => meal.facilityTown],
  ['facility_id', 'uuid', ({ meal }) => meal.facilityId],
  ['price_fen', 'bigint', ({ meal }) => meal.priceFen],
  ['left_as', 'text', ({ leftAs }) => leftAs],
  ...sideColumns('before'),
  ...sideColumns('after'),
];
const NAMES = COLUMNS.map(([name]) => name).join(', ');

/** A list per column: read as JSON, rows took twice as long as rating them. */
const STORE = `INSERT INTO canteen.replay_meals (replay_id, district_code, ${NAMES})
  SELECT $1, $2, ${NAMES} FROM unnest(${COLUMNS.map(([, type], at) => `$${at + 3}::${type}[]`).join(', ')}) AS r (${NAMES})`;

/** Stores what became of meals in a replay. */
export async function storeReplayMeals(
  tx: Tx,
  { id, districtCode }: { readonly id: string; readonly districtCode: string },
  replayed: readonly ReplayedMeal[],
): Promise<void> {
  if (replayed.length === 0) return;
  await tx.query(STORE, [id, districtCode, ...COLUMNS.map(([, , value]) => replayed.map(value))]);
}
