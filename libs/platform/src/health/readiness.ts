import { Inject, Injectable } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import { Database } from '../database/database.js';
import { QueueProbe } from '../queue/queue-probe.js';
import { HealthErrors } from './health.errors.js';

/** Injects the migrations of this version. */
export const EXPECTED_MIGRATIONS = Symbol('expected-migrations');

const DONE = 'SELECT name FROM public.nuancan_migrations';
/** SQLSTATE of a table that is not there, or not yet granted: the first migrations have not run. */
const NOT_THERE = ['42P01', '42501'];
const LIMIT_MS = 3_000;

/** Whether everything this process needs is there. */
@Injectable()
export class Readiness {
  private readonly expected: readonly string[];
  private migrated = false;

  constructor(
    private readonly database: Database,
    private readonly queue: QueueProbe,
    @Inject(EXPECTED_MIGRATIONS) migrations: readonly (new () => MigrationInterface)[],
  ) {
    this.expected = migrations.map((Migration) => new Migration().name ?? Migration.name);
  }

  /** @throws HEALTH.DATABASE_UNREACHABLE, HEALTH.DATABASE_NOT_MIGRATED, QUEUE.UNREACHABLE, QUEUE.NOT_MIGRATED */
  async check(): Promise<void> {
    await this.checkDatabase();
    await this.queue.check();
  }

  private async checkDatabase(): Promise<void> {
    // Migrations only ever grow: once seen complete, a plain question will do.
    const done = await this.ask(this.migrated ? 'SELECT 1 AS name' : DONE);
    if (this.migrated) return;
    const missing = this.expected.filter((name) => !done.has(name));
    const [first] = missing;
    if (first !== undefined) throw HealthErrors.DATABASE_NOT_MIGRATED({ missing: missing.length, first });
    this.migrated = true;
  }

  private async ask(sql: string): Promise<ReadonlySet<string>> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(HealthErrors.DATABASE_UNREACHABLE({ code: 'ETIMEDOUT' })), LIMIT_MS);
    });
    try {
      const rows = this.database.unscoped((tx) => tx.query<{ name: string }[]>(sql));
      return new Set((await Promise.race([rows, limit])).map(({ name }) => name));
    } catch (error) {
      throw this.refusal(error);
    } finally {
      clearTimeout(timer);
    }
  }

  private refusal(error: unknown): unknown {
    if (HealthErrors.DATABASE_UNREACHABLE.is(error)) return error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (!NOT_THERE.includes(code)) return HealthErrors.DATABASE_UNREACHABLE({ code });
    const [first = ''] = this.expected;
    return HealthErrors.DATABASE_NOT_MIGRATED({ missing: this.expected.length, first });
  }
}
