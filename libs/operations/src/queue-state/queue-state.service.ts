import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import type { QueueAlertListDto, QueueStateListDto } from './queue-state.dto.js';

/** A worker looks every 15 s. */
const WATCHED_SECONDS = 60;
const LISTED_ALERTS = 100;

const STATES = `
  SELECT queue, backend, looked_at AS "lookedAt", looked_at > now() - ${WATCHED_SECONDS} * interval '1 second' AS "isWatched", answered,
    waiting, active, delayed, failed, oldest_waiting_s AS "oldestWaitingSeconds", schedulers_missing AS "schedulersMissing",
    relay_lag_s AS "relayLagSeconds", oldest_open_s AS "oldestOpenSeconds", dead
  FROM platform.queue_looks ORDER BY queue LIMIT 100`;

const ALERTS = `
  SELECT a.id, a.kind, r.raise_at AS "raiseAt", a.raised_at AS "raisedAt", a.worst, a.cleared_at AS "clearedAt"
  FROM platform.alerts a JOIN platform.alert_rules r ON r.kind = a.kind
  ORDER BY a.cleared_at IS NOT NULL, a.raised_at DESC, a.id DESC LIMIT ${LISTED_ALERTS}`;

/** What the workers saw of the queues, and what of that a person should know. */
@Injectable()
export class QueueStateService {
  constructor(private readonly database: Database) {}

  /** By name. */
  async states(scope: Scope): Promise<QueueStateListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await tx.query(STATES) }));
  }

  /** Those that are open, and the latest that are over. */
  async alerts(scope: Scope): Promise<QueueAlertListDto> {
    return this.database.scoped(scope, async (tx) => ({ items: await tx.query(ALERTS) }));
  }
}
