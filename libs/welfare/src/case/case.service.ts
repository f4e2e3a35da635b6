import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskedPhone } from '@nuancan/registry';
import { refusing } from '../welfare-refusal.js';
import { WelfareErrors } from '../welfare.errors.js';
import type {
  CaseBoardDto,
  CaseContactDto,
  CaseDetailDto,
  CaseHistoryDto,
  CaseHistoryQueryDto,
  ContactSheetDto,
  NoteConditionDto,
  StepCaseDto,
  VolunteerNumberDto,
} from './case.dto.js';
import { readCase, readCases } from './read-cases.js';

const MOST = 500;
const OPEN = `FROM welfare.cases c WHERE c.district_code = platform.scope_district() AND c.state <> 'closed'
  AND ($1::text IS NULL OR c.town_code = $1)`;
/** Every step of a case counts its number up, so this changes with whatever happens, and with who is on duty. */
const TAG = `SELECT md5(coalesce((SELECT string_agg(c.id || ' ' || c.step, ',' ORDER BY c.id) ${OPEN}), '') || coalesce((
  SELECT string_agg(d.town_code || ' ' || d.officer_id, ',' ORDER BY d.town_code) FROM welfare.on_duty() d), '')) AS tag`;
const BOARD = `SELECT c.id ${OPEN} ORDER BY c.state = 'acknowledged', c.stage < 3, coalesce(c.next_due_at, c.held_until), c.opened_at, c.id LIMIT ${MOST}`;
const CLOSED = `SELECT c.id, c.closed_at::text AS at FROM welfare.cases c WHERE c.district_code = platform.scope_district() AND c.state = 'closed'
  AND ($1::text IS NULL OR c.town_code = $1) AND ($2::text IS NULL OR c.kind = $2) AND ($3::text IS NULL OR c.finding = $3)
  AND ($4::timestamptz IS NULL OR (c.closed_at, c.id) < ($4, $5::uuid)) ORDER BY c.closed_at DESC, c.id DESC LIMIT $6`;

const SHEET = `SELECT p.id AS "residentId", p.name AS "residentName", p.phone, v.name AS "villageName", a.line AS "addressLine",
    a.door_note AS "doorNote", d.name AS "officerName", d.phone AS "officerPhone", f.name AS "facilityName", w.facility_phone AS "facilityPhone",
    w.volunteer_name AS "volunteerName"
  FROM welfare.cases c JOIN registry.residents r ON r.id = c.resident_id JOIN registry.residents p ON p.id = coalesce(r.merged_into, r.id)
  JOIN registry.villages v ON v.code = p.village_code
  LEFT JOIN LATERAL (SELECT o.address_id FROM delivery.orders o WHERE o.id = c.order_id) o ON true
  LEFT JOIN LATERAL (SELECT a.line, a.door_note FROM registry.resident_addresses a JOIN registry.residents e ON e.id = a.resident_id
    WHERE coalesce(e.merged_into, e.id) = p.id AND (a.ended_at IS NULL OR a.id = o.address_id)
    ORDER BY a.id = o.address_id DESC NULLS LAST, a.label = 'home' DESC, a.id DESC LIMIT 1) a ON true
  LEFT JOIN welfare.on_duty() d ON d.town_code = c.town_code LEFT JOIN meal_point.facilities f ON f.id = c.facility_id
  LEFT JOIN welfare.who_was_there(c.id) w ON true WHERE c.id = $1 AND p.erased_at IS NULL`;
const CONTACTS = `SELECT k.id AS "contactId", k.name, k.relation, k.phone FROM registry.resident_contacts k
  JOIN registry.residents e ON e.id = k.resident_id AND coalesce(e.merged_into, e.id) = $1
  WHERE k.valid_from <= platform.business_date(now()) AND (k.valid_to IS NULL OR k.valid_to >= platform.business_date(now())) ORDER BY k.id LIMIT 20`;

/** 关爱个案 as people see to them. */
@Injectable()
export class CaseService {
  constructor(private readonly database: Database) {}

