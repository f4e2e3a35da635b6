import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import type { Scope, Tx } from '@nuancan/platform';
import { MenuErrors } from './menu.errors.js';

/** Tables whose rows hold for a facility from a day on; the database refuses two at a time. */
export type DatedTable = 'menu_items' | 'cost_cards' | 'expected_sources';

const EXCLUSION_VIOLATION = '23P01';

/** One change: the row that holds until then ends the day before, the new one begins. */
export interface DatedChange {
  readonly table: DatedTable;
  readonly facilityId: string;
  readonly validFrom: string;
  /** Columns that tell rows of one facility apart, e.g. slot and name of a menu line. */
  readonly key: Readonly<Record<string, string>>;
  /** The other columns. */
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * Ends what held and begins what holds from `validFrom` on. The past stays as it was; only a facility without any
 * such row may begin in the past.
 * @returns the id of the new row
 * @throws MENU.FACILITY_NOT_IN_SCOPE, MENU.STARTS_IN_PAST, MENU.LATER_EXISTS
 */
export async function changeFrom(tx: Tx, scope: Scope, change: DatedChange): Promise<string> {
  const { table, facilityId, key, values } = change;
  const validFrom = parseBusinessDate(change.validFrom);
  const [facility] = await tx.query<{ townCode: string; districtCode: string }[]>(
    `SELECT town_code AS "townCode", district_code AS "districtCode" FROM meal_point.facilities
     WHERE id = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::text IS NULL OR town_code = $3)`,
    [facilityId, scope.facilityId, scope.townCode],
  );
  if (!facility) throw MenuErrors.FACILITY_NOT_IN_SCOPE();
  const keys = Object.keys(key);
  const same = keys.map((column, index) => `AND ${column} = $${index + 3}`).join(' ');
  const [held] = await tx.query<{ any: boolean }[]>(
    `SELECT EXISTS (SELECT FROM canteen.${table} WHERE facility_id = $1 AND $2::date IS NOT NULL ${same}) AS any`,
    [facilityId, validFrom, ...Object.values(key)],
  );
  if (held?.any === true && validFrom < businessDateAt(new Date())) throw MenuErrors.STARTS_IN_PAST();
  await tx.query(
    `UPDATE canteen.${table} SET valid_to = $2
     WHERE facility_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2) ${same}`,
    [facilityId, addDays(validFrom, -1), ...Object.values(key)],
  );
  const row = {
    district_code: facility.districtCode,
    town_code: facility.townCode,
    facility_id: facilityId,
    valid_from: validFrom,
    ...key,
    ...values,
  };
  return insert(tx, table, row);
}

async function insert(tx: Tx, table: DatedTable, row: Readonly<Record<string, string | number>>): Promise<string> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  try {
    const [created] = await tx.query<[{ id: string }]>(
      `INSERT INTO canteen.${table} (${columns.join(', ')}) VALUES (${places}) RETURNING id`,
      Object.values(row),
    );
    return created.id;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === EXCLUSION_VIOLATION)
      throw MenuErrors.LATER_EXISTS();
    throw error;
  }
}
