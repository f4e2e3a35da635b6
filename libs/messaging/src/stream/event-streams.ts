import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { SessionService } from '@nuancan/identity';
import { Configuration, NotificationListener, type Scope } from '@nuancan/platform';
import { InboxService } from '../message/inbox.service.js';
import { MessagingErrors } from '../messaging.errors.js';
import { EventStream, type EventSink } from './event-stream.js';

const CHANNEL = 'nuancan_accounts';
const MOST_OF_AN_ACCOUNT = 8;
const MOST = 1_000;
const BEAT_MS = 20_000;
/** Every third beat looks at session and messages, whatever was or was not heard. */
const BEATS_A_LOOK = 3;
const RETRY_SECONDS = 60;
/** Further back a page loads its list anew. */
const LONGEST_AWAY_MS = 24 * 3_600_000;

/** Who opens a stream, and what that page saw last. */
export interface StreamRequest {
  readonly scope: Scope;
  readonly token: string | undefined;
  /** When the last message that the page has was written; null: it comes for the first time. */
  readonly seenAt: Date | null;
}

interface OpenStream extends StreamRequest {
  readonly stream: EventStream;
  since: Date;
  looking: boolean;
  lookAgain: boolean;
  beats: number;
}

/**
 * The open pages of this process. The database wakes them: whichever process writes a message or ends a session, all
 * processes hear whose it was. Nothing depends on hearing it, only how soon a page knows.
 */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  private readonly logger = new Logger('Events');
  private readonly accounts = new Map<string, Set<OpenStream>>();
  private readonly listener: NotificationListener;
  private timer: NodeJS.Timeout | undefined;
  private closing = false;

  constructor(
    configuration: Configuration,
    private readonly inbox: InboxService,
    private readonly sessions: SessionService,
  ) {
    const { DATABASE_URL, LISTEN_DATABASE_URL } = configuration;
    this.listener = new NotificationListener(LISTEN_DATABASE_URL ?? DATABASE_URL, CHANNEL, {
      heard: (told) => this.hear(told),
      resumed: () => this.lookRound(),
    });
  }

  /** @throws MESSAGING.TOO_MANY_STREAMS, MESSAGING.STREAMS_FULL */
  claim({ accountId }: Scope): void {
    if (this.closing || this.all().length >= MOST) {
      throw MessagingErrors.STREAMS_FULL({ retryAfterSeconds: RETRY_SECONDS });
    }
    if (this.of(accountId ?? '').length >= MOST_OF_AN_ACCOUNT) {
      throw MessagingErrors.TOO_MANY_STREAMS({ retryAfterSeconds: RETRY_SECONDS });
    }
  }

  /** Sends to `sink` until it is closed by `leave`, the session ends or the process does. @returns what to call when the page is gone */
  async open(request: StreamRequest, sink: EventSink): Promise<() => void> {
    const now = Date.now();
    const since = new Date(Math.max(request.seenAt?.getTime() ?? now, now - LONGEST_AWAY_MS));
    const stream = new EventStream(sink);
    const one: OpenStream = { ...request, stream, since, looking: false, lookAgain: false, beats: 0 };
    this.add(one);
    stream.open();
    if (request.seenAt === null) stream.skip(await this.inbox.since(request.scope, since));
    void this.look(one);
    return () => this.remove(one);
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    this.all().forEach(({ stream }) => stream.end('shutdown'));
    this.accounts.clear();
    await this.listener.stop();
  }

  /** Something may have been missed. */
  private lookRound(): void {
    for (const one of this.all()) {
      void this.look(one);
      if (one.scope.role.endsWith('official')) one.stream.stir('welfare');
    }
  }

  /** An account whose inbox or session changed, or a district and a town where something happened to a welfare case. */
  private hear(told: string): void {
    const [, districtCode, townCode] = /^welfare (\S+) (\S+)$/.exec(told) ?? [];
    if (districtCode === undefined || townCode === undefined) this.of(told).forEach((one) => void this.look(one));
    else {
      for (const { scope, stream } of this.all()) {
        if (watches(scope, districtCode, townCode)) stream.stir('welfare');
      }
    }
  }

  private add(one: OpenStream): void {
    const accountId = one.scope.accountId ?? '';
    const streams = this.accounts.get(accountId) ?? new Set<OpenStream>();
    this.accounts.set(accountId, streams.add(one));
    // Only a process that has pages open needs the connection.
    this.listener.start();
    this.timer ??= setInterval(() => this.beat(), BEAT_MS);
  }

  private remove(one: OpenStream): void {
    one.stream.leave();
    const accountId = one.scope.accountId ?? '';
    const streams = this.accounts.get(accountId);
    streams?.delete(one);
    if (streams?.size === 0) this.accounts.delete(accountId);
  }

  private of(accountId: string): OpenStream[] {
    return [...(this.accounts.get(accountId) ?? [])];
  }

  private all(): OpenStream[] {
    return [...this.accounts.values()].flatMap((streams) => [...streams]);
  }

  private beat(): void {
    for (const one of this.all()) {
      one.beats += 1;
      one.stream.beat();
      if (one.beats % BEATS_A_LOOK === 0) void this.look(one);
    }
  }

  /** One look of a page at a time; woken meanwhile, it looks once more. */
  private async look(one: OpenStream): Promise<void> {
    one.lookAgain = true;
    if (one.looking) return;
    one.looking = true;
    try {
      while (one.lookAgain && !one.stream.isOver) {
        one.lookAgain = false;
        await this.lookOnce(one);
      }
    } catch (error) {
      // The next beat looks again; a database that is away is told of elsewhere.
      this.logger.debug({ msg: 'a page could not be told', error: error instanceof Error ? error.name : typeof error });
    } finally {
      one.looking = false;
      if (one.stream.isOver) this.remove(one);
    }
  }

  private async lookOnce(one: OpenStream): Promise<void> {
    if (!(await this.sessions.lives(one.token))) {
      one.stream.end('session');
      return;
    }
    const found = await this.inbox.since(one.scope, one.since);
    one.stream.tell(found);
    const newest = found.items.at(-1)?.createdAt;
    if (newest && newest > one.since) {
      one.since = newest;
      // A page of messages was full, or more came: look until nothing is newer.
      one.lookAgain = true;
    }
  }
}

/** Officials of the town and of the district have the board of welfare cases. */
function watches({ role, ...scope }: Scope, districtCode: string, townCode: string): boolean {
  if (scope.districtCode !== districtCode) return false;
  return role === 'district_official' || (role === 'town_official' && scope.townCode === townCode);
}
