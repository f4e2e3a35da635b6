import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope, type Tx } from '@nuancan/platform';
import { MessagingErrors } from '../messaging.errors.js';
import { messageText, type MessageFacts } from './message-text.js';
import type { MessageDto, MessagePageDto, UnreadMessagesDto } from './message.dto.js';

type Row = Omit<MessageDto, 'zh' | 'en'> & MessageFacts;

const SELECT = `SELECT m.id, m.kind, m.about_id AS "aboutId", m.business_date AS "businessDate", m.slot, m.place_name AS "placeName",
    m.created_at AS "createdAt", m.read_at AS "readAt" FROM messaging.messages m`;
// Also said in the statement, so that it finds its index: row security alone says whose rows they are.
const OWN = 'm.account_id = platform.scope_account()';

/** 消息: what an account was told, and what of it was read. */
@Injectable()
export class InboxService {
  constructor(private readonly database: Database) {}

  /** A page of one's own, newest first. */
  async list(scope: Scope, { limit, cursor }: PageQueryDto): Promise<MessagePageDto> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<Row[]>(
        `${SELECT} WHERE ${OWN} AND ($1::uuid IS NULL OR m.id < $1) ORDER BY m.id DESC LIMIT $2`,
        [before, limit + 1],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const nextCursor = last && rows.length > page.length ? encodeCursor([last.id]) : null;
      return { items: page.map(message), nextCursor, unread: await unread(tx) };
    });
  }

  /** How many of one's own were not read. */
  async unread(scope: Scope): Promise<UnreadMessagesDto> {
    return this.database.scoped(scope, async (tx) => ({ unread: await unread(tx) }));
  }

  /** Marks one as read; again, it changes nothing. @throws MESSAGING.MESSAGE_NOT_FOUND */
  async read(scope: Scope, id: string): Promise<MessageDto> {
    return this.database.scoped(scope, async (tx) => {
      await tx.query(
        `UPDATE messaging.messages m SET read_at = clock_timestamp() WHERE ${OWN} AND m.id = $1 AND m.read_at IS NULL`,
        [id],
      );
      const [row] = await tx.query<Row[]>(`${SELECT} WHERE ${OWN} AND m.id = $1`, [id]);
      if (!row) throw MessagingErrors.MESSAGE_NOT_FOUND();
      return message(row);
    });
  }

  /** Marks all up to one as read. @throws MESSAGING.MESSAGE_NOT_FOUND */
  async readThrough(scope: Scope, id: string): Promise<UnreadMessagesDto> {
    return this.database.scoped(scope, async (tx) => {
      const known = await tx.query<unknown[]>(`SELECT FROM messaging.messages m WHERE ${OWN} AND m.id = $1`, [id]);
      if (known.length === 0) throw MessagingErrors.MESSAGE_NOT_FOUND();
      await tx.query(
        `UPDATE messaging.messages m SET read_at = clock_timestamp() WHERE ${OWN} AND m.id <= $1 AND m.read_at IS NULL`,
        [id],
      );
      return { unread: await unread(tx) };
    });
  }
}

async function unread(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM messaging.messages m WHERE ${OWN} AND m.read_at IS NULL`,
  );
  return row?.count ?? 0;
}

function message({ placeName, ...row }: Row): MessageDto {
  return { ...row, ...messageText({ ...row, placeName }) };
}
