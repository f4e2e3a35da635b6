import { Injectable } from '@nestjs/common';
import type { Tx } from '@nuancan/platform';
import { MealPointErrors } from '../meal-point.errors.js';
import type { FacilityDto } from './facility.dto.js';

/** The columns of a `FacilityDto`. */
export const FACILITY_COLUMNS = `id, code, name, tier, town_code AS "townCode", village_code AS "villageCode",
  organisation_id AS "organisationId", address, longitude, latitude, opened_on AS "openedOn", closed_on AS "closedOn", seats,
  version`;

/** Reads facilities inside somebody's transaction. */
@Injectable()
export class FacilityReader {
  /**
   * A facility of the scope's district.
   * @throws MEAL_POINT.FACILITY_NOT_FOUND
   */
  async get(tx: Tx, id: string): Promise<FacilityDto> {
    const [facility] = await tx.query<FacilityDto[]>(
      `SELECT ${FACILITY_COLUMNS} FROM meal_point.facilities WHERE id = $1`,
      [id],
    );
    if (!facility) throw MealPointErrors.FACILITY_NOT_FOUND();
    return facility;
  }
}
