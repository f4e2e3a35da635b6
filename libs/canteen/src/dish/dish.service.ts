import { Injectable } from '@nestjs/common';
import { businessDateAt, type ErrorFactory } from '@nuancan/kernel';
import { MealPointErrors, placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type { AddDishDto, DishDto, DishListDto, DishQueryDto, EditDishDto } from './dish.dto.js';
import { DishErrors } from './dish.errors.js';

const COLUMNS = `id, facility_id AS "facilityId", name, kind, ingredients, contains, portion_grams AS "portionGrams", holding,
  retired_on AS "retiredOn", version`;

const LIST = `SELECT ${COLUMNS} FROM canteen.dishes
  WHERE (facility_id IS NULL OR CASE WHEN $1::uuid IS NOT NULL THEN facility_id = $1 ELSE $2::text IS NULL OR town_code = $2 END)
    AND ($3::text IS NULL OR kind = $3) AND CASE $4 WHEN 'in_use' THEN retired_on IS NULL WHEN 'retired' THEN retired_on IS NOT NULL ELSE true END
    AND ($5::text IS NULL OR (name, id) > ($5, $6::uuid))
  ORDER BY name, id LIMIT $7`;

const ADD = `INSERT INTO canteen.dishes (district_code, town_code, facility_id, name, kind, ingredients, contains, portion_grams, holding)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${COLUMNS}`;

const EDIT = `UPDATE canteen.dishes SET ingredients = $3, contains = $4, portion_grams = $5, holding = $6, version = version + 1
  WHERE id = $1 AND version = $2 RETURNING ${COLUMNS}`;

const RETIRE = `UPDATE canteen.dishes SET retired_on = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING ${COLUMNS}`;

/** 菜品: the district's catalogue with what facilities add to it. */
@Injectable()
export class DishService {
  constructor(private readonly database: Database) {}

  /** A page of the catalogue and of what the scope's facilities add, by name. @throws DISH.FACILITY_NOT_IN_SCOPE */
  async list(scope: Scope, asked: DishQueryDto): Promise<DishListDto> {
    const after = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2);
    const rows = await this.database.scoped(scope, async (tx) => {
      const facilityId = asked.facilityId ?? scope.facilityId;
      if (facilityId !== null) await placeInScope(tx, scope, facilityId, DishErrors.FACILITY_NOT_IN_SCOPE);
      return tx.query<DishDto[]>(LIST, [
        ...[facilityId, scope.townCode, asked.kind ?? null, asked.state ?? 'in_use', ...after, asked.limit + 1],
      ]);
    });
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    const more = last && rows.length > items.length;
    return { items, nextCursor: more ? encodeCursor([last.name, last.id]) : null };
  }

  /** Adds one to a facility, or to the catalogue. @throws DISH.FACILITY_NOT_IN_SCOPE, NAME_TAKEN */
  async add(scope: Scope, draft: AddDishDto): Promise<DishDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const facilityId = draft.facilityId ?? scope.facilityId;
        const isCatalogue = facilityId === null && scope.townCode === null;
        const place = isCatalogue ? null : await placeInScope(tx, scope, facilityId, DishErrors.FACILITY_NOT_IN_SCOPE);
        const [added] = await tx.query<[DishDto]>(ADD, [
          ...[scope.districtCode, place?.townCode ?? null, place?.id ?? null, draft.name, draft.kind],
          ...[draft.ingredients, draft.contains, draft.portionGrams, draft.holding],
        ]);
        return added;
      }),
    );
  }

  /** Mends what a dish is made of, if it still is at `version`. @throws DISH.NOT_FOUND, RETIRED, MEAL_POINT.CHANGED_MEANWHILE */
  async edit(scope: Scope, of: { id: string; version: number }, edit: EditDishDto): Promise<DishDto> {
    return this.change(scope, of, (tx) =>
      tx.query(EDIT, [of.id, of.version, edit.ingredients, edit.contains, edit.portionGrams, edit.holding]),
    );
  }

  /** Cooks it no more; what was cooked of it stays. @throws DISH.NOT_FOUND, RETIRED, MEAL_POINT.CHANGED_MEANWHILE */
  async retire(scope: Scope, of: { id: string; version: number }): Promise<DishDto> {
    return this.change(scope, of, (tx) => tx.query(RETIRE, [of.id, of.version, businessDateAt(new Date())]));
  }

  private change(
    scope: Scope,
    { id, version }: { id: string; version: number },
    write: (tx: Tx) => Promise<[DishDto[], number]>,
  ): Promise<DishDto> {
    return this.database.scoped(scope, async (tx) => {
      const [[changed]] = await write(tx);
      if (changed) return changed;
      const [stands] = await tx.query<{ retired: boolean; version: number; own: boolean }[]>(
        `SELECT retired_on IS NOT NULL AS retired, version, ($2::text IS NULL OR town_code = $2)
           AND ($3::uuid IS NULL OR facility_id = $3) AS own FROM canteen.dishes WHERE id = $1`,
        [id, scope.townCode, scope.facilityId],
      );
      if (stands?.own !== true) throw DishErrors.NOT_FOUND();
      if (stands.retired) throw DishErrors.RETIRED();
      throw stands.version === version ? DishErrors.NOT_FOUND() : MealPointErrors.CHANGED_MEANWHILE();
    });
  }
}

const REFUSALS: Readonly<Record<string, ErrorFactory>> = { dishes_name_key: DishErrors.NAME_TAKEN };

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw REFUSALS[violatedConstraint(error) ?? '']?.() ?? error;
  }
}
