import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import { MEAL_COLUMNS, mealFromRow, type MealRow } from './meal-row.js';
import type { ListedMealDto, MealPageDto } from './meal.dto.js';
import { MealErrors } from './meal.errors.js';
import type { MealQueryDto } from './meal-query.dto.js';

const DEFAULT_DAYS = 31;

interface ListedRow extends MealRow {
  readonly residentName: string | null;
  readonly voidedAt: Date | null;
  readonly voidReason: string | null;
}

const FROM_MEALS = `FROM canteen.meals m
  LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id AND v.business_date = m.business_date
  LEFT JOIN registry.residents r ON r.id = m.resident_id`;
const LISTED = `${MEAL_COLUMNS}, r.name AS "residentName", v.voided_at AS "voidedAt", v.reason AS "voidReason"`;

/** Finds recorded meals; row security decides which of them this scope may see. */
@Injectable()
export class MealQueryService {
  constructor(private readonly database: Database) {}

  /** A page of meals, newest first. Without dates: the last 31 days. */
  async list(scope: Scope, query: MealQueryDto): Promise<MealPageDto> {
    const today = businessDateAt(new Date());
    const to = parseBusinessDate(query.businessDate ?? query.to ?? today);
    const from = parseBusinessDate(query.businessDate ?? query.from ?? addDays(to, 1 - DEFAULT_DAYS));
    const [beforeDate, beforeId] = query.cursor ? decodeCursor(query.cursor, 2) : [null, null];
    const text = query.query?.trim().toLowerCase() ?? null;
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<ListedRow[]>(
        `SELECT ${LISTED} ${FROM_MEALS}
         WHERE m.business_date BETWEEN $1 AND $2
           AND ($3::uuid IS NULL OR m.facility_id = $3) AND ($4::text IS NULL OR m.slot = $4)
           AND ($5::text IS NULL OR r.name ^@ $5 OR r.name_initials ^@ $5 OR r.name_pinyin ^@ $5)
           AND ($6::date IS NULL OR (m.business_date, m.id) < ($6::date, $7::uuid))
         ORDER BY m.business_date DESC, m.id DESC LIMIT $8`,
        [from, to, query.facilityId ?? null, query.slot ?? null, text, beforeDate, beforeId, query.limit + 1],
      ),
    );
    const page = rows.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => listedMeal(row, scope)),
      nextCursor: rows.length > query.limit && last ? encodeCursor([last.businessDate, last.id]) : null,
    };
  }

  /** One meal with its void. @throws MEAL.NOT_FOUND also for a meal outside the scope */
  async one(scope: Scope, mealId: string): Promise<ListedMealDto> {
    const [row] = await this.database.scoped(scope, (tx) =>
      tx.query<ListedRow[]>(
        // Not by way of its client id, which a town that only funds the meal does not see: one probe per month's partition.
        `SELECT ${LISTED} ${FROM_MEALS} WHERE m.id = $1`,
        [mealId],
      ),
    );
    if (!row) throw MealErrors.NOT_FOUND();
    return listedMeal(row, scope);
  }
}

function listedMeal(row: ListedRow, scope: Scope): ListedMealDto {
  const { residentName, voidedAt, voidReason, ...meal } = row;
  const named = residentName !== null && scope.role !== 'operator' ? maskName(residentName) : residentName;
  const voided = voidedAt ? { at: voidedAt.toISOString(), reason: voidReason ?? '' } : null;
  return { ...mealFromRow(meal), residentName: named, voided };
}
