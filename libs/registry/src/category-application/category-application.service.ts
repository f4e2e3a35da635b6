import { Injectable } from '@nestjs/common';
import { isUuid, type DomainError } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { requireOpenEntry } from '../resident/require-open-entry.js';
import { violatedConstraint } from '../violated-constraint.js';
import { STEP_STATES, type ApplicationState } from './application-words.js';
import type {
  ApplicationDto,
  ApplicationFileDto,
  ApplicationHistoryDto,
  ApplicationListDto,
  ApplicationQueryDto,
  ApplicationStepDto,
  ApplicationSummaryDto,
  SubmitApplicationDto,
} from './category-application.dto.js';

type Stored = ApplicationSummaryDto & Pick<ApplicationDto, 'reason' | 'factId'>;

const COLUMNS = `a.id, a.resident_id AS "residentId", r.name AS "residentName", a.town_code AS "townCode",
  v.name AS "villageName", a.category, a.valid_from AS "validFrom", a.valid_to AS "validTo", a.state, a.version,
  a.submitted_at AS "submittedAt", a.reason, a.fact_id AS "factId",
  a.state = 'endorsed' AND platform.scope_role() IN ('town_official', 'district_official')
    AND platform.scope_account() NOT IN (a.submitted_by, a.endorsed_by) AS "mayApprove"`;
const FROM = `registry.category_applications a JOIN registry.residents r ON r.id = a.resident_id
  JOIN registry.villages v ON v.code = r.village_code`;
const HISTORY = `SELECT s.state, s.at, s.account_name AS "accountName", s.reason, s.village_officer AS "villageOfficer"
  FROM registry.category_application_steps s
  WHERE s.application_id = $1 ORDER BY s.version`;
const FILES = `SELECT id, kind, media_type AS "mediaType", size, added_at AS "addedAt"
  FROM registry.category_application_files WHERE application_id = $1 ORDER BY place`;
const SUBMIT = `
  INSERT INTO registry.category_applications (id, resident_id, district_code, town_code, category, valid_from, valid_to, reason, submitted_by)
  SELECT coalesce($2::uuid, uuidv7()), r.id, r.district_code, r.town_code, $3, $4::date, $5::date, $6, platform.scope_account()
  FROM registry.residents r WHERE r.id = $1 ON CONFLICT (id) DO NOTHING RETURNING id`;
const MAKE_FACT = `
  INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from, valid_to)
  SELECT a.resident_id, a.district_code, a.town_code, a.category, a.valid_from, a.valid_to
  FROM registry.category_applications a WHERE a.id = $1 RETURNING id`;
const DECIDE = `UPDATE registry.category_applications SET state = $2, version = version + 1, decided_by = platform.scope_account(),
  decided_at = now(), decision_reason = $3, fact_id = $4 WHERE id = $1`;
const ENDORSE = `UPDATE registry.category_applications SET state = 'endorsed', version = version + 1,
  endorsed_by = platform.scope_account(), endorsed_at = now(), village_officer = $2 WHERE id = $1`;
const RESUBMIT = `UPDATE registry.category_applications SET state = 'submitted', version = version + 1, reason = $2,
  valid_from = coalesce($3::date, valid_from), valid_to = CASE WHEN $4 THEN $5::date ELSE valid_to END,
  submitted_by = platform.scope_account(), submitted_at = now(), endorsed_by = NULL, endorsed_at = NULL, village_officer = NULL,
  decided_by = NULL, decided_at = NULL, decision_reason = NULL WHERE id = $1`;

/** Applications for categories: entered, endorsed by the village, decided by the town. */
@Injectable()
export class CategoryApplicationService {
  constructor(private readonly database: Database) {}

  /** One page of the applications of the scope, oldest first. */
  async page(scope: Scope, asked: ApplicationQueryDto): Promise<ApplicationListDto> {
    const after = asked.cursor === undefined ? null : String(decodeCursor(asked.cursor, 1)[0]);
    if (after !== null && !isUuid(after)) throw RegistryErrors.APPLICATION_NOT_FOUND();
    const params: unknown[] = [];
    const param = (value: unknown): string => `$${params.push(value)}`;
    const conditions = [
      'a.district_code = platform.scope_district()',
      ...(asked.state === undefined ? [] : [`a.state = ${param(asked.state)}`]),
      ...(asked.townCode === undefined ? [] : [`a.town_code = ${param(asked.townCode)}`]),
      ...(asked.residentId === undefined ? [] : [`a.resident_id = ${param(asked.residentId)}`]),
      ...(after === null ? [] : [`a.id > ${param(after)}::uuid`]),
    ];
    const sql = `SELECT ${COLUMNS} FROM ${FROM} WHERE ${conditions.join(' AND ')} ORDER BY a.id LIMIT ${param(asked.limit + 1)}`;
    const rows = await this.database.scoped(scope, (tx) => tx.query<Stored[]>(sql, params));
    const items = rows.slice(0, asked.limit);
    const last = items.at(-1);
    return {
      items: items.map(({ reason: _reason, factId: _factId, ...summary }) => summary),
      nextCursor: rows.length > items.length && last ? encodeCursor([last.id]) : null,
    };
  }

