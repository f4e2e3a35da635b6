import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import type { FacilityPlace } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type { Slot } from '../meal/meal-words.js';
import { MenuErrors } from './menu.errors.js';

const LAST_DAY = 6;

const CLEAR = `DELETE FROM canteen.menu_dishes WHERE facility_id = $1 AND business_date = $2 AND slot = $3 AND name = $4`;

const ADD = `
  INSERT INTO canteen.menu_dishes (district_code, town_code, facility_id, business_date, slot, name, dish_id, place)
  SELECT $1, $2, $3, $4, $5, $6, d.id, d.place FROM unnest($7::uuid[]) WITH ORDINALITY AS d (id, place)`;

const CLEAR_DAYS = `DELETE FROM canteen.menu_dishes WHERE facility_id = $1 AND business_date BETWEEN $2 AND $3`;

/** What cannot be taken along is told by name. $4 and $5 the two Mondays, $6 where from, $7 the first day that is written. */
const COPY = `
  WITH source AS (
    SELECT s.business_date + ($5::date - $4::date) AS day, s.slot, s.name, s.dish_id, s.place, d.name AS dish,
      (d.facility_id IS NULL OR d.facility_id = $3) AND (d.retired_on IS NULL OR d.retired_on > s.business_date + ($5::date - $4::date))
        AND EXISTS (SELECT FROM canteen.menu_on($3::uuid, s.business_date + ($5::date - $4::date)) m
          WHERE m.slot = s.slot AND m.name = s.name) AS fits
    FROM canteen.menu_dishes s JOIN canteen.dishes d ON d.id = s.dish_id
    WHERE s.facility_id = $6 AND s.business_date BETWEEN $4::date AND $4::date + ${LAST_DAY}
      AND s.business_date + ($5::date - $4::date) >= $7::date
  ), copied AS (
    INSERT INTO canteen.menu_dishes (district_code, town_code, facility_id, business_date, slot, name, dish_id, place)
    SELECT $1, $2, $3, s.day, s.slot, s.name, s.dish_id, s.place FROM source s WHERE s.fits
  )
  SELECT DISTINCT s.dish FROM source s WHERE NOT s.fits ORDER BY s.dish`;

/** Says of which dishes a line is made on a date. @throws MENU.NO_SUCH_LINE, NO_SUCH_DISH */
export async function setDishes(
  tx: Tx,
  place: FacilityPlace,
  line: { on: BusinessDate; slot: Slot; name: string; dishIds: readonly string[] },
): Promise<void> {
  const known = await tx.query<unknown[]>(
    'SELECT FROM canteen.menu_on($1::uuid, $2::date) m WHERE m.slot = $3 AND m.name = $4',
    [place.id, line.on, line.slot, line.name],
  );
  if (known.length === 0) throw MenuErrors.NO_SUCH_LINE();
  await tx.query(CLEAR, [place.id, line.on, line.slot, line.name]);
  const to = [place.districtCode, place.townCode, place.id, line.on, line.slot, line.name];
  try {
    await tx.query(ADD, [...to, line.dishIds]);
  } catch (error) {
    const refused = ['menu_dishes_at_hand', 'menu_dishes_dish'].includes(violatedConstraint(error) ?? '');
    throw refused ? MenuErrors.NO_SUCH_DISH() : error;
  }
}

/** Copies the dishes of one week's lines to another week, or another facility's. @returns the names of dishes that were left out */
export async function copyDishes(
  tx: Tx,
  from: { place: FacilityPlace; week: BusinessDate },
  to: { place: FacilityPlace; week: BusinessDate },
): Promise<string[]> {
  const { districtCode, townCode, id } = to.place;
  const today = businessDateAt(new Date());
  const first = to.week < today ? today : to.week;
  await tx.query(CLEAR_DAYS, [id, first, addDays(to.week, LAST_DAY)]);
  const left = await tx.query<{ dish: string }[]>(COPY, [
    ...[districtCode, townCode, id, from.week, to.week, from.place.id, first],
  ]);
  return left.map(({ dish }) => dish);
}
