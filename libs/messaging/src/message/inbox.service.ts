import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { MessagingErrors } from '../messaging.errors.js';
import { messageText, type MessageFacts } from './message-text.js';
import type { InboxQueryDto, MessageDto, MessagePageDto, UnreadMessagesDto } from './message.dto.js';

type Row = Omit<MessageDto, 'zh' | 'en'> & MessageFacts;

const SELECT = `SELECT m.id, m.kind, k.topic, m.about_id AS "aboutId", m.business_date AS "businessDate", m.slot, m.place_name AS "placeName",
    m.created_at AS "createdAt", m.read_at AS "readAt"
  FROM messaging.messages m JOIN messaging.kinds k ON k.kind = m.kind`;
// Also said in the statement, so that it finds its index: row security alone says whose rows they are.
const OWN = 'm.account_id = platform.scope_account()';

const MOST_NEW = 200;

/** What an open page has to be told. */
export interface NewMessages extends UnreadMessagesDto {
  readonly items: readonly MessageDto[];
}

/** 消息: what an account was told, and what of it was read. */
@Injectable()
export class InboxService {
  constructor(private readonly database: Database) {}

  /** A page of one's own, newest first. */
  async list(scope: Scope, { limit, cursor, box, topic }: InboxQueryDto): Promise<MessagePageDto> {
    const [before] = cursor === undefined ? [null] : decodeCursor(cursor, 1);
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<Row[]>(
        `${SELECT} WHERE ${OWN} AND ($1::uuid IS NULL OR m.id < $1) AND ($3::text IS NULL OR k.topic = $3)
           AND ($4 IS FALSE OR m.read_at IS NULL) ORDER BY m.id DESC LIMIT $2`,
        [before, limit + 1, topic ?? null, box === 'unread'],
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const nextCursor = last && rows.length > page.length ? encodeCursor([last.id]) : null;
      return { items: page.map(message), nextCursor, unread: await unread(tx) };
    });
  }

  /** What was told in the two minutes before an instant and since, oldest first: a transaction may commit late. */
  async since(scope: Scope, instant: Date): Promise<NewMessages> {
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<Row[]>(
        `${SELECT} WHERE ${OWN} AND m.created_at > $1::timestamptz - interval '2 minutes' ORDER BY m.id LIMIT ${MOST_NEW}`,
        [instant],
      );
      return { items: rows.map(message), unread: await unread(tx) };
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
