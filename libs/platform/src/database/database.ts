import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type pg from 'pg';
import { DataSource, QueryFailedError, type EntityManager, type QueryRunner } from 'typeorm';
import type { Scope } from './scope.js';
import { SET_SCOPE, scopeSettings } from './scope-settings.js';

const MOST_ATTEMPTS = 8;
/** Of the first pause after a conflict, at most; each is twice the one before. */
const FIRST_PAUSE_MS = 4;
/** The one lock that is waited for without taking the transaction's snapshot; ends with the transaction. */
const QUEUE_UP = 'LOCK TABLE platform.serialisable_queue IN EXCLUSIVE MODE';

/** What a unit of work may do with the database: queries inside one transaction under one scope. */
export type Tx = EntityManager;

/** How many connections a process has. */
export interface PoolFigures {
  readonly inUse: number;
  readonly idle: number;
  /** Requests that wait for a connection. */
  readonly waiting: number;
  readonly max: number;
}

/** The only door to the database: every statement runs in a transaction whose scope row-level security enforces. */
@Injectable()
export class Database {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Runs `work` under `scope` and commits; any throw rolls everything back and is rethrown. */
  async scoped<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(async (runner) => {
      await runner.query(SET_SCOPE, scopeSettings(scope));
      return work(runner.manager);
    });
  }

  /**
   * As `scoped`, but SERIALIZABLE, and one at a time over all processes: of small tables the database watches whole pages, so
   * that strangers would conflict, and eight confirmations at once ran out of attempts. What is left, a row that somebody else
   * changed meanwhile, runs `work` again from the start after a short pause, up to eight times in all; so it does nothing but
   * ask this database.
   */
  async serializable<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const queuedWork = async (runner: QueryRunner): Promise<T> => {
      await runner.query(QUEUE_UP);
      await runner.query(SET_SCOPE, scopeSettings(scope));
      return work(runner.manager);
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction(queuedWork, 'SERIALIZABLE');
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !isConflict(error)) throw error;
        // By chance, for those who met once would meet again.
        await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }

  /** As `scoped`, for reading: all from one snapshot, nothing committed meanwhile stands between two queries. */
  async snapshot<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(async (runner) => {
      await runner.query(SET_SCOPE, scopeSettings(scope));
      return work(runner.manager);
    }, 'REPEATABLE READ');
  }

  /**
   * Runs `work` with no scope: row security shows no rows, only SECURITY DEFINER functions answer.
   * For what happens before anybody is known: login, session look-up, readiness.
   */
  async unscoped<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction((runner) => work(runner.manager));
  }

  /**
   * One statement with no scope and no transaction around it: a third of the round trips of `unscoped`.
   * For the session look-up that every request begins with.
   */
  async statement<T>(sql: string, params: readonly unknown[]): Promise<T> {
    return this.dataSource.query<T>(sql, [...params]);
  }

  /** The pool of this process at this moment. */
  pool(): PoolFigures {
    const { master } = this.dataSource.driver as DataSource['driver'] & { readonly master: pg.Pool };
    const { totalCount, idleCount, waitingCount, options } = master;
    return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount, max: options.max };
  }

  private async transaction<T>(
    work: (runner: QueryRunner) => Promise<T>,
    isolation?: 'REPEATABLE READ' | 'SERIALIZABLE',
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction(isolation);
      try {
        const result = await work(runner);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        throw error;
      }
    } finally {
      await runner.release();
    }
  }
}

/** A serialisation failure or a deadlock: the same again may well succeed. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: unknown };
  return code === '40001' || code === '40P01';
}
