import { Injectable } from '@nestjs/common';
import type { CapabilityGrade, Category, Diner } from '@nuancan/five-ones';
import { assert, type BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { ResidentStatus } from '../dated-fact/resident-words.js';

/** The counter asks for a batch of meals or a day's regulars, never for a town. */
const MOST_RESIDENTS = 1000;

/** What a meal of one day is judged by, and what the till shows of the resident; the counter's minimum. */
export interface DinerFacts extends Diner {
  readonly residentId: string;
  readonly name: string;
  readonly villageName: string;
  readonly diet: string | null;
  readonly cardLast4: string | null;
  /** What became of the resident by that day; null: active. */
  readonly status: ResidentStatus | null;
  /** First day of it; of a death the day itself. */
  readonly statusFrom: BusinessDate | null;
}

/** A row of registry.diner_facts. */
export interface DinerFactsRow {
  readonly residentId: string;
  readonly name: string;
  readonly birthDate: BusinessDate;
  readonly homeTownCode: string;
  readonly homeDistrictCode: string;
  readonly villageName: string;
  readonly livesAlone: boolean;
  readonly diet: string | null;
  readonly categories: Category[];
  readonly grade: CapabilityGrade | null;
  readonly registeredDivision: string | null;
  readonly cardLast4: string | null;
  readonly status: ResidentStatus | null;
  readonly statusFrom: BusinessDate | null;
}

const DINER_FACTS = `
  SELECT resident_id AS "residentId", name, birth_date AS "birthDate", town_code AS "homeTownCode",
    district_code AS "homeDistrictCode", village_name AS "villageName", lives_alone AS "livesAlone", diet, categories, grade,
    registered_division AS "registeredDivision", card_last4 AS "cardLast4", status, status_from AS "statusFrom"
  FROM registry.diner_facts($1::uuid[], $2::date)`;

/** Reads residents of the whole district by id, for operators and the system only (registry.diner_facts). */
@Injectable()
export class DinerFactsReader {
  /**
   * The facts of a day by resident id; ids unknown in the scope's district are missing from the map.
   * @throws AssertionFailed for more than 1,000 ids
   */
  async load(tx: Tx, residentIds: readonly string[], onDate: string): Promise<Map<string, DinerFacts>> {
    assert(residentIds.length <= MOST_RESIDENTS, `${residentIds.length} residents at once`);
    if (residentIds.length === 0) return new Map();
    const rows = await tx.query<DinerFactsRow[]>(DINER_FACTS, [residentIds, onDate]);
    return dinerFactsById(rows);
  }
}

/** The facts of rows by resident id. */
export function dinerFactsById(rows: readonly DinerFactsRow[]): Map<string, DinerFacts> {
  return new Map(
    rows.map(({ registeredDivision, ...facts }) => [
      facts.residentId,
      { ...facts, registration: registrationOf(registeredDivision) },
    ]),
  );
}

/** A division code begins with its district's six digits, then its town's to the ninth. */
function registrationOf(division: string | null): Diner['registration'] {
  if (division === null) return null;
  return { districtCode: division.slice(0, 6), townCode: division.length >= 9 ? division.slice(0, 9) : null };
}
