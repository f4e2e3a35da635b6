import { Injectable } from '@nestjs/common';
import { pauseStandingOrder, refusingDelivery } from '@nuancan/delivery';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskedPhone, maskName } from '@nuancan/registry';
import { FamilyErrors } from '../family.errors.js';
import { refusing } from '../family-refusal.js';
import type { DecideRequestDto, RequestQueryDto, StaffRequestDto, StaffRequestPageDto } from './request.dto.js';

const REQUEST = `SELECT q.id, q.facility_id AS "facilityId", f.name AS "facilityName", a.resident_id AS "residentId", a.resident_name AS "residentName",
    a.name, a.phone, a.relationship, q.kind, q.amount_fen AS "amountFen", q.paused_from AS "from", q.paused_to AS "to", q.reason,
    (SELECT w.words FROM family.words w WHERE w.request_id = q.id AND w.said_by = 'family') AS note, q.asked_at AS "askedAt",
    coalesce(d.outcome, 'asked') AS state, a.stands AS "consentStands",
    (SELECT w.words FROM family.words w WHERE w.request_id = q.id AND w.said_by = 'facility') AS answer, d.decided_at AS "decidedAt"
  FROM family.requests q JOIN meal_point.facilities f ON f.id = q.facility_id LEFT JOIN family.decisions d ON d.request_id = q.id
  CROSS JOIN LATERAL family.request_faces(ARRAY[q.id]) a`;
const PAGE = `${REQUEST} WHERE ($1 = 'all' OR d.request_id IS NULL) AND ($2::uuid IS NULL OR q.id < $2) ORDER BY q.id DESC LIMIT $3`;
const OPEN = `SELECT count(*)::int AS open FROM family.requests q
  WHERE NOT EXISTS (SELECT FROM family.decisions d WHERE d.request_id = q.id)`;
const TO_PAUSE = `SELECT s.id FROM delivery.standing_orders s WHERE s.facility_id = $2 AND s.valid_from <= $4 AND s.valid_to >= $3
    AND s.person_id = $1 ORDER BY s.id`;

/** What families ask kitchens for, and the answers. */
@Injectable()
export class RequestService {
  constructor(private readonly database: Database) {}

  /** Newest first; officials read. */
  async list(scope: Scope, query: RequestQueryDto): Promise<StaffRequestPageDto> {
    const before = query.cursor === undefined ? null : String(decodeCursor(query.cursor, 1)[0]);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<StaffRequestDto[]>(PAGE, [query.box ?? 'all', before, query.limit + 1]);
      const [{ open }] = await tx.query<[{ open: number }]>(OPEN);
      const items = rows.slice(0, query.limit);
      const last = items.at(-1);
      const nextCursor = rows.length > items.length && last ? encodeCursor([last.id]) : null;
      return { items: items.map((request) => shown(request, scope)), open, nextCursor };
    });
  }

  /**
   * Answers, once. An accepted pause is the pause of every standing order of that kitchen that holds in those days, with its cut-offs.
   * @throws FAMILY.REQUEST_NOT_FOUND, ALREADY_DECIDED, CONSENT_ENDED, NOTHING_TO_PAUSE; DELIVERY.NOT_AHEAD: its days are over
   */
  async decide(scope: Scope, id: string, { outcome, answer }: DecideRequestDto): Promise<StaffRequestDto> {
    return refusing(() =>
      refusingDelivery(() =>
        this.database.scoped(scope, async (tx) => {
          await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`family request ${id}`]);
          const request = await read(tx, id);
          if (request.state !== 'asked') throw FamilyErrors.ALREADY_DECIDED();
          if (outcome === 'accepted' && !request.consentStands) throw FamilyErrors.CONSENT_ENDED();
          const made = outcome === 'accepted' && request.kind === 'pause' ? await pause(tx, request) : [];
          const [{ decided }] = await tx.query<[{ decided: boolean }]>(
            'SELECT family.decide($1, $2, $3, $4::uuid[]) AS decided',
            [id, outcome, answer ?? null, made],
          );
          if (!decided) throw FamilyErrors.REQUEST_NOT_FOUND();
          return shown(await read(tx, id), scope);
        }),
      ),
    );
  }
}

/** @throws FAMILY.NOTHING_TO_PAUSE; DELIVERY.NOT_AHEAD */
async function pause(tx: Tx, { residentId, facilityId, from, to, reason }: StaffRequestDto): Promise<string[]> {
  if (from === null || to === null || reason === null) throw FamilyErrors.NOTHING_TO_PAUSE();
  const orders = await tx.query<{ id: string }[]>(TO_PAUSE, [residentId, facilityId, from, to]);
  if (orders.length === 0) throw FamilyErrors.NOTHING_TO_PAUSE();
  const made: string[] = [];
  for (const order of orders) made.push(await pauseStandingOrder(tx, order.id, { from, to, reason }));
  return made;
}

async function read(tx: Tx, id: string): Promise<StaffRequestDto> {
  const [request] = await tx.query<StaffRequestDto[]>(`${REQUEST} WHERE q.id = $1`, [id]);
  if (!request) throw FamilyErrors.REQUEST_NOT_FOUND();
  return request;
}

/** As this role may see it: whole at the counter, masked for officials. */
function shown(request: StaffRequestDto, { role }: Scope): StaffRequestDto {
  if (role === 'operator') return request;
  return { ...request, residentName: maskName(request.residentName), phone: maskedPhone(request.phone) };
}
