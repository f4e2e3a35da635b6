import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import type { DeliveryQueryDto, MessageDeliveryDto, MessageDeliveryPageDto } from './delivery-log.dto.js';

const LIST = `
  SELECT d.id, d.kind, k.topic, d.channel, d.role, d.town_code AS "townCode", d.state, d.created_at AS "createdAt",
    d.next_at AS "nextAt", d.ended_at AS "endedAt",
    ARRAY(SELECT jsonb_build_object('attempt', a.attempt, 'at', a.at, 'outcome', a.outcome, 'code', a.code, 'tookMs', a.took_ms)
      FROM messaging.attempts a WHERE a.delivery_id = d.id ORDER BY a.attempt) AS attempts
  FROM messaging.deliveries d JOIN messaging.kinds k ON k.kind = d.kind
  WHERE d.district_code = platform.scope_district() AND ($1::uuid IS NULL OR d.id < $1) AND ($3::text IS NULL OR d.state = $3)
    AND ($4::text IS NULL OR d.channel = $4) ORDER BY d.id DESC LIMIT $2`;

/** 发送记录: what went out by mail and webhook. Row security says whose. */
@Injectable()
export class DeliveryLogService {
  constructor(private readonly database: Database) {}

  async list(scope: Scope, { limit, cursor, state, channel }: DeliveryQueryDto): Promise<MessageDeliveryPageDto> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    const asked = [before, limit + 1, state ?? null, channel ?? null];
    const rows = await this.database.scoped(scope, (tx) => tx.query<MessageDeliveryDto[]>(LIST, asked));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > items.length ? encodeCursor([last.id]) : null };
  }
}
