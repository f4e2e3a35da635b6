import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import type { Schedule } from '../outbox/schedule-ticks.js';
import { JobQueue, QUEUE_NAME, type QueueLook } from '../queue/job-queue.js';
import type { QueueBackend } from '../queue/queue-backend.js';
import { QUEUE_BACKEND, WORKER_PACE } from '../queue/queue.tokens.js';
import type { WorkerPace } from '../queue/worker-pace.js';
import type { AlertKind } from './alert-kinds.js';
import { judgeAlert, type AlertRule, type AlertVerdict } from './judge-alert.js';

const WHOLE_SYSTEM = systemScope('');
const MOST_SECONDS = 2_000_000_000;
const MOST_DEAD = 100_000;

/** Whichever worker comes first looks; the others leave it at that. */
const CLAIM = `
  INSERT INTO platform.queue_looks (queue, backend, looked_at, answered, waiting, active, delayed, failed, oldest_waiting_s,
    schedulers_missing, relay_lag_s, oldest_open_s, dead)
  VALUES ($1, $2, now(), true, 0, 0, 0, 0, 0, 0, 0, 0, 0)
  ON CONFLICT (queue) DO UPDATE SET looked_at = now(), backend = excluded.backend
    WHERE queue_looks.looked_at < now() - $3 * interval '1 millisecond'
  RETURNING queue`;

const OUTBOX = `
  SELECT ${ageOf(`SELECT min(due_at) FROM platform.outbox WHERE state = 'pending' AND due_at <= now()`)} AS "relayLag",
    ${ageOf(`SELECT min(due_at) FROM platform.outbox WHERE state IN ('pending', 'queued') AND due_at <= now()`)} AS "oldestOpen",
    (SELECT count(*)::int FROM (SELECT FROM platform.outbox WHERE state = 'dead' LIMIT ${MOST_DEAD}) d) AS dead`;

const NOTE = `
  UPDATE platform.queue_looks SET answered = $2, waiting = $3, active = $4, delayed = $5, failed = $6, oldest_waiting_s = $7,
    schedulers_missing = $8, relay_lag_s = $9, oldest_open_s = $10, dead = $11 WHERE queue = $1`;

const RULES = `
  SELECT r.kind, raise_at AS "raiseAt", clear_at AS "clearAt", hold_s * 1000 AS "holdMs", calm_s * 1000 AS "calmMs",
    (extract(epoch FROM over_since) * 1000)::float8 AS "overSince", (extract(epoch FROM calm_since) * 1000)::float8 AS "calmSince",
    (extract(epoch FROM now()) * 1000)::float8 AS now,
    EXISTS (SELECT FROM platform.alerts a WHERE a.kind = r.kind AND a.cleared_at IS NULL) AS open
  FROM platform.alert_rules r ORDER BY r.kind FOR UPDATE`;

const REMEMBER = `
  UPDATE platform.alert_rules SET over_since = to_timestamp($2 / 1000.0), calm_since = to_timestamp($3 / 1000.0) WHERE kind = $1`;
const ACTS = {
  raise: 'INSERT INTO platform.alerts (kind, raised_at, worst) VALUES ($1, now(), $2)',
  clear:
    'UPDATE platform.alerts SET cleared_at = now(), worst = greatest(worst, $2) WHERE kind = $1 AND cleared_at IS NULL',
  nothing: 'UPDATE platform.alerts SET worst = $2 WHERE kind = $1 AND cleared_at IS NULL AND worst < $2',
} as const satisfies Record<AlertVerdict['act'], string>;

interface OutboxLook {
  readonly relayLag: number;
  readonly oldestOpen: number;
  readonly dead: number;
}

type RuleRow = AlertRule & { readonly kind: AlertKind; readonly open: boolean; readonly now: number };

const SILENT: QueueLook = {
  ...{ waiting: 0, active: 0, delayed: 0, failed: 0, oldestWaitingSeconds: 0, schedulersMissing: 0 },
};

/**
 * Looks at queue and outbox, notes what it sees and raises or clears alerts. It is the worker's own timer that asks for
 * it, not a job: what is wrong with the queue must be told without the queue.
 */
@Injectable()
export class QueueWatch {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(WORKER_PACE) private readonly pace: WorkerPace,
  ) {}

  /** @returns whether it looked: another worker may have done so a moment ago */
  async look(schedules: readonly Pick<Schedule, 'name'>[]): Promise<boolean> {
    const claim = [QUEUE_NAME, this.backend.kind, Math.floor(this.pace.watchMs / 2)];
    const claimed = await this.database.scoped(WHOLE_SYSTEM, (tx) => tx.query<unknown[]>(CLAIM, claim));
    if (claimed.length === 0) return false;
    // Outside of any transaction: a queue that is gone takes seconds to say so.
    const seen = await this.queue.look(schedules).catch(() => null);
    await this.database.scoped(WHOLE_SYSTEM, (tx) => this.note(tx, seen));
    return true;
  }

  private async note(tx: Tx, seen: QueueLook | null): Promise<void> {
    const { waiting, active, delayed, failed, oldestWaitingSeconds, schedulersMissing } = seen ?? SILENT;
    const [outbox] = await tx.query<[OutboxLook]>(OUTBOX);
    await tx.query(NOTE, [
      ...[QUEUE_NAME, seen !== null, waiting, active, delayed, failed, oldestWaitingSeconds, schedulersMissing],
      ...[outbox.relayLag, outbox.oldestOpen, outbox.dead],
    ]);
    const figures: Readonly<Record<AlertKind, number>> = {
      // What the queue holds is measured by the rows that wait: a queue that lost them would seem to be quick.
      oldest_waiting: Math.max(outbox.oldestOpen, oldestWaitingSeconds),
      dead_jobs: outbox.dead,
      schedulers_missing: schedulersMissing,
      relay_lag: outbox.relayLag,
      queue_silent: seen === null ? 1 : 0,
    };
    for (const rule of await tx.query<RuleRow[]>(RULES)) {
      const figure = figures[rule.kind];
      const { act, overSince, calmSince } = judgeAlert(rule, { open: rule.open, figure, now: rule.now });
      await tx.query(REMEMBER, [rule.kind, overSince, calmSince]);
      if (rule.open || act === 'raise') await tx.query(ACTS[act], [rule.kind, figure]);
    }
  }
}

function ageOf(oldest: string): string {
  return `least(coalesce(extract(epoch FROM now() - (${oldest})), 0), ${MOST_SECONDS})::int`;
}
