import { businessDateAt, parseBusinessDate, type ErrorFactory } from '@nuancan/kernel';
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

/** Prices and costs: a meal may have been recorded by any of their rows, so a corrected one is kept, superseded. */
const KEPT: readonly DatedTable[] = ['canteen.menu_items', 'canteen.cost_cards', 'canteen.expected_sources'];

/**
 * Ends what held and begins what holds from `validFrom` on, until the next one that was planned before. The past stays
 * as it was: only past days on which nothing held may be filled, so that what was eaten then can be priced. A row that begins on the same day gives way,
 * so that a slip can be mended: of prices and costs it stays on record as superseded, of the rest in the audit log.
 * @returns the id of the new row
 * @throws MEAL_POINT.STARTS_IN_PAST, or when two change it at once MEAL_POINT.LATER_EXISTS; or those of `refusals`
 */
export async function changeFrom(
  tx: Tx,
  place: FacilityPlace,
  change: DatedChange,
  refusals: DatedRefusals = OURS,
): Promise<string> {
  const { table, key, values } = change;
  const validFrom = parseBusinessDate(change.validFrom);
  const kept = KEPT.includes(table);
  const same = [
    ...Object.keys(key).map((column, index) => `AND ${column} = $${index + 3}`),
    ...(kept ? ['AND superseded_at IS NULL'] : []),
  ].join(' ');
  const named = [place.id, validFrom, ...Object.values(key)];
  const [held] = await tx.query<[{ inForce: boolean; until: string | null }]>(
    `SELECT coalesce(bool_or(valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)), false) AS "inForce",
       min(valid_from) FILTER (WHERE valid_from > $2::date) - 1 AS until
     FROM ${table} WHERE facility_id = $1 ${same}`,
    named,
  );
  if (held.inForce && validFrom < businessDateAt(new Date())) throw refusals.startsInPast();
  await tx.query(
    `${kept ? `UPDATE ${table} SET superseded_at = now()` : `DELETE FROM ${table}`}
     WHERE facility_id = $1 AND valid_from = $2 ${same}`,
    named,
  );
  await tx.query(
    `UPDATE ${table} SET valid_to = $2::date - 1
     WHERE facility_id = $1 AND valid_from < $2 AND (valid_to IS NULL OR valid_to >= $2) ${same}`,
    named,
  );
  const row = {
    district_code: place.districtCode,
    town_code: place.townCode,
    facility_id: place.id,
    valid_from: validFrom,
    valid_to: held.until,
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
