import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../oversight-refusal.js';
import { OversightErrors } from '../oversight.errors.js';
import type {
  ComplainantDto,
  ComplaintDetailDto,
  ComplaintDto,
  ComplaintListDto,
  ComplaintQueryDto,
  ComplaintStepDto,
  OfficialDto,
  OfficialListDto,
  StepComplaintDto,
  TakeComplaintDto,
} from './complaint.dto.js';

const COLUMNS = `c.id, c.complaint_no AS "complaintNo", c.facility_id AS "facilityId", m.name AS "facilityName", c.town_code AS "townCode",
  c.category, c.channel, c.received_on AS "receivedOn", c.text, c.about_account_id AS "aboutAccountId",
  identity.name_of(c.about_account_id) AS "aboutName", identity.name_of(c.account_id) AS "takenBy", c.due_on AS "dueOn",
  c.state = 'open' AND c.due_on < platform.business_date(now()) AS overdue, c.state, c.outcome, c.satisfaction, c.step`;
const FROM = `FROM oversight.complaints c JOIN meal_point.facilities m ON m.id = c.facility_id`;
const HISTORY = `SELECT s.step, s.action, s.text, s.due_on AS "dueOn", s.role, identity.name_of(s.account_id) AS "accountName",
    s.recorded_at AS at
  FROM oversight.complaint_steps s WHERE s.complaint_id = $1 ORDER BY s.step`;
/** Its trigger finds the deadline. */
const TAKE = `INSERT INTO oversight.complaints (district_code, town_code, facility_id, category, channel, received_on, text,
    about_account_id, role, client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, platform.scope_role(), $9, decode($10, 'hex'), platform.scope_account()) RETURNING id`;
const NAME = `INSERT INTO oversight.complainants (complaint_id, district_code, town_code, facility_id, name, phone)
  VALUES ($1, $2, $3, $4, $5, $6)`;
const STEP = `INSERT INTO oversight.complaint_steps (complaint_id, step, district_code, town_code, facility_id, action, text, due_on, outcome,
    satisfaction, role, account_id)
  SELECT c.id, $2::int + 1, c.district_code, c.town_code, c.facility_id, $3, $4, $5, $6, $7, platform.scope_role(), platform.scope_account()
  FROM oversight.complaints c WHERE c.id = $1`;

/** What people complain about (投诉), from the call to the answer. */
@Injectable()
export class ComplaintService {
  constructor(private readonly database: Database) {}

