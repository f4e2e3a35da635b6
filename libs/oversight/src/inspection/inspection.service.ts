import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, hashBody, type Scope, type Tx } from '@nuancan/platform';
import { FINDINGS } from '../finding/findings.sql.js';
import type { InspectionFindingDto } from '../finding/inspection-finding.dto.js';
import { refusing } from '../oversight-refusal.js';
import { OversightErrors } from '../oversight.errors.js';
import { latest } from './checklist.service.js';
import type {
  HoldInspectionDto,
  InspectionDetailDto,
  InspectionDto,
  InspectionItemDto,
  InspectionListDto,
  InspectionQueryDto,
  PlanInspectionDto,
  RaiseFindingDto,
} from './inspection.dto.js';

const STATE = `coalesce(e.kind, 'planned')`;
const COLUMNS = `i.id, i.facility_id AS "facilityId", m.name AS "facilityName", i.town_code AS "townCode", i.kinds, i.planned_on AS "plannedOn",
  i.announced, identity.name_of(i.account_id) AS "plannedBy", ${STATE} AS state, e.ended_on AS "endedOn",
  identity.name_of(e.account_id) AS "endedBy", e.outcome, e.note, coalesce(f.findings, 0) AS findings, coalesce(f.open, 0) AS "openFindings",
  e.kind IS NULL AND i.planned_on < platform.business_date(now()) AS overdue`;
const FROM = `FROM oversight.inspections i JOIN meal_point.facilities m ON m.id = i.facility_id
  LEFT JOIN oversight.inspection_ends e ON e.inspection_id = i.id
  LEFT JOIN LATERAL (SELECT count(*)::int AS findings, count(*) FILTER (WHERE x.state <> 'closed')::int AS open
    FROM oversight.inspection_findings x WHERE x.inspection_id = i.id) f ON true`;
const ITEMS = `(SELECT jsonb_agg(jsonb_build_object('kind', i.item_kinds[n], 'text', i.items[n], 'result', e.results[n],
    'remark', e.remarks[n]) ORDER BY n) FROM generate_series(1, i.item_count) n) AS items`;
const PLAN = `INSERT INTO oversight.inspections (district_code, town_code, facility_id, kinds, items, item_kinds, planned_on, announced,
    client_id, body_hash, account_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), platform.scope_account()) RETURNING id`;
const END = `INSERT INTO oversight.inspection_ends (inspection_id, district_code, town_code, facility_id, item_count, kind, ended_on, outcome,
    results, remarks, note, account_id)
  SELECT i.id, i.district_code, i.town_code, i.facility_id, i.item_count, $2, $3, $4, $5, $6, $7, platform.scope_account()
  FROM oversight.inspections i WHERE i.id = $1`;
const RAISE = `INSERT INTO oversight.inspection_findings (inspection_id, district_code, town_code, facility_id, item_no, severity, cost_fen,
    raised_by, due_on)
  SELECT i.id, i.district_code, i.town_code, i.facility_id, $2, $3, $4, platform.scope_account(), $5 FROM oversight.inspections i
  WHERE i.id = $1 RETURNING id`;
const FIRST_STEP = `INSERT INTO oversight.finding_steps (finding_id, step, district_code, town_code, facility_id, raised_by, cost_fen, action,
    text, due_on, role, account_id)
  SELECT f.id, 1, f.district_code, f.town_code, f.facility_id, f.raised_by, f.cost_fen, 'raised', $2, f.due_on, platform.scope_role(),
    platform.scope_account()
  FROM oversight.inspection_findings f WHERE f.id = $1`;

/** Inspections of facilities (督导检查): planned, held with what they found, or cancelled. */
@Injectable()
export class InspectionService {
  constructor(private readonly database: Database) {}