  /** @throws REGISTRY.APPLICATION_NOT_FOUND for one outside the scope, too */
  async get(scope: Scope, id: string): Promise<ApplicationDto> {
    return this.database.scoped(scope, (tx) => read(tx, id));
  }

  /**
   * Enters an application; the same id and content again gives the same application.
   * @throws REGISTRY.RESIDENT_NOT_FOUND, APPLICATION_OPEN, APPLICATION_ID_TAKEN, DATES_REVERSED
   */
  async submit(scope: Scope, residentId: string, draft: SubmitApplicationDto): Promise<ApplicationDto> {
    const { id = null, category, validFrom, validTo = null } = draft;
    const reason = draft.reason.trim();
    return this.write(scope, async (tx) => {
      await requireOpenEntry(tx, residentId);
      const params = [residentId, id, category, validFrom, validTo, reason];
      const [entered] = await tx.query<{ id: string }[]>(SUBMIT, params);
      if (entered) return read(tx, entered.id);
      const earlier = id === null ? null : await find(tx, id);
      const same = earlier?.residentId === residentId && earlier.category === category && earlier.reason === reason;
      if (!same || earlier.validFrom !== validFrom || earlier.validTo !== validTo) {
        throw RegistryErrors.APPLICATION_ID_TAKEN();
      }
      return read(tx, earlier.id);
    });
  }

  /**
   * Takes one step. An approval makes the category in the same transaction; of two officials at once one decides.
   * @throws REGISTRY.APPLICATION_NOT_FOUND, APPLICATION_CHANGED, APPLICATION_NOT_SO_FAR, APPLICATION_REASON_MISSING,
   *   APPLICATION_OFFICER_MISSING, FOUR_EYES, FACT_OVERLAPS, DATES_REVERSED
   */
  async step(scope: Scope, id: string, asked: ApplicationStepDto): Promise<ApplicationDto> {
    refuseIncomplete(asked);
    return this.write(scope, async (tx) => {
      // The row lock makes two officials wait for each other; the second then reads what the first has made of it.
      const [locked] = await tx.query<{ state: ApplicationState; version: number }[]>(
        `SELECT state, version FROM registry.category_applications WHERE id = $1 FOR UPDATE`,
        [id],
      );
      if (!locked) throw RegistryErrors.APPLICATION_NOT_FOUND();
      const { from, to } = STEP_STATES[asked.step];
      if (locked.version !== asked.version) throw RegistryErrors.APPLICATION_CHANGED();
      if (!from.includes(locked.state)) throw RegistryErrors.APPLICATION_NOT_SO_FAR({ state: locked.state });
      await take(tx, id, asked, to);
      return read(tx, id);
    });
  }

  private async write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw expectedRefusal(violatedConstraint(error)) ?? error;
    }
  }
}

async function take(tx: Tx, id: string, asked: ApplicationStepDto, to: ApplicationState): Promise<void> {
  const reason = asked.reason?.trim() ?? null;
  if (asked.step === 'endorse') {
    await tx.query(ENDORSE, [id, asked.villageOfficer?.trim()]);
  } else if (asked.step === 'resubmit') {
    const isAsked = asked.validTo !== undefined;
    await tx.query(RESUBMIT, [id, reason, asked.validFrom ?? null, isAsked, asked.validTo ?? null]);
  } else {
    const made = asked.step === 'approve' ? (await tx.query<{ id: string }[]>(MAKE_FACT, [id]))[0] : undefined;
    await tx.query(DECIDE, [id, to, reason, made?.id ?? null]);
  }
}

function refuseIncomplete({ step, reason, villageOfficer }: ApplicationStepDto): void {
  if (step === 'endorse' && villageOfficer === undefined) throw RegistryErrors.APPLICATION_OFFICER_MISSING();
  if (!['endorse', 'approve'].includes(step) && reason === undefined) throw RegistryErrors.APPLICATION_REASON_MISSING();
}

async function find(tx: Tx, id: string): Promise<Stored | null> {
  return (await tx.query<Stored[]>(`SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = $1`, [id]))[0] ?? null;
}

async function read(tx: Tx, id: string): Promise<ApplicationDto> {
  const application = await find(tx, id);
  if (!application) throw RegistryErrors.APPLICATION_NOT_FOUND();
  const history = await tx.query<ApplicationHistoryDto[]>(HISTORY, [id]);
  return { ...application, history, files: await tx.query<ApplicationFileDto[]>(FILES, [id]) };
}

function expectedRefusal(constraint: string | null): DomainError | null {
  switch (constraint) {
    case 'category_applications_one_open':
      return RegistryErrors.APPLICATION_OPEN();
    case 'category_applications_four_eyes':
      return RegistryErrors.FOUR_EYES();
    case 'category_applications_dates_in_order':
      return RegistryErrors.DATES_REVERSED();
    case 'category_applications_pkey':
      return RegistryErrors.APPLICATION_ID_TAKEN();
    case 'resident_categories_once_at_a_time':
      return RegistryErrors.FACT_OVERLAPS();
    default:
      return null;
  }
}