  /** A page, the latest first. */
  async list(
    scope: Scope,
    { facilityId, townCode, state, cursor, limit }: ComplaintQueryDto,
  ): Promise<ComplaintListDto> {
    const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<ComplaintDto[]>(
        `SELECT ${COLUMNS} ${FROM}
         WHERE ($1::uuid IS NULL OR c.facility_id = $1) AND ($2::text IS NULL OR c.town_code = $2) AND ($3::text IS NULL OR c.state = $3)
           AND ($4::date IS NULL OR (c.received_on, c.id) < ($4, $5::uuid))
         ORDER BY c.received_on DESC, c.id DESC LIMIT $6`,
        [facilityId ?? null, townCode ?? null, state ?? null, day, id, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.receivedOn, last.id]) : null };
  }

  /** One in full. @throws OVERSIGHT.COMPLAINT_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<ComplaintDetailDto> {
    return this.database.scoped(scope, (tx) => find(tx, id));
  }

  /**
   * Takes one, about a facility in scope; nobody can take it back.
   * @throws OVERSIGHT.FACILITY_NOT_IN_SCOPE, UNKNOWN_OFFICIAL, DAY_NOT_RIGHT, CLIENT_ID_CLASH
   */
  async take(scope: Scope, draft: TakeComplaintDto): Promise<ComplaintDetailDto> {
    const bodyHash = hashBody(draft);
    const receivedOn = parseBusinessDate(draft.receivedOn);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`complaint ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; same: boolean }[]>(
          `SELECT id, body_hash = decode($2, 'hex') AS same FROM oversight.complaints WHERE client_id = $1`,
          [draft.clientId, bodyHash],
        );
        if (earlier?.same === false) throw OversightErrors.CLIENT_ID_CLASH();
        if (earlier) return find(tx, earlier.id);
        const facilityId = draft.facilityId ?? scope.facilityId;
        const place = await placeInScope(tx, scope, facilityId, OversightErrors.FACILITY_NOT_IN_SCOPE);
        const of = [place.districtCode, place.townCode, place.id];
        const [{ id }] = await tx.query<[{ id: string }]>(TAKE, [
          ...[...of, draft.category, draft.channel, receivedOn, draft.text],
          ...[draft.aboutAccountId ?? null, draft.clientId, bodyHash],
        ]);
        const { complainant } = draft;
        if (complainant) await tx.query(NAME, [id, ...of, complainant.name.trim(), complainant.phone ?? null]);
        await tx.query(STEP, [id, 0, 'taken', null, null, null, null]);
        return find(tx, id);
      }),
    );
  }

  /**
   * Adds a step to its history.
   * @throws OVERSIGHT.COMPLAINT_NOT_FOUND, CHANGED_MEANWHILE, NOT_A_STEP, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, DISTRICT_ENDS_IT,
   *   OUTCOME_MISSING, DAY_NOT_RIGHT
   */
  async step(scope: Scope, id: string, asked: StepComplaintDto): Promise<ComplaintDetailDto> {
    const { action, step, text, dueOn = null, outcome = null, satisfaction = null } = asked;
    const ends = outcome !== null && satisfaction !== null;
    const isWhole = action === 'closed' ? ends : outcome === null && satisfaction === null;
    if (!isWhole || (action === 'reopened') !== (dueOn !== null)) throw OversightErrors.OUTCOME_MISSING();
    return this.add(scope, { id, step, entered: [action, text, dueOn, outcome, satisfaction] });
  }

  /** Forgets who complained, once it is closed. @throws OVERSIGHT.COMPLAINT_NOT_FOUND, CHANGED_MEANWHILE, NOT_A_STEP, NOBODY_NAMED */
  async erase(scope: Scope, id: string, { step }: { step: number }): Promise<ComplaintDetailDto> {
    return this.add(scope, { id, step, entered: ['erased', null, null, null, null] });
  }

  /** Whom a complaint may be about. */
  async officials(scope: Scope): Promise<OfficialListDto> {
    return this.database.scoped(scope, async (tx) => ({
      items: await tx.query<OfficialDto[]>('SELECT id, name, town_code AS "townCode" FROM oversight.officials()'),
    }));
  }

  private async add(
    scope: Scope,
    { id, step, entered }: { id: string; step: number; entered: readonly (string | null)[] },
  ): Promise<ComplaintDetailDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [complaint] = await tx.query<{ step: number }[]>('SELECT step FROM oversight.complaints WHERE id = $1', [
          id,
        ]);
        if (!complaint) throw OversightErrors.COMPLAINT_NOT_FOUND();
        if (complaint.step !== step) throw OversightErrors.CHANGED_MEANWHILE();
        await tx.query(STEP, [id, step, ...entered]);
        return find(tx, id);
      }),
    );
  }
}

/** Row security leaves the complainant out for whoever may not know; that somebody read who complained is audited. */
async function find(tx: Tx, id: string): Promise<ComplaintDetailDto> {
  const [complaint] = await tx.query<ComplaintDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE c.id = $1`, [id]);
  if (!complaint) throw OversightErrors.COMPLAINT_NOT_FOUND();
  const [complainant = null] = await tx.query<ComplainantDto[]>(
    'SELECT name, phone FROM oversight.complainants WHERE complaint_id = $1',
    [id],
  );
  if (complainant) await tx.query(`SELECT platform.audit('view', 'oversight.complainants', $1, NULL, NULL)`, [id]);
  return { ...complaint, complainant, history: await tx.query<ComplaintStepDto[]>(HISTORY, [id]) };
}
