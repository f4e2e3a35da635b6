import { request } from '../api/request.js';
import type { Message, MessageTopic, Unread } from './message-contract.js';

const ADDRESS = '/v1/messages/events';
/** Without a stream (too many pages, an old proxy, an ended session) the count is asked for now and then. */
const ASK_EVERY_MS = 60_000;
const OPEN_AGAIN_MS = 5 * 60_000;

/** What is known of one's inbox at this moment. */
export interface InboxState {
  /** Null: not known yet. */
  readonly unread: number | null;
  /** The last message that came while the page was open. */
  readonly latest: Message | null;
  /** Grows with everything that changes a list of messages. */
  readonly round: number;
}

/**
 * The inbox of this page as it fills. The stream is open only while the page is to be seen: a browser has six
 * connections to a server for all its pages, and one that nobody looks at needs none of them.
 */
class LiveInbox {
  private state: InboxState = { unread: null, latest: null, round: 0 };
  private readonly listeners = new Set<() => void>();
  private source: EventSource | undefined;
  private readonly stirred = new Set<(topic: MessageTopic) => void>();
  private asking: ReturnType<typeof setInterval> | undefined;
  private reopening: ReturnType<typeof setTimeout> | undefined;

  readonly read = (): InboxState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop();
    };
  };

  /** Calls when something of a topic happened that a page may be showing; hearing it is never certain. */
  readonly onStir = (heard: (topic: MessageTopic) => void): (() => void) => {
    this.stirred.add(heard);
    return () => this.stirred.delete(heard);
  };

  /** Something was read here. */
  readonly set = (unread: number): void => this.change({ unread, round: this.state.round + 1 });

  private start(): void {
    document.addEventListener('visibilitychange', this.follow);
    this.follow();
  }

  private stop(): void {
    document.removeEventListener('visibilitychange', this.follow);
    this.close();
  }

  private readonly follow = (): void => {
    if (document.visibilityState === 'visible') this.open();
    else this.close();
  };

  private open(): void {
    this.close();
    const source = new EventSource(ADDRESS);
    this.source = source;
    source.addEventListener('unread', ({ data }: MessageEvent<string>) => {
      const { unread } = JSON.parse(data) as Unread;
      if (unread !== this.state.unread) this.change({ unread, round: this.state.round + 1 });
    });
    source.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const latest = JSON.parse(data) as Message;
      this.change({ latest, round: this.state.round + 1 });
      this.stirred.forEach((heard) => heard(latest.topic));
    });
    source.addEventListener('stir', ({ data }: MessageEvent<string>) => {
      const { topic } = JSON.parse(data) as { topic: MessageTopic };
      this.stirred.forEach((heard) => heard(topic));
    });
    source.addEventListener('error', () => {
      // A lost connection comes back by itself; a refusal does not.
      if (source.readyState === EventSource.CLOSED) this.fallBack();
    });
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
    clearInterval(this.asking);
    clearTimeout(this.reopening);
  }

  private fallBack(): void {
    this.close();
    this.ask();
    this.asking = setInterval(() => this.ask(), ASK_EVERY_MS);
    this.reopening = setTimeout(this.follow, OPEN_AGAIN_MS);
  }

  private ask(): void {
    // Without an answer nothing is said: the page itself tells of a lost network or session.
    request<Unread>('/v1/messages/unread').then(
      ({ unread }) => unread !== this.state.unread && this.set(unread),
      () => undefined,
    );
  }

  private change(change: Partial<InboxState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

export const liveInbox = new LiveInbox();
