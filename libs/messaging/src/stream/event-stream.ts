import type { MessageDto } from '../message/message.dto.js';
import type { MessageTopic } from '../message/message-kinds.js';
import type { NewMessages } from '../message/inbox.service.js';

const WINDOW_MS = 5 * 60_000;
/** A page that does not take what it is sent is gone, whatever its connection says. */
const MOST_UNSENT_BYTES = 64 * 1024;

/** The end of a connection that a page reads from. */
export interface EventSink {
  readonly writableLength: number;
  write(text: string): unknown;
  end(): unknown;
  destroy(): unknown;
}

/**
 * What one open page is sent: every message at least once, and how many are unread when that changes. Which messages it
 * was sent is remembered for a while, since one that is committed late comes after one that was written later.
 */
export class EventStream {
  private readonly sent = new Map<string, number>();
  private unread: number | undefined;
  private over = false;

  constructor(private readonly sink: EventSink) {}

  get isOver(): boolean {
    return this.over;
  }

  /** Begins: the page connects again after a few seconds when the connection is lost. */
  open(): void {
    this.write('retry: 3000\n\n');
  }

  /** What the page has seen already. */
  skip({ items }: NewMessages): void {
    for (const message of items) this.remember(message);
  }

  tell({ items, unread }: NewMessages): void {
    for (const message of items.filter(({ id }) => !this.sent.has(id))) {
      this.remember(message);
      this.write(`id: ${message.id}\nevent: message\ndata: ${JSON.stringify(message)}\n\n`);
    }
    if (unread !== this.unread) {
      this.unread = unread;
      this.write(`event: unread\ndata: ${JSON.stringify({ unread })}\n\n`);
    }
  }

  /** Something changed that the page may be showing: it asks for itself what. */
  stir(topic: MessageTopic): void {
    this.write(`event: stir\ndata: ${JSON.stringify({ topic })}\n\n`);
  }

  /** Keeps proxies from taking the silence for an end, and finds out that a page has gone. */
  beat(): void {
    this.write(': beat\n\n');
  }

  /** @param why told to the page, which then knows whether to come back */
  end(why: 'session' | 'shutdown'): void {
    if (this.over) return;
    this.write(`event: end\ndata: ${JSON.stringify({ why })}\n\n`);
    this.over = true;
    this.sink.end();
  }

  /** The page is gone. */
  leave(): void {
    this.over = true;
  }

  private write(text: string): void {
    if (this.over) return;
    if (this.sink.writableLength > MOST_UNSENT_BYTES) {
      this.over = true;
      this.sink.destroy();
      return;
    }
    this.sink.write(text);
  }

  private remember({ id, createdAt }: MessageDto): void {
    const newest = createdAt.getTime();
    for (const [known, at] of this.sent) {
      if (at >= newest - WINDOW_MS) break;
      this.sent.delete(known);
    }
    this.sent.set(id, newest);
  }
}
