/**
 * What a metric is made of; labels take values of small closed sets only, never an id, a name or an address. `job` and
 * `instance` are Prometheus's own.
 */
export interface MetricDeclaration {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram, in the metric's unit. */
  readonly buckets?: readonly number[];
}

/** Every metric of ours, the one place where they are declared; `nodejs_*` and `process_*` come with prom-client. */
export const METRICS = {
  nuancan_build_info: { kind: 'gauge', help: 'Always 1; the label says the version of Node', labels: ['node'] },
  nuancan_ready: { kind: 'gauge', help: '1 when /health/ready answers 200, else 0', labels: [] },
  nuancan_http_request_duration_seconds: {
    kind: 'histogram',
    help: 'Answered requests by route pattern',
    labels: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  },
  nuancan_meals_total: {
    kind: 'counter',
    help: 'Meals sent by tills: recorded, repeated (recorded before) or refused, and then by which code',
    labels: ['outcome', 'code'],
  },
  nuancan_logins_total: {
    kind: 'counter',
    help: 'Attempts to log in: opened, wrong (credentials), throttled, busy, or failed for another reason',
    labels: ['outcome'],
  },
  nuancan_database_connections: {
    kind: 'gauge',
    help: 'Pool of this process: connections in use and idle, requests waiting for one',
    labels: ['state'],
  },
  nuancan_database_connections_max: { kind: 'gauge', help: 'DATABASE_POOL of this process', labels: [] },
  nuancan_outbox_rows: {
    kind: 'gauge',
    help: 'Rows of the outbox by state and job; queued = in the queue. Counting ends at 100000 rows of a state',
    labels: ['state', 'job_name'],
  },
  nuancan_outbox_oldest_due_seconds: {
    kind: 'gauge',
    help: 'How long the oldest pending row has been due, 0 without one',
    labels: [],
  },
  nuancan_queue_jobs: { kind: 'gauge', help: 'Jobs in a queue by state (worker only)', labels: ['queue', 'state'] },
  nuancan_queue_oldest_waiting_seconds: {
    kind: 'gauge',
    help: 'How long the oldest job of a queue that nobody has taken has been there, 0 without one (worker only)',
    labels: ['queue'],
  },
  nuancan_queue_schedulers_missing: {
    kind: 'gauge',
    help: 'Schedules of the database that a queue has no living scheduler for (worker only)',
    labels: ['queue'],
  },
  nuancan_alerts_open: { kind: 'gauge', help: '1 while an alert of the kind is open, else 0', labels: ['kind'] },
  nuancan_jobs_total: {
    kind: 'counter',
    help: 'Runs of jobs by how they ended: done, failed (tried again), dead, fenced, busy (worker only)',
    labels: ['job_name', 'outcome'],
  },
  nuancan_job_duration_seconds: {
    kind: 'histogram',
    help: 'Runs of jobs (worker only)',
    labels: ['job_name'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 30],
  },
  nuancan_scrape_seconds: { kind: 'gauge', help: 'What collecting the figures took at this scrape', labels: [] },
} as const satisfies Readonly<Record<string, MetricDeclaration>>;

export type MetricName = keyof typeof METRICS;

/** The metrics of one kind. */
export type MetricOf<Kind extends MetricDeclaration['kind']> = {
  [Name in MetricName]: (typeof METRICS)[Name]['kind'] extends Kind ? Name : never;
}[MetricName];

/** The labels of a metric, all of them. */
export type MetricLabels<Name extends MetricName> = Readonly<Record<(typeof METRICS)[Name]['labels'][number], string>>;