  /** A page, the latest first. */
  async list(
    scope: Scope,
    { facilityId, townCode, state, cursor, limit }: InspectionQueryDto,
  ): Promise<InspectionListDto> {
    const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<InspectionDto[]>(
        `SELECT ${COLUMNS} ${FROM}
         WHERE ($1::uuid IS NULL OR i.facility_id = $1) AND ($2::text IS NULL OR i.town_code = $2) AND ($3::text IS NULL OR ${STATE} = $3)
           AND ($4::date IS NULL OR (i.planned_on, i.id) < ($4, $5::uuid))
         ORDER BY i.planned_on DESC, i.id DESC LIMIT $6`,
        [facilityId ?? null, townCode ?? null, state ?? null, day, id, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.plannedOn, last.id]) : null };
  }

  /** @throws OVERSIGHT.INSPECTION_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<InspectionDetailDto> {
    return this.database.scoped(scope, (tx) => find(tx, id));
  }

  /** Plans one by the checklists of today. @throws OVERSIGHT.FACILITY_NOT_IN_SCOPE, CLIENT_ID_CLASH */
  async plan(scope: Scope, draft: PlanInspectionDto): Promise<InspectionDetailDto> {
    const bodyHash = hashBody(draft);
    const plannedOn = parseBusinessDate(draft.plannedOn);
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`inspection ${draft.clientId}`]);
        const [earlier] = await tx.query<{ id: string; same: boolean }[]>(
          `SELECT id, body_hash = decode($2, 'hex') AS same FROM oversight.inspections WHERE client_id = $1`,
          [draft.clientId, bodyHash],
        );
        if (earlier?.same === false) throw OversightErrors.CLIENT_ID_CLASH();
        if (earlier) return find(tx, earlier.id);
        const place = await placeInScope(tx, scope, draft.facilityId, OversightErrors.FACILITY_NOT_IN_SCOPE);
        const lists = (await latest(tx)).filter(({ kind }) => draft.kinds.includes(kind));
        const items = lists.flatMap(({ kind, items: texts }) => texts.map((text) => ({ kind, text })));
        const [{ id }] = await tx.query<[{ id: string }]>(PLAN, [
          ...[place.districtCode, place.townCode, place.id, draft.kinds],
          ...[items.map(({ text }) => text), items.map(({ kind }) => kind)],
          ...[plannedOn, draft.announced, draft.clientId, bodyHash],
        ]);
        return find(tx, id);
      }),
    );
  }

  /**
   * Records what was found, with what has to be put right until when.
   * @throws OVERSIGHT.INSPECTION_NOT_FOUND, ENDED_ALREADY, RESULTS_INCOMPLETE, CRITICAL_FAILS, DAY_NOT_RIGHT
   */
  async hold(scope: Scope, id: string, held: HoldInspectionDto): Promise<InspectionDetailDto> {
    return this.end(scope, id, async (tx) => {
      await tx.query(END, [
        ...[id, 'held', parseBusinessDate(held.heldOn), held.outcome, held.results.map(({ result }) => result)],
        ...[held.results.map(({ remark }) => remark ?? null), held.note ?? null],
      ]);
      for (const finding of held.findings) await raise(tx, id, finding);
    });
  }

  /** It does not take place. @throws OVERSIGHT.INSPECTION_NOT_FOUND, ENDED_ALREADY */
  async cancel(scope: Scope, id: string, { reason }: { reason: string }): Promise<InspectionDetailDto> {
    return this.end(scope, id, async (tx) => {
      const [{ today }] = await tx.query<[{ today: string }]>('SELECT platform.business_date(now()) AS today');
      await tx.query(END, [id, 'cancelled', today, null, [], [], reason]);
    });
  }

  private async end(scope: Scope, id: string, work: (tx: Tx) => Promise<void>): Promise<InspectionDetailDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { state } = await find(tx, id);
        if (state !== 'planned') throw OversightErrors.ENDED_ALREADY();
        await work(tx);
        return find(tx, id);
      }),
    );
  }
}

async function raise(tx: Tx, inspectionId: string, finding: RaiseFindingDto): Promise<void> {
  const { itemNo, severity, costFen = 0, dueOn, text } = finding;
  const [{ id }] = await tx.query<[{ id: string }]>(RAISE, [
    ...[inspectionId, itemNo, severity, costFen, parseBusinessDate(dueOn)],
  ]);
  await tx.query(FIRST_STEP, [id, text]);
}

async function find(tx: Tx, id: string): Promise<InspectionDetailDto> {
  const [row] = await tx.query<(InspectionDto & { items: InspectionItemDto[] })[]>(
    `SELECT ${COLUMNS}, ${ITEMS} ${FROM} WHERE i.id = $1`,
    [id],
  );
  if (!row) throw OversightErrors.INSPECTION_NOT_FOUND();
  const raised = await tx.query<InspectionFindingDto[]>(`${FINDINGS} WHERE f.inspection_id = $1 ORDER BY f.item_no`, [
    id,
  ]);
  return { ...row, raised };
}
