import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, decodeCursor, encodeCursor, Outbox, type Scope, type Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type {
  AskReplayDto,
  ReplayBookedDto,
  ReplayDto,
  ReplayListDto,
  ReplayProgressDto,
  ReplayQueryDto,
  ReplaySummaryDto,
  ReplaySumsDto,
} from './replay.dto.js';
import { ReplayErrors } from './replay.errors.js';

const COLUMNS = `r.id, r.purpose, to_char(r.first_month, 'YYYY-MM') AS "firstMonth", to_char(r.last_month, 'YYYY-MM') AS "lastMonth",
  r.town_code AS "townCode", r.facility_id AS "facilityId", f.name AS "facilityName", r.versions, r.keep_others AS "keepOthers",
  r.knowledge, r.binding, coalesce(x.state, 'waiting') AS state, r.asked_by AS "askedBy", r.asked_at AS "askedAt",
  x.ended_at AS "endedAt", CASE WHEN x.state = 'done' THEN x.meals END AS meals, CASE WHEN x.state = 'done' THEN x.changed END AS changed`;
const FROM = `FROM canteen.replays r LEFT JOIN canteen.replay_results x ON x.replay_id = r.id
  LEFT JOIN meal_point.facilities f ON f.id = r.facility_id`;
const LIST = `SELECT ${COLUMNS} ${FROM}
  WHERE ($1::text IS NULL OR r.purpose = $1) AND ($2::uuid IS NULL OR r.id < $2) ORDER BY r.id DESC LIMIT $3`;
const ONE = `SELECT ${COLUMNS}, CASE WHEN x.state = 'done' THEN x.sums END AS sums ${FROM} WHERE r.id = $1`;
const PROGRESS = `SELECT people_done AS "peopleDone", people_total AS "peopleTotal" FROM canteen.replay_progress WHERE replay_id = $1`;
const BOOKED = `SELECT (SELECT count(*)::int FROM canteen.replay_corrections c WHERE c.replay_id = $1) AS booked,
  (SELECT coalesce(sum(p.meals), 0)::int FROM canteen.correction_proposals p
    LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id
    WHERE p.kind = 're_rate' AND p.body ->> 'replayId' = $1::text AND d.proposal_id IS NULL) AS waiting`;
const ASK = `INSERT INTO canteen.replays (district_code, town_code, facility_id, purpose, first_month, last_month, versions, keep_others,
    knowledge, client_id, asked_by)
  VALUES (platform.scope_district(), $1, $2, $3, $4, $5, $6, $7, $8, $9, platform.scope_account())
  ON CONFLICT (district_code, client_id) DO NOTHING RETURNING id`;
const EARLIER = `SELECT r.id, r.purpose = $2 AND r.town_code IS NOT DISTINCT FROM $3 AND r.facility_id IS NOT DISTINCT FROM $4
    AND r.first_month = $5 AND r.last_month = $6 AND r.versions = $7::jsonb AND r.keep_others = $8 AND r.knowledge = $9
    AND r.asked_by = platform.scope_account() AS same
  FROM canteen.replays r WHERE r.client_id = $1`;
const WITHDRAWN = `SELECT FROM jsonb_to_recordset($1::jsonb) AS x (code text, version int)
  JOIN subsidy.policies p ON p.code = x.code JOIN subsidy.policy_versions v ON v.policy_id = p.id AND v.version = x.version
  WHERE v.withdrawn_at IS NOT NULL LIMIT 1`;
const TOWN = 'SELECT FROM registry.towns WHERE code = $1';
const UNSETTLED = `SELECT count(*)::int AS count FROM canteen.meals m
  WHERE m.business_date >= $1::date AND m.business_date < $1::date + interval '1 month' AND ($2::text IS NULL OR m.facility_town = $2)
    AND ($3::uuid IS NULL OR m.facility_id = $3)
    AND NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`;

interface Place {
  readonly townCode: string | null;
  readonly facilityId: string | null;
}

