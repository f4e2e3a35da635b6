import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { changeFrom } from '../dated-row/change-from.js';
import { refusing } from '../dated-row/expected-refusal.js';
import { placeInScope } from '../dated-row/facility-place.js';
import { MealPointErrors } from '../meal-point.errors.js';
import { stateOn } from '../opening/opening.js';
import type {
  AcceptanceDto,
  DecideAcceptanceDto,
  FacilityStandingDto,
  FacilityStateDto,
  ProposeAcceptanceDto,
  RecordStateDto,
  SetStarGradeDto,
  StarGradeDto,
} from './standing.dto.js';

const ACCEPTANCE = `id, facility_id AS "facilityId", proposed_by AS "proposedBy", proposed_at AS "proposedAt", note, checklist,
  result, inspected_on AS "inspectedOn", decided_by AS "decidedBy", decided_at AS "decidedAt", decision_note AS "decisionNote"`;

const STATE = `id, state, valid_from AS "validFrom", reason, acceptance_id AS "acceptanceId", taken_over AS "takenOver",
  recorded_by AS "recordedBy", recorded_at AS "recordedAt"`;

// The trigger numbers the row; seq only has to be there.
const INSERT_STATE = `
  INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, reason, acceptance_id, recorded_by)
  VALUES ($1, $2, $3, 1, $4, $5, $6, $7, platform.scope_account())`;

/** 验收, states and star grades of facilities. The order of the states is the database's business. */
@Injectable()
export class StandingService {
  constructor(private readonly database: Database) {}

  /** @throws MEAL_POINT.FACILITY_NOT_FOUND */
  async of(scope: Scope, facilityId: string): Promise<FacilityStandingDto> {
    return this.database.scoped(scope, async (tx) => {
      await placeInScope(tx, scope, facilityId);
      return this.read(tx, facilityId);
    });
  }

  /** Puts a planned facility forward. @throws MEAL_POINT.FACILITY_NOT_FOUND, NOT_PLANNED, ACCEPTANCE_PENDING */
  async propose(
    scope: Scope,
    facilityId: string,
    { checklist, note }: ProposeAcceptanceDto,
  ): Promise<FacilityStandingDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        const { states } = await this.read(tx, facilityId);
        if (states.at(-1)?.state !== 'planned') throw MealPointErrors.NOT_PLANNED();
        await tx.query(
          `INSERT INTO meal_point.acceptances (district_code, town_code, facility_id, proposed_by, checklist, note)
           VALUES ($1, $2, $3, platform.scope_account(), $4, $5)`,
          [place.districtCode, place.townCode, facilityId, JSON.stringify(checklist), note ?? null],
        );
        return this.read(tx, facilityId);
      }),
    );
  }

  /**
   * Decides an acceptance; a passed one makes the facility `accepted` from the day of the inspection.
   * @throws MEAL_POINT.ROW_NOT_FOUND, ACCEPTANCE_DECIDED, FOUR_EYES, NOT_ALL_PASSED, STATE_DATES, INSPECTED_LATER
   */
  async decide(scope: Scope, acceptanceId: string, decision: DecideAcceptanceDto): Promise<FacilityStandingDto> {
    const inspectedOn = parseBusinessDate(decision.inspectedOn);
    if (inspectedOn > businessDateAt(new Date())) throw MealPointErrors.INSPECTED_LATER();
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [[decided]] = await tx.query<[{ facilityId: string }[], number]>(
          `UPDATE meal_point.acceptances SET result = $2, inspected_on = $3, checklist = $4, decision_note = $5,
             decided_by = platform.scope_account(), decided_at = now()
           WHERE id = $1 RETURNING facility_id AS "facilityId"`,
          [acceptanceId, decision.result, inspectedOn, JSON.stringify(decision.checklist), decision.note ?? null],
        );
        if (!decided) throw MealPointErrors.ROW_NOT_FOUND();
        if (decision.result === 'accepted') {
          const { facilityId } = decided;
          // Planned later than inspected: accepted from the first day it was planned.
          const begun = (await this.read(tx, facilityId)).states.at(-1)?.validFrom ?? inspectedOn;
          const validFrom = begun > inspectedOn ? begun : inspectedOn;
          await this.insertState(tx, scope, facilityId, { state: 'accepted', validFrom, acceptanceId });
        }
        return this.read(tx, decided.facilityId);
      }),
    );
  }

  /**
   * Records the next state.
   * @throws MEAL_POINT.FACILITY_NOT_FOUND, STATE_STEP, STATE_DATES, NOT_SUPPLIED, CHANGED_MEANWHILE, DISTRICT_ONLY
   */
  async record(scope: Scope, facilityId: string, request: RecordStateDto): Promise<FacilityStandingDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await placeInScope(tx, scope, facilityId);
        if (scope.role === 'town_official' && request.state !== 'suspended') throw MealPointErrors.DISTRICT_ONLY();
        await this.insertState(tx, scope, facilityId, request);
        return this.read(tx, facilityId);
      }),
    );
  }

  /** Sets the star grade from a day on. @throws MEAL_POINT.FACILITY_NOT_FOUND, STARTS_IN_PAST, LATER_EXISTS */
  async setStars(scope: Scope, facilityId: string, request: SetStarGradeDto): Promise<FacilityStandingDto> {
    const { stars, assessor, basis, validFrom } = request;
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const place = await placeInScope(tx, scope, facilityId);
        const values = { stars, assessor, basis };
        await changeFrom(tx, place, { table: 'meal_point.star_grades', validFrom, key: {}, values });
        return this.read(tx, facilityId);
      }),
    );
  }

  private async insertState(
    tx: Tx,
    scope: Scope,
    facilityId: string,
    next: { state: string; validFrom: string; reason?: string; acceptanceId?: string },
  ): Promise<void> {
    const { districtCode, townCode } = await placeInScope(tx, scope, facilityId);
    const { state, validFrom, reason = null, acceptanceId = null } = next;
    await tx.query(INSERT_STATE, [districtCode, townCode, facilityId, state, validFrom, reason, acceptanceId]);
  }

  private async read(tx: Tx, facilityId: string): Promise<FacilityStandingDto> {
    const states = await tx.query<FacilityStateDto[]>(
      `SELECT ${STATE} FROM meal_point.facility_states WHERE facility_id = $1 ORDER BY seq`,
      [facilityId],
    );
    const acceptances = await tx.query<AcceptanceDto[]>(
      `SELECT ${ACCEPTANCE} FROM meal_point.acceptances WHERE facility_id = $1 ORDER BY proposed_at, id`,
      [facilityId],
    );
    const starGrades = await tx.query<StarGradeDto[]>(
      `SELECT id, stars, assessor, basis, valid_from AS "validFrom", valid_to AS "validTo"
       FROM meal_point.star_grades WHERE facility_id = $1 ORDER BY valid_from`,
      [facilityId],
    );
    return { facilityId, state: stateOn(states, businessDateAt(new Date())), states, acceptances, starGrades };
  }
}
