import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, RequestInvalid, type Scope } from '@nuancan/platform';
import type { AuditEvent } from './audit-event.js';

/** Which events: business dates (Asia/Shanghai, both included), action, actor. */
export interface AuditEventFilter {
  readonly from?: string;
  readonly to?: string;
  readonly action?: string;
  readonly accountId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** One page of events, newest first. */
export interface AuditEventPage {
  readonly items: AuditEvent[];
  readonly nextCursor: string | null;
}

const SELECT = `SELECT e.id, e.at, e.account_id AS "accountId", a.display_name AS "accountName", e.role,
    e.town_code AS "townCode", e.facility_id AS "facilityId", e.action, e.subject, e.subject_id AS "subjectId",
    e.before, e.after, e.ip, e.request_id AS "requestId", (extract(epoch FROM e.at) * 1000000)::bigint AS "atMicros"
  FROM platform.audit_log e LEFT JOIN identity.accounts a ON a.id = e.account_id`;
const FROM_MICROS = (placeholder: string): string =>
  `timestamptz 'epoch' + ${placeholder}::bigint * interval '1 microsecond'`;

/** Reads the audit log of a district; row security keeps it to auditors, administrators and district officials. */
@Injectable()
export class AuditEventService {
  constructor(private readonly database: Database) {}

  /** @throws KERNEL.NOT_A_DATE, RequestInvalid for a foreign cursor */
  async list(scope: Scope, filter: AuditEventFilter): Promise<AuditEventPage> {
    const { sql, values } = selectionOf(filter);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<(AuditEvent & { atMicros: number })[]>(sql, values),
    );
    const page = rows.slice(0, filter.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ atMicros: _, ...event }) => event),
      nextCursor: rows.length > filter.limit && last ? encodeCursor([last.atMicros, last.id]) : null,
    };
  }
}

function selectionOf(filter: AuditEventFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  if (filter.from !== undefined) {
    conditions.push(`e.at >= ${bind(parseBusinessDate(filter.from))}::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  }
  if (filter.to !== undefined) {
    conditions.push(`e.at < (${bind(parseBusinessDate(filter.to))}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  }
  if (filter.action !== undefined) conditions.push(`e.action = ${bind(filter.action)}`);
  if (filter.accountId !== undefined) conditions.push(`e.account_id = ${bind(filter.accountId)}`);
  if (filter.cursor !== undefined) {
    const [atMicros, id] = keyOf(filter.cursor);
    conditions.push(`(e.at, e.id) < (${FROM_MICROS(bind(atMicros))}, ${bind(id)}::bigint)`);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  return { sql: `${SELECT} ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${bind(filter.limit + 1)}`, values };
}

function keyOf(cursor: string): [number, number] {
  const [atMicros, id] = decodeCursor(cursor, 2);
  if (Number.isSafeInteger(atMicros) && Number.isSafeInteger(id)) return [Number(atMicros), Number(id)];
  throw new RequestInvalid([
    { pointer: '/cursor', code: 'FIELD.CURSOR', zh: '翻页标记无效', en: 'cursor is not valid' },
  ]);
}