/** Asking for months to be rated again, and what came of it. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Asks for it; the queue does it.
   * @throws REPLAY.POLICY_TWICE, VERSION_UNKNOWN, TOWN_NOT_FOUND, MONTH_NOT_OVER, DAYS_OPEN, CLIENT_ID_CLASH, MEAL_POINT.FACILITY_NOT_FOUND
   */
  async ask(scope: Scope, asked: AskReplayDto): Promise<ReplayDto> {
    const codes = asked.versions.map(({ code }) => code);
    if (new Set(codes).size < codes.length) throw ReplayErrors.POLICY_TWICE();
    const last = parseBusinessDate(`${asked.month}-01`);
    const thisMonth = businessDateAt(new Date()).slice(0, 7);
    const isOver = asked.month < thisMonth || (asked.purpose === 'preview' && asked.month === thisMonth);
    if (!isOver) throw ReplayErrors.MONTH_NOT_OVER();
    try {
      return await this.database.scoped(scope, async (tx) => {
        const place = await placeOf(tx, scope, asked);
        const versions = JSON.stringify(asked.versions.map(({ code, version }) => ({ code, version })));
        const withdrawn = await tx.query<unknown[]>(WITHDRAWN, [versions]);
        if (withdrawn.length > 0) throw ReplayErrors.VERSION_UNKNOWN();
        if (asked.purpose === 'replay') await requireSettled(tx, last, place);
        const months = asked.purpose === 'forecast' ? (asked.months ?? 1) : 1;
        const values = [
          place.townCode,
          place.facilityId,
          asked.purpose,
          monthsBack(last, months - 1),
          last,
          versions,
          asked.keepOthers,
          asked.knowledge,
        ];
        const [row] = await tx.query<{ id: string }[]>(ASK, [...values, asked.clientId]);
        if (row) {
          await this.outbox.add(tx, {
            job: 'run-replay',
            districtCode: scope.districtCode,
            payload: { replayId: row.id },
          });
          return read(tx, row.id);
        }
        const [townCode, facilityId, purpose, ...rest] = values;
        const [earlier] = await tx.query<{ id: string; same: boolean }[]>(EARLIER, [
          asked.clientId,
          purpose,
          townCode,
          facilityId,
          ...rest,
        ]);
        if (!earlier?.same) throw ReplayErrors.CLIENT_ID_CLASH();
        return read(tx, earlier.id);
      });
    } catch (error) {
      if (violatedConstraint(error) === 'replays_versions') throw ReplayErrors.VERSION_UNKNOWN();
      throw error;
    }
  }

  /** Newest first. */
  async list(scope: Scope, { purpose, limit, cursor }: ReplayQueryDto): Promise<ReplayListDto> {
    const before = cursor === undefined ? null : String(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<ReplaySummaryDto[]>(LIST, [purpose ?? null, before, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /** @throws REPLAY.NOT_FOUND */
  async one(scope: Scope, id: string): Promise<ReplayDto> {
    return this.database.scoped(scope, (tx) => read(tx, id));
  }
}

async function read(tx: Tx, id: string): Promise<ReplayDto> {
  const [replay] = await tx.query<(ReplaySummaryDto & { sums: ReplaySumsDto | null })[]>(ONE, [id]);
  if (!replay) throw ReplayErrors.NOT_FOUND();
  const [progress = null] = await tx.query<ReplayProgressDto[]>(PROGRESS, [id]);
  const [corrections] = await tx.query<[ReplayBookedDto]>(BOOKED, [id]);
  return { ...replay, progress, corrections };
}

async function placeOf(tx: Tx, scope: Scope, { townCode, facilityId }: AskReplayDto): Promise<Place> {
  if (facilityId !== undefined) {
    const place = await placeInScope(tx, scope, facilityId);
    return { townCode: place.townCode, facilityId };
  }
  if (townCode === undefined) return { townCode: null, facilityId: null };
  const towns = await tx.query<unknown[]>(TOWN, [townCode]);
  if (towns.length === 0) throw ReplayErrors.TOWN_NOT_FOUND();
  return { townCode, facilityId: null };
}

async function requireSettled(tx: Tx, month: BusinessDate, { townCode, facilityId }: Place): Promise<void> {
  const [{ count }] = await tx.query<[{ count: number }]>(UNSETTLED, [month, townCode, facilityId]);
  if (count > 0) throw ReplayErrors.DAYS_OPEN({ count });
}

function monthsBack(first: BusinessDate, months: number): BusinessDate {
  let month = first;
  for (let back = 0; back < months; back += 1) month = parseBusinessDate(`${addDays(month, -1).slice(0, 7)}-01`);
  return month;
}
