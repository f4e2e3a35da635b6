import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { changeFrom } from '../dated-row/change-from.js';
import { endRow } from '../dated-row/end-row.js';
import { refusing } from '../dated-row/expected-refusal.js';
import { placeInScope } from '../dated-row/facility-place.js';
import { MealPointErrors } from '../meal-point.errors.js';
import type { SetSupplyDto, SupplyDto, SupplyListDto, SupplyQueryDto, SupplySetDto } from './supply.dto.js';

const COLUMNS = `s.id, s.facility_id AS "facilityId", p.name AS "facilityName", s.town_code AS "townCode",
  s.supplier_id AS "supplierId", k.name AS "supplierName", s.supplier_tier AS "supplierTier", s.slot,
  s.valid_from AS "validFrom", s.valid_to AS "validTo"`;
const FROM = `FROM meal_point.supplies s JOIN meal_point.facilities p ON p.id = s.facility_id
  JOIN meal_point.facilities k ON k.id = s.supplier_id`;

const TAKE_BACK = `
  DELETE FROM meal_point.supplies WHERE id = $1
  RETURNING facility_id AS "facilityId", slot, valid_from AS "validFrom", valid_to AS "validTo"`;
const GO_ON = `
  UPDATE meal_point.supplies SET valid_to = $4 WHERE facility_id = $1 AND slot = $2 AND valid_to = $3::date - 1`;

type TakenBack = Pick<SupplyDto, 'facilityId' | 'slot' | 'validFrom' | 'validTo'>;

/** 供餐关系: which kitchen feeds which meal point; one per slot at a time, kept by the database. */
@Injectable()
export class SupplyService {
  constructor(private readonly database: Database) {}

  /** A page of the relations in scope, of the supplying side as well. */
  async list(scope: Scope, asked: SupplyQueryDto): Promise<SupplyListDto> {
    const after = asked.cursor === undefined ? [null, null, null] : decodeCursor(asked.cursor, 3);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<SupplyDto[]>(
        `SELECT ${COLUMNS} ${FROM}
         WHERE ($1::uuid IS NULL OR s.facility_id = $1) AND ($2::uuid IS NULL OR s.supplier_id = $2)
           AND ($3::text IS NULL OR s.town_code = $3)
           AND ($4::date IS NULL OR (s.valid_from <= $4 AND (s.valid_to IS NULL OR s.valid_to >= $4)))
           AND ($5::uuid IS NULL OR (s.facility_id, s.slot, s.valid_from) > ($5::uuid, $6::text, $7::date))
         ORDER BY s.facility_id, s.slot, s.valid_from LIMIT $8`,
        [
          ...[asked.facilityId ?? null, asked.supplierId ?? null, asked.townCode ?? null, asked.businessDate ?? null],
          ...[...after, asked.limit + 1],
        ],
      ),
    );
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    const more = last && rows.length > items.length;
    return { items, nextCursor: more ? encodeCursor([last.facilityId, last.slot, last.validFrom]) : null };
  }

  /**
   * Sets the supplier of some slots from a day on.
   * @throws MEAL_POINT.FACILITY_NOT_FOUND, NOT_A_POINT, NOT_A_KITCHEN, STARTS_IN_PAST, LATER_EXISTS
   */
  async set(scope: Scope, { facilityId, supplierId, slots, validFrom }: SetSupplyDto): Promise<SupplySetDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        const [supplier] = await tx.query<{ townCode: string; tier: string }[]>(
          `SELECT town_code AS "townCode", tier FROM meal_point.facilities WHERE id = $1`,
          [supplierId],
        );
        if (!supplier) throw MealPointErrors.NOT_A_KITCHEN();
        const values = { supplier_id: supplierId, supplier_town: supplier.townCode, supplier_tier: supplier.tier };
        const ids: string[] = [];
        for (const slot of slots) {
          ids.push(await changeFrom(tx, place, { table: 'meal_point.supplies', validFrom, key: { slot }, values }));
        }
        return { items: await this.read(tx, ids) };
      }),
    );
  }

  /** Ends a relation. @throws MEAL_POINT.ROW_NOT_FOUND, DATES_REVERSED, PAST_DAYS_STAY */
  async end(scope: Scope, id: string, validTo: string): Promise<SupplyDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await endRow(tx, 'meal_point.supplies', { id, validTo });
        const [ended] = await this.read(tx, [id]);
        if (!ended) throw MealPointErrors.ROW_NOT_FOUND();
        return ended;
      }),
    );
  }

  /** Takes back a relation that begins today or later; the one that it ended goes on in its place. @throws MEAL_POINT.ROW_NOT_FOUND, PAST_DAYS_STAY */
  async takeBack(scope: Scope, id: string): Promise<void> {
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [rows] = await tx.query<[TakenBack[], number]>(TAKE_BACK, [id]);
        const [row] = rows;
        if (!row) throw MealPointErrors.ROW_NOT_FOUND();
        await tx.query(GO_ON, [row.facilityId, row.slot, row.validFrom, row.validTo]);
      }),
    );
  }

  private read(tx: Tx, ids: readonly string[]): Promise<SupplyDto[]> {
    return tx.query<SupplyDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = ANY ($1::uuid[]) ORDER BY s.slot`, [ids]);
  }
}
