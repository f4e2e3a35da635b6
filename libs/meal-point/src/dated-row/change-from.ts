import { addDays, businessDateAt, parseBusinessDate, type ErrorFactory } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import { MealPointErrors } from '../meal-point.errors.js';
import type { FacilityPlace } from './facility-place.js';

/** Tables whose rows hold for a facility from a day on; the database refuses two at a time. */
export type DatedTable =
  | 'canteen.menu_items'
  | 'canteen.menu_weekdays'
  | 'canteen.cost_cards'
  | 'canteen.expected_sources'
  | 'meal_point.supplies'
  | 'meal_point.slot_capacities'
  | 'meal_point.star_grades';

type SqlValue = string | number | null | readonly number[];

/** One change: the row that holds until then ends the day before, the new one begins. */
export interface DatedChange {
  readonly table: DatedTable;
  readonly validFrom: string;
  /** Columns that tell rows of one facility apart, e.g. slot and name of a menu line. */
  readonly key: Readonly<Record<string, SqlValue>>;
  /** The other columns. */
  readonly values: Readonly<Record<string, SqlValue>>;
}

/** The errors a lib answers with, where its codes are not ours. */
export interface DatedRefusals {
  readonly startsInPast: ErrorFactory;
  readonly laterExists: ErrorFactory;
}

const OURS: DatedRefusals = {
  startsInPast: MealPointErrors.STARTS_IN_PAST,
  laterExists: MealPointErrors.LATER_EXISTS,
};

/**
 * Ends what held and begins what holds from `validFrom` on. The past stays as it was: only a facility without any such
 * row may begin before today. A row that begins on the same day is replaced, so that a slip can be mended.
 * @returns the id of the new row
 * @throws MEAL_POINT.STARTS_IN_PAST, MEAL_POINT.LATER_EXISTS or those of `refusals`
 */
export async function changeFrom(
  tx: Tx,
  place: FacilityPlace,
  change: DatedChange,
  refusals: DatedRefusals = OURS,
): Promise<string> {
  const { table, key, values } = change;
  const validFrom = parseBusinessDate(change.validFrom);
  const keys = Object.keys(key);
  const same = keys.map((column, index) => `AND ${column} = $${index + 3}`).join(' ');
  const [held] = await tx.query<{ any: boolean }[]>(
    `SELECT EXISTS (SELECT FROM ${table} WHERE facility_id = $1 AND $2::date IS NOT NULL ${same}) AS any`,
    [place.id, validFrom, ...Object.values(key)],
  );
  if (held?.any === true && validFrom < businessDateAt(new Date())) throw refusals.startsInPast();
  await tx.query(`DELETE FROM ${table} WHERE facility_id = $1 AND valid_from = $2 ${same}`, [
    place.id,
    validFrom,
    ...Object.values(key),
  ]);
  await tx.query(
    `UPDATE ${table} SET valid_to = $2
     WHERE facility_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ${same}`,
    [place.id, addDays(validFrom, -1), ...Object.values(key)],
  );
  const row = {
    district_code: place.districtCode,
    town_code: place.townCode,
    facility_id: place.id,
    valid_from: validFrom,
    ...key,
    ...values,
  };
  return insert(tx, table, row, refusals);
}

async function insert(
  tx: Tx,
  table: DatedTable,
  row: Readonly<Record<string, SqlValue>>,
  refusals: DatedRefusals,
): Promise<string> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  try {
    const [created] = await tx.query<[{ id: string }]>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) RETURNING id`,
      Object.values(row),
    );
    return created.id;
  } catch (error) {
    if (/_(one_at_a_time|one_price)$/.test(violatedConstraint(error) ?? '')) throw refusals.laterExists();
    throw error;
  }
}
