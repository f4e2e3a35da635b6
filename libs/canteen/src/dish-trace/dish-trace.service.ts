import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { maskName, violatedConstraint, type PurposeDto } from '@nuancan/registry';
import { DishTraceErrors } from './dish-trace.errors.js';
import type { DishTraceDto, DishTraceQueryDto, TracedMealDto, TracedPlaceDto } from './dish-trace.dto.js';

const MOST_MEALS = 2000;

/**
 * Of the meals of the slots in which the dish was on the menu or cooked: what was sold, and whether that had the dish. A line
 * is a set when the menu says so; what a set without planned dishes had, and what was sold one by one, nobody wrote down.
 * $1 dish, $2 day, $3 slot, $4 facility.
 */
const TRACED = `
  WITH planned AS (
    SELECT p.facility_id, p.slot, p.name FROM canteen.menu_dishes p
    WHERE p.dish_id = $1 AND p.business_date = $2 AND ($3::text IS NULL OR p.slot = $3) AND ($4::uuid IS NULL OR p.facility_id = $4)
  ), cooked AS (
    SELECT e.facility_id, e.slot, e.portions FROM canteen.production_entries e
    WHERE e.dish_id = $1 AND e.business_date = $2 AND e.kind = 'cooked' AND ($3::text IS NULL OR e.slot = $3)
      AND ($4::uuid IS NULL OR e.facility_id = $4)
      AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id)
  ), place AS (
    SELECT facility_id, slot FROM planned UNION SELECT facility_id, slot FROM cooked
  ), line AS (
    SELECT l.facility_id, l.slot, m.name, m.kind FROM place l CROSS JOIN LATERAL canteen.menu_on(l.facility_id, $2::date) m WHERE m.slot = l.slot
  ), sold AS (
    SELECT m.id, m.facility_id, m.slot, m.mode, m.served_at, m.resident_id, i.no, coalesce(x.name, i.item ->> 'name') AS name,
      coalesce(x.kind, l.kind) AS kind
    FROM place p JOIN canteen.meals m ON m.facility_id = p.facility_id AND m.slot = p.slot AND m.business_date = $2
    CROSS JOIN LATERAL jsonb_array_elements(m.items) WITH ORDINALITY AS i (item, no)
    LEFT JOIN canteen.menu_items x ON x.id = (i.item ->> 'menuItemId')::uuid AND x.facility_id = m.facility_id
    LEFT JOIN line l ON l.facility_id = m.facility_id AND l.slot = m.slot AND l.name = coalesce(x.name, i.item ->> 'name')
    WHERE NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
  ), judged AS (
    SELECT s.*, CASE
        WHEN s.kind IS DISTINCT FROM 'set' THEN 'possible'
        WHEN EXISTS (SELECT FROM planned p WHERE (p.facility_id, p.slot, p.name) = (s.facility_id, s.slot, s.name)) THEN 'certain'
        WHEN NOT EXISTS (SELECT FROM canteen.menu_dishes o WHERE o.facility_id = s.facility_id AND o.business_date = $2
          AND o.slot = s.slot AND o.name = s.name) THEN 'possible' END AS certainty
    FROM sold s
  ), eaten AS (
    SELECT DISTINCT ON (j.id) j.* FROM judged j WHERE j.certainty IS NOT NULL ORDER BY j.id, j.certainty, j.no
  )`;

