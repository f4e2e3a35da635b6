import { Injectable } from '@nestjs/common';
import type { MealSlot } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import { sendMessage } from '@nuancan/messaging';
import { Database, Outbox, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../delivery-refusal.js';
import { noteChange } from './note-change.js';
import type { OwnAbsenceDto } from './own-routes.dto.js';
import { RunErrors } from './run.errors.js';

const OWN = `SELECT volunteer_id AS "volunteerId", facility_id AS "facilityId", facility_town AS "townCode", waiting, gone FROM delivery.own_run($1)`;
const LOCK = `SELECT r.district_code AS "districtCode", r.business_date AS "businessDate", r.slot, m.name AS "placeName"
  FROM delivery.runs r JOIN meal_point.facilities m ON m.id = r.facility_id WHERE r.id = $1 AND r.state IN ('published', 'dispatched') FOR NO KEY UPDATE OF r`;
/** Asked once the run is held: what is read together with the lock may be from before whoever held it. */
const OUT_BEFORE = `SELECT FROM delivery.run_crew WHERE run_id = $1 AND volunteer_id = $2 AND NOT comes`;
const OUT = `INSERT INTO delivery.run_crew (run_id, volunteer_id, district_code, town_code, facility_id, comes, account_id)
  SELECT id, $2, district_code, town_code, facility_id, false, platform.scope_account() FROM delivery.runs WHERE id = $1
  ON CONFLICT (run_id, volunteer_id) DO UPDATE SET comes = false, account_id = EXCLUDED.account_id, changed_at = clock_timestamp()`;
// A search that is under way does not know of it: what it finds vanishes with the version it has read.
const REPAIR = `UPDATE delivery.runs SET plan_asked = 'repair', plan_problem = NULL, version = version + 1 WHERE id = $1`;

interface OwnRun {
  readonly volunteerId: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly waiting: number;
  readonly gone: number;
}

interface LeftRun {
  readonly districtCode: string;
  readonly businessDate: BusinessDate;
  readonly slot: MealSlot;
  readonly placeName: string;
}

/** 临时不能来: a volunteer takes themself out of a run, and the others take over with as little change as possible. */
@Injectable()
export class OwnAbsenceService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Once, however often it is said. The server acts for the kitchen, in the volunteer's name, and tells its accounts.
   * @throws RUNS.RUN_NOT_FOUND for a run that is not theirs; RUNS.STOP_UNDER_WAY when all of theirs has left
   */
  async stayAway(scope: Scope, runId: string): Promise<OwnAbsenceDto> {
    const [own] = await this.database.scoped(scope, (tx) => tx.query<OwnRun[]>(OWN, [runId]));
    if (!own) throw RunErrors.RUN_NOT_FOUND();
    if (own.waiting === 0 && own.gone > 0) throw RunErrors.STOP_UNDER_WAY();
    const { facilityId, townCode } = own;
    return refusing(() =>
      this.database.scoped({ ...scope, role: 'operator', facilityId, townCode }, (tx) => this.leave(tx, runId, own)),
    );
  }

  private async leave(
    tx: Tx,
    runId: string,
    { volunteerId, waiting, facilityId, townCode }: OwnRun,
  ): Promise<OwnAbsenceDto> {
    const [run] = await tx.query<LeftRun[]>(LOCK, [runId]);
    if (!run) throw RunErrors.RUN_NOT_FOUND();
    const outBefore = await tx.query<unknown[]>(OUT_BEFORE, [runId, volunteerId]);
    if (outBefore.length === 0) {
      await tx.query(OUT, [runId, volunteerId]);
      await tx.query(REPAIR, [runId]);
      await this.outbox.add(tx, { job: 'plan-run', districtCode: run.districtCode, payload: { runId } });
      const aboutId = await noteChange(tx, runId, 'volunteer_out', { volunteerId });
      const { businessDate, slot, placeName } = run;
      await sendMessage(tx, {
        ...{ kind: 'delivery.volunteer_out', aboutId, to: ['operator'], townCode, facilityId },
        ...{ businessDate, slot, placeName },
      });
    }
    return { runId, doors: waiting };
  }
}
