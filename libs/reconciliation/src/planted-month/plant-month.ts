import type { Client } from 'pg';
import { DELIVERY_PLANTS } from './delivery-plants.js';
import { IRREGULARITIES } from './irregularities.js';
import { LATE_MEALS, MEALS, PEOPLE, REGISTRY, STORE } from './ordinary-meals.js';
import { NOTES, plantedPlaces } from './planted-places.js';
import { PRODUCTION_PLANTS } from './production-plants.js';

/** How large a month is planted. */
export interface PlantedSize {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly facilities: number;
  /** Of the month, about. */
  readonly meals: number;
  /** People of each irregularity. */
  readonly each: number;
  readonly seed: number;
}

/** Meals of a diner in 30 days, about: nine of ten days, and every seventh or so dines as well. */
const MEALS_EACH = 30 * 0.9 * 1.15;

/**
 * Fills an empty, migrated database, as its owner, with a month of meals and the 35 days before it, settled and closed, among
 * them irregularities of every check. The same size and seed is the same month. What was planted stands in planted.labels.
 */
export async function plantMonth(owner: Client, { month, facilities, meals, each, seed }: PlantedSize): Promise<void> {
  const first = `${month}-01`;
  const perFacility = Math.ceil(meals / facilities / MEALS_EACH);
  const { rows } = await owner.query<{ last: string }>(
    `SELECT ($1::date + interval '1 month - 1 day')::date::text AS last`,
    [first],
  );
  const last = rows[0]?.last ?? first;
  await owner.query(`SELECT canteen.ensure_meal_partitions(($1::date - 35), $2::date)`, [first, last]);
  await owner.query(NOTES);
  await owner.query(plantedPlaces(facilities, seed));
  await owner.query(`CREATE TABLE planted.month AS SELECT '${first}'::date AS month`);
  // The rows are what the till and the close would store; their triggers would only note each of them.
  await owner.query('SET session_replication_role = replica');
  try {
    await owner.query(
      PEOPLE.replaceAll('$1', `'${first}'`).replaceAll('$2', String(perFacility)).replaceAll('$3', String(seed)),
    );
    for (const sql of REGISTRY) await owner.query(sql);
    await owner.query(
      MEALS.replaceAll('$1', `'${first}'`).replaceAll('$2', `'${last}'`).replaceAll('$3', String(seed)),
    );
    await owner.query(
      'CREATE INDEX ON planted.meals (n); CREATE INDEX ON planted.meals (id); ANALYZE planted.meals; ANALYZE planted.people',
    );
    for (const { sql } of IRREGULARITIES) {
      await owner.query(
        sql.replaceAll('$1', `'${first}'`).replaceAll('$2', String(each)).replaceAll('$3', String(seed)),
      );
    }
    await owner.query(LATE_MEALS, [first]);
    for (const sql of [...STORE, ...PRODUCTION_PLANTS, ...DELIVERY_PLANTS]) await owner.query(sql);
  } finally {
    await owner.query('RESET session_replication_role');
  }
  await owner.query('ANALYZE');
}