const PLACES = `${TRACED}
  SELECT f.id AS "facilityId", f.name AS "facilityName", t.name AS "townName", p.slot,
    ARRAY(SELECT n.name FROM planned n WHERE n.facility_id = p.facility_id AND n.slot = p.slot ORDER BY n.name) AS lines,
    coalesce((SELECT sum(c.portions) FROM cooked c WHERE c.facility_id = p.facility_id AND c.slot = p.slot), 0)::int AS "cookedPortions",
    count(e.id) FILTER (WHERE e.certainty = 'certain')::int AS "certainMeals",
    count(e.id) FILTER (WHERE e.certainty = 'possible')::int AS "possibleMeals",
    count(e.id) FILTER (WHERE e.resident_id IS NULL)::int AS "anonymousMeals"
  FROM place p JOIN meal_point.facilities f ON f.id = p.facility_id JOIN registry.towns t ON t.code = f.town_code
  LEFT JOIN eaten e ON e.facility_id = p.facility_id AND e.slot = p.slot
  GROUP BY f.id, t.code, t.name, p.facility_id, p.slot ORDER BY t.code, f.name, f.id, p.slot`;

const MEALS = `${TRACED}
  SELECT e.id AS "mealId", f.name AS "facilityName", e.slot, e.name AS "lineName", e.kind AS "lineKind", e.certainty,
    e.served_at AS "servedAt", e.mode, r.id AS "residentId", r.name AS "residentName"
  FROM eaten e JOIN meal_point.facilities f ON f.id = e.facility_id LEFT JOIN registry.residents r ON r.id = e.resident_id
  WHERE e.resident_id IS NOT NULL ORDER BY e.certainty, f.name, e.served_at, e.id LIMIT ${MOST_MEALS + 1}`;

const RECORD = `
  INSERT INTO canteen.eater_disclosures (district_code, town_code, dish_id, business_date, slot, facility_id, purpose, note, account_id)
  VALUES (platform.scope_district(), platform.scope_town(), $1, $2, $3, $4, $5, $6, platform.scope_account())`;

type Asked = Pick<DishTraceQueryDto, 'dishId' | 'businessDate' | 'slot' | 'facilityId'>;

/** 谁吃过这道菜: from meals over what was sold to the dishes of the day and slot. Row security decides whose meals are told. */
@Injectable()
export class DishTraceService {
  constructor(private readonly database: Database) {}

  /** With masked names. @throws DISH_TRACE.NO_SUCH_DISH; KERNEL.NOT_A_DATE */
  async masked(scope: Scope, asked: Asked): Promise<DishTraceDto> {
    const trace = await this.database.scoped(scope, (tx) => read(tx, asked));
    const meals = trace.meals.map((meal) => ({
      ...meal,
      residentName: meal.residentName === null ? null : maskName(meal.residentName),
    }));
    return { ...trace, meals };
  }

  /**
   * With the names in clear; who saw them and what for is recorded first. Ten an hour and thirty a day for one account.
   * @throws DISH_TRACE.NO_SUCH_DISH, TOO_MANY_DISCLOSURES; KERNEL.NOT_A_DATE
   */
  async named(scope: Scope, asked: Asked & PurposeDto): Promise<DishTraceDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const trace = await read(tx, asked);
        const { dishId, businessDate, slot = null, facilityId = null, purpose, note } = asked;
        await tx.query(RECORD, [dishId, businessDate, slot, facilityId, purpose, note.trim()]);
        return trace;
      });
    } catch (error) {
      throw violatedConstraint(error) === 'eater_disclosures_rate' ? DishTraceErrors.TOO_MANY_DISCLOSURES() : error;
    }
  }
}

async function read(tx: Tx, { dishId, businessDate, slot, facilityId }: Asked): Promise<DishTraceDto> {
  const on = parseBusinessDate(businessDate);
  const [dish] = await tx.query<{ name: string }[]>('SELECT name FROM canteen.dishes WHERE id = $1', [dishId]);
  if (!dish) throw DishTraceErrors.NO_SUCH_DISH();
  const values = [dishId, on, slot ?? null, facilityId ?? null];
  const places = await tx.query<TracedPlaceDto[]>(PLACES, values);
  const meals = await tx.query<TracedMealDto[]>(MEALS, values);
  const isCut = meals.length > MOST_MEALS;
  return { dishId, dishName: dish.name, businessDate: on, places, meals: meals.slice(0, MOST_MEALS), isCut };
}
