import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { Readiness } from '../health/readiness.js';
import { isJobName, JOB_NAMES } from '../queue/job-catalogue.js';
import { ALERT_KINDS } from '../watch/alert-kinds.js';
import { Metrics, type Reading } from './metrics.js';

const WHOLE_SYSTEM = systemScope('');
const MOST_ROWS = 100_000;
const LIMIT_MS = 3_000;
const OPEN_STATES = ['pending', 'queued', 'dead'] as const;

/** Each branch reads one partial index and ends at the limit: done rows, by far the most, are never counted. */
const OUTBOX = `
  SELECT state, job, count(*)::int AS rows,
    coalesce(extract(epoch FROM now() - min(due_at) FILTER (WHERE state = 'pending' AND due_at <= now())), 0)::float8 AS due
  FROM (
    (SELECT state, job, due_at FROM platform.outbox WHERE state = 'pending' ORDER BY due_at, id LIMIT $1)
    UNION ALL
    (SELECT state, job, due_at FROM platform.outbox WHERE state = 'queued' LIMIT $1)
    UNION ALL
    (SELECT state, job, due_at FROM platform.outbox WHERE state = 'dead' LIMIT $1)) AS open
  GROUP BY state, job`;

const OPEN_ALERTS = 'SELECT kind FROM platform.alerts WHERE cleared_at IS NULL';

interface OutboxRow {
  readonly state: (typeof OPEN_STATES)[number];
  readonly job: string;
  readonly rows: number;
  readonly due: number;
}

/** What every process of ours can say of the system: is it ready, its pool, the outbox. Read when Prometheus asks. */
@Injectable()
export class SystemFigures implements OnApplicationBootstrap {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly readiness: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.measureProcess();
    this.metrics.onScrape(() => this.read());
  }

  private async read(): Promise<void> {
    const { inUse, idle, waiting, max } = this.database.pool();
    this.metrics.set('nuancan_database_connections', [
      { labels: { state: 'in_use' }, value: inUse },
      { labels: { state: 'idle' }, value: idle },
      { labels: { state: 'waiting' }, value: waiting },
    ]);
    this.metrics.set('nuancan_database_connections_max', [{ labels: {}, value: max }]);
    const [ready, outbox, alerts] = await Promise.all([this.isReady(), inTime(this.outbox()), inTime(this.alerts())]);
    this.metrics.set('nuancan_ready', [{ labels: {}, value: ready ? 1 : 0 }]);
    this.tellOutbox(outbox);
    const open = alerts?.map(({ kind }) => kind);
    this.metrics.set(
      'nuancan_alerts_open',
      open === undefined ? [] : ALERT_KINDS.map((kind) => ({ labels: { kind }, value: open.includes(kind) ? 1 : 0 })),
    );
  }

  private async isReady(): Promise<boolean> {
    return this.readiness.check().then(
      () => true,
      () => false,
    );
  }

  private outbox(): Promise<readonly OutboxRow[]> {
    return this.database.scoped(WHOLE_SYSTEM, (tx) => tx.query<OutboxRow[]>(OUTBOX, [MOST_ROWS]));
  }

  private alerts(): Promise<readonly { kind: string }[]> {
    return this.database.scoped(WHOLE_SYSTEM, (tx) => tx.query<{ kind: string }[]>(OPEN_ALERTS));
  }

  /** Nothing rather than the figures of yesterday when the database does not answer. */
  private tellOutbox(rows: readonly OutboxRow[] | undefined): void {
    const due = Math.max(0, ...(rows ?? []).map((row) => row.due));
    this.metrics.set('nuancan_outbox_oldest_due_seconds', rows === undefined ? [] : [{ labels: {}, value: due }]);
    this.metrics.set('nuancan_outbox_rows', rows === undefined ? [] : outboxReadings(rows));
  }
}

/** Every state and job has a line even when there is none; a job this version does not know is `other`. */
function outboxReadings(rows: readonly OutboxRow[]): Reading<'nuancan_outbox_rows'>[] {
  const known = [...JOB_NAMES, 'other'];
  return OPEN_STATES.flatMap((state) =>
    known.map((job) => {
      const mine = rows.filter((row) => row.state === state && (isJobName(row.job) ? row.job : 'other') === job);
      return { labels: { state, job_name: job }, value: mine.reduce((sum, row) => sum + row.rows, 0) };
    }),
  );
}

/** Undefined when it fails or takes too long: a scrape must always answer. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LIMIT_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
