import type { LoggerService } from '@nestjs/common';
import { failureSummary } from './failure-summary.js';

const QUIET_MS = 60_000;
const MAX_KINDS = 200;

interface Told {
  readonly at: number;
  readonly withheld: number;
}

/**
 * Logs an error once a minute however often it comes back, with the number withheld: a queue in trouble repeats itself
 * thousands of times a second.
 */
export class RepeatedErrorLog {
  private readonly told = new Map<string, Told>();

  /** @param now the time in milliseconds */
  constructor(
    private readonly logger: Pick<LoggerService, 'warn'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @param where what was being done, e.g. `relay` */
  report(where: string, error: unknown): void {
    const failure = failureSummary(error);
    const kind = `${where} ${failure}`;
    const last = this.told.get(kind);
    const at = this.now();
    if (last !== undefined && at - last.at < QUIET_MS) {
      this.told.set(kind, { at: last.at, withheld: last.withheld + 1 });
      return;
    }
    if (this.told.size >= MAX_KINDS) this.told.clear();
    this.told.set(kind, { at, withheld: 0 });
    this.logger.warn({ msg: 'queue trouble', where, failure, withheld: last?.withheld ?? 0 });
  }
}
