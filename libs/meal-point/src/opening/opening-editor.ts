import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope } from '@nuancan/platform';
import { changeFrom } from '../dated-row/change-from.js';
import { endRow, takeBackRow } from '../dated-row/end-row.js';
import { refusing } from '../dated-row/expected-refusal.js';
import { placeInScope } from '../dated-row/facility-place.js';
import { MealPointErrors } from '../meal-point.errors.js';
import type {
  AddOpeningExceptionDto,
  FacilityOpeningDto,
  SetOpeningHoursDto,
  SetSlotCapacityDto,
} from './opening.dto.js';
import { OpeningService } from './opening.service.js';

const INSERT_HOURS = `
  INSERT INTO meal_point.opening_hours (district_code, town_code, facility_id, weekday, slot, opens_at, last_order_at, closes_at, valid_from)
  SELECT $1, $2, $3, weekday, slot, "opensAt", "lastOrderAt", "closesAt", $4
  FROM jsonb_to_recordset($5) AS h (weekday int, slot text, "opensAt" time, "lastOrderAt" time, "closesAt" time)`;

const INSERT_EXCEPTION = `
  INSERT INTO meal_point.opening_exceptions (district_code, town_code, facility_id, kind, slot, valid_from, valid_to, reason,
    opens_at, last_order_at, closes_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/** Changes when a facility serves and how many; each answers with how it stands now. */
@Injectable()
export class OpeningEditor {
  constructor(
    private readonly database: Database,
    private readonly openings: OpeningService,
  ) {}

  /**
   * Replaces the timetable from a day on.
   * @throws MEAL_POINT.FACILITY_NOT_FOUND, STARTS_IN_PAST, LATER_EXISTS, TIMES_REVERSED
   */
  async setHours(scope: Scope, facilityId: string, request: SetOpeningHoursDto): Promise<FacilityOpeningDto> {
    const validFrom = parseBusinessDate(request.validFrom);
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        const [held] = await tx.query<[{ any: boolean; later: boolean }]>(
          `SELECT count(*) > 0 AS any, coalesce(bool_or(valid_from > $2), false) AS later
           FROM meal_point.opening_hours WHERE facility_id = $1`,
          [facilityId, validFrom],
        );
        if (held.any && validFrom < businessDateAt(new Date())) throw MealPointErrors.STARTS_IN_PAST();
        if (held.later) throw MealPointErrors.LATER_EXISTS();
        await tx.query('DELETE FROM meal_point.opening_hours WHERE facility_id = $1 AND valid_from = $2', [
          facilityId,
          validFrom,
        ]);
        await tx.query(
          `UPDATE meal_point.opening_hours SET valid_to = $2
           WHERE facility_id = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2)`,
          [facilityId, addDays(validFrom, -1)],
        );
        const rows = JSON.stringify(request.hours);
        await tx.query(INSERT_HOURS, [place.districtCode, place.townCode, facilityId, validFrom, rows]);
      }),
    );
    return this.openings.of(scope, facilityId);
  }

  /** Takes back a timetable that begins after today; the one before goes on. @throws MEAL_POINT.FACILITY_NOT_FOUND, ROW_NOT_FOUND */
  async takeBackHours(scope: Scope, facilityId: string, validFrom: string): Promise<FacilityOpeningDto> {
    const from = parseBusinessDate(validFrom);
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await placeInScope(tx, scope, facilityId);
        const [, gone] = await tx.query<[unknown[], number]>(
          'DELETE FROM meal_point.opening_hours WHERE facility_id = $1 AND valid_from = $2',
          [facilityId, from],
        );
        if (gone === 0) throw MealPointErrors.ROW_NOT_FOUND();
        await tx.query('UPDATE meal_point.opening_hours SET valid_to = NULL WHERE facility_id = $1 AND valid_to = $2', [
          facilityId,
          addDays(from, -1),
        ]);
      }),
    );
    return this.openings.of(scope, facilityId);
  }

  /**
   * Adds closed days or an extra opening.
   * @throws MEAL_POINT.FACILITY_NOT_FOUND, EXCEPTION_OVERLAPS, HOURS_MISSING, TIMES_REVERSED, DATES_REVERSED, STARTS_IN_PAST
   */
  async addException(scope: Scope, facilityId: string, request: AddOpeningExceptionDto): Promise<FacilityOpeningDto> {
    const { kind, slot, validFrom, validTo, reason, opensAt, lastOrderAt, closesAt } = request;
    if (parseBusinessDate(validFrom) < businessDateAt(new Date())) throw MealPointErrors.STARTS_IN_PAST();
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        await tx.query(INSERT_EXCEPTION, [
          ...[place.districtCode, place.townCode, facilityId, kind, slot ?? null, validFrom, validTo, reason],
          ...[opensAt ?? null, lastOrderAt ?? null, closesAt ?? null],
        ]);
      }),
    );
    return this.openings.of(scope, facilityId);
  }

  /** Ends an exception earlier, or later. @throws MEAL_POINT.ROW_NOT_FOUND, PAST_DAYS_STAY, EXCEPTION_OVERLAPS, DATES_REVERSED */
  async endException(scope: Scope, id: string, validTo: string): Promise<void> {
    await refusing(() =>
      this.database.scoped(scope, (tx) => endRow(tx, 'meal_point.opening_exceptions', { id, validTo })),
    );
  }

  /** Takes back an exception that begins today or later. @throws MEAL_POINT.ROW_NOT_FOUND, PAST_DAYS_STAY */
  async takeBackException(scope: Scope, id: string): Promise<void> {
    await refusing(() => this.database.scoped(scope, (tx) => takeBackRow(tx, 'meal_point.opening_exceptions', id)));
  }

  /** Sets the capacity of a slot from a day on. @throws MEAL_POINT.FACILITY_NOT_FOUND, STARTS_IN_PAST, LATER_EXISTS */
  async setCapacity(scope: Scope, facilityId: string, request: SetSlotCapacityDto): Promise<FacilityOpeningDto> {
    const { slot, validFrom, seats, dineInPortions, deliveryPortions } = request;
    await refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        await changeFrom(tx, place, {
          table: 'meal_point.slot_capacities',
          validFrom,
          key: { slot },
          values: { seats, dine_in_portions: dineInPortions, delivery_portions: deliveryPortions },
        });
      }),
    );
    return this.openings.of(scope, facilityId);
  }
}