  /**
   * What is open, with a tag of what it says: whoever has read that tag is told that nothing happened, for one cheap query.
   * @returns board null when `known` still is its tag
   */
  async board(
    scope: Scope,
    { townCode = null, known }: { townCode?: string | null; known?: string },
  ): Promise<{ tag: string; board: CaseBoardDto | null }> {
    return this.database.scoped(scope, async (tx) => {
      const [{ tag }] = await tx.query<[{ tag: string }]>(TAG, [townCode]);
      if (tag === known) return { tag, board: null };
      const ids = await tx.query<{ id: string }[]>(BOARD, [townCode]);
      return {
        tag,
        board: {
          asOf: new Date(),
          items: await readCases(
            tx,
            ids.map(({ id }) => id),
          ),
        },
      };
    });
  }

  /** A page of what was closed, the latest first. */
  async history(
    scope: Scope,
    { townCode, kind, finding, cursor, limit }: CaseHistoryQueryDto,
  ): Promise<CaseHistoryDto> {
    const [at, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<{ id: string; at: string }[]>(CLOSED, [
        ...[townCode ?? null, kind ?? null, finding ?? null, at, id, limit + 1],
      ]);
      const page = rows.slice(0, limit);
      const last = rows.length > limit ? page.at(-1) : undefined;
      const items = await readCases(
        tx,
        page.map((row) => row.id),
      );
      return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
    });
  }

  /** One with its history. @throws WELFARE.CASE_NOT_FOUND */
  async get(scope: Scope, id: string): Promise<CaseDetailDto> {
    return this.database.scoped(scope, (tx) => readCase(tx, id));
  }

  /** Opens a case of what somebody noticed. @throws WELFARE.RESIDENT_NOT_FOUND, CLIENT_ID_CLASH */
  async note(scope: Scope, { clientId, residentId, words }: NoteConditionDto): Promise<CaseDetailDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [noted] = await tx.query<{ id: string | null }[]>('SELECT welfare.note_condition($1, $2, $3) AS id', [
          ...[residentId, clientId, words],
        ]);
        if (!noted?.id) throw WelfareErrors.RESIDENT_NOT_FOUND();
        return readCase(tx, noted.id);
      }),
    );
  }

  /**
   * Somebody sees to it, gives it back to the chain, notes something or closes it.
   * @throws WELFARE.CASE_NOT_FOUND, CHANGED_MEANWHILE, NOT_A_STEP, OFFICIALS_CLOSE, STEP_INCOMPLETE, REASON_MISSING
   */
  async act(scope: Scope, id: string, { action, step, words, finding }: StepCaseDto): Promise<CaseDetailDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [done] = await tx.query<{ step: number | null }[]>('SELECT welfare.act($1, $2, $3, $4, $5) AS step', [
          ...[id, step, action, words ?? null, finding ?? null],
        ]);
        if (done?.step == null) throw WelfareErrors.CASE_NOT_FOUND();
        return readCase(tx, id);
      }),
    );
  }

  /** Whom to call, with masked numbers, and where to go. @throws WELFARE.CASE_NOT_FOUND also when the person was erased */
  async contacts(scope: Scope, id: string): Promise<ContactSheetDto> {
    return this.database.scoped(scope, async (tx) => {
      const [sheet] = await tx.query<Omit<ContactSheetDto, 'contacts'>[]>(SHEET, [id]);
      if (!sheet) throw WelfareErrors.CASE_NOT_FOUND();
      const contacts = await maskedContacts(tx, sheet.residentId);
      return { ...sheet, phone: maskedPhone(sheet.phone), contacts };
    });
  }

  /**
   * The number of who was at the door; that it was shown is kept.
   * @throws WELFARE.CASE_NOT_FOUND, NOT_IN_HANDS, NOBODY_WAS_THERE
   */
  async callVolunteer(scope: Scope, id: string): Promise<VolunteerNumberDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await readCase(tx, id);
        const [there] = await tx.query<VolunteerNumberDto[]>('SELECT name, phone FROM welfare.call_volunteer($1)', [
          id,
        ]);
        if (!there) throw WelfareErrors.NOBODY_WAS_THERE();
        return there;
      }),
    );
  }
}

async function maskedContacts(tx: Tx, residentId: string): Promise<CaseContactDto[]> {
  const rows = await tx.query<CaseContactDto[]>(CONTACTS, [residentId]);
  return rows.map((row) => ({ ...row, phone: maskedPhone(row.phone) }));
}
