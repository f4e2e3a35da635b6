import { Client } from 'pg';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** What is done with what was heard. */
export interface Listening {
  /** A notification's payload. */
  heard(payload: string): void;
  /** Listening again after a while of not listening: something may have been missed. */
  resumed(): void;
}

/**
 * Hears one channel of PostgreSQL's notifications over a connection of its own, and connects again for as long as it
 * takes. What is told while it is away is lost: whoever listens has to look round from time to time anyway.
 */
export class NotificationListener {
  private client: Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private state: 'idle' | 'running' | 'stopped' = 'idle';
  private failures = 0;

  constructor(
    private readonly connectionString: string,
    private readonly channel: string,
    private readonly listening: Listening,
  ) {}

  /** Begins, once; further calls change nothing. */
  start(): void {
    if (this.state !== 'idle') return;
    this.state = 'running';
    void this.connect();
  }

  async stop(): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const client = new Client({
      connectionString: this.connectionString,
      application_name: 'nuancan listen',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    this.client = client;
    let over = false;
    const lost = (): void => {
      if (over) return;
      over = true;
      client.end().catch(() => undefined);
      this.connectLater();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => this.listening.heard(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
      this.failures = 0;
      this.listening.resumed();
    } catch {
      lost();
    }
  }

  private connectLater(): void {
    if (this.state !== 'running') return;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.failures, LONGEST_PAUSE_MS);
    this.failures += 1;
    this.timer = setTimeout(() => void this.connect(), pauseMs);
  }
}
