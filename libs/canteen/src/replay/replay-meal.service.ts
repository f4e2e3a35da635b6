import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { maskName } from '@nuancan/registry';
import type { ReplayMealDto, ReplayMealListDto, ReplayMealQueryDto } from './replay.dto.js';
import { ReplayErrors } from './replay.errors.js';

const sideOf = (
  side: 'before' | 'after',
): string => `json_build_object('policyCode', x.${side}_policy, 'policyVersion', x.${side}_version,
    'tierCode', x.${side}_tier, 'elderDueFen', x.${side}_elder_due_fen, 'provinceFen', x.${side}_province_fen, 'cityFen', x.${side}_city_fen,
    'districtFen', x.${side}_district_fen, 'townFen', x.${side}_town_fen, 'discountFen', x.${side}_discount_fen) AS ${side}`;

/** $1 replay, $2 changed, $3 facility, $4 town, $5 tier, $6 and $7 payment, $8 funder, $9 and $10 after which, $11 how many. */
const meals = (side: 'before' | 'after'): string => `
  SELECT x.meal_id AS "mealId", x.business_date AS "businessDate", m.slot, x.facility_id AS "facilityId", f.name AS "facilityName",
    coalesce(r.name, '＊') AS "residentName", x.price_fen AS "priceFen", x.changed, x.left_as AS "leftAs", ${sideOf('before')},
    ${sideOf('after')}, c.meal_id IS NOT NULL AS corrected
  FROM (SELECT x.* FROM canteen.replay_meals x WHERE x.replay_id = $1 AND ($2::boolean IS NULL OR x.changed = $2)
      AND ($3::uuid IS NULL OR x.facility_id = $3) AND ($4::text IS NULL OR x.facility_town = $4)
      AND ($5::text IS NULL OR coalesce(x.${side}_policy || '/' || x.${side}_tier, 'none') = $5)
      AND ($6::bigint IS NULL OR x.${side}_elder_due_fen >= $6) AND ($7::bigint IS NULL OR x.${side}_elder_due_fen <= $7)
      AND ($8::text IS NULL OR CASE $8 WHEN 'province' THEN x.${side}_province_fen WHEN 'city' THEN x.${side}_city_fen
        WHEN 'district' THEN x.${side}_district_fen ELSE x.${side}_town_fen END > 0)
      AND ($9::date IS NULL OR (x.business_date, x.meal_id) > ($9::date, $10::uuid))
    ORDER BY x.business_date, x.meal_id LIMIT $11) x
  JOIN canteen.meals m ON m.id = x.meal_id AND m.business_date = x.business_date
  JOIN meal_point.facilities f ON f.id = x.facility_id LEFT JOIN registry.residents r ON r.id = m.resident_id
  LEFT JOIN canteen.replay_corrections c ON c.replay_id = x.replay_id AND c.meal_id = x.meal_id
  ORDER BY x.business_date, x.meal_id`;

const MEALS = { before: meals('before'), after: meals('after') } as const;
const KNOWN = 'SELECT FROM canteen.replays WHERE id = $1';

/** The meals behind the figures of a replay. */
@Injectable()
export class ReplayMealService {
  constructor(private readonly database: Database) {}

  /** A page by day. @throws REPLAY.NOT_FOUND */
  async list(scope: Scope, id: string, query: ReplayMealQueryDto): Promise<ReplayMealListDto> {
    const { changed, facilityId, townCode, side = 'after', tier, fromFen, toFen, funder, limit } = query;
    const [day, mealId] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, 2);
    const rows = await this.database.scoped(scope, async (tx) => {
      const known = await tx.query<unknown[]>(KNOWN, [id]);
      if (known.length === 0) throw ReplayErrors.NOT_FOUND();
      const filters = [changed, facilityId, townCode, tier, fromFen, toFen, funder].map((value) => value ?? null);
      return tx.query<ReplayMealDto[]>(MEALS[side], [id, ...filters, day, mealId, limit + 1]);
    });
    const items = rows.slice(0, limit).map((row) => ({ ...row, residentName: masked(row.residentName) }));
    const last = items.at(-1);
    const isMore = last !== undefined && rows.length > limit;
    return { items, nextCursor: isMore ? encodeCursor([last.businessDate, last.mealId]) : null };
  }
}

function masked(name: string): string {
  return name === '＊' ? name : maskName(name);
}
